"""Tests of amounts: numbers joined with their currencies, multiples and cents."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.types import ReaderContext
from app.text.amounts import MAX_AMOUNTS, MessageAmount, find_amounts
from app.text.languages import Language
from app.text.normalize import clean, fold_in_place
from app.text.number_roles import find_non_money

TODAY = date(2026, 5, 20)
PEOPLE: dict[str, ReaderContext] = {
    "US": ReaderContext(TODAY, "US", "USD", "en"),
    "GB": ReaderContext(TODAY, "GB", "GBP", "en"),
    "BR": ReaderContext(TODAY, "BR", "BRL", "pt"),
    "PT": ReaderContext(TODAY, "PT", "EUR", "pt"),
    "MX": ReaderContext(TODAY, "MX", "MXN", "es"),
    "CL": ReaderContext(TODAY, "CL", "CLP", "es"),
    "CO": ReaderContext(TODAY, "CO", "COP", "es"),
}


def amounts(
    text: str, country: str, excluded: list[tuple[int, int]] | None = None
) -> list[MessageAmount]:
    """Return the amounts of a message by a person in `country`."""
    context = PEOPLE[country]
    message = clean(text)
    spans = (excluded or []) + find_non_money(fold_in_place(message))
    return find_amounts(message, fold_in_place(message), spans, language_of(country), context)


def language_of(country: str) -> Language:
    """Return the country's language."""
    return PEOPLE[country].language


@pytest.mark.parametrize(
    ("text", "country", "cents", "currency"),
    [
        ("$1,049.90 laptop", "US", 104990, "USD"),
        ("R$ 38", "BR", 3800, "BRL"),
        ("18 reais e 50", "BR", 1850, "BRL"),
        ("7 reais e noventa centavos", "BR", 790, "BRL"),
        ("3 mil e 200", "BR", 320000, ""),
        ("2 milhões e meio", "BR", 250000000, ""),
        ("quarenta conto", "BR", 4000, "BRL"),
        ("6€40", "PT", 640, "EUR"),
        ("sixty five cents", "US", 65, ""),
        ("35c", "US", 35, ""),
        ("80p", "GB", 80, ""),
        ("four pounds twenty for tea", "GB", 420, "GBP"),
        ("a tenner", "GB", 1000, ""),
        ("19 fifty", "US", 1950, ""),
        ("2 mil quinientos", "MX", 250000, ""),
        ("MX$ 1,300", "MX", 130000, "MXN"),
        ("3 lucas y media", "CL", 350000, "CLP"),
        ("2 millones 400 mil", "CO", 240000000, ""),
        ("un millón trescientos", "CO", 130000000, ""),
        ("9 dollars 35 cents", "US", 935, "USD"),
        ("7 quid 80p", "GB", 780, "GBP"),
        ("15 pesos 20 centavos", "MX", 1520, "MXN"),
        ("3 euros 15 céntimos", "MX", 315, "EUR"),
        ("6 reais e 75 picolé", "BR", 675, "BRL"),
        ("siete dólares y medio", "MX", 750, "USD"),
        ("2 and a half dollars", "US", 250, "USD"),
        ("8 y medio", "MX", 850, ""),
        ("2 crore 5 lakh", "US", 2050000000, ""),
        ("one million 200 thousand", "US", 120000000, ""),
        ("three quarters of a million", "US", 75000000, ""),
        ("un cuarto de millón", "MX", 25000000, ""),
        ("um quarto de milhão", "BR", 25000000, ""),
        ("quatro paus", "BR", 400000, "BRL"),
        ("quarenta paus", "BR", 4000, "BRL"),
        ("rent 1 150", "US", 115000, ""),
        ("almuerzo 12 000", "CO", 1200000, ""),
        ("taxi MKD150", "US", 15000, "MKD"),
        ("hotel 200 RSD", "US", 20000, "RSD"),
        ("$ 25 euros", "MX", 2500, "EUR"),
        ("one pound eighty", "GB", 180, "GBP"),
        ("un peso cincuenta de pan", "MX", 150, "MXN"),
    ],
)
def test_a_number_is_joined_with_its_currency_multiple_and_cents(
    text: str, country: str, cents: int, currency: str
) -> None:
    (amount,) = amounts(text, country)
    assert (amount.cents, amount.currency) == (cents, currency)


@pytest.mark.parametrize(
    ("text", "country", "cents"),
    [
        ("dinner 20 dollars 15 taxi", "US", [2000, 1500]),
        ("almoço 30 reais e 20 uber", "BR", [3000, 2000]),
        ("iphone 15 999", "US", [1500, 99900]),
        ("2k and a fiver", "GB", [200000, 500]),
        ("PAID ALL 20", "US", [2000]),
    ],
)
def test_two_prices_stay_two(text: str, country: str, cents: list[int]) -> None:
    assert [amount.cents for amount in amounts(text, country)] == cents


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("23790.00009 60000.000004 95000.000003 1 97850000012345", 12345),
        ("23790000096000000000495000000003197850000012345", 12345),
        ("836200000014 567800531234 500001234567 789012345678", 15678),
    ],
)
def test_the_line_of_a_bank_slip_holds_its_amount(text: str, cents: int) -> None:
    assert [amount.cents for amount in amounts(f"boleto {text}", "BR")] == [cents]


def test_a_currency_sign_belongs_to_the_number_after_it() -> None:
    first, second = amounts("rent 16 R$ 900", "BR")
    assert (first.currency, second.currency) == ("", "BRL")


def test_no_amount_is_found_in_an_excluded_span() -> None:
    assert [amount.cents for amount in amounts("dia 5 230", "BR", [(0, 5)])] == [23000]


def test_a_plus_and_a_minus_are_kept() -> None:
    assert [amount.sign for amount in amounts("+900 pay, -40 gas, a-5", "US")] == ["+", "-", ""]


def test_an_article_is_an_amount_only_before_money() -> None:
    assert amounts("um cafe", "BR") == []
    assert [amount.cents for amount in amounts("um real", "BR")] == [100]
    assert [amount.cents for amount in amounts("a grand", "US")] == [100000]
    assert amounts("a dollar store", "US") == []


def test_measures_are_marked() -> None:
    assert [amount.measure for amount in amounts("2 kg rice 9", "US")] == [True, False]


def test_zero_and_impossibly_large_numbers_are_left_out() -> None:
    assert amounts("0", "US") == []
    assert amounts("99999999999999 dollars", "US") == []


def test_the_number_of_amounts_of_a_message_is_limited() -> None:
    assert len(amounts("5, " * (MAX_AMOUNTS + 50), "US")) == MAX_AMOUNTS


@given(st.integers(1, 10**10))
def test_every_amount_of_cents_is_read_exactly(cents: int) -> None:
    written = f"${cents // 100:,}.{cents % 100:02d}"
    (amount,) = amounts(written, "US")
    assert (amount.cents, amount.value) == (cents, Decimal(cents) / 100)
