"""Phone numbers: canonical forms, variants, and what the country tells."""

import pytest

from app import phones


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("+5215512345678", "+525512345678"),
        ("+551187654321", "+5511987654321"),
        ("+551133334444", "+551133334444"),
        ("+541148765432", "+541148765432"),
        ("+5491148765432", "+5491148765432"),
        ("+15551234567", "+15551234567"),
    ],
)
def test_only_mexico_and_brazilian_mobiles_are_rewritten(written: str, stored: str) -> None:
    assert phones.canonical(written) == stored


def test_a_mexican_number_is_looked_up_in_both_forms() -> None:
    assert phones.variants("+525512345678") == ("+525512345678", "+5215512345678")
    assert phones.variants("+5215512345678") == ("+5215512345678", "+525512345678")


def test_a_brazilian_mobile_is_looked_up_with_and_without_the_nine() -> None:
    assert phones.variants("+5511987654321") == ("+5511987654321", "+551187654321")


@pytest.mark.parametrize(
    "phone", ["+1٢٣٤٥٦٧٨", "15551234567", "+0123456789", "+123456", "+1;ext=2"]
)
def test_what_is_not_e164_is_refused_by_form(phone: str) -> None:
    assert not phones.is_e164(phone)


@pytest.mark.parametrize(
    ("phone", "country", "language", "currency", "timezone"),
    [
        ("+15551234567", "US", "en", "USD", "America/New_York"),
        ("+14155550123", "US", "en", "USD", "America/Los_Angeles"),
        ("+5511987654321", "BR", "pt", "BRL", "America/Sao_Paulo"),
        ("+525512345678", "MX", "es", "MXN", "America/Mexico_City"),
        ("+351912345678", "PT", "pt", "EUR", "Europe/Lisbon"),
        ("+870123456789", "", "en", "USD", "UTC"),
        ("+999123456789", "", "en", "USD", "UTC"),
    ],
)
def test_a_number_tells_its_country(
    phone: str, country: str, language: str, currency: str, timezone: str
) -> None:
    assert phones.country_of(phone) == country
    assert phones.language_of(country) == language
    assert phones.currency_of(country) == currency
    assert phones.timezone_of(phone) == timezone


def test_no_number_has_no_country() -> None:
    assert phones.country_of(None) == ""
    assert phones.timezone_of(None) == "UTC"


@pytest.mark.parametrize(
    ("country", "timezone"),
    [
        ("BR", "America/Sao_Paulo"),
        ("MX", "America/Mexico_City"),
        ("FI", "Europe/Helsinki"),
        ("RU", "Europe/Moscow"),
        ("XX", "UTC"),
        ("", "UTC"),
    ],
)
def test_a_country_has_a_time_zone(country: str, timezone: str) -> None:
    assert phones.timezone_in(country) == timezone
