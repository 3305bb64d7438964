"""Processors' and banks' words before a merchant's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.payment_processors import without_processor


@pytest.mark.parametrize(
    ("line", "merchant"),
    [
        ("MP *LADEIRAS", "LADEIRAS"),
        ("PAG*JoseDaSilva", "JoseDaSilva"),
        ("SQ *BLUE BOTTLE", "BLUE BOTTLE"),
        ("TST* Joe's Diner", "Joe's Diner"),
        ("COMPRA CARTAO - PAYPAL *STEAM", "STEAM"),
        ("PIX ENVIADO Padaria", "Padaria"),
        ("POS Purchase Orexi", "Orexi"),
        ("SPOTIFY", "SPOTIFY"),
        ("internet da casa", "internet da casa"),
        ("UBER *TRIP", "UBER *TRIP"),
    ],
)
def test_what_leads_the_merchant_is_taken_off(line: str, merchant: str) -> None:
    assert without_processor(line) == merchant


@pytest.mark.parametrize("line", ["PIX", "TED 001", "PAYPAL *", ""])
def test_something_is_always_left(line: str) -> None:
    assert without_processor(line) == line


@given(st.text(max_size=200))
def test_no_text_makes_it_raise_or_grow(text: str) -> None:
    assert len(without_processor(text)) <= len(text)
