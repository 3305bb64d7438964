"""Figures of a person's ledger: read by the store, explained by the coach."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Tally:
    """Hold the sum of one currency: `cents` in `count` transactions."""

    currency: str
    cents: int
    count: int


@dataclass(frozen=True, slots=True)
class CategoryTally:
    """Hold the sum of one category in one currency: `cents` in `count` transactions."""

    category: str
    currency: str
    cents: int
    count: int


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Hold one recorded transaction; `cents` is positive, `id` is its own where it has one."""

    date: date
    description: str
    category: str
    currency: str
    cents: int
    id: str = ""
