"""Find the dates of a message, relative and absolute; none is in the future."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from app.text.data import load
from app.text.date_typos import find_misspelt_days
from app.text.date_words import (
    never_dates,
    patterns,
    small_numbers,
    values,
    weekday_numbers,
)
from app.text.months import month_numbers
from app.text.spans import Taken


@dataclass(frozen=True, slots=True)
class MessageDate:
    """A date in a message, with its position.

    `doubtful` where it is only approximate ("last week"), misspelt, or was in the future and became
    today.
    """

    start: int
    end: int
    date: date
    doubtful: bool = False


# A date and whether it is doubtful; None where the match is no date after all.
Resolved = tuple[date, bool] | None

_MOST_MONTHS = 120

# "parcela 3/10", "cuota 2/6": an instalment's place, not a date.
_INSTALLMENT_WORD = re.compile(
    r"(?:parcel\w*|cuota|prestacao|mensualidad|payment|instal\w+|pago|parte"
    r"|affirm|afterpay|clearpay|emi|klarna|laybuy|letra|prestamo|sezzle|zip)\s+$"
)


def find_dates(folded: str, today: date, country: str) -> list[MessageDate]:
    """Return every date of a message, in order.

    A day without its month, and a month without its year, is the latest one that is not in the
    future.

    Args:
        folded: The message as `app.text.normalize.fold_in_place` returns it.
        today: The person's local date; no later date is returned.
        country: ISO 3166 alpha-2 code; decides whether 05/11 is in May or in November.
    """
    names, dates = Taken(), Taken()
    for match in never_dates().finditer(folded):
        names.add(*match.span())
    found: list[MessageDate] = []
    for pattern, resolve in _resolvers():
        for match in pattern.finditer(folded):
            # "sexta do" is no Friday but in "a primeira sexta do mes".
            named = resolve is not _resolve_nth_weekday and names.overlaps(*match.span())
            if named or dates.overlaps(*match.span()):
                continue
            if resolved := resolve(match, today, country):
                day, doubtful = resolved
                future = day > today
                found.append(MessageDate(*match.span(), min(day, today), doubtful or future))
                dates.add(*match.span())
    for start, end, word in find_misspelt_days(folded):
        if not names.overlaps(start, end) and not dates.overlaps(start, end):
            found.append(MessageDate(start, end, _resolve_word(word, today), doubtful=True))
    found.sort(key=lambda found_date: found_date.start)
    return _add_days_before(found, folded, today, names)


def _add_days_before(
    found: list[MessageDate], folded: str, today: date, names: Taken
) -> list[MessageDate]:
    """Return the dates with "the day before": before the date that precedes it, else today."""
    added: list[MessageDate] = []
    for match in patterns().day_before.finditer(folded):
        overlapping = (one.start < match.end() and match.start() < one.end for one in found)
        if names.overlaps(*match.span()) or any(overlapping):
            continue
        earlier = [one.date for one in found if one.end <= match.start()]
        base = earlier[-1] if earlier else today
        added.append(MessageDate(*match.span(), base - timedelta(days=1), doubtful=not earlier))
    return sorted([*found, *added], key=lambda one: one.start) if added else found


def _resolve_relative(match: re.Match[str], today: date, _country: str) -> Resolved:
    words = " ".join(match[0].split()).removesuffix("'s")
    return today - timedelta(days=values("relative", "days")[words]), False


def _resolve_word(word: str, today: date) -> date:
    """Return the day of a relative word, or the latest one of a weekday's name."""
    back = values("relative", "days").get(word)
    if back is None:
        back = (today.weekday() - weekday_numbers()[word]) % 7
    return today - timedelta(days=back)


def _resolve_ago(match: re.Match[str], today: date, _country: str) -> Resolved:
    count = next(match[name] for name in ("n1", "n2") if match[name])
    unit = next(match[name] for name in ("u1", "u2") if match[name])
    number = _count_of(count)
    if unit in values("ago", "months"):
        return _months_before(today, number * values("ago", "months")[unit])
    days = number * values("ago", "units")[unit]
    return (today - timedelta(days=days), days > 31) if days < 3660 else None


def _count_of(written: str) -> int:
    """Return a count in digits or words: "3", "a couple of", "twenty one"."""
    words = written.replace("-", " ").split()
    known = values("ago", "numbers").get(" ".join(words))
    if known is not None or written.isdigit():
        return known or int(written)
    return sum(small_numbers().get(word, 0) for word in words)


def _months_before(today: date, months: int) -> Resolved:
    """Return the same day so many months ago, a doubtful date; None beyond ten years."""
    if months > _MOST_MONTHS:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(today.day, last)), True


