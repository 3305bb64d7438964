"""The amounts on a line of a receipt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.receipts.lines import ReceiptLine
from app.reading.receipts.money import ReceiptAmount, find_amounts
from tests.support.receipt_pages import words


def amounts_on(text: str) -> list[ReceiptAmount]:
    """Return the amounts of a line typed as text."""
    return find_amounts(ReceiptLine(tuple(words(text))))


def cents(text: str) -> list[int]:
    """Return the amounts (cents) of a line typed as text."""
    return [amount.cents for amount in amounts_on(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TOTAL   12.50", [1250]),
        ("TOTAL   12,50", [1250]),
        ("TOTAL   1,234.50", [123450]),
        ("TOTAL   1.234,50", [123450]),
        ("TOTAL   1'234.50", [123450]),
        ("TOTAL   1 234,50 €", [123450]),
        ("TOTAL   RM40.00", [4000]),
        ("TOTAL   RM   40.00", [4000]),
        ("TOTAL   USD$ 25.23", [2523]),
        ("IMPORTE: 36,31 / eur", [3631]),
        ("TOTAL   15.990", [1599000]),
        ("CHANGE   .40", [40]),
        ("CAMBIO   ,00", [0]),
        ("TOTAL   12. 50", [1250]),
        ("TOTAL   86.O0", [8600]),
        ("TOTAL   l2.5O", [1250]),
        ("86.00 A", [8600]),
        ("2   6.88   13.76", [200, 688, 1376]),
    ],
)
def test_amounts_are_read_as_they_are_printed(text: str, expected: list[int]) -> None:
    assert cents(text) == expected


@pytest.mark.parametrize(
    "text",
    ["GST 6%", "10,00 %", "09:23", "28/04/2026", "0,444 kg", "****1234", "#69158", "000181747712"],
)
def test_what_is_no_amount_is_left_out(text: str) -> None:
    assert cents(text) == []


@pytest.mark.parametrize("text", ["2.07-", "(2.07)", "-2.07", "- 2.07", "-$2.07"])
def test_what_is_taken_off_is_negative(text: str) -> None:
    (amount,) = amounts_on(text)
    assert (amount.cents, amount.negative) == (207, True)


def test_a_bare_whole_number_is_not_clearly_money() -> None:
    bare, marked = amounts_on("4"), amounts_on("$4")
    assert not bare[0].is_money
    assert marked[0].is_money


def test_thousands_without_cents_are_grouped() -> None:
    assert amounts_on("24.400") == [
        ReceiptAmount(2440000, has_currency=False, decimals=0, grouped=True)
    ]


@given(st.integers(1, 10**9), st.sampled_from([".", ","]))
def test_every_amount_with_cents_is_read(value: int, point: str) -> None:
    thousands = "," if point == "." else "."
    whole = f"{value // 100:,}".replace(",", thousands)
    assert cents(f"TOTAL   {whole}{point}{value % 100:02}") == [value]
