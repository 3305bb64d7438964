"""Descriptions: the person's words made tidy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.descriptions import GAP, tidy


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("spent on the new lamp", "Lamp"),
        (f"sold my desk for {GAP} on the market", "Sold my desk on the market"),
        (f"gastei {GAP} na padaria da esquina", "Padaria da esquina"),
        (f"me cobraron {GAP} de luz", "Luz"),
        ("SHOES AT THE MALL", "Shoes at the mall"),
        ("IKEA", "Ikea"),
        ("H&M", "H&M"),
        ("café ☕ 🙂", "Café"),
        ("*bread*", "Bread"),
        ("gym /month", "Gym"),
        ("taxi with my card", "Taxi"),
        ("corte de cabelo no pix", "Corte de cabelo"),
        ("uber en efectivo", "Uber"),
        (" - Uber - Pix - Gastos", "Uber"),
        ("lunch ()", "Lunch"),
        ("spent", ""),
        (GAP, ""),
        ("", ""),
    ],
)
def test_words_lose_what_says_nothing(words: str, wanted: str) -> None:
    assert tidy(words) == wanted


def test_ways_to_pay_may_stay() -> None:
    assert tidy("pagué la tarjeta", ways_to_pay=True) == "Tarjeta"


def test_verbs_may_stay() -> None:
    assert tidy(f"got paid {GAP} and", verbs=True) == "Got paid"


@given(st.text(max_size=300))
def test_a_description_is_short_and_begins_with_a_capital(words: str) -> None:
    text = tidy(words)
    assert len(text) <= 60
    assert text[:1] == text[:1].upper()
