"""A stretch of local dates as people name it ("last month", "in March"), and the one before it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.coach.days import month_end, month_start, months_after, week_start

# Before any transaction that can be booked: where "ever" begins.
FIRST_DAY = date(1970, 1, 1)
DAY = timedelta(days=1)
FORTNIGHT = 15
SATURDAY = 5  # as date.weekday() counts


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both counted.

    `name` is the key of the words for it (`period-{name}` in coach.ftl); `count` is the number
    in "the last 30 days".
    """

    name: str
    start: date
    end: date
    count: int = 0

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    @property
    def is_month(self) -> bool:
        """Whether it is exactly one calendar month."""
        return self.start.day == 1 and self.end == month_end(self.start)

    def until(self, today: date) -> "Period":
        """The part of it that has passed by the end of `today`, at least its first day."""
        return Period(self.name, self.start, max(self.start, min(self.end, today)), self.count)

    def before(self) -> "Period":
        """The period of the same kind right before this one."""
        if self.is_month:
            name = "last_month" if self.name == "this_month" else "month"
            return month_of(months_after(self.start, -1), name)
        if self.name in {"this_year", "last_year"}:
            return year_of(self.start.year - 1, "last_year" if self.name == "this_year" else "year")
        named = {"today": "yesterday", "this_week": "last_week"}.get(self.name)
        gap = timedelta(days=self.days)
        fallback = "date" if self.days == 1 else "between"
        return Period(named or fallback, self.start - gap, self.end - gap)


def single(day: date) -> Period:
    """One day."""
    return Period("date", day, day)


def this_month(today: date) -> Period:
    """The calendar month that `today` is in, to its end."""
    return Period("this_month", month_start(today), month_end(today))


def month_of(first: date, name: str = "month") -> Period:
    """The calendar month that begins on `first`."""
    return Period(name, first, month_end(first))


def week_of(monday: date, name: str = "between") -> Period:
    """The week that begins on `monday`."""
    return Period(name, monday, monday + timedelta(days=6))


def year_of(year: int, name: str = "year") -> Period:
    """The calendar year."""
    return Period(name, date(year, 1, 1), date(year, 12, 31))


def weekend(today: date) -> Period:
    """The weekend that `today` is in, or the last one before it."""
    saturday = today - timedelta(days=(today.weekday() - SATURDAY) % 7)
    return Period("weekend", saturday, saturday + timedelta(days=1))


def fortnight(today: date) -> Period:
    """The half of the month that `today` is in, as Mexican wages are paid: 1–15, 16 to the end."""
    if today.day <= FORTNIGHT:
        return Period("between", today.replace(day=1), today.replace(day=FORTNIGHT))
    return Period("between", today.replace(day=FORTNIGHT + 1), month_end(today))


# What needs nothing but today.
NAMED: Mapping[str, Callable[[date], Period]] = {
    "today": lambda today: Period("today", today, today),
    "yesterday": lambda today: Period("yesterday", today - DAY, today - DAY),
    "day_before": lambda today: single(today - 2 * DAY),
    "weekend": weekend,
    "fortnight": fortnight,
    "this_week": lambda today: week_of(week_start(today), "this_week"),
    "last_week": lambda today: week_of(week_start(today) - 7 * DAY, "last_week"),
    "week_before": lambda today: week_of(week_start(today) - 14 * DAY),
    "this_month": this_month,
    "last_month": lambda today: month_of(months_after(month_start(today), -1), "last_month"),
    "month_before": lambda today: month_of(months_after(month_start(today), -2)),
    "this_year": lambda today: year_of(today.year, "this_year"),
    "last_year": lambda today: year_of(today.year - 1, "last_year"),
    "ever": lambda today: Period("ever", FIRST_DAY, today),
}
