"""Spans of local dates as people name them ("last month", "in March"), and the ones before."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.text.calendar import month_end, month_start, months_after, week_start

# Earlier than any transaction that the API accepts: the start of the period "ever".
FIRST_DAY = date(1970, 1, 1)
DAY = timedelta(days=1)
FORTNIGHT = 15  # the last day of a month's first half
SATURDAY = 5  # as date.weekday() counts


@dataclass(frozen=True, slots=True)
class Period:
    """Hold the dates from `start` to `end`, both included.

    `name` is the key of its text (`coach-period-{name}` in coach.ftl); `count` is the number in
    "the last 30 days".
    """

    name: str
    start: date
    end: date
    count: int = 0

    @property
    def days(self) -> int:
        """Return the number of days."""
        return (self.end - self.start).days + 1

    @property
    def is_month(self) -> bool:
        """Return whether it is exactly one calendar month."""
        return self.start.day == 1 and self.end == month_end(self.start)

    def clip_to(self, today: date) -> "Period":
        """Return the part that has passed by the end of `today`, at least the first day."""
        return Period(self.name, self.start, max(self.start, min(self.end, today)), self.count)

    def take_first(self, days: int) -> "Period":
        """Return the first days, as many as `days` or as there are."""
        end = min(self.end, date.fromordinal(self.start.toordinal() + days - 1))
        return Period(self.name, self.start, end)

    def get_previous(self) -> "Period":
        """Return the period of the same kind immediately before this one."""
        if self.is_month:
            name = "last_month" if self.name == "this_month" else "month"
            return build_month(months_after(self.start, -1), name)
        if self.name in {"this_year", "last_year"}:
            return build_year(
                self.start.year - 1, "last_year" if self.name == "this_year" else "year"
            )
        named = {"today": "yesterday", "this_week": "last_week"}.get(self.name)
        gap = timedelta(days=self.days)
        fallback = "date" if self.days == 1 else "between"
        return Period(named or fallback, self.start - gap, self.end - gap)


def build_day(day: date) -> Period:
    """Return the period of one day."""
    return Period("date", day, day)


def build_current_month(today: date) -> Period:
    """Return the whole calendar month that contains `today`."""
    return Period("this_month", month_start(today), month_end(today))


def build_month(first: date, name: str = "month") -> Period:
    """Return the calendar month that begins on `first`."""
    return Period(name, first, month_end(first))


def build_week(monday: date, name: str = "between") -> Period:
    """Return the week that begins on `monday`."""
    return Period(name, monday, monday + timedelta(days=6))


def build_year(year: int, name: str = "year") -> Period:
    """Return a calendar year."""
    return Period(name, date(year, 1, 1), date(year, 12, 31))


def build_weekend(today: date) -> Period:
    """Return the weekend that contains `today`, or else the last one."""
    saturday = today - timedelta(days=(today.weekday() - SATURDAY) % 7)
    return Period("weekend", saturday, saturday + timedelta(days=1))


def build_fortnight(today: date) -> Period:
    """Return the half of the month that contains `today`: 1–15, or 16 to the end.

    This is the "quincena" for which wages are paid in Mexico.
    """
    if today.day <= FORTNIGHT:
        return Period("between", today.replace(day=1), today.replace(day=FORTNIGHT))
    return Period("between", today.replace(day=FORTNIGHT + 1), month_end(today))


# Periods that depend on the current date only.
NAMED_PERIODS: Mapping[str, Callable[[date], Period]] = {
    "today": lambda today: Period("today", today, today),
    "yesterday": lambda today: Period("yesterday", today - DAY, today - DAY),
    "day_before": lambda today: build_day(today - 2 * DAY),
    "weekend": build_weekend,
    "fortnight": build_fortnight,
    "this_week": lambda today: build_week(week_start(today), "this_week"),
    "last_week": lambda today: build_week(week_start(today) - 7 * DAY, "last_week"),
    "week_before": lambda today: build_week(week_start(today) - 14 * DAY),
    "this_month": build_current_month,
    "last_month": lambda today: build_month(months_after(month_start(today), -1), "last_month"),
    "month_before": lambda today: build_month(months_after(month_start(today), -2)),
    "this_year": lambda today: build_year(today.year, "this_year"),
    "last_year": lambda today: build_year(today.year - 1, "last_year"),
    "ever": lambda today: Period("ever", FIRST_DAY, today),
}
