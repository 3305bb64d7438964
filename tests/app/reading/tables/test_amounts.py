"""The money of a table's rows."""

from app.reading.tables.amounts import AmountReader, to_signed_cents
from app.reading.tables.columns import Layout
from app.reading.tables.numbers import parse_amount


def test_a_row_without_an_own_amount_has_that_of_another_currency() -> None:
    layout = Layout((0,), amount=1, foreign=((2, 0),), headings=("Date", "Amount", "USD"))
    reader = AmountReader.of(layout, ".", [])
    amount = reader.read(["02/10/2026", "", "-4.00"])
    assert amount.figure is not None
    assert (amount.figure.cents, reader.read_currency([], amount)) == (400, "USD")
    own = reader.read(["02/10/2026", "-5.00", "-4.00"])
    assert own.figure is not None
    assert (own.figure.cents, own.column) == (500, 1)


def test_debit_and_credit_of_one_row_are_netted() -> None:
    reader = AmountReader.of(Layout((0,), debit=1, credit=2), ".", [])
    assert reader.read(["", "3.00", "10.00"])[1] == 1
    assert reader.read(["", "3.00", ""])[1] == -1


def test_letters_and_signs_both_sign_a_balance() -> None:
    assert to_signed_cents(parse_amount("5.00 DR")) == -500
    assert to_signed_cents(parse_amount("-5.00")) == -500
    assert to_signed_cents(None) is None
