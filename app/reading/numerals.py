"""Numbers written in words, as people say them in English, Portuguese and Spanish."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from app.reading.data import load
from app.reading.drafts import Language
from app.reading.numbers import Number

_WORD = re.compile(r"[a-z]+")
# "2 mil": a scale after digits is theirs, not the beginning of a number in words.
_DIGITS_SCALE = re.compile(
    r"(?<=\d)\s?(?:mil|thousand|million|millones|millon|milhao|milhoes|lakhs?|crores?)(?!\w)"
)
_HALF = Decimal("0.5")
_TEN = 10
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class _Numerals:
    """One language's number words."""

    small: dict[str, int]  # below a hundred
    hundreds: dict[str, int]
    scales: dict[str, int]
    hundred: frozenset[str]
    articles: frozenset[str]
    conjunctions: frozenset[str]
    half: frozenset[str]
    point: frozenset[str]

    def known(self, word: str) -> bool:
        """Whether a number may begin with `word`."""
        return (
            word in self.small
            or word in self.hundreds
            or word in self.scales
            or word in self.articles
        )


@cache
def _numerals(language: Language) -> _Numerals:
    table = load("numerals")[language]

    def values(name: str) -> dict[str, int]:
        return {word: int(value) for word, value in (entry.rsplit(" ", 1) for entry in table[name])}

    return _Numerals(
        small=values("ones") | values("tens"),
        hundreds=values("hundreds"),
        scales=values("scales"),
        hundred=frozenset(table["hundred"]),
        articles=frozenset(table["articles"]),
        conjunctions=frozenset(table["and"]),
        half=frozenset(word.split()[-1] for word in table["half"]),
        point=frozenset(table["point"]),
    )


@dataclass(slots=True)
class _Sum:
    """A number as it is being said: `group` is what stands since the last scale."""

    total: Decimal = Decimal(0)
    group: int = 0
    last_scale: int = 0
    decimals: int = 0
    said: list[int] = field(default_factory=list)

    @property
    def value(self) -> Decimal:
        return self.total + self.group


def find_numerals(text: str, language: Language) -> list[Number]:
    """Every number in words of a plain `text`, in order.

    A lone article ("um café", "a taxi") is the number 1: whoever asks must see what follows it.
    """
    table = _numerals(language)
    words = list(_WORD.finditer(_DIGITS_SCALE.sub(lambda match: " " * len(match[0]), text)))
    found: list[Number] = []
    at = 0
    while at < len(words):
        if not table.known(words[at][0]) or _inside_word(text, words[at]):
            at += 1
            continue
        number, after = _read(words, at, table)
        if number is not None:
            found.append(number)
        at = max(after, at + 1)
    return found


def _inside_word(text: str, word: re.Match[str]) -> bool:
    """Whether digits or an apostrophe are glued to the word."""
    around = text[max(0, word.start() - 1) : word.start()] + text[word.end() : word.end() + 1]
    return any(char.isdigit() or char == "'" for char in around)


def _read(words: list[re.Match[str]], at: int, table: _Numerals) -> tuple[Number | None, int]:
    """The number that begins at word `at`, and the index of the word after it."""
    said, end = _Sum(), at
    if words[at][0] in table.articles:
        if not _is_counted(words, at, table):
            return _number(words, at, at + 1, Decimal(1)), at + 1
        said.group, end = 1, at + 1
    while end < len(words):
        step = _next(said, words, end, table)
        if not step:
            break
        end += step
    if end == at:
        return None, at + 1
    if said.last_scale == _MILLION and said.group >= 100 and said.group % 100 == 0:
        said.group *= 1000  # "un millón doscientos" is 1 200 000 to whoever says it
    value, end = _with_cents(said, words, end, table)
    return _number(words, at, end, value, 2 if value % 1 else 0), end


def _is_counted(words: list[re.Match[str]], at: int, table: _Numerals) -> bool:
    """Whether an article begins a longer number: "a grand", "one fifty", "um e noventa"."""
    following = [word[0] for word in words[at + 1 : at + 3]] + ["", ""]
    if following[0] in table.scales or following[0] in table.hundred:
        return True
    linked = following[1] if following[0] in table.conjunctions else following[0]
    return words[at][0] in table.small and table.small.get(linked, 0) >= _TEN


def _number(
    words: list[re.Match[str]], first: int, after: int, value: Decimal, decimals: int = 0
) -> Number:
    return Number(words[first].start(), words[after - 1].end(), value, decimals, spelled=True)


def _next(said: _Sum, words: list[re.Match[str]], at: int, table: _Numerals) -> int:
    """Takes the next word(s) into `said`; how many were taken, 0 where the number has ended."""
    word = words[at][0]
    if word in table.conjunctions:
        if not said.said and not said.last_scale and not said.group:
            return 0
        if (
            at + 1 < len(words)
            and _gap_is_small(words, at)
            and _takes(said, words[at + 1][0], table)
        ):
            return 2
        return _take_half(said, words, at, table)
    if at and said.said and not _gap_is_small(words, at - 1):
        return 0
    return 1 if _takes(said, word, table) else 0


def _gap_is_small(words: list[re.Match[str]], at: int) -> bool:
    """Whether only a blank or a hyphen stands between word `at` and the next."""
    return words[at + 1].start() - words[at].end() <= 2


def _takes(said: _Sum, word: str, table: _Numerals) -> bool:
    """Adds `word` where the grammar lets it follow what was said."""
    rest = said.group % 100
    if (small := table.small.get(word)) is not None:
        if small == 0 or (rest and not (rest >= 20 and rest % 10 == 0 and small < 10)):
            return False
        said.group += small
    elif word in table.hundreds:
        if said.group:
            return False
        said.group = table.hundreds[word]
    elif word in table.hundred:
        if not 0 < said.group < 100:
            return False
        said.group *= 100
    elif word in table.scales:
        return _take_scale(said, table.scales[word])
    else:
        return False
    said.said.append(said.group)
    return True


def _take_scale(said: _Sum, scale: int) -> bool:
    if (said.last_scale and scale >= said.last_scale) or (said.last_scale and not said.group):
        return False
    said.total += Decimal(said.group or 1) * scale
    said.group, said.last_scale = 0, scale
    said.said.append(scale)
    return True


def _take_half(said: _Sum, words: list[re.Match[str]], at: int, table: _Numerals) -> int:
    """ "e meio", "and a half", "y media": half of the last scale."""
    for length in (1, 2):
        if at + length < len(words) and words[at + length][0] in table.half and said.group == 0:
            said.total += Decimal(said.last_scale or 1) * _HALF
            return length + 1
    return 0


def _with_cents(
    said: _Sum, words: list[re.Match[str]], end: int, table: _Numerals
) -> tuple[Decimal, int]:
    """ "doze e cinquenta", "twelve fifty", "two point five": what follows a whole below 1000."""
    value = said.value
    at, pointed = end, False
    if at < len(words) and words[at][0] in table.point:
        at, pointed = at + 1, True
    elif at < len(words) and words[at][0] in table.conjunctions:
        at += 1
    if (
        at >= len(words)
        or said.last_scale
        or not _gap_is_small(words, at - 1)
        or not 0 < value < 1000
    ):
        return value, end
    cents, after = _Sum(), at
    while after < len(words) and (after == at or _gap_is_small(words, after - 1)):
        step = _next(cents, words, after, table)
        if not step:
            break
        after += step
    small = cents.value
    if after == at or cents.last_scale or small >= 100:
        return value, end
    if small < 10 and not pointed:
        return value, end
    if small < 10:
        small *= 10
    return value + small / 100, after
