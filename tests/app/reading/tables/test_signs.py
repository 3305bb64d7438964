"""The direction of money by signs, marks, words and balances."""

from datetime import date

import pytest

from app.reading.tables.rows import TableRow
from app.reading.tables.signs import DECLARED, GUESSED, assign_signs
from app.reading.tables.vocabulary import Direction, infer_direction

DAY = date(2026, 10, 2)


def row(
    words: str,
    cents: int,
    sign: Direction = 0,
    direction: Direction = 0,
    balance: int | None = None,
) -> TableRow:
    return TableRow(DAY, words, cents, sign, direction, balance)


def cents(rows: list[TableRow], *, card: bool | None = None) -> list[int]:
    return [movement.cents for movement in assign_signs(rows, infer_direction, card=card)]


def test_columns_decide_first() -> None:
    rows = [row("a", 5, direction=-1), row("b", 7, direction=1)]
    assert cents(rows) == [-5, 7]
    assert {movement.certainty for movement in assign_signs(rows, infer_direction)} == {DECLARED}


def test_the_balance_decides_before_the_signs() -> None:
    rows = [
        row("a", 100, 1, balance=900),
        row("b", 200, -1, balance=1100),
        row("c", 1, 1, balance=1099),
    ]
    assert cents(rows) == [-100, 200, -1]
    assert [movement.certainty for movement in assign_signs(rows, infer_direction)] == [
        0.85,
        0.85,
        0.85,
    ]


def test_a_row_that_the_balance_does_not_reach_keeps_its_column() -> None:
    rows = [row("a", 9, direction=1, balance=100), row("b", 5, direction=-1, balance=95)]
    assert cents(rows) == [9, -5]


def test_minus_is_money_out_unless_words_contradict() -> None:
    assert cents([row("Shop", 5, -1), row("ACME PAYROLL", 9)]) == [-5, 9]
    assert cents([row("Shop", 5), row("PAYMENT THANK YOU", 9, -1)]) == [-5, 9]


def test_on_a_card_minus_is_in() -> None:
    rows = [row("Shop", 5), row("Other", 9, -1)]
    assert cents(rows, card=True) == [-5, 9]
    assert cents([row("Shop", 5, -1), row("Other", 9, -1)], card=True) == [-5, -9]


def test_many_plain_amounts_that_words_say_were_spent_keep_their_signs_in_doubt() -> None:
    rows = [*[row(f"Purchase {at}", 5) for at in range(9)], row("Other", 9, -1)]
    found = assign_signs(rows, infer_direction)
    assert [movement.cents for movement in found] == [5] * 9 + [-9]
    assert {movement.certainty for movement in found} == {0.6}


def test_a_card_that_thanks_for_its_payment_signs_what_was_paid_with_a_minus() -> None:
    rows = [row("Airline", 5), row("Hotel refund", 2, -1), row("PYMT RECEIVED THANK YOU", 9, -1)]
    found = assign_signs(rows, infer_direction)
    assert [movement.cents for movement in found] == [-5, 2, 9]
    assert [movement.transfer for movement in found] == [False, False, True]


def test_a_name_that_means_the_other_direction_leaves_the_written_sign() -> None:
    assert cents([row("Deposit & Sons", 5, -1), row("Charge Ltd", 9)]) == [-5, 9]


def test_a_sign_that_the_balance_turns_around_is_less_certain() -> None:
    rows = [row("a", 100, 1), row("b", 200, 1, balance=1100), row("c", 1, 1, balance=1099)]
    found = assign_signs(rows, infer_direction)
    assert found[2].cents == -1
    assert found[2].certainty < 0.9


def test_a_fee_is_part_of_what_leaves_and_lessens_what_comes_in() -> None:
    rows = [
        TableRow(DAY, "ATM", 5000, -1, fee=200),
        TableRow(DAY, "Client", 10000, 1, fee=300),
    ]
    assert cents(rows) == [-5200, 9700]


def test_a_fee_that_the_balance_shows_within_the_amount_is_not_added() -> None:
    rows = [
        TableRow(DAY, "a", 1000, -1, balance=9000),
        TableRow(DAY, "ATM", 5200, -1, balance=3800, fee=200),
        TableRow(DAY, "b", 800, -1, balance=3000),
    ]
    assert cents(rows) == [-1000, -5200, -800]


def test_money_to_the_bank_of_a_card_is_a_transfer_and_a_phone_bill_is_none() -> None:
    rows = [row("CAPITAL ONE MOBILE PYMT", 9, -1), row("T-MOBILE PYMT", 5, -1)]
    assert [m.transfer for m in assign_signs(rows, infer_direction)] == [True, False]


def test_a_plus_among_plain_amounts_is_what_came_in() -> None:
    assert cents([row("a", 5), row("b", 9, 1)]) == [-5, 9]
    assert cents([row("a", 5, 1), row("b", 9, 1)]) == [5, 9]


def test_plus_is_in_and_minus_is_out_except_on_a_card() -> None:
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
    assert all(movement.certainty <= GUESSED for movement in assign_signs(rows, infer_direction))


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
    (movement,) = assign_signs([row(words, 5, direction=sign)], infer_direction, card=card)
    assert movement.transfer is transfer


def test_rows_without_day_or_amount_are_no_movements() -> None:
    assert assign_signs([TableRow(None, "x", 5), row("y", 0, balance=3)], infer_direction) == []


def test_a_kind_of_row_makes_a_transfer_unless_the_words_tell_of_somebody() -> None:
    rows = [
        TableRow(DAY, "Holiday", 500, -1, category="Pot transfer"),
        TableRow(DAY, "Payment from Ann", 900, 1, category="TOPUP"),
        TableRow(DAY, "By *4410", 900, 1, category="TOPUP"),
    ]
    assert [m.transfer for m in assign_signs(rows, infer_direction)] == [True, False, True]
