"""The running balance tells signs, whichever way the rows run."""

from datetime import date

from app.reading.tables.balance import signs_by_balance
from app.reading.tables.rows import Row
from app.reading.tables.vocabulary import Direction

DAY = date(2026, 10, 2)


def row(cents: int, balance: int | None, sign: Direction = 0, direction: Direction = 0) -> Row:
    return Row(DAY, "x", cents, sign, direction, balance)


def test_plain_amounts_take_the_sign_of_the_change() -> None:
    rows = [row(0, 1000), row(300, 700), row(500, 1200), row(100, 1100)]
    assert signs_by_balance(rows) == ([0, -1, 1, -1], True)
    assert signs_by_balance(rows[::-1]) == ([-1, 1, -1, 0], True)


def test_rows_that_share_a_balance_are_solved_together() -> None:
    rows = [row(0, 1000), row(300, None), row(500, 1200), row(100, 1100)]
    assert signs_by_balance(rows) == ([0, -1, 1, -1], True)


def test_two_ways_to_the_same_balance_are_no_answer() -> None:
    rows = [row(0, 1000), row(300, None), row(300, 1000), row(100, 900), row(50, 850)]
    assert signs_by_balance(rows) == ([0, 0, 0, -1, -1], True)


def test_signs_as_written_stand_where_both_ways_come_out() -> None:
    rows = [row(100, 900, -1), row(100, 1000, 1), row(100, 900, -1)]
    assert signs_by_balance(rows)[0] == [0, 1, -1]


def test_reversed_signs_are_recognized() -> None:
    rows = [row(100, 900, 1), row(200, 1100, -1), row(300, 800, 1)]
    assert signs_by_balance(rows) == ([0, 1, -1], True)


def test_a_column_that_told_a_direction_is_not_turned_round() -> None:
    rows = [row(0, 1000), row(300, 700, direction=1), row(500, 1200, direction=-1)]
    assert signs_by_balance(rows) == ([0, 0, 0], False)


def test_figures_that_do_not_add_up_prove_nothing() -> None:
    rows = [row(100, 5), row(200, 17), row(300, 3), row(400, 900)]
    assert signs_by_balance(rows) == ([0, 0, 0, 0], False)
    assert signs_by_balance(rows[:1]) == ([0], False)


def test_a_long_gap_between_balances_is_not_searched_through() -> None:
    rows = [row(0, 0), *[row(1 << at, None) for at in range(20)], row(1, 7)]
    assert signs_by_balance(rows) == ([0] * 22, False)
