"""Find the dates to come in a message: "by june next year", "em 2 anos", "para diciembre"."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache

from app.text.calendar import month_end, month_start, months_after, safe_date
from app.text.data import load
from app.text.date_words import patterns, weekday_numbers
from app.text.dates import MessageDate
from app.text.future_date_words import TOPIC, named_days, single, values, words
from app.text.months import month_numbers
from app.text.phrases import entries_of
from app.text.spans import Taken

# Years ahead that a year written alone may be, as in "by 2030".
_YEARS_AHEAD = 30
_WEEK = 7
_MONTHS = 12

# A date, with the position where its words begin and end.
_Found = tuple[int, int, date]


def find_future_dates(folded: str, today: date, country: str) -> list[MessageDate]:
    """Return every date to come of a message, in order; those that are past are left out.

    A month without a day is its last day, a month or day without its year the next one. Words that
    only lead to a date ("by", "até") are no part of it.

    Args:
        folded: The message as `app.text.normalize.fold_in_place` returns it.
        today: The person's local date; the dates are later, or today itself.
        country: ISO 3166 alpha-2 code; decides whether 05/11 is in May or in November, and in which
            month the summer begins.
    """
    taken = Taken()
    dates: list[MessageDate] = []
    for pattern, resolve in _resolvers():
        for match in pattern.finditer(folded):
            found = resolve(match, today, country)
            if found is None or found[2] < today or taken.overlaps(found[0], found[1]):
                continue
            taken.add(found[0], found[1])
            dates.append(MessageDate(*found))
    return sorted(dates, key=lambda one: one.start)


def is_named_day(folded: str) -> bool:
    """Return whether words are a day or season of the year that has a name: "christmas"."""
    name = single(folded)
    return any(name in names for names in (named_days(), values("named", "months")))


def _iso(match: re.Match[str], _today: date, _country: str) -> _Found | None:
    return _placed(match, safe_date(int(match[1]), int(match[2]), int(match[3])))


def _numeric(match: re.Match[str], today: date, country: str) -> _Found | None:
    if match["mark"] != "/" and not match["year"]:
        return None
    first, second = int(match["a"]), int(match["b"])
    day, month = (second, first) if country in load("countries")["month_first"] else (first, second)
    for candidate in ((day, month), (month, day)):
        if found := _next_day(*candidate, match["year"], today):
            return _placed(match, found)
    return None


def _month_of_year(match: re.Match[str], _today: date, _country: str) -> _Found | None:
    first = safe_date(int(match["year"]), int(match["month"]), 1)
    return _placed(match, month_end(first) if first else None)


def _day_of_month_name(match: re.Match[str], today: date, _country: str) -> _Found | None:
    """Return the date of a day with the name of its month, and perhaps a year after them."""
    month, day = month_numbers()[match["month"]], int(match["day"])
    if match["year"]:
        return _placed(match, _next_day(day, month, match["year"], today))
    if after := words().year.match(match.string, match.end()):
        found = safe_date(_year(after, today), month, day)
        return (match.start(), after.end(), found) if found else None
    return _placed(match, _next_day(day, month, None, today))


def _month_name(match: re.Match[str], today: date, _country: str) -> _Found | None:
    """Return the last day of a month that is named."""
    month = month_numbers()[match["month"]]
    start = next(match.start(name) for name in ("part", "next", "this", "month") if match[name])
    if after := words().year.match(match.string, match.end()):
        return (start, after.end(), month_end(date(_year(after, today), month, 1)))
    is_led = any(match[name] for name in ("lead", "part", "next", "this"))
    if match["month"] in entries_of(TOPIC, "other_words") or not (is_led or match.start() == 0):
        return None
    is_past = month < today.month or (month == today.month and bool(match["next"]))
    return (start, match.end(), month_end(date(today.year + is_past, month, 1)))


def _span(match: re.Match[str], today: date, _country: str) -> _Found | None:
    """Return the date at the end of a number of days, weeks, months or years."""
    count = match["n1"] or match["n2"]
    unit = match["u1"] or match["u2"]
    number = int(count) if count.isdigit() else values("span", "numbers")[single(count)]
    if days := values("span", "days").get(unit):
        return _placed(match, today + timedelta(days=number * days))
    return _months_later(match, number * values("span", "months")[unit], today)


def _whole_span(match: re.Match[str], today: date, _country: str) -> _Found | None:
    return _months_later(match, values("span", "whole")[single(match["span"])], today)


def _months_later(match: re.Match[str], months: int, today: date) -> _Found | None:
    if months > _YEARS_AHEAD * _MONTHS:
        return None
    return _placed(match, month_end(months_after(month_start(today), months)))


def _near(match: re.Match[str], today: date, _country: str) -> _Found | None:
    return _placed(match, today + timedelta(days=values("span", "near")[single(match[0])]))


def _named_day(match: re.Match[str], today: date, _country: str) -> _Found | None:
    month, day = named_days()[single(match["name"])]
    found = _next_day(day, month, None, today)
    return _with_year(match, found, today)


def _named_month(match: re.Match[str], today: date, _country: str) -> _Found | None:
    month = values("named", "months")[single(match["name"])]
    is_past = month < today.month
    return _with_year(match, month_end(date(today.year + is_past, month, 1)), today)


def _with_year(match: re.Match[str], found: date | None, today: date) -> _Found | None:
    """Return a yearly date that begins at the group `name`, in the year that its words name."""
    if found is None:
        return None
    if after := words().year.match(match.string, match.end()):
        moved = found.replace(year=_year(after, today), day=min(found.day, 28))
        day = month_end(moved) if found == month_end(found) else moved.replace(day=found.day)
        return (match.start("name"), after.end(), day)
    return (match.start("name"), match.end(), found)


def _season(match: re.Match[str], today: date, country: str) -> _Found | None:
    """Return the end of the month in which a season begins, where the person lives."""
    month = values("named", "seasons")[match["name"]]
    if country in load("countries")["southern"]:
        month = (month + 5) % _MONTHS + 1
    is_past = month <= today.month
    lead = words().repeated.search(match.string, 0, match.start("name"))
    start = lead.start() if lead else match.start("name")
    return (start, match.end(), month_end(date(today.year + is_past, month, 1)))


def _end_of_month(months: int) -> "_Resolve":
    """Return a resolver to the end of the month that many months later."""
    return lambda match, today, _country: _months_later(match, months, today)


def _end_of_year(years: int) -> "_Resolve":
    """Return a resolver to the end of the year that many years later."""
    return lambda match, today, _country: _placed(match, date(today.year + years, _MONTHS, 31))


def _year_alone(match: re.Match[str], today: date, _country: str) -> _Found | None:
    year = int(match["year"])
    if not today.year <= year <= today.year + _YEARS_AHEAD:
        return None
    return (match.start("year"), match.end(), date(year, _MONTHS, 31))


def _weekday(match: re.Match[str], today: date, _country: str) -> _Found | None:
    wanted = weekday_numbers()[single(match["name"])]
    return _placed(match, today + timedelta(days=(wanted - today.weekday()) % _WEEK or _WEEK))


def _day_alone(match: re.Match[str], today: date, _country: str) -> _Found | None:
    """Return the next day of that number in a month."""
    number = int(next(group for group in match.groups() if group))
    for months in range(_MONTHS):
        first = months_after(month_start(today), months)
        if (found := safe_date(first.year, first.month, number)) and found >= today:
            return _placed(match, found)
    return None


def _placed(match: re.Match[str], found: date | None) -> _Found | None:
    return (match.start(), match.end(), found) if found else None


def _next_day(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return that day of that month in `year`, else the next such day from today on."""
    if year:
        number = int(year.lstrip("'"))
        return safe_date(number + 2000 if number < 100 else number, month, day)
    for candidate in range(today.year, today.year + 5):
        if (found := safe_date(candidate, month, day)) and found >= today:
            return found
    return None


