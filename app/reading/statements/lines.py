"""Represent the lines of a document: words with their positions, and the amounts among them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.reading.tables import numbers
from app.reading.tables.numbers import Mark, TableNumber
from app.text.printed_currencies import SYMBOLS

_CURRENCY = "|".join(re.escape(symbol) for symbol in SYMBOLS) + "|USD|EUR|BRL|MXN|GBP|COP|CLP|ARS"
_SIGN = r"[-+−–]"
_GROUPED = r"\d{1,3}(?:[.,']\d{3})+[.,]\d{2}|\d{1,2}(?:,\d{2})*,\d{3}\.\d{2}"
_SPACED = r"[1-9]\d{0,2}(?: \d{3})+[.,]\d{2}"
_OTHER = r"\d+[.,]\d{2}|\d{1,3}(?:[.,]\d{3})+|[.,]\d{2}"
# Beside these, a whole number is money as well ("S/ 45"); letters such as "kr" are words, too.
_SIGNS = "|".join(re.escape(one) for one in SYMBOLS if not one.isalpha() and one != "l.")
_SIGNS += "|\u00a4|rs"
_WHOLE = rf"(?i:{_SIGNS})\s?(?:{_SIGN}\s?)?\d+|\d+(?=\s?[€£](?!\s?\d))"


def _compile_money_pattern(figures: str) -> re.Pattern[str]:
    """Compile a pattern for money: with decimals, thousands or a currency; the rest are codes."""
    return re.compile(
        rf"(?<![\w.,/:*#-])(?P<money>\(?(?:{_SIGN}\s?)?"
        rf"(?:(?:(?i:{_CURRENCY})\s?)?(?:{_SIGN}\s?)?\(?(?:{figures})|{_WHOLE})"
        rf"(?!\d|[.,/:]\d|%|\s%)(?:\s?[€£$](?!\s?\d))?\)?"
        rf"(?:\s?{_SIGN}(?=\s|$)|\s?(?:CR|DR|Cr|Dr|cr|DB)\b|\s?[CD](?=\s|$))?\)?)",
    )


# "03/04/2026CORNER", "BAKERY-12.50", "-12.50962.50".
_GLUED_DATE = re.compile(r"(?m)^\s*\d\d([-/.])\d\d\1(?:20)?\d\d(?=[^\W\d_]{2})")
_GLUED_SIGN = re.compile(r"(?<=[^\W\d_]{2})(?=[-+]\d+[.,]\d\d(?!\d{1,2}\b))")
_GLUED_AMOUNTS = tuple(
    re.compile(rf"(?<![\d/.,-]){amount}(?={amount}\b)")
    for amount in (
        r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,6})\.\d\d",
        r"[-+]?(?:\d{1,3}(?:\.\d{3})+|\d{1,6}),\d\d",
    )
)
_PLAIN = _compile_money_pattern(f"{_GROUPED}|{_OTHER}")
_WITH_SPACES = _compile_money_pattern(f"{_GROUPED}|{_SPACED}|{_OTHER}")
_IS_GROUPED = re.compile(rf"(?:{_GROUPED})(?!\d)")
# Countries that separate thousands by blanks; elsewhere "LOJA 12 531,64" is a shop and an amount.
_BLANK_GROUPING_COUNTRIES = frozenset(
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
    """How a document writes amounts: its decimal mark, and whether blanks separate thousands."""

    mark: Mark
    spaced: bool

    def has_other_mark(self, written: str) -> bool:
        """Return whether decimals follow the other mark, as in the date 02.10 among 1.234,50."""
        other = "." if self.mark == "," else ","
        return re.search(rf"{re.escape(other)}\d\d\D*$", written) is not None

    @property
    def pattern(self) -> re.Pattern[str]:
        """Return the pattern of an amount of money."""
        return _WITH_SPACES if self.spaced else _PLAIN


def infer_notation(lines: Iterable["StatementLine"], country: str) -> Notation:
    """Return how the amounts on `lines` are written; `country` decides where that is open."""
    texts = [line.text for line in lines]
    grouped = any(_IS_GROUPED.search(text) for text in texts)
    spaced = country in _BLANK_GROUPING_COUNTRIES and not grouped
    pattern = _WITH_SPACES if spaced else _PLAIN
    found = [match["money"] for text in texts for match in pattern.finditer(text)]
    return Notation(numbers.infer_decimal_mark(found, country), spaced)


# Columns are separated by gaps wider than this (points); a character of plain text counts as 4.
COLUMN_GAP = 6
_CHARACTER_WIDTH = 4


@dataclass(frozen=True, slots=True)
class StatementWord:
    """A word and its left and right edge on the line, in points."""

    text: str
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class StatementAmount:
    """An amount: `start` and `end` in the line's text, `left` and `right` on the page (points)."""

    figure: TableNumber
    start: int
    end: int
    left: float
    right: float


