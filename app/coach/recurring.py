"""Find recurring charges: same merchant, similar amount, regular interval, at least three times.

This definition is that of the API contract, "Figures"; the tolerances below are choices of ours.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from app.figures import LedgerEntry
from app.text.calendar import month_end, months_after
from app.text.tokens import correction_key

Interval = Literal["week", "two_weeks", "month", "year"]

MIN_CHARGES = 3
# Amounts within a third of the median are similar: electricity bills vary, prices rise.
_AMOUNT_TOLERANCE = 0.34
# Least and most days between charges: months differ in length, and banks post weekend charges late.
_GAP_DAYS: tuple[tuple[Interval, int, int], ...] = (
    ("week", 6, 8),
    ("two_weeks", 13, 16),
    ("month", 26, 35),
    ("year", 355, 376),
)
# How many charges fall in an average month: 365.25 days ÷ 12 ÷ 7 weeks, and so on.
_MONTHLY_SHARE = {"week": 365.25 / 84, "two_weeks": 365.25 / 168, "month": 1.0, "year": 1 / 12}
# Days after the expected date until a charge counts as ended.
_GRACE_DAYS = {"week": 4, "two_weeks": 7, "month": 14, "year": 30}


@dataclass(frozen=True, slots=True)
class Recurring:
    """Hold one recurring charge: its last amount (cents) and date, and the next date expected."""

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
        """Return the cost of an average month, in cents."""
        return round(self.cents * _MONTHLY_SHARE[self.interval])


def find_recurring(history: Iterable[LedgerEntry], today: date) -> list[Recurring]:
    """Return the charges that recur in `history` and had not ended by `today`.

    The most expensive in a month comes first.
    """
    by_description: dict[tuple[str, str], list[LedgerEntry]] = defaultdict(list)
    for entry in history:
        by_description[entry.description, entry.currency].append(entry)
    by_merchant: dict[tuple[str, str], list[LedgerEntry]] = defaultdict(list)
    for (description, currency), entries in by_description.items():
        by_merchant[correction_key(description), currency] += entries
    found = (_detect_recurring(entries, today) for entries in by_merchant.values())
    return sorted(
        (charge for charge in found if charge),
        key=lambda charge: (-charge.monthly_cents, charge.description),
    )


def _detect_recurring(entries: Sequence[LedgerEntry], today: date) -> Recurring | None:
    if len(entries) < MIN_CHARGES:
        return None
    usual = median(entry.cents for entry in entries)
    similar = [entry for entry in entries if abs(entry.cents - usual) <= usual * _AMOUNT_TOLERANCE]
    similar.sort(key=lambda entry: entry.date)
    interval = _find_interval([entry.date for entry in similar])
    if interval is None:
        return None
    last = similar[-1]
    following = _predict_next(interval, [entry.date for entry in similar])
    if today > following + timedelta(days=_GRACE_DAYS[interval]):
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


def _find_interval(days: Sequence[date]) -> Interval | None:
    """Return the interval that all gaps between `days` fit, or None."""
    gaps = [(after - before).days for before, after in pairwise(days)]
    if len(days) < MIN_CHARGES:
        return None
    for interval, shortest, longest in _GAP_DAYS:
        if all(shortest <= gap <= longest for gap in gaps):
            return interval
    return None


def _predict_next(interval: Interval, days: Sequence[date]) -> date:
    """Return the date expected after the last one; the last day of a month stays the last day."""
    last = days[-1]
    if interval == "week":
        return last + timedelta(days=7)
    if interval == "two_weeks":
        return last + timedelta(days=14)
    following = months_after(last, 1 if interval == "month" else 12)
    usual_day = max(day.day for day in days[-MIN_CHARGES:]) if last == month_end(last) else last.day
    return following.replace(day=min(max(usual_day, last.day), month_end(following).day))
