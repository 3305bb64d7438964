"""Translate every text shown to a person, and format money, numbers and dates.

The texts are Fluent messages in `{language}/*.ftl`. All languages have the same messages. Figures
follow the locale data of Unicode (CLDR), read through Babel.
"""

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, get_timezone_location
from babel.numbers import format_currency, format_decimal, get_currency_precision
from fluent.runtime import FluentBundle, FluentResource

from app.text.languages import LANGUAGES

_FOLDER = Path(__file__).parent
# CLDR's spacing of currencies, which Babel leaves out: a code stands apart from the figure.
_LETTERS_BEFORE_DIGIT = re.compile(r"([A-Z]{3})(?=\d)")


@lru_cache(maxsize=8)
def _load_bundle(language: str) -> FluentBundle:
    # Without isolation marks: WhatsApp would show U+2068 and U+2069 around every value.
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((_FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def say(language: str, message: str, /, **values: str | int) -> str:
    """Return the text of a message in `language`, with `values` inserted.

    `message` is its id in the .ftl files. An unknown language is answered in the default one.
    Raises LookupError for an unknown message and ValueError if a value is missing: both are errors
    in our code, which a test must detect.
    """
    bundle = _load_bundle(LANGUAGES.known(language))
    if not bundle.has_message(message):
        raise LookupError(message)
    pattern = bundle.get_message(message).value
    if pattern is None:
        raise LookupError(message)
    text, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise ValueError(f"{message}: {errors[0]}")
    return str(text)


@lru_cache(maxsize=512)
def find_locale(language: str, country: str = "") -> Locale:
    """Return the locale of a language in a country.

    `country` is ISO 3166 alpha-2. If it is "" or has no locale, the language's default country is
    used.
    """
    try:
        return Locale.parse(f"{language}_{country or LANGUAGES[language].default_country}")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(f"{language}_{LANGUAGES[language].default_country}")


def format_money(cents: int, currency: str, language: str, country: str = "") -> str:
    """Return an amount as text; `cents` is the amount × 100 in every currency.

    Whole amounts have no decimals ("$1,800"), others those of the currency ("R$ 45,50").
    """
    locale = find_locale(language, country)
    whole = cents % 100 == 0 or get_currency_precision(currency) == 0
    text = format_currency(
        cents / 100 if cents % 100 else cents // 100,
        currency,
        locale=locale,
        currency_digits=False,
        format=_get_whole_format(locale) if whole else None,
    )
    text = text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    return _LETTERS_BEFORE_DIGIT.sub(r"\1 ", text)


@lru_cache(maxsize=256)
def _get_whole_format(locale: Locale) -> str:
    pattern: str = locale.currency_formats["standard"].pattern
    return pattern.replace(".00", "")


def format_number(value: float, language: str, country: str = "") -> str:
    """Return a number as text, with at most one decimal."""
    return str(format_decimal(value, format="#,##0.#", locale=find_locale(language, country)))


def format_day(value: date, today: date, language: str, country: str = "") -> str:
    """Return a date in words: "May 5"; with its year if that is not the year of `today`."""
    locale = find_locale(language, country)
    if value.year != today.year:
        return str(format_date(value, "long", locale=locale))
    return str(format_skeleton("MMMMd", value, locale=locale))


def format_month(value: date, language: str, country: str = "") -> str:
    """Return the name of a month with its year: "March 2026"."""
    return str(format_skeleton("yMMMM", value, locale=find_locale(language, country)))


def name_city(timezone: str, language: str) -> str:
    """Return the city after which a time zone is named, in `language`: "São Paulo"."""
    city = get_timezone_location(timezone, locale=find_locale(language), return_city=True)
    return str(city or timezone)
