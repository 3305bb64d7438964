"""Finds the period, or the day to come, that a question names."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from app.coach.days import (
    month_end,
    month_start,
    months_after,
    recent_day,
    recent_month,
    recent_weekday,
    safe_date,
    week_start,
)
from app.coach.lexicon import Lexicon
from app.coach.periods import NAMED, Period, month_of, single, week_of, year_of

_FIRST = {"first": 1, "primeiro": 1, "primero": 1}
_NUMERIC = re.compile(r"(?<![\d/.,-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/.,-])")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
# Where a date in figures begins with the month.
_MONTH_FIRST = frozenset({"US", "PH"})
_LONGEST = 400  # days, weeks, months or years that a question may count back

Groups = Mapping[str, str | None]


def find_period(
    text: str, today: date, words: Lexicon, country: str = ""
) -> tuple[Period, tuple[int, int]] | None:
    """The period that folded `text` names and where it stands in it, or None.

    What names no year is the last such that has come by `today`.
    """
    for name, patterns in words.periods.items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                period = _period(name, match.groupdict(), today, words)
                if period:
                    return period, match.span()
        if name == "since":
            numeric = _numeric(text, today, country)
            if numeric:
                return numeric
    return None


def _period(name: str, groups: Groups, today: date, words: Lexicon) -> Period | None:
    named = NAMED.get(name)
    return named(today) if named else _READERS[name](groups, today, words)


def _numeric(text: str, today: date, country: str) -> tuple[Period, tuple[int, int]] | None:
    if match := _ISO.search(text):
        found = safe_date(int(match[1]), int(match[2]), int(match[3]))
        return (single(found), match.span()) if found else None
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[2])
        day, month = (second, first) if country in _MONTH_FIRST else (first, second)
        year = int(match[3]) % 100 + 2000 if match[3] else today.year
        found = safe_date(year, month, day) or safe_date(year, day, month)
        if found and not match[3] and found > today:
            found = safe_date(found.year - 1, found.month, found.day)
        if found:
            return single(found), match.span()
    return None


def _number(groups: Groups, name: str, words: Lexicon) -> int:
    text = groups.get(name) or "1"
    return int(text) if text.isdigit() else _FIRST.get(text) or words.numbers.get(text, 1)


def _day(groups: Groups, suffix: str, today: date, words: Lexicon) -> date | None:
    """The date of `day`, `month` and `year` groups, the last such by `today` where unsaid."""
    day_text, month_text = groups.get("day" + suffix), groups.get("month" + suffix)
    number = _number(groups, "day" + suffix, words)
    if month_text is None:
        return recent_day(number, today) if day_text else None
    month = words.months[month_text]
    year_text = groups.get("year" + suffix) or groups.get("year")
    passed = (month, number) <= (today.month, today.day)
    return safe_date(int(year_text) if year_text else today.year - (not passed), month, number)


def _between(groups: Groups, today: date, words: Lexicon) -> Period | None:
    if groups.get("day2") is None:
        start, end = _day(groups, "", today, words), _day(groups, "2", today, words)
        return Period("between", start, month_end(end)) if start and end and start <= end else None
    month2 = groups.get("month2") or groups.get("month")
    named = {**groups, "month": groups.get("month") or month2}
    start = _day(named, "", today, words)
    if not start:
        return None
    last = _number(groups, "day2", words)
    if month2 is None:
        end = safe_date(start.year, start.month, last) or month_end(start)
    else:
        year = start.year + (words.months[month2] < start.month)
        end = safe_date(year, words.months[month2], last) or start
    return Period("between", start, end) if start <= end else None


def _since(groups: Groups, today: date, words: Lexicon) -> Period | None:
    start: date | None
    if groups.get("yesterday"):
        start = today - timedelta(days=1)
    elif weekday := groups.get("weekday"):
        start = recent_weekday(words.weekdays[weekday], today)
    elif unit := groups.get("unit"):
        start = _unit_start(_unit(unit, words), today)
    else:
        start = _day(groups, "", today, words)
    return Period("since", start, today) if start and start <= today else None


def _unit(text: str, words: Lexicon) -> str:
    return next(unit for unit, pattern in words.units.items() if pattern.fullmatch(text))


def _unit_start(unit: str, today: date) -> date:
    if unit == "week":
        return week_start(today)
    return month_start(today) if unit == "month" else today.replace(month=1, day=1)


def _rolling(groups: Groups, today: date, words: Lexicon) -> Period:
    unit = _unit(groups["unit"] or "", words)
    count = max(1, min(_number(groups, "number", words), _LONGEST))
    if groups.get("number") is None and unit != "day":
        # "the last month" is the calendar's; "the last 2 months" are counted back from today.
        return NAMED[f"last_{unit}"](today)
    return Period(f"last_{unit}s", _back(unit, count, today) + timedelta(days=1), today, count)


def _back(unit: str, count: int, today: date) -> date:
    if unit in {"day", "week"}:
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    return months_after(today, -count * (12 if unit == "year" else 1))


def _ago(groups: Groups, today: date, words: Lexicon) -> Period:
    unit = _unit(groups["unit"] or "", words)
    day = _back(unit, max(1, min(_number(groups, "number", words), _LONGEST)), today)
    if unit == "week":
        return week_of(week_start(day))
    if unit == "month":
        return month_of(month_start(day))
    return single(day) if unit == "day" else year_of(day.year)


def _date(groups: Groups, today: date, words: Lexicon) -> Period | None:
    day = _day(groups, "", today, words)
    return single(day) if day else None


def _month(groups: Groups, today: date, words: Lexicon) -> Period:
    number = words.months[groups["month"] or ""]
    if year := groups.get("year"):
        start = date(int(year), number, 1)
    elif groups.get("last"):
        start = date(today.year - 1, number, 1)
    else:
        start = recent_month(number, today)
    return month_of(start)


def _weekday(groups: Groups, today: date, words: Lexicon) -> Period:
    return single(recent_weekday(words.weekdays[groups["weekday"] or ""], today))


_READERS: Mapping[str, Callable[[Groups, date, Lexicon], Period | None]] = {
    "between": _between,
    "since": _since,
    "rolling": _rolling,
    "ago": _ago,
    "date": _date,
    "month": _month,
    "weekday": _weekday,
}


def find_month_to_come(text: str, today: date, words: Lexicon) -> date | None:
    """The last day of the month that folded `text` looks ahead to ("by july", "in 6 months")."""
    matches = (match for pattern in words.ahead if (match := pattern.search(text)))
    if not (match := next(matches, None)):
        return None
    groups = match.groupdict()
    if groups.get("number"):
        return months_after(today, min(_number(groups, "number", words), _LONGEST))
    if month := groups.get("month"):
        number = words.months[month]
        return month_end(date(today.year + (number < today.month), number, 1))
    return month_end(months_after(month_start(today), 1))
