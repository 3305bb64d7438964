"""Signs inferred from the running balance, in either order of rows."""

from datetime import date

from app.reading.tables.balance import infer_signs_from_balance
from app.reading.tables.rows import TableRow
from app.reading.tables.vocabulary import Direction

DAY = date(2026, 10, 2)


def row(cents: int, balance: int | None, sign: Direction = 0, direction: Direction = 0) -> TableRow:
    return TableRow(DAY, "x", cents, sign, direction, balance)


def test_plain_amounts_take_the_sign_of_the_change() -> None:
    rows = [row(0, 1000), row(300, 700), row(500, 1200), row(100, 1100)]
    assert infer_signs_from_balance(rows) == ([0, -1, 1, -1], True)
    assert infer_signs_from_balance(rows[::-1]) == ([-1, 1, -1, 0], True)


def test_rows_that_share_a_balance_are_solved_together() -> None:
    rows = [row(0, 1000), row(300, None), row(500, 1200), row(100, 1100)]
    assert infer_signs_from_balance(rows) == ([0, -1, 1, -1], True)


def test_two_ways_to_the_same_balance_are_no_answer() -> None:
    rows = [row(0, 1000), row(300, None), row(300, 1000), row(100, 900), row(50, 850)]
    assert infer_signs_from_balance(rows) == ([0, 0, 0, -1, -1], True)


def test_written_signs_are_kept_where_both_orders_add_up() -> None:
    rows = [row(100, 900, -1), row(100, 1000, 1), row(100, 900, -1)]
    assert infer_signs_from_balance(rows)[0] == [0, 1, -1]


def test_reversed_signs_are_recognized() -> None:
    rows = [row(100, 900, 1), row(200, 1100, -1), row(300, 800, 1)]
    assert infer_signs_from_balance(rows) == ([0, 1, -1], True)


def test_a_direction_from_a_column_is_never_reversed() -> None:
    rows = [row(0, 1000), row(300, 700, direction=1), row(500, 1200, direction=-1)]
    assert infer_signs_from_balance(rows) == ([0, 0, 0], False)


def test_figures_that_do_not_add_up_prove_nothing() -> None:
    rows = [row(100, 5), row(200, 17), row(300, 3), row(400, 900)]
    assert infer_signs_from_balance(rows) == ([0, 0, 0, 0], False)
    assert infer_signs_from_balance(rows[:1]) == ([0], False)


def test_a_long_gap_between_balances_is_not_searched_through() -> None:
    rows = [row(0, 0), *[row(1 << at, None) for at in range(20)], row(1, 7)]
    assert infer_signs_from_balance(rows) == ([0] * 22, False)
