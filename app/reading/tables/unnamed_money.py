"""Find out which columns without a known heading are amount, debit, credit and balance."""

import operator
from collections.abc import Sequence
from itertools import pairwise, permutations

from app.reading.tables import grid, numbers
from app.reading.tables.contents import SAMPLE_ROWS, Column
from app.reading.tables.grid import Cell, Grid

# In this share of rows money moves; the others state a balance.
_MOVING_SHARE = 0.6


def find_unnamed_money(columns: Sequence[Column], taken: set[int]) -> list[Column]:
    """Return columns of numbers with an unknown heading: with decimals or signs, else any."""
    free = [c for c in columns if c.index not in taken and c.role is None and c.holds_figures]
    money = [column for column in free if column.money]
    return money or [column for column in free if column.distinct > 1 or column.filled == 1]


def find_other_half(
    columns: Sequence[Column], half: int | None, taken: set[int | None], rows: Grid
) -> int | None:
    """Return the column of credits beside known debits, or the reverse: filled where that is not.

    None where no column with an unknown heading does so.
    """
    for column in columns:
        if half is None or column.index in taken or column.role or not column.sums:
            continue
        filled = [bool(_read_cents(row, column.index)) for row in rows[:SAMPLE_ROWS]]
        known = [bool(_read_cents(row, half)) for row in rows[:SAMPLE_ROWS]]
        apart = not any(map(operator.and_, filled, known))
        moving = sum(map(operator.or_, filled, known))
        if column.holds_figures and apart and moving >= _MOVING_SHARE * len(filled):
            return column.index
    return None


def assign_unnamed(
    found: Sequence[Column], balance: int | None, rows: Grid
) -> tuple[int | None, int | None, int | None, int | None]:
    """Return amount, debit, credit and balance among columns without known headings.

    Two columns that are never both filled are debit and credit, which all banks print in this
    order. Otherwise the amount is the column whose values are the changes of another one, or the
    only one with signs.
    """
    pair = _find_debit_and_credit(found, rows)
    if pair:
        following = [column.index for column in found[2:]]
        return None, *pair, next(iter(following), balance)
    if not found:
        return None, None, None, balance
    candidates = (
        (_count_balance_steps(a, b, rows), a.index, b.index) for a, b in permutations(found, 2)
    )
    steps, own, running = max(
        candidates, key=lambda candidate: (candidate[0], candidate[2]), default=(0, 0, 0)
    )
    if steps * 2 >= min(len(rows), SAMPLE_ROWS) - 1 > 0:
        return own, None, None, running
    amount = next((column for column in found if column.signs), found[0])
    following = [c.index for c in found if c.index > amount.index and c.filled >= amount.filled]
    return amount.index, None, None, next(iter(following), None) if balance is None else balance


def _find_debit_and_credit(found: Sequence[Column], rows: Grid) -> tuple[int, int] | None:
    """Return the first two columns if no row fills both and together they are filled enough."""
    if len(found) < 2:
        return None
    first, second, *others = found
    expected = max((column.filled for column in others), default=first.filled + second.filled)
    if first.filled + second.filled > expected:
        return None
    both = (
        _read_cents(row, first.index) and _read_cents(row, second.index)
        for row in rows[:SAMPLE_ROWS]
    )
    return None if any(both) else (first.index, second.index)


def _count_balance_steps(amount: Column, balance: Column, rows: Grid) -> int:
    """Count how often the balance changes by the amount of one of the two rows."""
    steps = 0
    for before, after in pairwise(rows[:SAMPLE_ROWS]):
        change = abs(_read_cents(after, balance.index) - _read_cents(before, balance.index))
        moved = {abs(_read_cents(row, amount.index)) for row in (before, after)}
        steps += change != 0 and change in moved
    return steps


def _read_cents(row: list[Cell], index: int) -> int:
    text = row[index] if index < len(row) else ""
    mark = numbers.infer_decimal_mark([text]) if isinstance(text, str) else "."
    figure = grid.parse_amount(text, mark)
    return 0 if figure is None else -figure.cents if figure.sign < 0 else figure.cents