@dataclass(frozen=True)
class StatementLine:
    """The words of a line from left to right; `page` counts from 0."""

    words: tuple[StatementWord, ...]
    page: int = 0

    @cached_property
    def text(self) -> str:
        """Return the words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @cached_property
    def starts(self) -> list[int]:
        """Return the position of each word in `text`."""
        at, found = 0, []
        for word in self.words:
            found.append(at)
            at += len(word.text) + 1
        return found

    def span(self, start: int, end: int) -> tuple[float, float]:
        """Return the left and right edge (points) of the characters `start` to `end` of `text`."""
        inside = [
            word
            for word, at in zip(self.words, self.starts, strict=True)
            if at < end and at + len(word.text) > start
        ]
        return inside[0].left, inside[-1].right

    def split_cells(self) -> list["StatementLine"]:
        """Return the line split at the gaps between columns."""
        cells: list[list[StatementWord]] = []
        for word in self.words:
            if cells and word.left - cells[-1][-1].right <= COLUMN_GAP:
                cells[-1].append(word)
            else:
                cells.append([word])
        return [StatementLine(tuple(cell), self.page) for cell in cells]

    def find_amounts(self, notation: Notation) -> list[StatementAmount]:
        """Return the amounts of money on the line."""
        found = []
        for match in notation.pattern.finditer(self.text):
            written = match["money"].rstrip()
            figure = numbers.parse_amount(written, notation.mark)
            if figure and not notation.has_other_mark(written):
                end = match.start() + len(written)
                found.append(
                    StatementAmount(figure, match.start(), end, *self.span(match.start(), end))
                )
        return found

    def split_at(self, left: float) -> tuple["StatementLine", "StatementLine"]:
        """Return the parts of the line before and after a position on the page (points)."""
        before = tuple(word for word in self.words if word.left < left)
        return StatementLine(before, self.page), StatementLine(self.words[len(before) :], self.page)


def split_glued(text: str) -> str:
    """Return text of OCR with blanks where it has joined date, words, amount and balance."""
    apart = _GLUED_DATE.sub(r"\g<0> ", text)
    apart = _GLUED_SIGN.sub(" ", apart)
    for amounts in _GLUED_AMOUNTS:
        apart = amounts.sub(r"\g<0> ", apart)
    return apart


def parse_lines(text: str) -> list[StatementLine]:
    """Return the lines of a text; the position of a word is its count of characters."""
    lines = []
    for page, part in enumerate(text.split("\f")):
        for raw in part.splitlines():
            expanded = raw.expandtabs(8)
            words = tuple(
                StatementWord(
                    found[0], found.start() * _CHARACTER_WIDTH, found.end() * _CHARACTER_WIDTH
                )
                for found in re.finditer(r"\S+", expanded)
            )
            if words:
                lines.append(StatementLine(words, page))
    return lines


def has_columns(lines: Sequence[StatementLine]) -> bool:
    """Return whether positions show columns: over a quarter of the lines have wide gaps."""
    wide = sum(
        any(b.left - a.right > COLUMN_GAP for a, b in zip(line.words, line.words[1:], strict=False))
        for line in lines
    )
    return wide * 4 > len(lines)
