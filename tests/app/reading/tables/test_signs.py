"""Which way money went, where signs, marks, words and balances tell it, or don't."""

from datetime import date

import pytest

from app.reading.tables.rows import Row
from app.reading.tables.signs import CONFIRMED, GUESSED, SIGNED, TOLD, settle
from app.reading.tables.vocabulary import Direction, leaning

DAY = date(2026, 10, 2)


def row(
    words: str,
    cents: int,
    sign: Direction = 0,
    direction: Direction = 0,
    balance: int | None = None,
) -> Row:
    return Row(DAY, words, cents, sign, direction, balance)


def cents(rows: list[Row], *, card: bool | None = None) -> list[int]:
    return [movement.cents for movement in settle(rows, leaning, card=card)]


def test_columns_decide_first() -> None:
    rows = [row("a", 5, direction=-1), row("b", 7, direction=1)]
    assert cents(rows) == [-5, 7]
    assert {movement.certainty for movement in settle(rows, leaning)} == {TOLD}


def test_the_balance_decides_before_the_signs() -> None:
    rows = [
        row("a", 100, 1, balance=900),
        row("b", 200, -1, balance=1100),
        row("c", 1, 1, balance=1099),
    ]
    assert cents(rows) == [-100, 200, -1]
    assert [movement.certainty for movement in settle(rows, leaning)] == [
        SIGNED,
        CONFIRMED,
        CONFIRMED,
    ]


def test_a_row_that_the_balance_does_not_reach_keeps_its_column() -> None:
    rows = [row("a", 9, direction=1, balance=100), row("b", 5, direction=-1, balance=95)]
    assert cents(rows) == [9, -5]


def test_minus_is_out_unless_words_say_otherwise() -> None:
    assert cents([row("Shop", 5, -1), row("ACME PAYROLL", 9)]) == [-5, 9]
    assert cents([row("Shop", 5), row("PAYMENT THANK YOU", 9, -1)]) == [-5, 9]


def test_on_a_card_minus_is_in() -> None:
    rows = [row("Shop", 5), row("Other", 9, -1)]
    assert cents(rows, card=True) == [-5, 9]
    assert cents([row("Shop", 5, -1), row("Other", 9, -1)], card=True) == [-5, -9]


def test_many_plain_amounts_and_few_minuses_are_a_cards() -> None:
    rows = [*[row(f"Shop {at}", 5) for at in range(9)], row("Other", 9, -1)]
    assert cents(rows) == [-5] * 9 + [9]
    assert cents(rows, card=False) == [5] * 9 + [-9]


def test_a_plus_among_plain_amounts_is_what_came_in() -> None:
    assert cents([row("a", 5), row("b", 9, 1)]) == [-5, 9]
    assert cents([row("a", 5, 1), row("b", 9, 1)]) == [5, 9]


def test_plus_and_minus_mean_what_they_say_except_on_a_card() -> None:
    rows = [row("a", 5, 1), row("b", 9, -1)]
    assert cents(rows) == [5, -9]
    assert cents(rows, card=True) == [-5, 9]


def test_what_is_marked_sets_off_what_is_not() -> None:
    assert cents([row("a", 5), row("b", 9, direction=1)]) == [-5, 9]
    assert cents([row("a", 5), row("b", 9, direction=-1)]) == [5, -9]
    assert cents([row("a", 5), row("b", 9, direction=-1)], card=True) == [-5, -9]
    assert cents([row("a", 5, -1), row("b", 9, direction=-1)]) == [-5, -9]
    assert cents([row("a", 5, -1), row("b", 9, direction=-1)], card=True) == [5, -9]


def test_without_any_sign_words_decide_and_the_rest_went_out() -> None:
    rows = [row("Kiosk", 5), row("Salary", 9)]
    assert cents(rows) == [-5, 9]
    assert all(movement.certainty <= GUESSED for movement in settle(rows, leaning))


def test_a_plain_amount_beside_a_balance_came_in() -> None:
    assert cents([row("Kiosk", 5, balance=100)]) == [5]
    assert cents([row("Kiosk", 5, balance=100)], card=True) == [-5]


@pytest.mark.parametrize(
    ("words", "sign", "card", "transfer"),
    [
        ("Pago", 1, True, True),
        ("Pago", -1, True, False),
        ("Pago", 1, False, False),
        ("CREDIT CARD PAYMENT", -1, False, True),
        ("Transfer to savings", -1, None, True),
        ("Refund", 1, True, False),
    ],
)
def test_transfers_are_set_apart(
    words: str, sign: Direction, card: bool | None, transfer: bool
) -> None:
    (movement,) = settle([row(words, 5, direction=sign)], leaning, card=card)
    assert movement.transfer is transfer


def test_rows_without_day_or_amount_are_no_movements() -> None:
    assert settle([Row(None, "x", 5), row("y", 0, balance=3)], leaning) == []
