"""When it happened: the dates of a message, relative and absolute, never in the future."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice

from app.reading.calendar_words import (
    month_numbers,
    never_dates,
    patterns,
    values,
    weekday_numbers,
)
from app.reading.data import load


@dataclass(frozen=True, slots=True)
class Day:
    """A date as said, and where; `doubtful` where it is known only roughly or was in the future."""

    start: int
    end: int
    date: date
    doubtful: bool = False


_MOST_OF_A_KIND = 120  # dates of one form in a message

Found = tuple[date, bool] | None

# "parcela 3/10", "cuota 2/6": an instalment's place, no date.
_PARTIAL = re.compile(r"(?:parcel\w*|cuota|prestacao|mensualidad|payment|instal\w+|pago|parte)\s+$")


def find_days(folded: str, today: date, country: str) -> list[Day]:
    """Every date of a plain text, in order; none is after `today` (the person's local date).

    A day without its month, and a month without its year, is the latest that is not in the
    future. `country` tells whether 05/11 is in May or in November.
    """
    names = [match.span() for match in never_dates().finditer(folded)]
    found: list[Day] = []
    for pattern, resolve in _readers():
        for match in islice(pattern.finditer(folded), _MOST_OF_A_KIND):
            if _overlaps(match.span(), names) or _overlaps(
                match.span(), ((d.start, d.end) for d in found)
            ):
                continue
            if resolved := resolve(match, today, country):
                day, doubtful = resolved
                future = day > today
                found.append(Day(*match.span(), min(day, today), doubtful or future))
    return sorted(found, key=lambda day: day.start)


def _overlaps(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _relative(match: re.Match[str], today: date, _country: str) -> Found:
    words = " ".join(match[0].split()).removesuffix("'s")
    return today - timedelta(days=values("relative", "days")[words]), False


def _ago(match: re.Match[str], today: date, _country: str) -> Found:
    said = next(match[name] for name in ("n1", "n2") if match[name])
    unit = next(match[name] for name in ("u1", "u2") if match[name])
    number = int(said) if said.isdigit() else values("ago", "numbers")[" ".join(said.split())]
    days = number * values("ago", "units")[unit]
    return (today - timedelta(days=days), days > 31) if days < 3660 else None


def _weekday(match: re.Match[str], today: date, _country: str) -> Found:
    wanted = weekday_numbers()[" ".join((match["name"] or match["short"]).split())]
    if match["week"]:
        return today - timedelta(days=today.weekday() + 7 - wanted), False
    back = (today.weekday() - wanted) % 7
    if back == 0 and patterns().past.search(match[0]):
        back = 7
    return today - timedelta(days=back), False


def _short_weekday(match: re.Match[str], today: date, _country: str) -> Found:
    wanted = weekday_numbers()[match["name"] or match["short"]]
    return today - timedelta(days=(today.weekday() - wanted) % 7), False


def _weekdays_ago(match: re.Match[str], today: date, _country: str) -> Found:
    back = (today.weekday() - weekday_numbers()[match[2].rstrip("s")]) % 7 or 7
    return today - timedelta(days=back + 7 * (int(match[1]) - 1)), False


def _span(days: int) -> Callable[[re.Match[str], date, str], Found]:
    return lambda _match, today, _country: (today - timedelta(days=days), True)


def _weekend(_match: re.Match[str], today: date, _country: str) -> Found:
    return today - timedelta(days=(today.weekday() - 5) % 7), True


def _last_month(_match: re.Match[str], today: date, _country: str) -> Found:
    first = today.replace(day=1) - timedelta(days=1)
    return first.replace(day=min(today.day, first.day)), True


def _month_day(match: re.Match[str], today: date, _country: str) -> Found:
    return _latest(int(match["day"]), month_numbers()[match["month"]], match["year"], today)


def _iso(match: re.Match[str], _today: date, _country: str) -> Found:
    return _made(int(match[1]), int(match[2]), int(match[3]))


def _numeric(match: re.Match[str], today: date, country: str) -> Found:
    written = (
        match["mark"] == "/"
        or match["year"]
        or (match["mark"] == "-" and len(match["a"] + match["b"]) == 4)
    )
    if not written or _PARTIAL.search(match.string, 0, match.start()):
        return None
    first, second = int(match["a"]), int(match["b"])
    day, month = (second, first) if country in load("countries")["month_first"] else (first, second)
    if found := _latest(day, month, match["year"], today):
        return found
    swapped = _latest(month, day, match["year"], today)
    return (swapped[0], swapped[1]) if swapped else None


def _day_of_month(match: re.Match[str], today: date, _country: str) -> Found:
    day = int(next(group for group in match.groups() if group))
    month = today.replace(day=1)
    for _ in range(3):
        if (found := _made(month.year, month.month, day)) and found[0] <= today:
            return found
        month = (month - timedelta(days=1)).replace(day=1)
    return None


def _latest(day: int, month: int, year: str | None, today: date) -> Found:
    """That day of that month in that year, or in the latest year that has it by today."""
    if year:
        number = int(year.lstrip("'"))
        century = 2000 if number <= (today.year % 100) + 1 else 1900
        return _made(number + century if number < 100 else number, month, day)
    for candidate in range(today.year, today.year - 9, -1):
        if (found := _made(candidate, month, day)) and found[0] <= today:
            return found
    return None


def _made(year: int, month: int, day: int) -> Found:
    try:
        return date(year, month, day), False
    except ValueError:
        return None


Reader = tuple[re.Pattern[str], Callable[[re.Match[str], date, str], Found]]


@cache
def _readers() -> tuple[Reader, ...]:
    """The forms of a date, the more telling first: what one has taken, the next leaves alone."""
    known = patterns()
    return (
        (known.iso, _iso),
        (known.day_month, _month_day),
        (known.month_day, _month_day),
        (known.numeric, _numeric),
        (known.weekdays_ago, _weekdays_ago),
        (known.ago, _ago),
        (known.relative, _relative),
        (known.weekday, _weekday),
        (known.short_weekday, _short_weekday),
        (known.day_of_month, _day_of_month),
        (known.week, _span(7)),
        (known.month, _last_month),
        (known.weekend, _weekend),
    )
