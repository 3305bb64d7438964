"""Find numbers written in words, with the number words of each language."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from app.text.data import load, load_language
from app.text.digits import Number
from app.text.languages import Language
from app.text.normalize import fold_in_place

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
    pairs: frozenset[str]

    def known(self, word: str) -> bool:
        """Return whether a number may begin with `word`."""
        return (
            word in self.small
            or word in self.hundreds
            or word in self.scales
            or word in self.articles
        )


@cache
def _numerals(language: Language) -> _Numerals:
    table = load_language("numerals", language)

    def values(name: str) -> dict[str, int]:
        return {
            word: int(value)
            for word, value in (entry.rsplit(" ", 1) for entry in table.get(name, ()))
        }

    return _Numerals(
        small=values("ones") | values("tens"),
        hundreds=values("hundreds"),
        scales=values("scales"),
        hundred=frozenset(table.get("hundred", ())),
        articles=frozenset(table.get("articles", ())),
        conjunctions=frozenset(table.get("and", ())),
        half=frozenset(word.split()[-1] for word in table.get("half", ())),
        point=frozenset(table.get("point", ())),
        pairs=frozenset(table.get("pairs", ())),
    )


@dataclass(slots=True)
class _PartialNumber:
    """A number while its words are read: `group` is what came since the last scale."""

    total: Decimal = Decimal(0)
    group: int = 0
    last_scale: int = 0
    decimals: int = 0
    parts: list[int] = field(default_factory=list)

    @property
    def value(self) -> Decimal:
        return self.total + self.group


def find_numerals(text: str, language: Language) -> list[Number]:
    """Return the numbers in words of a text folded in place, in order.

    A lone article ("um café", "a taxi") is the number 1; the caller decides by what follows it.
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
    """Return whether digits or an apostrophe touch the word."""
    around = text[max(0, word.start() - 1) : word.start()] + text[word.end() : word.end() + 1]
    return any(char.isdigit() or char == "'" for char in around)


def _read(words: list[re.Match[str]], at: int, table: _Numerals) -> tuple[Number | None, int]:
    """Return the number that begins at word `at`, and the index of the word after it."""
    partial, end = _PartialNumber(), at
    if words[at][0] in table.articles:
        if not _is_counted(words, at, table):
            return _number(words, at, at + 1, Decimal(1)), at + 1
        partial.group, end = 1, at + 1
    while end < len(words):
        step = _add_next(partial, words, end, table)
        if not step:
            break
        end += step
    if end == at:
        return None, at + 1
    if partial.last_scale == _MILLION and partial.group >= 100 and partial.group % 100 == 0:
        partial.group *= 1000  # "un millón doscientos" means 1 200 000
    value, end = _add_cents(partial, words, end, table)
    if words[end - 1][0] in table.pairs and end < len(words) and words[end][0] == "of":
        end += 1  # "a couple of beers" counts the beers
    return _number(words, at, end, value, 2 if value % 1 else 0), end


def _is_counted(words: list[re.Match[str]], at: int, table: _Numerals) -> bool:
    """Return whether an article begins a longer number: "a grand", "one fifty", "um e noventa"."""
    following = [word[0] for word in words[at + 1 : at + 3]] + ["", ""]
    if following[0] in table.scales or following[0] in table.hundred:
        return True
    linked = following[1] if following[0] in table.conjunctions else following[0]
    return words[at][0] in table.small and table.small.get(linked, 0) >= _TEN


def _number(
    words: list[re.Match[str]], first: int, after: int, value: Decimal, decimals: int = 0
) -> Number:
    return Number(words[first].start(), words[after - 1].end(), value, decimals, spelled=True)


def _add_next(
    partial: _PartialNumber, words: list[re.Match[str]], at: int, table: _Numerals
) -> int:
    """Add the next words to `partial`; return how many were added, 0 where the number has ended."""
    word = words[at][0]
    if word in table.conjunctions:
        if not partial.parts and not partial.last_scale and not partial.group:
            return 0
        if (
            at + 1 < len(words)
            and _are_adjacent(words, at)
            and _add_word(partial, words[at + 1][0], table)
        ):
            return 2
        return _add_half(partial, words, at, table)
    if at and partial.parts and not _are_adjacent(words, at - 1):
        return 0
    return 1 if _add_word(partial, word, table) else 0


def _are_adjacent(words: list[re.Match[str]], at: int) -> bool:
    """Return whether only a blank or a hyphen is between word `at` and the next."""
    return words[at + 1].start() - words[at].end() <= 2


def _add_word(partial: _PartialNumber, word: str, table: _Numerals) -> bool:
    """Add `word` where the grammar allows it after `partial`; return whether it was added."""
    rest = partial.group % 100
    if (small := table.small.get(word)) is not None:
        if small == 0 or (rest and not (rest >= 20 and rest % 10 == 0 and small < 10)):
            return False
        partial.group += small
    elif word in table.hundreds:
        if partial.group:
            return False
        partial.group = table.hundreds[word]
    elif word in table.hundred:
        if not 0 < partial.group < 100:
            return False
        partial.group *= 100
    elif word in table.scales:
        return _add_scale(partial, table.scales[word])
    else:
        return False
    partial.parts.append(partial.group)
    return True


def _add_scale(partial: _PartialNumber, scale: int) -> bool:
    if (partial.last_scale and scale >= partial.last_scale) or (
        partial.last_scale and not partial.group
    ):
        return False
    partial.total += Decimal(partial.group or 1) * scale
    partial.group, partial.last_scale = 0, scale
    partial.parts.append(scale)
    return True


def _add_half(
    partial: _PartialNumber, words: list[re.Match[str]], at: int, table: _Numerals
) -> int:
    """Add half of the last scale ("e meio", "and a half"); return how many words were used."""
    for length in (1, 2):
        if at + length < len(words) and words[at + length][0] in table.half and partial.group == 0:
            partial.total += Decimal(partial.last_scale or 1) * _HALF
            return length + 1
    return 0


def _add_cents(
    partial: _PartialNumber, words: list[re.Match[str]], end: int, table: _Numerals
) -> tuple[Decimal, int]:
    """Return the value with cents that follow a whole below 1000, and the index after them.

    "doze e cinquenta", "twelve fifty", "two point five".
    """
    value = partial.value
    at, pointed = end, False
    if at < len(words) and words[at][0] in table.point:
        at, pointed = at + 1, True
    elif at < len(words) and words[at][0] in table.conjunctions:
        at += 1
    if (
        at >= len(words)
        or partial.last_scale
        or not _are_adjacent(words, at - 1)
        or not 0 < value < 1000
    ):
        return value, end
    cents, after = _PartialNumber(), at
    while after < len(words) and (after == at or _are_adjacent(words, after - 1)):
        step = _add_next(cents, words, after, table)
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


@cache
def names_of_tens() -> frozenset[str]:
    """Return the names of ten, twenty … ninety in every language, folded."""
    return frozenset(fold_in_place(entry.rsplit(" ", 1)[0]) for entry in load("numerals")["tens"])
