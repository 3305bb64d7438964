"""The running balance: it tells the sign of each row, and whether a file was read whole."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from app.reading.tables.rows import Row
from app.reading.tables.vocabulary import Direction

# Between two printed balances at most so many rows are tried with every combination of signs.
_MAX_GROUP = 10
_ENOUGH = 0.6

Signs = list[Direction]


def signs_by_balance(rows: Sequence[Row]) -> tuple[Signs, bool]:
    """Each row's direction as the change of the balance tells it (0 where it doesn't).

    Rows may run down or up in time, and several rows may share one printed balance. The second
    value is whether the balance confirms the file: three of five steps between balances come out.
    """
    best: tuple[int, int, Signs] = (0, 0, [0] * len(rows))
    known = [index for index, row in enumerate(rows) if row.balance is not None]
    if len(known) < 2:
        return best[2], False
    if any(row.sign < 0 for row in rows):
        # Where money out is marked by a minus, what has none is marked as well.
        rows = [row if row.sign or row.direction else replace(row, sign=1) for row in rows]
    for newest_first in (False, True):
        solved, signs = _walk(rows, known, newest_first=newest_first)
        # Both ways may come out: then the one that lets the written signs stand.
        agreeing = sum(_told(row) == sign for row, sign in zip(rows, signs, strict=True))
        if solved and (solved, agreeing) > best[:2]:
            best = solved, agreeing, signs
    confirmed = best[0] >= _ENOUGH * (len(known) - 1)
    return (best[2], True) if confirmed else ([0] * len(rows), False)


def _walk(rows: Sequence[Row], known: list[int], *, newest_first: bool) -> tuple[int, Signs]:
    signs: Signs = [0] * len(rows)
    solved = 0
    for earlier, later in pairwise(known):
        change = (rows[later].balance or 0) - (rows[earlier].balance or 0)
        group = range(earlier, later) if newest_first else range(earlier + 1, later + 1)
        moved = [index for index in group if rows[index].cents]
        found = _solve([rows[index] for index in moved], -change if newest_first else change)
        if found is None:
            continue
        solved += 1
        for index, sign in zip(moved, found, strict=True):
            signs[index] = sign
    return solved, signs


def _solve(group: Sequence[Row], change: int) -> Signs | None:
    """The signs under which the rows add up to `change`, those written preferred."""
    if not group:
        return [] if change == 0 else None
    for told in ([_told(row) for row in group], [_flipped(row) for row in group]):
        if all(told) and _total(group, told) == change:
            return told
    if len(group) > _MAX_GROUP or any(row.direction for row in group):
        return None
    options: tuple[Direction, ...] = (-1, 1)
    answers = (signs for signs in product(options, repeat=len(group)))
    fitting = [list(signs) for signs in answers if _total(group, signs) == change]
    return fitting[0] if len(fitting) == 1 else None


def _told(row: Row) -> Direction:
    return row.direction or row.sign


def _flipped(row: Row) -> Direction:
    if row.direction:
        return row.direction
    return 1 if row.sign == -1 else -1


def _total(group: Sequence[Row], signs: Sequence[Direction]) -> int:
    return sum(row.cents * sign for row, sign in zip(group, signs, strict=True))
