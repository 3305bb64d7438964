"""The words of dates made into patterns, from data/dates.toml."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.reading.phrasebook import entries_of, phrases
from app.reading.plain import plain

_YEAR = r"(?P<year>\d{4}|'\d{2})"
_NO_MORE = r"(?![\d/%]|[.,:]\d|\s?x\b|-\d)"
_ORDINAL = r"(?:st|nd|rd|th|o|º)?"


@dataclass(frozen=True, slots=True)
class Patterns:
    """One pattern for each form of a date."""

    iso: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    numeric: re.Pattern[str]
    weekdays_ago: re.Pattern[str]
    ago: re.Pattern[str]
    relative: re.Pattern[str]
    weekday: re.Pattern[str]
    short_weekday: re.Pattern[str]
    past: re.Pattern[str]
    day_of_month: re.Pattern[str]
    week: re.Pattern[str]
    month: re.Pattern[str]
    weekend: re.Pattern[str]


@cache
def values(table: str, name: str) -> dict[str, int]:
    """A list of `words number` entries as a dictionary of plain words."""
    pairs = (entry.rsplit(" ", 1) for entry in entries_of("dates", table, name))
    return {plain(words): int(number) for words, number in pairs}


def weekday_numbers() -> dict[str, int]:
    """Names and abbreviations of weekdays; Monday is 0, as in datetime."""
    return values("weekdays", "names") | values("weekdays", "short")


def month_numbers() -> dict[str, int]:
    """Names and abbreviations of months, January 1."""
    return values("months", "names")


def never_dates() -> re.Pattern[str]:
    """Names that hold a date's words, such as Black Friday."""
    return phrases("dates", "names", "never")


@cache
def patterns() -> Patterns:
    """The patterns of every form, made once."""
    months = _any(month_numbers())
    return Patterns(
        iso=re.compile(r"(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)"),
        day_month=re.compile(
            rf"(?<![\w.,/])(?:(?:on|el|no|em|del?|dia|the)\s+)*(?P<day>\d{{1,2}}){_ORDINAL}"
            rf"(?:\s+of\s+|\s+de\s+|\s*[-/]\s*|\s*)(?P<month>{months})\b\.?(?:,?\s*(?:del?\s+)?{_YEAR}(?!\d))?"
        ),
        month_day=re.compile(
            rf"(?<!\w)(?<!de )(?<!for )(?:on\s+)?(?P<month>{months})\.?\s+(?:the\s+)?"
            rf"(?P<day>\d{{1,2}}){_ORDINAL}(?!\w)"
            rf"(?:,?\s*{_YEAR}(?!\d))?{_NO_MORE}{_no('counted')}"
        ),
        numeric=_numeric_pattern(),
        weekdays_ago=re.compile(
            rf"(?<!\w)(\d)\s+((?:{_any(values('weekdays', 'names'))})s?)\s+ago(?!\w)"
        ),
        ago=_ago_pattern(),
        relative=_words(values("relative", "days")),
        weekday=_weekday_pattern(),
        short_weekday=_short_weekday_pattern(),
        past=phrases("dates", "weekdays", "past"),
        day_of_month=_day_pattern(),
        week=_span_pattern("week"),
        month=_span_pattern("month"),
        weekend=_span_pattern("weekend"),
    )


def _no(name: str) -> str:
    """That none of the list `name` comes next."""
    return rf"(?!\s*(?:{_any(entries_of('dates', 'not_after', name))})(?!\w))"


def _numeric_pattern() -> re.Pattern[str]:
    lead = r"(?<![\w.,/$-])(?:(?:on|el|no\s+dia|em|dia)\s+)?"
    full = r"(?P<a>\d{1,2})(?P<mark>[-./])(?P<b>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?"
    return re.compile(rf"{lead}{full}{_NO_MORE}{_no('part')}")


def _ago_pattern() -> re.Pattern[str]:
    numbers = rf"\d{{1,3}}|{_any(values('ago', 'numbers'))}"
    units = _any(values("ago", "units"))
    before, after = (_any(entries_of("dates", "ago", name)) for name in ("before", "after"))
    return re.compile(
        rf"(?<!\w)(?:(?:{before})\s+(?P<n1>{numbers})\s+(?P<u1>{units})(?:\s+(?:{after}))?"
        rf"|(?P<n2>{numbers})\s*(?P<u2>{units})\s+(?:{after}))(?!\w)"
    )


def _weekday_pattern() -> re.Pattern[str]:
    names, short = _any(values("weekdays", "names")), _any(values("weekdays", "short"))
    lead, tail, week = (
        _any(entries_of("dates", "weekdays", name)) for name in ("lead", "tail", "last_week")
    )
    return re.compile(
        rf"(?<!\w)(?:(?P<lead>{lead})\s+)?(?:(?P<name>{names})|(?(lead)(?P<short>{short})\b\.?|(?!)))"
        rf"(?:\s+(?P<week>{week})|\s+(?:{tail}))*(?!\w)"
    )


def _short_weekday_pattern() -> re.Pattern[str]:
    """An abbreviation that heads a list ("sat: …") or, where it is no other word, an item."""
    short = _any(values("weekdays", "short"))
    heads = _any(entries_of("dates", "weekdays", "heads"))
    return re.compile(
        rf"(?:^|(?<=[\n,;]))[ ]*(?P<name>{heads})\b\.?(?=\s+[a-z])"
        rf"|(?<!\w)(?P<short>{short})(?=\s*:)",
        re.MULTILINE,
    )


def _day_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:(?:(?:no|el|o|em|on|desde\s+o|desde\s+el)\s+)?dia\s+(\d{{1,2}}){_ORDINAL}(?!\w){_NO_MORE}{_no('counted')}"
        rf"|el\s+(\d{{1,2}})(?!\w){_NO_MORE}{_no('counted')}"
        rf"|on\s+the\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\w){_NO_MORE}"
        rf"|(?:the\s+|on\s+)?(\d{{1,2}})(?:st|nd|rd|th)(?!\w){_no('ordinal')})"
    )


def _span_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"{phrases('dates', 'spans', name).pattern}(?:'s)?")


def _words(table: dict[str, int]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(table)})(?!\w)(?:'s)?")


def _any(words: Iterable[str]) -> str:
    ordered = sorted({plain(word) for word in words}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
