"""Parse dates as files write them, and infer the order of day and month that they share."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.text.months import printed_month_numbers
from app.text.normalize import strip_accents
from app.text.tokens import fold_words

Order = Literal["dmy", "mdy"]
"""Which of day and month is first in dates such as 03/04/2026."""

_MONTH_FIRST = frozenset({"US", "CA", "PH", "PR", "GU", "AS", "VI", "FM", "MH", "PW"})
_NAMES = "|".join(sorted(printed_month_numbers(), key=len, reverse=True))
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
# Spreadsheets count days from 1899-12-30; the range is 2000-01-01 to 2064.
_SERIAL_START = date(1899, 12, 30)
# Days that an export usually covers; a longer span may come from exchanging day and month.
_USUAL_SPAN_DAYS = 92
_SERIAL_RANGE = range(36526, 60000)


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date as written; the order of `first` and `second`, day and month, may be unknown.

    It is known where `unambiguous` (`first` is the day). `year` is None where none was written;
    `end` is the position in the text after the date.
    """

    first: int
    second: int
    year: int | None
    unambiguous: bool
    end: int

    def day_and_month(self, order: Order) -> tuple[int, int]:
        """Return day and month."""
        if self.unambiguous or order == "dmy":
            return self.first, self.second
        return self.second, self.first


def parse_at_start(text: str) -> WrittenDate | None:
    """Return the date at the start of `text`, None where there is none."""
    found = _PATTERN.match(strip_accents(text[:32]))
    return _from_match(found) if found else None


def find_all(text: str) -> list[WrittenDate]:
    """Return all dates with a year in `text`."""
    parsed = (_from_match(found) for found in _PATTERN.finditer(strip_accents(text)))
    return [date_ for date_ in parsed if date_ and date_.year]


def parse(text: str) -> WrittenDate | None:
    """Return the date that a whole cell is, with or without a time of day, else None."""
    stripped = text.strip()
    if not stripped or len(stripped) > 48:
        return None
    if weekday := _WEEKDAY.match(stripped):
        stripped = stripped[weekday.end() :]
    found = parse_at_start(stripped)
    if found and _TIME.fullmatch(stripped[found.end :]):
        return found
    return None


def _from_match(found: re.Match[str]) -> WrittenDate | None:
    end = found.end()
    if found["iso"]:
        return _make_date(int(found["id"]), int(found["im"]), int(found["iy"]), True, end)
    if found["compact"]:
        return _make_date(int(found["cd"]), int(found["cm"]), int(found["cy"]), True, end)
    if found["triple"]:
        return _make_date(int(found["a"]), int(found["b"]), _parse_year(found["y"]), False, end)
    if found["pair"]:
        return _make_date(int(found["pa"]), int(found["pb"]), None, False, end)
    name, day, year = (
        (found["nm"], found["nd"], found["ny"])
        if found["named"]
        else (found["fm"], found["fd"], found["fy"])
    )
    month = printed_month_numbers().get(fold_words(name))
    return _make_date(int(day), month, _parse_year(year), True, end) if month else None


def _make_date(
    first: int, second: int, year: int | None, unambiguous: bool, end: int
) -> WrittenDate | None:
    if not (1 <= first <= 31 and 1 <= second <= 31) or min(first, second) > 12:
        return None
    if unambiguous and second > 12:
        return None
    return WrittenDate(first, second, year, unambiguous, end)


def _parse_year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def to_date(found: WrittenDate, order: Order, year: int | None = None) -> date | None:
    """Return the calendar date, in `year` where none was written; None for a 31 February."""
    number, month = found.day_and_month(order)
    try:
        return date(found.year or year or 0, month, number)
    except ValueError:
        return None


def resolve_year(found: WrittenDate, order: Order, not_after: date) -> date | None:
    """Return the latest date up to `not_after` that a date without a year can be."""
    for year in (not_after.year, not_after.year - 1, not_after.year - 4):
        resolved = to_date(found, order, year)
        if resolved and resolved <= not_after:
            return resolved
    return None


def resolve_year_near(found: WrittenDate, order: Order, anchor: date) -> date | None:
    """Return the date nearest to `anchor` that a date without a year can be."""
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    options = [day for year in years if (day := to_date(found, order, year))]
    return min(options, key=lambda day: abs(day - anchor), default=None)


def from_date(calendar: date) -> WrittenDate:
    """Return a calendar date as an unambiguous written one."""
    return WrittenDate(calendar.day, calendar.month, calendar.year, unambiguous=True, end=0)


def from_serial(number: float) -> date | None:
    """Return the date of a spreadsheet's serial number, None outside 2000–2064."""
    return _SERIAL_START + timedelta(days=int(number)) if int(number) in _SERIAL_RANGE else None


def infer_order(
    dates: Iterable[WrittenDate], *, today: date, country: str = "", hint: str = ""
) -> Order:
    """Return the order of day and month that dates of one file share.

    A number over 12 decides; then the order whose dates are clearly closer together, where dates in
    the future count as far away; then the country's custom. `hint` is "dmy" where the file's
    language or decimal comma suggests that the day is first.
    """
    ambiguous = [d for d in dates if not d.unambiguous]
    if any(d.first > 12 for d in ambiguous):
        return "dmy"
    if any(d.second > 12 for d in ambiguous):
        return "mdy"
    custom: Order = "mdy" if country in _MONTH_FIRST and hint != "dmy" else "dmy"
    spans = {order: _measure_span(ambiguous, order, today) for order in ("dmy", "mdy")}
    other: Order = "mdy" if custom == "dmy" else "dmy"
    if spans[custom] > _USUAL_SPAN_DAYS and spans[other] * 3 < spans[custom]:
        return other
    return custom


def _measure_span(dates: Sequence[WrittenDate], order: Order, today: date) -> int:
    """Return the days between the first and last date; each date in the future adds a year."""
    days = [d for d in (to_date(one, order, today.year) for one in dates) if d]
    if not days:
        return 0
    ahead = sum(d > today + timedelta(days=7) for d in days)
    return (max(days) - min(days)).days + 1 + 366 * ahead
