"""The tables of currencies, multiples and notes, and the patterns made of them."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from babel.core import get_global
from babel.numbers import get_territory_currencies

from app.text.data import load
from app.text.normalize import fold_in_place


@cache
def parts_of_multiples(country: str) -> re.Pattern[str]:
    """Return the pattern of parts of multiples: "half a million", "un cuarto de palo"."""
    words = any_of(set(multiple_values(country)) - {"m"})
    of = r"(?:of\s+an?\s+|de\s+|an?\s+)?"
    quarters = rf"(?:(?P<three>three|tres)\s+)?(?P<quarters>quarters?|cuartos?|quartos?)\s+{of}"
    halves = r"(?:medi[oa]|mei[oa]|half\s+an?|half)\s+"
    lead = r"(?:an?\s+|un\s+|um\s+)?"
    return re.compile(rf"(?<!\w){lead}(?:{quarters}|{halves})(?P<multiple>{words})(?!\w)")


@cache
def iso_codes() -> frozenset[str]:
    """Return the codes of today's currencies that are no words in capitals ("ALL", "TOP")."""
    places = get_global("territory_currencies")
    codes = {code for place in places for code in get_territory_currencies(place)}
    return frozenset(codes) - {code.upper() for code in load("currencies")["not_codes"]["words"]}


@cache
def note_values(country: str) -> dict[str, Decimal]:
    """Return what the notes with a name are worth in a country, by their folded names."""
    table = load("currencies")["notes"]
    pairs = (entry.rsplit(" ", 1) for entry in (*table["any"], *table.get(country, ())))
    return {fold_in_place(word): Decimal(value) for word, value in pairs}


@cache
def sign_table(country: str) -> dict[str, str]:
    """Return the currency codes of signs, by their folded text, with the country's own signs."""
    signs = load("currencies")["signs"]
    table = {fold_in_place(sign): code for code, entries in signs.items() for sign in entries}
    codes = {code: code.upper() for code in load("currencies")["lower_codes"]["words"]}
    return codes | table | {"$": ""} | _local_signs(country)


def _local_signs(country: str) -> dict[str, str]:
    pairs = (entry.rsplit(" ", 1) for entry in load("currencies")["local_signs"].get(country, ()))
    return {fold_in_place(sign): code for sign, code in pairs}


@cache
def word_table() -> dict[str, str]:
    """Return the currency codes of words that name one in every country, by their folded text."""
    words = load("currencies")["words"]
    return {fold_in_place(word): code for code, entries in words.items() for word in entries}


@cache
def pattern_before(country: str) -> re.Pattern[str]:
    """Return the pattern of a sign, or a word such as "euros", that ends right before a number."""
    leads = map(fold_in_place, load("currencies")["before"]["words"])
    return re.compile(rf"(?<![^\W\d_])({any_of({*sign_table(country), *leads})})[ .]?$")


@cache
def pattern_after(country: str) -> re.Pattern[str]:
    """Return the pattern of a sign or word that follows a number."""
    table = load("currencies")
    # "250 r" is no price: a sign that is one letter stands before the number alone.
    words = {sign for sign in sign_table(country) if not (len(sign) == 1 and sign.isalpha())}
    words |= set(word_table())
    words |= {fold_in_place(word) for entries in table["families"].values() for word in entries}
    words |= {
        fold_in_place(word) for word in (*table["own"].get(country, ()), *table["own"]["any"])
    }
    return re.compile(rf"(?:\s?|\s+de\s+|-)({any_of(words)})(?![^\W\d_])")


@cache
def multiple_values(country: str) -> dict[str, Decimal]:
    """Return what the words that multiply stand for in a country: "mil", "lucas", "grand"."""
    table = load("currencies")["multiples"]
    entries = (*table["any"], *table.get(country, ()))
    pairs = (entry.rsplit(" ", 1) for entry in entries)
    return {word: Decimal(value) for word, value in pairs} | {"m": Decimal(1_000_000)}


@cache
def local_multiples(country: str) -> frozenset[str]:
    """Return the multiples that are said of the country's own money alone: "lucas"."""
    table = load("currencies")["multiples"]
    everywhere = {entry.rsplit(" ", 1)[0] for entry in table["any"]}
    return (
        frozenset(entry.rsplit(" ", 1)[0] for entry in table.get(country, ())) - everywhere - {"mi"}
    )


@cache
def small_multiple_values(country: str) -> dict[str, Decimal]:
    """Return what the words stand for that multiply numbers below ten alone: "dois paus"."""
    pairs = (
        entry.rsplit(" ", 1) for entry in load("currencies")["small_multiples"].get(country, ())
    )
    return {word: Decimal(value) for word, value in pairs}


@cache
def multiples_pattern(country: str) -> re.Pattern[str]:
    """Return the pattern of a word that multiplies the number before it."""
    return re.compile(rf"\s?({any_of(set(multiple_values(country)) - {'m'})}|(?<=\d)m)(?!\w)")


def any_of(words: Iterable[str]) -> str:
    """Return an expression for any of `words`, the longer first."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) for word in ordered)