def _year(after: re.Match[str], today: date) -> int:
    """Return the year that words after a month name."""
    if after["year"]:
        number = int(after["year"].lstrip("'"))
        return number + 2000 if number < 100 else number
    return today.year + bool(after["next"])


_Resolve = Callable[[re.Match[str], date, str], _Found | None]


@cache
def _resolvers() -> tuple[tuple[re.Pattern[str], _Resolve], ...]:
    """Return the patterns with their resolvers, the most specific first."""
    known, named = patterns(), words()
    return (
        (known.iso, _iso),
        (named.month_of_year, _month_of_year),
        (known.day_month, _day_of_month_name),
        (known.month_day, _day_of_month_name),
        (known.numeric, _numeric),
        (named.month_name, _month_name),
        (named.whole_span, _whole_span),
        (named.span, _span),
        (named.named_day, _named_day),
        (named.named_month, _named_month),
        (named.season, _season),
        (named.next_year, _end_of_year(1)),
        (named.this_year, _end_of_year(0)),
        (named.next_month, _end_of_month(1)),
        (named.this_month, _end_of_month(0)),
        (named.year_alone, _year_alone),
        (named.near, _near),
        (named.days_of_month, _day_alone),
        (named.weekday, _weekday),
        (known.day_of_month, _day_alone),
    )
