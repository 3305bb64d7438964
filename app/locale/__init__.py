"""Every word said to a person, in English, Portuguese and Spanish, and how figures are written.

The words are Fluent files, `{language}/*.ftl`; all three languages hold the same messages.
"""

from datetime import date
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_currency, format_decimal, get_currency_precision
from fluent.runtime import FluentBundle, FluentResource

LANGUAGES = ("en", "pt", "es")
_DEFAULT_COUNTRY = {"en": "US", "pt": "BR", "es": "MX"}
_FOLDER = Path(__file__).parent


@lru_cache(maxsize=8)
def _bundle(language: str) -> FluentBundle:
    # Without isolation marks: WhatsApp would show U+2068 and U+2069 around every value.
    bundle = FluentBundle([language], use_isolating=False)
    for path in sorted((_FOLDER / language).glob("*.ftl")):
        bundle.add_resource(FluentResource(path.read_text(encoding="utf-8")))
    return bundle


def say(language: str, message: str, /, **values: str | int) -> str:
    """The words of `message` (its id in the .ftl files) in `language`, with `values` put in.

    Raises LookupError for an unknown message and ValueError where a value is missing: both are
    faults of ours that a test must see.
    """
    bundle = _bundle(language if language in LANGUAGES else "en")
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
def locale_for(language: str, country: str = "") -> Locale:
    """The locale that a person reads figures in: their language as their country writes it."""
    try:
        return Locale.parse(f"{language}_{country or _DEFAULT_COUNTRY[language]}")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(f"{language}_{_DEFAULT_COUNTRY[language]}")


def money(cents: int, currency: str, language: str, country: str = "") -> str:
    """`cents` (amount × 100 in every currency) as written where the person lives.

    Whole amounts go without decimals ("$1,800"), others with the currency's own ("R$ 45,50").
    """
    locale = locale_for(language, country)
    whole = cents % 100 == 0 or get_currency_precision(currency) == 0
    text = format_currency(
        cents / 100 if cents % 100 else cents // 100,
        currency,
        locale=locale,
        currency_digits=False,
        format=_without_decimals(locale) if whole else None,
    )
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("\N{NARROW NO-BREAK SPACE}", " ")


@lru_cache(maxsize=256)
def _without_decimals(locale: Locale) -> str:
    pattern: str = locale.currency_formats["standard"].pattern
    return pattern.replace(".00", "")


def number(value: float, language: str, country: str = "") -> str:
    """A plain number as written where the person lives, with at most one decimal."""
    return str(format_decimal(value, format="#,##0.#", locale=locale_for(language, country)))


def day(value: date, today: date, language: str, country: str = "") -> str:
    """A date in words: "May 5", with its year where that is not this year's."""
    locale = locale_for(language, country)
    if value.year != today.year:
        return str(format_date(value, "long", locale=locale))
    return str(format_skeleton("MMMMd", value, locale=locale))


def month(value: date, language: str, country: str = "") -> str:
    """A month's name with its year: "March 2026"."""
    return str(format_skeleton("yMMMM", value, locale=locale_for(language, country)))
