"""Recurring charges: same merchant, similar amount, regular interval, at least three times."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from app.coach.days import month_end, months_after
from app.figures import Entry
from app.reading.words import correction_key

Interval = Literal["week", "two_weeks", "month", "year"]

AT_LEAST = 3
# An amount is similar within a third of the usual one: a power bill moves, a price rises.
_SIMILAR = 0.34
# Days from one charge to the next; banks book weekends late, and months differ in length.
_BANDS: tuple[tuple[Interval, int, int], ...] = (
    ("week", 6, 8),
    ("two_weeks", 13, 16),
    ("month", 26, 35),
    ("year", 355, 376),
)
_MONTHLY_SHARE = {"week": 365.25 / 84, "two_weeks": 365.25 / 168, "month": 1.0, "year": 1 / 12}
# How long after its day a charge may still come before it counts as ended.
_GRACE = {"week": 4, "two_weeks": 7, "month": 14, "year": 30}


@dataclass(frozen=True, slots=True)
class Recurring:
    """One recurring charge: its last amount and day, and when it is expected next."""

    description: str
    category: str
    currency: str
    cents: int
    interval: Interval
    last: date
    next: date
    count: int

    @property
    def monthly_cents(self) -> int:
        """What it comes to in an average month."""
        return round(self.cents * _MONTHLY_SHARE[self.interval])


def find_recurring(history: Iterable[Entry], today: date) -> list[Recurring]:
    """The charges that recur in `history` and have not ended by `today`, the dearest first."""
    spelt: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for entry in history:
        spelt[entry.description, entry.currency].append(entry)
    merchants: dict[tuple[str, str], list[Entry]] = defaultdict(list)
    for (description, currency), entries in spelt.items():
        merchants[correction_key(description), currency] += entries
    found = (_recurring(entries, today) for entries in merchants.values())
    return sorted(
        (charge for charge in found if charge),
        key=lambda charge: (-charge.monthly_cents, charge.description),
    )


def _recurring(entries: Sequence[Entry], today: date) -> Recurring | None:
    if len(entries) < AT_LEAST:
        return None
    usual = median(entry.cents for entry in entries)
    similar = [entry for entry in entries if abs(entry.cents - usual) <= usual * _SIMILAR]
    similar.sort(key=lambda entry: entry.date)
    interval = _interval([entry.date for entry in similar])
    if interval is None:
        return None
    last = similar[-1]
    following = _next(interval, [entry.date for entry in similar])
    if today > following + timedelta(days=_GRACE[interval]):
        return None
    return Recurring(
        description=last.description,
        category=last.category,
        currency=last.currency,
        cents=last.cents,
        interval=interval,
        last=last.date,
        next=following,
        count=len(similar),
    )


def _interval(days: Sequence[date]) -> Interval | None:
    """The interval that all gaps between `days` have, None where they are irregular."""
    gaps = [(after - before).days for before, after in pairwise(days)]
    if len(days) < AT_LEAST:
        return None
    for interval, shortest, longest in _BANDS:
        if all(shortest <= gap <= longest for gap in gaps):
            return interval
    return None


def _next(interval: Interval, days: Sequence[date]) -> date:
    """The day expected after the last one; a month's end stays a month's end."""
    last = days[-1]
    if interval == "week":
        return last + timedelta(days=7)
    if interval == "two_weeks":
        return last + timedelta(days=14)
    following = months_after(last, 1 if interval == "month" else 12)
    usual_day = max(day.day for day in days[-AT_LEAST:]) if last == month_end(last) else last.day
    return following.replace(day=min(max(usual_day, last.day), month_end(following).day))
