"""Phone numbers: canonical form, variants, and country, language, currency and time zone."""

import re
from functools import lru_cache

import phonenumbers
from babel.numbers import get_territory_currencies
from phonenumbers.timezone import time_zones_for_number

from app.text.languages import LANGUAGES

E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)


def is_e164(phone: str) -> bool:
    """Return whether `phone` has the form of E.164: `+` and 7–15 ASCII digits, the first not 0."""
    return E164.fullmatch(phone) is not None


def canonical(phone: str) -> str:
    """Return the form in which a number is stored.

    The 1 of Mexico's former `+521` prefix is removed; a Brazilian mobile number without its ninth
    digit (12 digits, the local number beginning with 6–9) gets it. Nothing else is rewritten: an
    Argentine number with and without the 9 may belong to two people.
    """
    if re.fullmatch(r"\+521\d{10}", phone):
        return "+52" + phone[4:]
    if re.fullmatch(r"\+55\d{2}[6-9]\d{7}", phone):
        return phone[:5] + "9" + phone[5:]
    return phone


def variants(phone: str) -> tuple[str, ...]:
    """Return every form in which this number may be stored, the given one first."""
    found = [phone, canonical(phone)]
    if re.fullmatch(r"\+52\d{10}", phone):
        found.append("+521" + phone[3:])
    if re.fullmatch(r"\+55\d{2}9[6-9]\d{7}", phone):
        found.append(phone[:5] + phone[6:])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def country_of(phone: str | None) -> str:
    """Return the ISO 3166 alpha-2 country of a number, "" where it has none or is no number."""
    if not phone or not is_e164(phone):
        return ""
    try:
        number = phonenumbers.parse(phone)
    except phonenumbers.NumberParseException:
        return ""
    region = phonenumbers.region_code_for_number(number)
    if region:
        return "" if region == "001" else region
    regions = phonenumbers.region_codes_for_country_code(number.country_code or 0)
    # The library takes the sample number of the API contract (+1555…) for invalid; its country code
    # is still known.
    return regions[0] if regions and regions[0] != "001" else ""


def language_of(country: str) -> str:
    """Return the language in which to greet a number of `country`."""
    return LANGUAGES.spoken_in(country)


def currency_of(country: str) -> str:
    """Return the currency of `country` (ISO 4217), USD where unknown."""
    currencies: list[str] = get_territory_currencies(country) if country else []
    return currencies[0] if currencies else "USD"


@lru_cache(maxsize=4096)
def timezone_of(phone: str | None) -> str:
    """Return the IANA time zone of a number, UTC where unknown.

    Where the number's prefix leaves several zones, it is the most populous one of the country.
    """
    country = country_of(phone)
    if not phone or not country:
        return "UTC"
    zones = [z for z in time_zones_for_number(phonenumbers.parse(phone)) if "/" in z]
    if len(zones) == 1 and zones[0] != "Etc/Unknown":
        return zones[0]
    return LARGEST_ZONE.get(country) or (zones[0] if zones else "UTC")


@lru_cache(maxsize=512)
def timezone_in(country: str) -> str:
    """Return the IANA time zone of a country, UTC where unknown; the most populous of several."""
    if country in LARGEST_ZONE:
        return LARGEST_ZONE[country]
    sample = phonenumbers.example_number(country)
    if sample is None:
        return "UTC"
    return timezone_of(phonenumbers.format_number(sample, phonenumbers.PhoneNumberFormat.E164))


# The most populous zone of countries whose mobile numbers do not determine the zone.
LARGEST_ZONE = {
    "AR": "America/Argentina/Buenos_Aires",
    "AU": "Australia/Sydney",
    "BR": "America/Sao_Paulo",
    "CA": "America/Toronto",
    "CL": "America/Santiago",
    "CO": "America/Bogota",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "GB": "Europe/London",
    "ID": "Asia/Jakarta",
    "IN": "Asia/Kolkata",
    "KZ": "Asia/Almaty",
    "MX": "America/Mexico_City",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PE": "America/Lima",
    "PS": "Asia/Gaza",
    "PT": "Europe/Lisbon",
    "RU": "Europe/Moscow",
    "US": "America/New_York",
}