def _resolve_nth_weekday(match: re.Match[str], today: date, _country: str) -> Resolved:
    """Return the first, second… or last (-1) weekday of a month, of the latest that has it."""
    nth = values("nth", "numbers")[" ".join(match["nth"].split())]
    weekday = weekday_numbers()[" ".join(match["name"].split())]
    first = today.replace(day=1)
    if match["before"]:
        first = (first - timedelta(days=1)).replace(day=1)
    elif match["month"]:
        month = month_numbers()[match["month"]]
        first = date(today.year - (month > today.month), month, 1)
    for _ in range(2):
        days = [
            first.replace(day=day)
            for day in range(1, monthrange(first.year, first.month)[1] + 1)
            if first.replace(day=day).weekday() == weekday
        ]
        if (index := nth - 1 if nth > 0 else nth) < len(days) and days[index] <= today:
            return days[index], False
        first = (first - timedelta(days=1)).replace(day=1)
    return None


def _resolve_weekday(match: re.Match[str], today: date, _country: str) -> Resolved:
    wanted = weekday_numbers()[" ".join((match["name"] or match["short"]).split())]
    if match["week"]:
        return today - timedelta(days=today.weekday() + 7 - wanted), False
    back = (today.weekday() - wanted) % 7
    if back == 0 and patterns().past.search(match[0]):
        back = 7
    return today - timedelta(days=back), False


def _resolve_short_weekday(match: re.Match[str], today: date, _country: str) -> Resolved:
    wanted = weekday_numbers()[match["name"] or match["short"]]
    return today - timedelta(days=(today.weekday() - wanted) % 7), False


def _resolve_weekdays_ago(match: re.Match[str], today: date, _country: str) -> Resolved:
    back = (today.weekday() - weekday_numbers()[match[2].rstrip("s")]) % 7 or 7
    return today - timedelta(days=back + 7 * (int(match[1]) - 1)), False


def _days_back(days: int) -> Callable[[re.Match[str], date, str], Resolved]:
    """Return a resolver to the date that many days ago, a doubtful one."""
    return lambda _match, today, _country: (today - timedelta(days=days), True)


def _resolve_weekend(_match: re.Match[str], today: date, _country: str) -> Resolved:
    return today - timedelta(days=(today.weekday() - 5) % 7), True


def _resolve_last_month(_match: re.Match[str], today: date, _country: str) -> Resolved:
    first = today.replace(day=1) - timedelta(days=1)
    return first.replace(day=min(today.day, first.day)), True


def _resolve_month_day(match: re.Match[str], today: date, _country: str) -> Resolved:
    return _resolve_latest(int(match["day"]), month_numbers()[match["month"]], match["year"], today)


def _resolve_iso(match: re.Match[str], _today: date, _country: str) -> Resolved:
    return _make_date(int(match[1]), int(match[2]), int(match[3]))


def _resolve_numeric(match: re.Match[str], today: date, country: str) -> Resolved:
    written = (
        match["mark"] in "/ "
        or match["year"]
        or (match["mark"] == "-" and len(match["a"] + match["b"]) == 4)
    )
    if not written or _INSTALLMENT_WORD.search(match.string, 0, match.start()):
        return None
    first, second = int(match["a"]), int(match["b"])
    day, month = (second, first) if country in load("countries")["month_first"] else (first, second)
    if found := _resolve_latest(day, month, match["year"], today):
        return found
    swapped = _resolve_latest(month, day, match["year"], today)
    return (swapped[0], swapped[1]) if swapped else None


def _resolve_day_of_month(match: re.Match[str], today: date, _country: str) -> Resolved:
    day = int(next(group for group in match.groups() if group))
    month = today.replace(day=1)
    for _ in range(3):
        if (found := _make_date(month.year, month.month, day)) and found[0] <= today:
            return found
        month = (month - timedelta(days=1)).replace(day=1)
    return None


def _resolve_latest(day: int, month: int, year: str | None, today: date) -> Resolved:
    """Return that day of that month in `year`, else in the latest year that has it by today."""
    if year:
        number = int(year.lstrip("'"))
        century = 2000 if number <= (today.year % 100) + 1 else 1900
        return _make_date(number + century if number < 100 else number, month, day)
    for candidate in range(today.year, today.year - 9, -1):
        if (found := _make_date(candidate, month, day)) and found[0] <= today:
            return found
    return None


def _make_date(year: int, month: int, day: int) -> Resolved:
    try:
        return date(year, month, day), False
    except ValueError:
        return None


Resolver = tuple[re.Pattern[str], Callable[[re.Match[str], date, str], Resolved]]


@cache
def _resolvers() -> tuple[Resolver, ...]:
    """Return the patterns of dates with their resolvers, the most specific first.

    Text that an earlier pattern matched is not looked at by a later one.
    """
    known = patterns()
    return (
        (known.iso, _resolve_iso),
        (known.day_month, _resolve_month_day),
        (known.month_day, _resolve_month_day),
        (known.numeric, _resolve_numeric),
        (known.spaced, _resolve_numeric),
        (known.nth_weekday, _resolve_nth_weekday),
        (known.weekdays_ago, _resolve_weekdays_ago),
        (known.ago, _resolve_ago),
        (known.relative, _resolve_relative),
        (known.weekday, _resolve_weekday),
        (known.short_weekday, _resolve_short_weekday),
        (known.day_of_month, _resolve_day_of_month),
        (known.week, _days_back(7)),
        (known.month, _resolve_last_month),
        (known.weekend, _resolve_weekend),
    )
