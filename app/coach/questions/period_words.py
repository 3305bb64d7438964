"""Find the period, or the future month, that a question names."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from app.coach.periods import NAMED_PERIODS, Period, build_day, build_month, build_week, build_year
from app.coach.questions.lexicon import Lexicon
from app.text.calendar import (
    month_end,
    month_start,
    months_after,
    recent_day,
    recent_month,
    recent_weekday,
    safe_date,
    week_start,
)

_FIRST = {"first": 1, "primeiro": 1, "primero": 1}
_NUMERIC = re.compile(r"(?<![\d/.,-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/.,-])")
_ISO = re.compile(r"(?<!\d)(20\d\d)-(\d\d)-(\d\d)(?!\d)")
# Countries where numeric dates begin with the month.
_MONTH_FIRST = frozenset({"US", "PH"})
_MAX_COUNT = 400  # days, weeks, months or years that a question may count back

Groups = Mapping[str, str | None]


def find_period(
    text: str, today: date, words: Lexicon, country: str = ""
) -> tuple[Period, tuple[int, int]] | None:
    """Return the period that folded `text` names and its position in it, or None.

    Without a year, the latest such period that began by `today` is meant. `country` (ISO 3166
    alpha-2) decides the order of day and month in numeric dates.
    """
    for name, patterns in words.periods.items():
        for pattern in patterns:
            for match in pattern.finditer(text):
                period = _build_period(name, match.groupdict(), today, words)
                if period:
                    return period, match.span()
        if name == "since":
            numeric = _find_numeric_date(text, today, country)
            if numeric:
                return numeric
    return None


def _build_period(name: str, groups: Groups, today: date, words: Lexicon) -> Period | None:
    named = NAMED_PERIODS.get(name)
    return named(today) if named else _READERS[name](groups, today, words)


def _find_numeric_date(
    text: str, today: date, country: str
) -> tuple[Period, tuple[int, int]] | None:
    if match := _ISO.search(text):
        found = safe_date(int(match[1]), int(match[2]), int(match[3]))
        return (build_day(found), match.span()) if found else None
    for match in _NUMERIC.finditer(text):
        first, second = int(match[1]), int(match[2])
        day, month = (second, first) if country in _MONTH_FIRST else (first, second)
        year = int(match[3]) % 100 + 2000 if match[3] else today.year
        found = safe_date(year, month, day) or safe_date(year, day, month)
        if found and not match[3] and found > today:
            found = safe_date(found.year - 1, found.month, found.day)
        if found:
            return build_day(found), match.span()
    return None


def _read_number(groups: Groups, name: str, words: Lexicon) -> int:
    text = groups.get(name) or "1"
    return int(text) if text.isdigit() else _FIRST.get(text) or words.numbers.get(text, 1)


def _read_day(groups: Groups, suffix: str, today: date, words: Lexicon) -> date | None:
    """Return the date of the groups `day`, `month` and `year`; without year, the latest one."""
    day_text, month_text = groups.get("day" + suffix), groups.get("month" + suffix)
    number = _read_number(groups, "day" + suffix, words)
    if month_text is None:
        return recent_day(number, today) if day_text else None
    month = words.months[month_text]
    year_text = groups.get("year" + suffix) or groups.get("year")
    passed = (month, number) <= (today.month, today.day)
    return safe_date(int(year_text) if year_text else today.year - (not passed), month, number)


def _read_between(groups: Groups, today: date, words: Lexicon) -> Period | None:
    if groups.get("day2") is None:
        start, end = _read_day(groups, "", today, words), _read_day(groups, "2", today, words)
        return Period("between", start, month_end(end)) if start and end and start <= end else None
    month2 = groups.get("month2") or groups.get("month")
    named = {**groups, "month": groups.get("month") or month2}
    start = _read_day(named, "", today, words)
    if not start:
        return None
    last = _read_number(groups, "day2", words)
    if month2 is None:
        end = safe_date(start.year, start.month, last) or month_end(start)
    else:
        year = start.year + (words.months[month2] < start.month)
        end = safe_date(year, words.months[month2], last) or start
    return Period("between", start, end) if start <= end else None


def _read_since(groups: Groups, today: date, words: Lexicon) -> Period | None:
    start: date | None
    if groups.get("yesterday"):
        start = today - timedelta(days=1)
    elif weekday := groups.get("weekday"):
        start = recent_weekday(words.weekdays[weekday], today)
    elif unit := groups.get("unit"):
        start = _find_unit_start(_find_unit(unit, words), today)
    else:
        start = _read_day(groups, "", today, words)
    return Period("since", start, today) if start and start <= today else None


def _find_unit(text: str, words: Lexicon) -> str:
    return next(unit for unit, pattern in words.units.items() if pattern.fullmatch(text))


def _find_unit_start(unit: str, today: date) -> date:
    if unit == "week":
        return week_start(today)
    return month_start(today) if unit == "month" else today.replace(month=1, day=1)


def _read_rolling(groups: Groups, today: date, words: Lexicon) -> Period:
    unit = _find_unit(groups["unit"] or "", words)
    count = max(1, min(_read_number(groups, "number", words), _MAX_COUNT))
    if groups.get("number") is None and unit != "day":
        # "the last month" is the calendar's; "the last 2 months" are counted back from today.
        return NAMED_PERIODS[f"last_{unit}"](today)
    return Period(f"last_{unit}s", _go_back(unit, count, today) + timedelta(days=1), today, count)


def _go_back(unit: str, count: int, today: date) -> date:
    if unit in {"day", "week"}:
        return today - timedelta(days=count * (7 if unit == "week" else 1))
    return months_after(today, -count * (12 if unit == "year" else 1))


def _read_ago(groups: Groups, today: date, words: Lexicon) -> Period:
    unit = _find_unit(groups["unit"] or "", words)
    day = _go_back(unit, max(1, min(_read_number(groups, "number", words), _MAX_COUNT)), today)
    if unit == "week":
        return build_week(week_start(day))
    if unit == "month":
        return build_month(month_start(day))
    return build_day(day) if unit == "day" else build_year(day.year)


def _read_date(groups: Groups, today: date, words: Lexicon) -> Period | None:
    day = _read_day(groups, "", today, words)
    return build_day(day) if day else None


def _read_until(groups: Groups, today: date, words: Lexicon) -> Period | None:
    """Return the days of a month up to the one named, or up to the one before it."""
    day = _read_day(groups, "", today, words)
    if day is None:
        return None
    end = day - timedelta(days=1) if groups.get("before") else day
    return Period("between", month_start(end), end)


def _read_month(groups: Groups, today: date, words: Lexicon) -> Period:
    number = words.months[groups["month"] or ""]
    if year := groups.get("year"):
        start = date(int(year), number, 1)
    elif groups.get("last"):
        start = date(today.year - 1, number, 1)
    else:
        start = recent_month(number, today)
    return build_month(start)


def _read_weekday(groups: Groups, today: date, words: Lexicon) -> Period:
    return build_day(recent_weekday(words.weekdays[groups["weekday"] or ""], today))


_READERS: Mapping[str, Callable[[Groups, date, Lexicon], Period | None]] = {
    "between": _read_between,
    "since": _read_since,
    "rolling": _read_rolling,
    "ago": _read_ago,
    "until": _read_until,
    "date": _read_date,
    "month": _read_month,
    "weekday": _read_weekday,
}


def find_month_to_come(text: str, today: date, words: Lexicon) -> date | None:
    """Return the date by which folded `text` plans something ("by july", "in 6 months").

    It is the last day of a month named, or as many months after `today`; None if there is none.
    """
    matches = (match for pattern in words.future if (match := pattern.search(text)))
    if not (match := next(matches, None)):
        return None
    groups = match.groupdict()
    if groups.get("number"):
        return months_after(today, min(_read_number(groups, "number", words), _MAX_COUNT))
    if month := groups.get("month"):
        number = words.months[month]
        return month_end(date(today.year + (number < today.month), number, 1))
    return month_end(months_after(month_start(today), 1))
