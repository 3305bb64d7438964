"""Figures drawn from a person's books: what the store counts and the coach says."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tally:
    """A sum of one currency: `cents` over `count` transactions."""

    currency: str
    cents: int
    count: int


@dataclass(frozen=True, slots=True)
class CategoryTally:
    """A sum of one category in one currency."""

    category: str
    currency: str
    cents: int
    count: int


@dataclass(frozen=True, slots=True)
class Entry:
    """One movement as it stands in the books; `cents` is positive."""

    date: date
    description: str
    category: str
    currency: str
    cents: int
