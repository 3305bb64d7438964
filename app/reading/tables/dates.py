"""Dates as files write them, and the order of day and month that a column of them shares."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.reading.tables.vocabulary import MONTHS, fold

Order = Literal["dmy", "mdy"]
"""Which of day and month comes first in dates such as 03/04/2026."""

_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "AS", "VI", "FM", "MH", "PW"})
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_YEAR = r"(?P<{}>(?:19|20)\d\d|\d\d)(?!\d|[/-]|\s*(?:" + _NAMES + r")\b)"
_OF = r"(?:(?:de|of|del)\s+)?"
_PATTERN = re.compile(
    r"(?P<iso>(?P<iy>(?:19|20)\d\d)[-/.]\s?(?P<im>\d{1,2})[-/.]\s?(?P<id>\d{1,2}))(?!\d)\.?"
    r"|(?P<compact>(?P<cy>(?:19|20)\d\d)(?P<cm>0[1-9]|1[0-2])(?P<cd>0[1-9]|[12]\d|3[01]))(?!\d)"
    rf"|(?P<triple>(?P<a>\d{{1,2}})(?P<sep>[-/.])\s?(?P<b>\d{{1,2}})(?P=sep)\s?{_YEAR.format('y')})"
    r"(?![-/.]\d)"
    rf"|(?P<named>(?P<nd>\d{{1,2}})(?:st|nd|rd|th|o)?[-/.,\s]*{_OF}(?P<nm>{_NAMES})(?![a-z])\.?"
    rf"(?:[-/.,\s]*(?:(?:de|del)\s+)?'?{_YEAR.format('ny')})?)"
    rf"|(?P<first>(?P<fm>{_NAMES})(?![a-z])\.?[-/\s]*(?P<fd>\d{{1,2}})(?:st|nd|rd|th)?(?!\d|[,.]\d)"
    rf"(?:[-/,.\s]+'?{_YEAR.format('fy')})?)(?!\w)"
    r"|(?P<pair>(?P<pa>\d{1,2})(?P<psep>[/.-])(?P<pb>\d{1,2}))\.?(?![-/.,]?\d|\w)",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"[\sT,à–-]*(?:(?:a las |às |at )?\d{1,2}[:h.]\d{2}(?:[:m.]\d{2})?(?:[.,]\d+)?"
    r"\s?(?:[ap]\.?\s?m\.?)?\s?(?:Z|[A-Z]{3,4}|[+-]\d{2}:?\d{2})?)?",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:[^\W\d_]{2,9}\.?,\s*)(?=\d)")
# Spreadsheets keep dates as days since 1899-12-30; these bound 2000-01-01 and 2064.
_SERIAL_START = date(1899, 12, 30)
# Days that an export spans by custom; a longer one may be days and months exchanged.
_USUAL_SPAN = 92
_SERIALS = range(36526, 60000)


@dataclass(frozen=True, slots=True)
class Written:
    """A date as written: `first` and `second` are day and month in an order not settled yet.

    `settled` where the writing itself tells them apart (then `first` is the day); `year` None
    where none was written; `end` is the position behind it in the text.
    """

    first: int
    second: int
    year: int | None
    settled: bool
    end: int

    def on(self, order: Order) -> tuple[int, int]:
        """Day and month."""
        if self.settled or order == "dmy":
            return self.first, self.second
        return self.second, self.first


def at_start(text: str) -> Written | None:
    """The date that `text` begins with, if it does."""
    found = _PATTERN.match(_bare(text[:32]))
    return _read(found) if found else None


def _bare(text: str) -> str:
    """`text` without accents, every character at its place."""
    if text.isascii():
        return text
    return "".join(unicodedata.normalize("NFKD", char)[:1] or char for char in text)


def anywhere(text: str) -> list[Written]:
    """All dates with a year that stand in `text`."""
    read = (_read(found) for found in _PATTERN.finditer(_bare(text)))
    return [written for written in read if written and written.year]


def written(text: str) -> Written | None:
    """The date that a cell is as a whole (a time of day may follow), else None."""
    clean = text.strip()
    if not clean or len(clean) > 48:
        return None
    if weekday := _WEEKDAY.match(clean):
        clean = clean[weekday.end() :]
    found = at_start(clean)
    if found and _TIME.fullmatch(clean[found.end :]):
        return found
    return None


def _read(found: re.Match[str]) -> Written | None:
    end = found.end()
    if found["iso"]:
        return _checked(int(found["id"]), int(found["im"]), int(found["iy"]), True, end)
    if found["compact"]:
        return _checked(int(found["cd"]), int(found["cm"]), int(found["cy"]), True, end)
    if found["triple"]:
        return _checked(int(found["a"]), int(found["b"]), _year(found["y"]), False, end)
    if found["pair"]:
        return _checked(int(found["pa"]), int(found["pb"]), None, False, end)
    name, day, year = (
        (found["nm"], found["nd"], found["ny"])
        if found["named"]
        else (found["fm"], found["fd"], found["fy"])
    )
    month = MONTHS.get(fold(name))
    return _checked(int(day), month, _year(year), True, end) if month else None


def _checked(first: int, second: int, year: int | None, settled: bool, end: int) -> Written | None:
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    if settled and second > 12:
        return None
    return Written(first, second, year, settled, end)


def _year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def day(found: Written, order: Order, year: int | None = None) -> date | None:
    """The calendar day, with `year` where none was written; None for a 31 February."""
    number, month = found.on(order)
    try:
        return date(found.year or year or 0, month, number)
    except ValueError:
        return None


def settle_year(found: Written, order: Order, not_after: date) -> date | None:
    """The day of a date without year: its latest occurrence up to `not_after`."""
    for year in (not_after.year, not_after.year - 1, not_after.year - 4):
        resolved = day(found, order, year)
        if resolved and resolved <= not_after:
            return resolved
    return None


def of(calendar: date) -> Written:
    """A day of the calendar in the form of one that was written out."""
    return Written(calendar.day, calendar.month, calendar.year, settled=True, end=0)


def from_serial(number: float) -> date | None:
    """The day that a spreadsheet's serial number stands for, None outside of 2000–2064."""
    return _SERIAL_START + timedelta(days=int(number)) if int(number) in _SERIALS else None


def order_of(dates: Iterable[Written], *, today: date, country: str = "", hint: str = "") -> Order:
    """The order of day and month that dates written together share.

    A number over 12 settles it; then whichever reading keeps out of the future; then the one
    whose days lie clearly closer together; then the country's custom. `hint` is "dmy" where the
    file's language or its decimal comma speaks for day first.
    """
    open_ones = [d for d in dates if not d.settled]
    if any(d.first > 12 for d in open_ones):
        return "dmy"
    if any(d.second > 12 for d in open_ones):
        return "mdy"
    custom: Order = "mdy" if country in _MONTH_FIRST and hint != "dmy" else "dmy"
    spread = {order: _spread(open_ones, order, today) for order in ("dmy", "mdy")}
    other: Order = "mdy" if custom == "dmy" else "dmy"
    if spread[custom] > _USUAL_SPAN and spread[other] * 3 < spread[custom]:
        return other
    return custom


def _spread(dates: Sequence[Written], order: Order, today: date) -> int:
    """How many days apart the outermost dates lie; days ahead of today count as a year each."""
    days = [d for d in (day(one, order, today.year) for one in dates) if d]
    if not days:
        return 0
    ahead = sum(d > today + timedelta(days=7) for d in days)
    return (max(days) - min(days)).days + 1 + 366 * ahead
