"""Compute calendar days, weeks (Monday first, ISO 8601) and months."""

from calendar import monthrange
from datetime import date, timedelta


def month_start(day: date) -> date:
    """Return the first day of the month of `day`."""
    return day.replace(day=1)


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def months_after(day: date, months: int) -> date:
    """Return the day `months` later (earlier if negative), or the last of a shorter month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def week_start(day: date) -> date:
    """Return the Monday of the week of `day`."""
    return day - timedelta(days=day.weekday())


def recent_day(number: int, today: date) -> date | None:
    """Return the latest day `number` of a month up to `today`, None where no month has it."""
    for back in range(12):
        first = months_after(month_start(today), -back)
        if number <= month_end(first).day and (found := first.replace(day=max(1, number))) <= today:
            return found
    return None


def recent_month(number: int, today: date) -> date:
    """Return the first day of the latest month `number` (1–12) up to the current one."""
    return date(today.year if number <= today.month else today.year - 1, number, 1)


def recent_weekday(number: int, today: date) -> date:
    """Return the latest weekday `number` (Monday is 0) up to `today`."""
    return today - timedelta(days=(today.weekday() - number) % 7)


def safe_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar does not have it (31 April)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
