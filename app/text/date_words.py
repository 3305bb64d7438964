"""Compile the patterns of dates from the words of the topic `dates`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.text.data import load
from app.text.months import month_numbers
from app.text.normalize import fold_in_place
from app.text.phrases import entries_of, phrases

# The two digits of "12-Nov-26" are a year only after the mark that parts the month.
_YEAR = r"(?:,?\s*(?:del?\s+)?|\s?[-/]\s?)(?P<year>\d{4}|'\d{2}|(?<=[-/])\d{2})(?!\d)"
_NO_MORE = r"(?![\d/%]|[.,:]\d|\s?x\b|-\d)"
_ORDINAL = r"(?:st|nd|rd|th|ro|ero|o|º)?"


@dataclass(frozen=True, slots=True)
class Patterns:
    """One pattern for each form of a date."""

    iso: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    numeric: re.Pattern[str]
    spaced: re.Pattern[str]
    nth_weekday: re.Pattern[str]
    day_before: re.Pattern[str]
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
    """Return a list of `words number` entries as a dictionary with folded words."""
    pairs = (entry.rsplit(" ", 1) for entry in entries_of("dates", table, name))
    return {fold_in_place(words): int(number) for words, number in pairs}


def weekday_numbers() -> dict[str, int]:
    """Return names and abbreviations of weekdays; Monday is 0, as in datetime."""
    return values("weekdays", "names") | values("weekdays", "short")


def never_dates() -> re.Pattern[str]:
    """Return a pattern of names that contain the words of a date, such as Black Friday."""
    return phrases("dates", "names", "never")


@cache
def patterns() -> Patterns:
    """Return the patterns of all forms, compiled once."""
    months = _any(month_numbers())
    return Patterns(
        iso=re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"),
        # "20 out of the trip" is no day of October, "out" in Portuguese.
        day_month=re.compile(
            rf"(?<![\w.,/])(?:(?:on|el|no|em|del?|dia|the)\s+){{0,3}}(?P<day>\d{{1,2}}){_ORDINAL}"
            rf"(?:\s+of\s+|\s+de\s+|\s*[-/]\s*|\s*)(?P<month>{months})\b(?!\s+of\s+[a-z]|[-/]\d{{1,2}}[-/])\.?"
            rf"(?:{_YEAR})?"
        ),
        month_day=re.compile(
            rf"(?<!\w)(?<!de )(?<!for )(?:on\s+)?(?P<month>{months})"
            rf"(?:\.?\s+(?:the\s+)?|[-/](?=\d{{1,2}}[-/]))(?P<day>\d{{1,2}}){_ORDINAL}(?!\w)"
            rf"(?:{_YEAR})?{_NO_MORE}{_no('counted')}"
        ),
        numeric=_numeric_pattern(),
        spaced=re.compile(
            r"(?<![\w.,/$-])(?P<a>\d{1,2})(?P<mark> )(?P<b>\d{1,2}) (?P<year>20\d{2})(?![\w.,])"
        ),
        nth_weekday=_nth_weekday_pattern(months),
        day_before=phrases("dates", "relative", "day_before"),
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
    """Return an expression for: no entry of the list `name` comes next."""
    return rf"(?!\s*(?:{_any(entries_of('dates', 'not_after', name))})(?!\w))"


def _numeric_pattern() -> re.Pattern[str]:
    lead = r"(?<![\w.,/$-])(?:(?:on|el|no\s+dia|em|dia)\s+)?"
    full = r"(?P<a>\d{1,2})(?P<mark>[-./])(?P<b>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?"
    return re.compile(rf"{lead}{full}{_NO_MORE}{_no('part')}")


def _nth_weekday_pattern(months: str) -> re.Pattern[str]:
    """Return a pattern of "the first monday of this month", "na primeira sexta de outubro"."""
    nth, weekday = _any(values("nth", "numbers")), _any(values("weekdays", "names"))
    lead, of, past = (_any(entries_of("dates", "nth", name)) for name in ("lead", "of", "past"))
    month = rf"(?P<month>{months})|(?P<before>{past})|{_any(entries_of('dates', 'nth', 'this'))}"
    return re.compile(
        rf"(?<!\w)(?:(?:{lead})\s+){{0,2}}(?P<nth>{nth})\s+(?P<name>{weekday})"
        rf"\s+(?:{of})\s+(?:{month})(?!\w)"
    )


@cache
def small_numbers() -> dict[str, int]:
    """Return the number words below a hundred in all languages."""
    pairs = (entry.rsplit(" ", 1) for name in ("ones", "tens") for entry in load("numerals")[name])
    return {word: int(number) for word, number in pairs}


def _ago_pattern() -> re.Pattern[str]:
    small = _any(small_numbers())
    spelled = rf"(?:{small})(?:[\s-]+(?:(?:e|y|and)\s+)?(?:{small}))?"
    numbers = rf"\d{{1,3}}|{_any(values('ago', 'numbers'))}|{spelled}"
    units = _any([*values("ago", "units"), *values("ago", "months")])
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
    """Return a pattern of abbreviations before a list ("sat: …") or an item.

    Before an item only those that are no other word.
    """
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
        rf"|el\s+(\d{{1,2}})(?:ro|ero)?(?!\w){_NO_MORE}{_no('counted')}"
        rf"|on\s+the\s+(\d{{1,2}})(?:st|nd|rd|th)?(?!\w){_NO_MORE}"
        rf"|(?:the\s+|on\s+)?(\d{{1,2}})(?:st|nd|rd|th)(?!\w){_no('ordinal')})"
    )


def _span_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"{phrases('dates', 'spans', name).pattern}(?:'s)?")


def _words(table: dict[str, int]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_any(table)})(?!\w)(?:'s)?")


def _any(words: Iterable[str]) -> str:
    ordered = sorted({fold_in_place(word) for word in words}, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)
