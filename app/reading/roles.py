"""What a number is when it is no money: a time, a phone number, a measure, a count, a name."""

import re
from decimal import Decimal
from functools import cache

from app.reading.currency import Mark
from app.reading.data import load
from app.reading.numbers import Number

_TIME_TAIL = re.compile(r":\d{2}\b|\s?[ap]\.?m\b|h\d{2}\b|\s?h(?:s|rs?)?\b")
_PERCENT = re.compile(r"\s?%")
_PER_UNIT = re.compile(
    r"\s?/\s?(?:gal|gallon|l|lt|litro|liter|litre|kg|kilo|lb|oz|h|hr|hora)(?!\w)"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|o|a|os|as|er|ro|do|ra|da|to|ta|va|vo|mo|no)(?!\w)|[ºª]")
_NOISE = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w+|\b\d{1,2}:\d{2}(?::\d{2})?\b"
    r"|\+\d[\d ()-]{7,18}\d|\(\d{2,3}\) ?9?\d{4}[- ]?\d{4}|\b9\d{4}-\d{4}\b"
    r"|\(?\b\d{3}\)?[ -]\d{3}-\d{4}\b"
    r"|^ *\d{1,2}[.)] (?= *[a-z])|(?<=\s)\d{1,2}\)\s"
    r"|\b401\(?k\)?|\b(?:5|10|15|21|42)k (?=race|run|entry|corrida|carrera)"
    r"|\b24/7\b|\b50/50\b|\b99 ?(?:pop|taxi|app|food|moto)\b|\b7-eleven\b|\b7/11\b",
    re.MULTILINE,
)
_CLOCK_HEAD = re.compile(r"\d:$")
_LETTER = re.compile(r"[^\W\d_]")
_WORD_AFTER = re.compile(r"\s+([a-z][\w'-]*)")
_WORD_BEFORE = re.compile(r"([a-z#°./]+)\s*$")
_PHONE_DIGITS = 10
_DOZEN = 12
_HOURS = 24
_LARGE = 10_000  # nobody counts as many things in a message


def find_noise(folded: str) -> list[tuple[int, int]]:
    """Where addresses, times of day and phone numbers stand: no number there is money."""
    return [match.span() for match in _NOISE.finditer(folded)]


def is_never_money(folded: str, number: Number, before: Mark | None, after: Mark | None) -> bool:
    """Whether the number is a time, an ordinal, an id or glued to letters as a name is."""
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
    if after is None and right and _LETTER.match(right[0]) and not _is_unit_glued(right):
        return right[0] != "x"
    digits = number.end - number.start
    bare = before is None and after is None and number.decimals == 0 and not number.spelled
    return bare and digits >= _PHONE_DIGITS and folded[number.start : number.end].isdigit()


def is_measure(folded: str, number: Number) -> bool:
    """Whether a unit, a percent sign or the like follows the number, and it is no large sum."""
    return number.value < _LARGE and bool(_units().match(folded, number.end))


def counted_noun(folded: str, end: int) -> str:
    """The word right after position `end` where a number there could count it, else ""."""
    match = _WORD_AFTER.match(folded, end)
    if not match or match[1] in _not_counted():
        return ""
    return match[1]


def tells_time(folded: str, start: int, value: Decimal) -> bool:
    """Whether a number up to 24 stands where a time of day is told: "at 8", "as 20"."""
    return value <= _HOURS and _clock().search(folded, max(0, start - 20), start) is not None


def follows_a_name(folded: str, start: int, *, bought: bool = False) -> bool:
    """Whether the word before position `start` is one whose name goes on with a number.

    With `bought`, also a word that is bought as often as it is numbered: "bus 42".
    """
    match = _WORD_BEFORE.search(folded[max(0, start - 20) : start])
    return match is not None and (match[1] in _named() or (bought and match[1] in _bought()))


def tells_company(folded: str, start: int, end: int, value: Decimal) -> bool:
    """Whether a number up to a dozen says for how many: "lunch for 2", with no noun behind it."""
    match = _WORD_BEFORE.search(folded[max(0, start - 20) : start])
    if match is None or match[1] not in _company() or value > _DOZEN:
        return False
    return not _WORD_AFTER.match(folded, end)


def _is_unit_glued(right: str) -> bool:
    return bool(_units().match(right))


@cache
def _units() -> re.Pattern[str]:
    words = sorted(load("roles")["units"], key=len, reverse=True)
    return re.compile(rf"[\s-]?(?:{'|'.join(re.escape(word) for word in words)})(?![\w])")


@cache
def _clock() -> re.Pattern[str]:
    words = sorted(load("roles")["clock"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})\s+$")


@cache
def _named() -> frozenset[str]:
    return frozenset(load("roles")["before"])


@cache
def _company() -> frozenset[str]:
    return frozenset(load("roles")["company"])


@cache
def _bought() -> frozenset[str]:
    return frozenset(load("roles")["before_bought"])


@cache
def _not_counted() -> frozenset[str]:
    return frozenset(load("roles")["not_counted"])
