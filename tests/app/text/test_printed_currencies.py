"""Currencies as files of banks print them."""

import pytest

from app.text.printed_currencies import CURRENCIES, SYMBOLS, currency_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("R$", "BRL"),
        ("US$", "USD"),
        (" eur ", "EUR"),
        ("Dólares", "USD"),
        ("zł", "PLN"),
        ("$", None),
        ("kr", None),
        ("XXX", None),
        ("word", None),
    ],
)
def test_a_symbol_code_or_name_tells_its_currency(text: str, code: str | None) -> None:
    assert currency_of(text) == code


def test_longer_symbols_come_first_so_that_they_are_found_whole() -> None:
    assert SYMBOLS.index("us$") < SYMBOLS.index("$")
    assert "EUR" in CURRENCIES
