"""Lines of a document: words with where they stand, and the amounts among them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.reading.tables import numbers
from app.reading.tables.numbers import Figure, Mark
from app.reading.tables.vocabulary import SYMBOLS

_CURRENCY = "|".join(re.escape(symbol) for symbol in SYMBOLS) + "|USD|EUR|BRL|MXN|GBP|COP|CLP|ARS"
_SIGN = r"[-+−–]"
_GROUPED = r"\d{1,3}(?:[.,']\d{3})+[.,]\d{2}|\d{1,2}(?:,\d{2})*,\d{3}\.\d{2}"
_SPACED = r"[1-9]\d{0,2}(?: \d{3})+[.,]\d{2}"
_OTHER = r"\d+[.,]\d{2}|\d{1,3}(?:[.,]\d{3})+|(?<=\$)\d+|(?<=\$\s)\d+|(?<=€)\d+|(?<=£)\d+|[.,]\d{2}"


def _money(figures: str) -> re.Pattern[str]:
    """An amount of money has decimals, thousands, or a currency beside it: others are codes."""
    return re.compile(
        rf"(?<![\w.,/:*#-])(?P<money>\(?(?:{_SIGN}\s?)?(?:(?i:{_CURRENCY})\s?)?(?:{_SIGN}\s?)?\(?"
        rf"(?:{figures})(?!\d|[.,/:]\d|%|\s%)(?:\s?[€£$](?!\s?\d))?\)?"
        rf"(?:\s?{_SIGN}(?=\s|$)|\s?(?:CR|DR|Cr|Dr|cr|DB)\b|\s?[CD](?=\s|$))?\)?)",
    )


_PLAIN = _money(f"{_GROUPED}|{_OTHER}")
_WITH_SPACES = _money(f"{_GROUPED}|{_SPACED}|{_OTHER}")
_IS_GROUPED = re.compile(rf"(?:{_GROUPED})(?!\d)")
# Where thousands are parted by blanks; elsewhere "LOJA 12 531,64" is a shop and an amount.
_SPACING = frozenset(
    [
        "AX",
        "BE",
        "BG",
        "BY",
        "CZ",
        "EE",
        "FI",
        "FR",
        "HU",
        "KZ",
        "LT",
        "LU",
        "LV",
        "MC",
        "NC",
        "NO",
        "PF",
        "PL",
        "RE",
        "RU",
        "SE",
        "SK",
        "UA",
        "ZA",
    ]
)


@dataclass(frozen=True, slots=True)
class Notation:
    """How a document writes its amounts: the decimal mark, and whether blanks part thousands."""

    mark: Mark
    spaced: bool

    def is_foreign(self, written: str) -> bool:
        """Whether decimals stand behind the other mark, as in the date 02.10 among 1.234,50."""
        other = "." if self.mark == "," else ","
        return re.search(rf"{re.escape(other)}\d\d\D*$", written) is not None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Matches an amount of money."""
        return _WITH_SPACES if self.spaced else _PLAIN


def notation_of(lines: Iterable["Line"], country: str) -> Notation:
    """How the amounts on `lines` are written; `country` settles what they leave open."""
    texts = [line.text for line in lines]
    grouped = any(_IS_GROUPED.search(text) for text in texts)
    spaced = country in _SPACING and not grouped
    pattern = _WITH_SPACES if spaced else _PLAIN
    found = [match["money"] for text in texts for match in pattern.finditer(text)]
    return Notation(numbers.decimal_mark(found, country), spaced)


# Wider gaps than this (in points) part columns; a character of a text counts as four points.
GAP = 6
_CHARACTER = 4


@dataclass(frozen=True, slots=True)
class Word:
    """A word and the span it takes on its line, in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount on a line: `start` and `end` in the line's text, `right` on the page."""

    figure: Figure
    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True)
class Line:
    """The words of one line from left to right; `page` counts from 0."""

    words: tuple[Word, ...]
    page: int = 0

    @cached_property
    def text(self) -> str:
        """The line's words with one blank between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins in `text`."""
        at, found = 0, []
        for word in self.words:
            found.append(at)
            at += len(word.text) + 1
        return found

    def span(self, start: int, end: int) -> tuple[float, float]:
        """Where the characters `start` to `end` of `text` stand on the page."""
        inside = [
            word
            for word, at in zip(self.words, self.starts, strict=True)
            if at < end and at + len(word.text) > start
        ]
        return inside[0].left, inside[-1].right

    def cells(self) -> list["Line"]:
        """The line in pieces, parted where columns part."""
        pieces: list[list[Word]] = []
        for word in self.words:
            if pieces and word.left - pieces[-1][-1].right <= GAP:
                pieces[-1].append(word)
            else:
                pieces.append([word])
        return [Line(tuple(piece), self.page) for piece in pieces]

    def amounts(self, notation: Notation) -> list[Amount]:
        """The amounts of money on the line."""
        found = []
        for match in notation.pattern.finditer(self.text):
            written = match["money"].rstrip()
            figure = numbers.parse(written, notation.mark)
            if figure and not notation.is_foreign(written):
                end = match.start() + len(written)
                found.append(Amount(figure, match.start(), end, *self.span(match.start(), end)))
        return found

    def cut(self, left: float) -> tuple["Line", "Line"]:
        """What stands before and behind a place on the page."""
        before = tuple(word for word in self.words if word.left < left)
        return Line(before, self.page), Line(self.words[len(before) :], self.page)


def lines_of(text: str) -> list[Line]:
    """The lines of a text, each word standing at its count of characters."""
    lines = []
    for page, part in enumerate(text.split("\f")):
        for raw in part.splitlines():
            expanded = raw.expandtabs(8)
            words = tuple(
                Word(found[0], found.start() * _CHARACTER, found.end() * _CHARACTER)
                for found in re.finditer(r"\S+", expanded)
            )
            if words:
                lines.append(Line(words, page))
    return lines


def are_columns_kept(lines: Sequence[Line]) -> bool:
    """Whether places on the lines mean columns: many lines have words set wide apart."""
    wide = sum(
        any(b.left - a.right > GAP for a, b in zip(line.words, line.words[1:], strict=False))
        for line in lines
    )
    return wide * 4 > len(lines)
