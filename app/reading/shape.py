"""A stretch of a message as a shape: its words, with every figure as `#` for sums to be found."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache

from app.reading.amounts import Figure
from app.reading.data import load
from app.reading.phrasebook import compiled, entries_of

_HASHES = re.compile(r"#+")
_AT_MOST_COUNTED = 99


@dataclass(slots=True)
class Shape:
    """The figures of one stretch and its words; sums replace and drop figures in it.

    `text` has every live figure's place filled with `#`, so a pattern finds figures by place.
    `guessed` are the places of sums made on a hint rather than on plain words, `struck` the
    places of words that a sum has used up: no description needs them.
    """

    folded: str
    start: int
    end: int
    figures: list[Figure]
    guessed: set[int] = field(default_factory=set)
    struck: list[tuple[int, int]] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        self.redraw()

    def redraw(self) -> None:
        """Fills the places of the figures anew after some were dropped."""
        drawn = list(self.folded[: self.end].replace("#", " "))
        for figure in self.figures:
            drawn[figure.start : figure.end] = "#" * (figure.end - figure.start)
        self.text = "".join(drawn)

    def find(self, *names: str) -> Iterator[tuple[re.Match[str], list[Figure]]]:
        """Every place of the list `names` in data/arithmetic.toml, with the figures in it."""
        for match in pattern(*names).finditer(self.text, self.start):
            yield match, self.within(match.start(), match.end())

    def has(self, *names: str) -> bool:
        """Whether a place of that list is there."""
        return pattern(*names).search(self.text, self.start) is not None

    def sums(self) -> set[int]:
        """Where the figures begin that a word such as "total" calls a sum of others."""
        found: set[int] = set()
        for match in pattern("totals", "words").finditer(self.text, self.start, self.end):
            after = [figure for figure in self.figures if figure.start >= match.end()]
            before = [figure for figure in self.figures if figure.end <= match.start()]
            if after and not _between(self.text, match.end(), after[0].start):
                found.add(after[0].start)
            elif before and not _between(self.text, before[-1].end, match.start()):
                found.add(before[-1].start)
        return found

    def within(self, start: int, end: int) -> list[Figure]:
        """The figures that begin between two positions."""
        return [figure for figure in self.figures if start <= figure.start < end]

    def drop(self, *gone: Figure) -> None:
        """Takes figures out: they are no money of their own."""
        self.figures = [figure for figure in self.figures if figure not in gone]
        self.redraw()

    def strike(self, start: int, end: int) -> None:
        """Marks words as used up."""
        self.struck.append((start, end))

    def put(self, figure: Figure, value: Decimal, *, guessed: bool = False) -> None:
        """Gives a figure another value; `guessed` where that is not plain."""
        changed = replace(figure, value=value, marked=True, measure=False)
        self.figures = [changed if other is figure else other for other in self.figures]
        if guessed:
            self.guessed.add(figure.start)


def _between(text: str, start: int, end: int) -> bool:
    """Whether more than little words stand between two places."""
    return len(text[start:end].split()) > 2 or any(mark in text[start:end] for mark in ",;\n")


def counts(figure: Figure) -> bool:
    """Whether a figure may say how many: a small whole number without a currency."""
    whole = figure.value == figure.value.to_integral_value()
    return (
        whole
        and not figure.currency
        and not figure.decimals
        and 0 < figure.value <= _AT_MOST_COUNTED
    )


@cache
def pattern(*names: str) -> re.Pattern[str]:
    """The list at that path of data/arithmetic.toml, `#` standing for a figure."""
    made = compiled(entries_of("arithmetic", *names), load("arithmetic").get("sets", {})).pattern
    # A figure is no word character: what stands around it must not be one more figure's hash.
    return re.compile(
        made.replace("(?<!\\w)", "(?<![\\w#])")
        .replace("(?!\\w)", "(?![\\w#])")
        .replace("#", "#+")
        .replace("[\\w#+]", "[\\w#]")
    )
