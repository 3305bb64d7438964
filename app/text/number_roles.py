"""Recognize numbers that are not money: times, phone numbers, measures, counts, parts of names."""

import re
from decimal import Decimal
from functools import cache

from app.text.currencies import Mark
from app.text.data import load
from app.text.digits import Number
from app.text.identifiers import find_identifiers
from app.text.phrases import phrases

_TIME_TAIL = re.compile(r":\d{2}\b|\s?[ap]\.?m\b|h\d{2}\b|\s?h(?:s|rs?)?\b")
_PERCENT = re.compile(r"\s?%|\s(?:per\s?cent|por\scento|por\sciento)(?!\w)")
_PER_UNIT = re.compile(
    r"\s?/\s?(?:gal|gallon|l|lt|litro|liter|litre|kg|kilo|lb|oz|h|hr|hora)(?!\w)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|o|a|os|as|er|ro|do|ra|da|to|ta|va|vo|mo|no)(?!\w)|[ºª]")
_NON_MONEY = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w+|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\+\d[\d ()-]{7,18}\d|\(\d{2,3}\) ?9?\d{4}[- ]?\d{4}|\b9\d{4}-\d{4}\b"
    r"|\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b"
    r"|(?<!\w)(?:parcel\w*|cuota|prestacao|quota|mensualidad|mensalidade|inst?allment|payment|pago(?=.*\d.*\d.*\d))"
    r" +(?:n[.o]? *|numero +|number +|# ?)?\d{1,2} ?(?:/|de|of|das|dos|de las|d) ?\d{1,2}(?![\d.,])"
    r"|^ *\d{1,2}[.)] (?= *[a-z])|(?<=\s)\d{1,2}\)\s"
    r"|(?<![\w/.,])[13]/[2348](?= (?:de )?[a-z])"
    r"|\b401\(?k\)?|\b(?:5|10|15|21|42)k (?=race|run|entry|corrida|carrera)"
    r"|\{[^{}\n]{0,200}\}|</?[a-z][^<>\n]{0,200}>(?:[^<>\n]{0,200}</[a-z]+>)?"
    r"|\({2,}[^()\n]{0,80}\){2,}|(?<!\w)select\s.{1,80}\sfrom\s.*"
    r"|\b24/7\b|\b50/50\b|\b99 ?(?:pop|taxi|app|food|moto)\b|\b7-eleven\b|\b7/11\b",
    re.MULTILINE,
)
_CLOCK_HEAD = re.compile(r"\d:$")
_LETTER = re.compile(r"[^\W\d_]")
_WORD_AFTER = re.compile(r"\s+([a-z][\w'-]*)")
_WORD_BEFORE = re.compile(r"([a-z#°./]+)\s*$")
_PHONE_DIGITS = 10
_MAX_PARTY = 12  # people one meal or ticket is bought for
_HOURS = 24
_MAX_MEASURE = 10_000  # larger numbers with a unit are prices: nobody counts so far in a message


def find_non_money(folded: str) -> list[tuple[int, int]]:
    """Return the positions of web addresses, times of day, ids, product names and code.

    No number inside them is money.
    """
    words = phrases("number_roles", "not_numbers")
    identifiers = [(found.start, found.end) for found in find_identifiers(folded)]
    found = [*_NON_MONEY.finditer(folded), *words.finditer(folded)]
    return [match.span() for match in found] + identifiers


def is_never_money(folded: str, number: Number, before: Mark | None, after: Mark | None) -> bool:
    """Return whether the number is a time, an ordinal, a percentage, an id or part of a name.

    `before` and `after` are the currency signs beside it: with one it is no name ("R$50").
    """
    left, right = folded[: number.start], folded[number.end :]
    if before is None and left and _LETTER.match(left[-1]) and left[-1] != "x":
        return True
    if _PER_UNIT.match(right):
        return True
    if before is None and left[-1:] in {"#", "_", "@"}:
        return True
    if _PERCENT.match(right):
        return True
    if before is None and after is None and _ORDINAL.match(right):
        return True
    if _TIME_TAIL.match(right) or _CLOCK_HEAD.search(left[-3:]):
        return True
    if after is None and right and _LETTER.match(right[0]) and not _is_unit_attached(right):
        return right[0] != "x"
    digits = number.end - number.start
    bare = before is None and after is None and number.decimals == 0 and not number.spelled
    if bare and digits > 1 and folded[number.start] == "0":
        return True
    return bare and digits >= _PHONE_DIGITS and folded[number.start : number.end].isdigit()


def is_measure(folded: str, number: Number) -> bool:
    """Return whether a unit of measure follows the number, and it is below _MAX_MEASURE."""
    return number.value < _MAX_MEASURE and bool(_units().match(folded, number.end))


def find_counted_noun(folded: str, end: int) -> str:
    """Return the word right after position `end` if a number could count it, else ""."""
    match = _WORD_AFTER.match(folded, end)
    if not match or match[1] in _uncountable_words():
        return ""
    return match[1]


def is_time_of_day(folded: str, start: int, value: Decimal) -> bool:
    """Return whether a number is an hour of the day: up to 24, after "at", "as", "a las"."""
    return (
        value <= _HOURS
        and _time_prepositions().search(folded, max(0, start - 20), start) is not None
    )


def follows_name(folded: str, start: int, *, bought: bool = False) -> bool:
    """Return whether the word before `start` is followed by a number as part of a name.

    "iphone 16", "room 12". With `bought` (the message has another, marked amount), also words
    that are bought as often as they are numbered: "bus 42".
    """
    match = _WORD_BEFORE.search(folded[max(0, start - 20) : start])
    return match is not None and (
        match[1] in _numbered_names() or (bought and match[1] in _numbered_goods())
    )


def is_party_size(folded: str, start: int, end: int, value: Decimal) -> bool:
    """Return whether a number is how many people something is for: "lunch for 2".

    Up to _MAX_PARTY, and no noun follows.
    """
    match = _WORD_BEFORE.search(folded[max(0, start - 20) : start])
    if match is None or match[1] not in _party_prepositions() or value > _MAX_PARTY:
        return False
    return not _WORD_AFTER.match(folded, end)


def _is_unit_attached(right: str) -> bool:
    return bool(_units().match(right))


@cache
def _units() -> re.Pattern[str]:
    words = sorted(load("number_roles")["units"], key=len, reverse=True)
    return re.compile(rf"[\s-]?(?:{'|'.join(re.escape(word) for word in words)})(?![\w])")


@cache
def _time_prepositions() -> re.Pattern[str]:
    words = sorted(load("number_roles")["clock"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})\s+$")


@cache
def _numbered_names() -> frozenset[str]:
    return frozenset(load("number_roles")["before"])


@cache
def _party_prepositions() -> frozenset[str]:
    return frozenset(load("number_roles")["company"])


@cache
def _numbered_goods() -> frozenset[str]:
    return frozenset(load("number_roles")["before_bought"])


@cache
def _uncountable_words() -> frozenset[str]:
    return frozenset(load("number_roles")["not_counted"])
