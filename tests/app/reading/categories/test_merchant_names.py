"""Tests of descriptions made from statement lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.categories.merchant_names import (
    shorten,
    tidy_statement_description,
)
from app.text.normalize import DESCRIPTION_LENGTH


@pytest.mark.parametrize(
    ("line", "tidy"),
    [
        ("UBER *TRIP", "Uber Trip"),
        ("UBER *TRIP HELP.UBER.COM", "Uber Trip"),
        ("COMPRA CARTAO PINGO DOCE 1234567 LISBOA", "Pingo Doce Lisboa"),
        ("PIX ENVIADO 12/03 PADARIA DO ZÉ", "Padaria do Zé"),
        ("SQ *BLUE BOTTLE 415-555-1234", "Blue Bottle"),
        ("COMPRA TARJ. 5402XXXXXXXX1234 MERCADONA", "Mercadona"),
        ("POS Purchase Corner Cafe  * 11 Nov", "Corner Cafe"),
        ("PAG*JoseDaSilva", "Jose Da Silva"),
        ("C&A MODAS", "C&A Modas"),
        ("CVS PHARMACY #04512", "CVS Pharmacy"),
        ("Netflix.com", "Netflix.com"),
        ("Mc Donald's 2024-03-01 13:45", "Mc Donald's"),
        ("PAYPAL *SPOTIFY P2E4F21A9", "Spotify"),
        ("7-ELEVEN", "7-Eleven"),
        ("  4532 8890  ", "4532 8890"),
    ],
)
def test_a_line_keeps_its_merchant_and_loses_numbers_and_processors(line: str, tidy: str) -> None:
    assert tidy_statement_description(line) == tidy


def test_a_long_line_is_cut_between_words() -> None:
    tidy = tidy_statement_description("SUPERMERCADO " * 12)
    assert len(tidy) <= DESCRIPTION_LENGTH
    assert tidy == "Supermercado Supermercado Supermercado Supermercado"


def test_a_single_long_word_is_cut_at_the_length() -> None:
    assert shorten("x" * 80, 10) == "x" * 10


@given(st.text(max_size=200))
def test_no_line_raises_or_exceeds_the_length(text: str) -> None:
    assert len(tidy_statement_description(text)) <= DESCRIPTION_LENGTH
