"""Infer each row's sign from the running balance, and check that a file was read completely."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise, product

from app.reading.tables.rows import TableRow
from app.reading.tables.vocabulary import Direction

# Rows between two stated balances for which every combination of signs is tried: 2^10 at most.
_MAX_GROUP_ROWS = 10
# Steps between balances that must add up; rows that are missing or misread break the others.
_MIN_CONFIRMED_SHARE = 0.6

Signs = list[Direction]


def infer_signs_from_balance(rows: Sequence[TableRow]) -> tuple[Signs, bool]:
    """Return each row's direction by the change of the balance, 0 where that does not show it.

    Rows may run forward or backward in time, and several rows may share one stated balance. The
    second value is whether the balance confirms the file: 60 % of the steps between two balances
    add up.
    """
    best: tuple[int, int, Signs] = (0, 0, [0] * len(rows))
    stated = [index for index, row in enumerate(rows) if row.balance is not None]
    if len(stated) < 2:
        return best[2], False
    if any(row.sign < 0 for row in rows):
        # Where a minus marks money out, an amount without a sign came in.
        rows = [row if row.sign or row.direction else replace(row, sign=1) for row in rows]
    for newest_first in (False, True):
        solved, signs = _solve_between_balances(rows, stated, newest_first=newest_first)
        # Both directions may add up: prefer the one that agrees with the written signs.
        agreeing = sum(
            _get_written_sign(row) == sign for row, sign in zip(rows, signs, strict=True)
        )
        if solved and (solved, agreeing) > best[:2]:
            best = solved, agreeing, signs
    confirmed = best[0] >= _MIN_CONFIRMED_SHARE * (len(stated) - 1)
    return (best[2], True) if confirmed else ([0] * len(rows), False)


def settle_fees(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    """Return the rows without fees if the balance shows that the amounts include them."""
    if not any(row.fee for row in rows):
        return rows
    included = [replace(row, fee=0) for row in rows]

    def count_proved(variant: Sequence[TableRow]) -> int:
        signs, _ = infer_signs_from_balance(variant)
        return sum(bool(sign and row.fee) for sign, row in zip(signs, rows, strict=True))

    return included if count_proved(included) > count_proved(rows) else rows


def _solve_between_balances(
    rows: Sequence[TableRow], stated: list[int], *, newest_first: bool
) -> tuple[int, Signs]:
    signs: Signs = [0] * len(rows)
    solved = 0
    for earlier, later in pairwise(stated):
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


def _solve(group: Sequence[TableRow], change: int) -> Signs | None:
    """Return the signs with which the rows add up to `change`, written signs preferred.

    None where no combination does, or more than one.
    """
    if not group:
        return [] if change == 0 else None
    for signs in (
        [_get_written_sign(row) for row in group],
        [_get_opposite_sign(row) for row in group],
    ):
        if all(signs) and _sum_signed(group, signs) == change:
            return signs
    if len(group) > _MAX_GROUP_ROWS or any(row.direction for row in group):
        return None
    options: tuple[Direction, ...] = (-1, 1)
    answers = (signs for signs in product(options, repeat=len(group)))
    fitting = [list(signs) for signs in answers if _sum_signed(group, signs) == change]
    return fitting[0] if len(fitting) == 1 else None


def _get_written_sign(row: TableRow) -> Direction:
    return row.direction or row.sign


def _get_opposite_sign(row: TableRow) -> Direction:
    if row.direction:
        return row.direction
    return 1 if row.sign == -1 else -1


def _sum_signed(group: Sequence[TableRow], signs: Sequence[Direction]) -> int:
    return sum(row.cents * sign - row.fee for row, sign in zip(group, signs, strict=True))
