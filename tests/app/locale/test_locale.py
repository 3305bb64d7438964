"""Texts and figures in each language and country."""

from datetime import date

import pytest

from app.locale import (
    find_locale,
    format_day,
    format_money,
    format_month,
    format_number,
    name_city,
    say,
)

TODAY = date(2026, 5, 15)


@pytest.mark.parametrize(
    ("language", "text"), [("en", "and"), ("pt", "e"), ("es", "y"), ("xx", "and")]
)
def test_a_message_is_in_the_language_or_else_in_english(language: str, text: str) -> None:
    assert say(language, "coach-and") == text


def test_an_unknown_message_is_an_error() -> None:
    with pytest.raises(LookupError, match="no-such-message"):
        say("en", "no-such-message")


def test_a_missing_value_is_an_error() -> None:
    with pytest.raises(ValueError, match="coach-alone"):
        say("en", "coach-alone")


def test_values_are_inserted_without_isolation_marks() -> None:
    assert say("en", "coach-alone", what="food") == "That's for food alone."


@pytest.mark.parametrize(
    ("language", "country", "locale"),
    [
        ("pt", "PT", "pt_PT"),
        ("pt", "", "pt_BR"),
        ("es", "AR", "es_AR"),
        ("en", "BR", "en_US"),
        ("es", "??", "es_MX"),
    ],
)
def test_a_country_without_the_language_gets_the_default(
    language: str, country: str, locale: str
) -> None:
    assert str(find_locale(language, country)) == locale


@pytest.mark.parametrize(
    ("cents", "currency", "language", "country", "text"),
    [
        (180_000, "USD", "en", "US", "$1,800"),
        (4_550, "BRL", "pt", "BR", "R$ 45,50"),
        (4_500, "BRL", "pt", "BR", "R$ 45"),
        (123_456, "MXN", "es", "MX", "$1,234.56"),
        (5_000, "USD", "es", "MX", "USD 50"),
        (-250, "USD", "en", "US", "-$2.50"),
        (50_000, "JPY", "en", "US", "¥500"),
        (1, "USD", "en", "US", "$0.01"),
    ],
)
def test_money_has_decimals_only_if_it_needs_them(
    cents: int, currency: str, language: str, country: str, text: str
) -> None:
    assert format_money(cents, currency, language, country) == text


def test_a_number_has_one_decimal_at_most() -> None:
    assert format_number(18.0, "en", "US") == "18"
    assert format_number(1234.56, "pt", "BR") == "1.234,6"


def test_a_date_has_its_year_only_in_another_year() -> None:
    assert format_day(date(2026, 5, 5), TODAY, "en", "US") == "May 5"
    assert format_day(date(2025, 5, 5), TODAY, "en", "US") == "May 5, 2025"
    assert format_day(date(2026, 5, 5), TODAY, "es", "MX") == "5 de mayo"


def test_a_month_has_its_year() -> None:
    assert format_month(date(2026, 3, 1), "en", "US") == "March 2026"
    assert format_month(date(2026, 3, 1), "pt", "BR") == "março de 2026"


@pytest.mark.parametrize(
    ("timezone", "language", "city"),
    [
        ("America/Sao_Paulo", "pt", "São Paulo"),
        ("Europe/Lisbon", "en", "Lisbon"),
        ("Europe/Lisbon", "pt", "Lisboa"),
    ],
)
def test_a_city_is_named_in_the_language(timezone: str, language: str, city: str) -> None:
    assert name_city(timezone, language) == city
