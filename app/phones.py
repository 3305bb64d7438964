"""Phone numbers: their canonical form, their variants, and what a number's country tells."""

import re
from functools import lru_cache

import phonenumbers
from babel.numbers import get_territory_currencies
from phonenumbers.timezone import time_zones_for_number

E164 = re.compile(r"\+[1-9]\d{6,14}", re.ASCII)

PORTUGUESE_SPEAKING = frozenset({"BR", "PT", "AO", "MZ", "CV", "GW", "ST", "TL"})
SPANISH_SPEAKING = frozenset(
    {"AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "ES", "GQ", "GT", "HN", "MX", "NI", "PA"}
    | {"PE", "PR", "PY", "SV", "UY", "VE"}
)


def is_e164(phone: str) -> bool:
    """Whether `phone` has the form alone: `+` and 7–15 ASCII digits, the first not 0."""
    return E164.fullmatch(phone) is not None


def canonical(phone: str) -> str:
    """The one form a number is stored in.

    Mexico's old `+521` and ten digits lose the 1; a Brazilian mobile without its ninth digit (12
    digits, the local number beginning 6–9) gets it. Nothing else is rewritten: an Argentine
    number with and without the 9 may be two people.
    """
    if re.fullmatch(r"\+521\d{10}", phone):
        return "+52" + phone[4:]
    if re.fullmatch(r"\+55\d{2}[6-9]\d{7}", phone):
        return phone[:5] + "9" + phone[5:]
    return phone


def variants(phone: str) -> tuple[str, ...]:
    """Every form in which this number's person may be stored, the exact one first."""
    found = [phone, canonical(phone)]
    if re.fullmatch(r"\+52\d{10}", phone):
        found.append("+521" + phone[3:])
    if re.fullmatch(r"\+55\d{2}9[6-9]\d{7}", phone):
        found.append(phone[:5] + phone[6:])
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def country_of(phone: str | None) -> str:
    """The ISO 3166 alpha-2 country of a number, or "" where it has none (or is not a number)."""
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
    # The seed's own sample (+1555…) is not valid to the library; its country code still tells.
    return regions[0] if regions and regions[0] != "001" else ""


def language_of(country: str) -> str:
    """The language (en, pt, es) to greet a number of `country` in."""
    if country in PORTUGUESE_SPEAKING:
        return "pt"
    return "es" if country in SPANISH_SPEAKING else "en"


def currency_of(country: str) -> str:
    """The currency of `country` (ISO 4217), USD where unknown."""
    currencies: list[str] = get_territory_currencies(country) if country else []
    return currencies[0] if currencies else "USD"


@lru_cache(maxsize=4096)
def timezone_of(phone: str | None) -> str:
    """The IANA time zone of a number, UTC where unknown.

    A number that may lie in several zones gets its country's most populous one where the number's
    own prefix does not settle it.
    """
    country = country_of(phone)
    if not phone or not country:
        return "UTC"
    zones = [z for z in time_zones_for_number(phonenumbers.parse(phone)) if "/" in z]
    if len(zones) == 1 and zones[0] != "Etc/Unknown":
        return zones[0]
    return LARGEST_ZONE.get(country) or (zones[0] if zones else "UTC")


# Where a country has several zones and a mobile number does not tell which: the zone most live in.
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
    "MX": "America/Mexico_City",
    "NZ": "Pacific/Auckland",
    "PE": "America/Lima",
    "PT": "Europe/Lisbon",
    "US": "America/New_York",
}
