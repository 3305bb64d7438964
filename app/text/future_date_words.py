"""Compile the patterns of dates to come from the words of the topic `future_dates`."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from app.text import date_words
from app.text.months import month_numbers
from app.text.normalize import fold_in_place
from app.text.phrases import entries_of

TOPIC = "future_dates"


@dataclass(frozen=True, slots=True)
class DatePatterns:
    """One pattern for each form of a date that is made of words."""

    year: re.Pattern[str]
    month_of_year: re.Pattern[str]
    month_name: re.Pattern[str]
    span: re.Pattern[str]
    whole_span: re.Pattern[str]
    near: re.Pattern[str]
    named_day: re.Pattern[str]
    named_month: re.Pattern[str]
    season: re.Pattern[str]
    repeated: re.Pattern[str]
    this_year: re.Pattern[str]
    next_year: re.Pattern[str]
    this_month: re.Pattern[str]
    next_month: re.Pattern[str]
    year_alone: re.Pattern[str]
    weekday: re.Pattern[str]
    days_of_month: re.Pattern[str]


@cache
def words() -> DatePatterns:
    """Return the patterns, compiled once."""
    before = _listed("span", "before")
    repeated = rf"(?:(?:{_listed('next')}|{_listed('this')})\s+)?"
    return DatePatterns(
        year=_year(),
        month_of_year=re.compile(
            r"(?<![\w/.,])(?P<month>0?[1-9]|1[0-2])/(?P<year>20\d{2})(?![\w/])"
        ),
        month_name=_month_name(),
        span=_span(),
        whole_span=re.compile(
            rf"(?<!\w)(?:{before})\s+(?P<span>{_any(values('span', 'whole'))})(?!\w)"
        ),
        near=_alone(_any(values("span", "near"))),
        named_day=_alone(rf"{repeated}(?P<name>{_any(named_days())})"),
        named_month=_alone(rf"{repeated}(?P<name>{_any(values('named', 'months'))})"),
        season=_alone(
            rf"(?:{_listed('named', 'season_lead')})\s+"
            rf"(?P<name>{_any(values('named', 'seasons'))})"
            rf"(?:\s+(?:{_listed('named', 'season_next')}))?"
        ),
        repeated=re.compile(rf"(?<!\w)(?:{_listed('next')}|{_listed('this')})\s+$"),
        this_year=_alone(_listed("year", "end_of_this")),
        next_year=_alone(_listed("year", "end_of_next")),
        this_month=_alone(_listed("month", "end_of_this")),
        next_month=_alone(_listed("month", "end_of_next")),
        year_alone=_alone(rf"(?:{_listed('lead')}|{_listed('part')})\s+(?P<year>20\d{{2}})"),
        days_of_month=_alone(
            r"(?:(?:los|os|todos\s+os|nos)\s+)?dias\s+(\d{1,2})(?:\s+[ye]\s+\d{1,2})?"
        ),
        weekday=_alone(rf"{repeated}(?P<name>{_any(date_words.values('weekdays', 'names'))})"),
    )


def _year() -> re.Pattern[str]:
    return re.compile(
        rf"(?:,?\s+(?:of\s+|del?\s+|do\s+)?|\s*[-/]\s*)(?P<year>20\d{{2}}|'\d{{2}}"
        rf"|(?<=[-/])\d{{2}})(?!\w)"
        rf"|,?\s+(?:(?P<next>{_listed('year', 'next')})|{_listed('year', 'this')})(?!\w)"
    )


def _month_name() -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?<!\w)(?P<lead>{_listed('lead')})\s+)?(?:(?<!\w)(?P<part>{_listed('part')})\s+)?"
        rf"(?:(?<!\w)(?:(?P<next>{_listed('next')})|(?P<this>{_listed('this')}))\s+)?"
        rf"(?<!\w)(?P<month>{_any(month_numbers())})(?!\w)"
    )


def _span() -> re.Pattern[str]:
    numbers = rf"\d{{1,3}}|{_any(values('span', 'numbers'))}"
    units = _any([*values("span", "days"), *values("span", "months")])
    before, after = _listed("span", "before"), _listed("span", "after")
    return re.compile(
        rf"(?<!\w)(?:(?:{before})\s+(?P<n1>{numbers})\s*(?P<u1>{units})(?:\s+(?:{after}))?"
        rf"|(?P<n2>{numbers})\s*(?P<u2>{units})\s+(?:{after}))(?!\w)"
    )


@cache
def values(*names: str) -> dict[str, int]:
    """Return a list of `words number` entries as a dictionary with folded words."""
    pairs = (entry.rsplit(" ", 1) for entry in entries_of(TOPIC, *names))
    return {fold_in_place(words): int(number) for words, number in pairs}


@cache
def named_days() -> dict[str, tuple[int, int]]:
    """Return month and day of each day that has a name."""
    found = {}
    for entry in entries_of(TOPIC, "named", "days"):
        name, _, numbers = entry.rpartition(" ")
        month, day = numbers.split("-")
        found[fold_in_place(name)] = (int(month), int(day))
    return found


def _listed(*names: str) -> str:
    return _any(entries_of(TOPIC, *names))


def _alone(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{expression})(?!\w)")


def single(words: str) -> str:
    """Return words parted by single blanks."""
    return " ".join(words.split())


def _any(words: Iterable[str]) -> str:
    """Return an expression for any of these words, the longest first, or as chats shorten them."""
    ordered = sorted({fold_in_place(word) for word in words}, key=len, reverse=True)
    return "|".join(r"\s+".join(_spelled(word) for word in one.split()) for one in ordered)


def _spelled(word: str) -> str:
    """Return an expression for a word as it is, or short: "que" or "q"."""
    short = _shortened().get(word)
    return f"(?:{re.escape(word)}|{short})" if short else re.escape(word)


@cache
def _shortened() -> dict[str, str]:
    """Return an expression for the short forms of each word that has some."""
    found: dict[str, list[str]] = {}
    for entry in entries_of(TOPIC, "short"):
        short, word = map(fold_in_place, entry.split())
        found.setdefault(word, []).append(rf"{re.escape(short)}\b\.?")
    return {word: "|".join(forms) for word, forms in found.items()}
