"""Figures: numbers with their currencies, multiples and cents put together."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.amounts import MOST_FIGURES, Figure, find_figures
from app.reading.drafts import Context, Language
from app.reading.plain import clean, plain
from app.reading.roles import find_noise

TODAY = date(2026, 5, 20)
PEOPLE: dict[str, Context] = {
    "US": Context(TODAY, "US", "USD", "en"),
    "GB": Context(TODAY, "GB", "GBP", "en"),
    "BR": Context(TODAY, "BR", "BRL", "pt"),
    "PT": Context(TODAY, "PT", "EUR", "pt"),
    "MX": Context(TODAY, "MX", "MXN", "es"),
    "CL": Context(TODAY, "CL", "CLP", "es"),
    "CO": Context(TODAY, "CO", "COP", "es"),
}


def figures(text: str, country: str, taken: list[tuple[int, int]] | None = None) -> list[Figure]:
    """The figures of a message by someone of `country`."""
    context = PEOPLE[country]
    message = clean(text)
    spans = (taken or []) + find_noise(plain(message))
    return find_figures(message, plain(message), spans, language_of(country), context)


def language_of(country: str) -> Language:
    """The country's language."""
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
        ("3 lucas y media", "CL", 350000, ""),
        ("2 millones 400 mil", "CO", 240000000, ""),
        ("un millón trescientos", "CO", 130000000, ""),
    ],
)
def test_an_amount_is_put_together(text: str, country: str, cents: int, currency: str) -> None:
    (figure,) = figures(text, country)
    assert (figure.cents, figure.currency) == (cents, currency)


def test_a_sign_goes_to_the_number_it_leads_to() -> None:
    first, second = figures("rent 06 R$ 900", "BR")
    assert (first.currency, second.currency) == ("", "BRL")


def test_a_span_that_is_taken_holds_no_figure() -> None:
    assert [figure.cents for figure in figures("dia 5 230", "BR", [(0, 5)])] == [23000]


def test_a_plus_and_a_minus_are_kept() -> None:
    assert [figure.sign for figure in figures("+900 pay, -40 gas, a-5", "US")] == ["+", "-", ""]


def test_an_article_is_a_figure_only_with_money_behind_it() -> None:
    assert figures("um cafe", "BR") == []
    assert [figure.cents for figure in figures("um real", "BR")] == [100]
    assert [figure.cents for figure in figures("a grand", "US")] == [100000]
    assert figures("a dollar store", "US") == []


def test_measures_are_marked() -> None:
    assert [figure.measure for figure in figures("2 kg rice 9", "US")] == [True, False]


def test_what_is_no_sum_that_anyone_has_is_left_out() -> None:
    assert figures("0", "US") == []
    assert figures("99999999999999 dollars", "US") == []


def test_there_is_an_end_to_the_figures_of_one_message() -> None:
    assert len(figures("5, " * (MOST_FIGURES + 50), "US")) == MOST_FIGURES


@given(st.integers(1, 10**10))
def test_any_amount_of_cents_comes_back(cents: int) -> None:
    written = f"${cents // 100:,}.{cents % 100:02d}"
    (figure,) = figures(written, "US")
    assert (figure.cents, figure.value) == (cents, Decimal(cents) / 100)
