"""Which currency a number is in: the signs, codes and words around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from app.reading.data import load
from app.reading.drafts import Context
from app.reading.numbers import Number
from app.reading.plain import plain

_LONGEST_SIGN = 8
_HALF = re.compile(r"\s+(?:y|e|and)\s+(?:medi[oa]|mei[oa]|a\s+half)(?!\w)")
# "06 R$ 45": a sign that leads to the next number is that number's.
_GLUED_NUMBER = re.compile(r" ?\d")
_WELL_KNOWN = ("USD", "EUR", "GBP", "BRL", "MXN", "ARS", "COP", "CLP", "CAD", "AUD", "INR", "UYU")


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands beside a number: its place, the currency it names, what it multiplies by.

    `currency` is "" where the mark names none ("mil", "k"); `half` where half a multiple is added
    ("2 palos y medio").
    """

    start: int
    end: int
    currency: str
    factor: Decimal = Decimal(1)
    half: bool = False

    def times(self, value: Decimal) -> Decimal:
        """`value` as the mark multiplies it."""
        return value * self.factor + (self.factor / 2 if self.half else 0)


def find_notes(folded: str, country: str) -> list[Number]:
    """Every note with a name and half of a multiple: "a tenner", "cinquentinha", "medio palo"."""
    values = _note_values(country)
    pattern = re.compile(rf"(?<!\w)(?:an?\s+|um\s+|uma\s+)?({_any(values)})(?!\w)")
    notes = [
        Number(*match.span(), values[match[1]], decimals=2, spelled=True)
        for match in pattern.finditer(folded)
    ]
    multiples = _multiple_values(country)
    halves = re.compile(
        rf"(?<!\w)(?:medi[oa]|mei[oa]|half\s+an?)\s+({_any(set(multiples) - {'m'})})(?!\w)"
    )
    return notes + [
        Number(*match.span(), multiples[match[1]] / 2, decimals=2, spelled=True)
        for match in halves.finditer(folded)
    ]


def mark_before(text: str, folded: str, start: int, context: Context) -> Mark | None:
    """The currency sign right before position `start`; `folded` is the plain twin of `text`."""
    window = folded[max(0, start - _LONGEST_SIGN) : start]
    match = _before().search(window)
    if not match:
        return None
    sign = match[1]
    begin = start - len(window) + match.start(1)
    code = _sign_currency(sign, text[begin : begin + len(sign)], context)
    return Mark(begin, start, code) if code else None


def mark_after(text: str, folded: str, end: int, context: Context) -> Mark | None:
    """The multiple and the currency right after position `end` ("mil pesos", "k", "€")."""
    factor, at, half = Decimal(1), end, None
    if multiple := _multiples(context.country).match(folded, at):
        glued = multiple[1] if multiple.start(1) == at else ""
        if glued != "m" or text[at] == "M":
            factor, at = _multiple_values(context.country)[multiple[1]], multiple.end()
            half = _HALF.match(folded, at)
            at = half.end() if half else at
    code, after = _currency_after(text, folded, at, context)
    if at == end and not code:
        return None
    return Mark(end, after if code else at, code, factor, half is not None)


def _currency_after(text: str, folded: str, at: int, context: Context) -> tuple[str, int]:
    match = _after(context.country).match(folded, at)
    if not match:
        return "", at
    word = match[1]
    if match.start(1) > at and _GLUED_NUMBER.match(folded, match.end()):
        return "", at
    if word in _sign_table():
        return _sign_currency(word, text[match.start(1) : match.end()], context), match.end()
    return _word_currency(word, context), match.end()


def _word_currency(word: str, context: Context) -> str:
    """The code that a money word names; "" where it is a weight in the person's country."""
    own = load("currencies")["own"]
    if word in own.get(context.country, ()):
        return context.currency
    families = load("currencies")["families"]
    for family, words in families.items():
        if word in words:
            members = load("currencies")["family_currencies"][family]
            return context.currency if context.currency in members else str(members[0])
    if word in own["any"]:
        return context.currency
    if word.startswith("libra") and context.country in load("countries")["pound_weighs"]:
        return ""
    return _word_table().get(word, context.currency)


def _sign_currency(sign: str, written: str, context: Context) -> str:
    """The code of a sign; codes in small letters count only where they are no common word."""
    if sign == "$":
        return context.currency
    code = _sign_table()[sign]
    is_code = sign == code.lower()
    if is_code and code not in _WELL_KNOWN and code != context.currency and not written.isupper():
        return ""
    if sign in {"rs", "rs.", "rs$"} and context.currency in {"BRL", "PKR", "LKR", "NPR", "MUR"}:
        return context.currency
    if sign == "c$" and context.currency == "NIO":
        return "NIO"
    return code


@cache
def _note_values(country: str) -> dict[str, Decimal]:
    table = load("currencies")["notes"]
    pairs = (entry.rsplit(" ", 1) for entry in (*table["any"], *table.get(country, ())))
    return {plain(word): Decimal(value) for word, value in pairs}


@cache
def _sign_table() -> dict[str, str]:
    signs = load("currencies")["signs"]
    return {plain(sign): code for code, entries in signs.items() for sign in entries} | {"$": ""}


@cache
def _word_table() -> dict[str, str]:
    words = load("currencies")["words"]
    return {plain(word): code for code, entries in words.items() for word in entries}


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_])({_any(_sign_table())})[ .]?$")


@cache
def _after(country: str) -> re.Pattern[str]:
    table = load("currencies")
    words = set(_sign_table()) | set(_word_table())
    words |= {plain(word) for entries in table["families"].values() for word in entries}
    words |= {plain(word) for word in (*table["own"].get(country, ()), *table["own"]["any"])}
    return re.compile(rf"(?:\s?|\s+de\s+|-)({_any(words)})(?![^\W\d_])")


@cache
def _multiple_values(country: str) -> dict[str, Decimal]:
    table = load("currencies")["multiples"]
    entries = (*table["any"], *table.get(country, ()))
    pairs = (entry.rsplit(" ", 1) for entry in entries)
    return {word: Decimal(value) for word, value in pairs} | {"m": Decimal(1_000_000)}


@cache
def _multiples(country: str) -> re.Pattern[str]:
    return re.compile(rf"\s?({_any(set(_multiple_values(country)) - {'m'})}|(?<=\d)m)(?!\w)")


def _any(words: Iterable[str]) -> str:
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word) for word in ordered)
