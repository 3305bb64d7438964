"""The day on a receipt. Pure."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.reading.receipts.roles import label, phrases
from app.reading.words import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene january enero janeiro",
            "feb fev february febrero fevereiro",
            "mar march marzo marco",
            "apr abr april abril",
            "may mai mayo maio",
            "jun june junio junho",
            "jul july julio julho",
            "aug ago august agosto",
            "sep sept set september septiembre setembro",
            "oct out october octubre outubro",
            "nov november noviembre novembro",
            "dec dez dic december diciembre dezembro",
        ),
        start=1,
    )
    for name in names.split()
}
# Countries that write the month first; elsewhere the day (or the year) comes first.
MONTH_FIRST = frozenset({"US", "PH", "FM", "PR", "GU"})
MONTH_FIRST_CURRENCIES = frozenset({"USD", "PHP"})
OLDEST_YEARS = 20

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_NUMERIC = re.compile(
    r"(?<![\d.,/])(\d{4}|\d{1,2}) ?([/.,-]) ?(\d{1,2}) ?\2 ?(\d{4}|\d{2})(?=\d{2}[:h]|\D|$)"
)
_NAMED = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s/.,'-]*(?:de\s)?({_MONTH})\.?[\s/.,'-]*(?:de[l]?\s)?(\d{{4}}|\d{{2}})(?!\d)"
)
_MONTH_NAMED_FIRST = re.compile(
    rf"(?<![a-z])({_MONTH})\.?[\s/.-]*(\d{{1,2}})(?:st|nd|rd|th)?[\s,/.'-]+(\d{{4}}|\d{{2}})(?![\d:])"
)
_COMPACT = re.compile(
    r"(?<!\d)(\d{2})(\d{2})[-/.]?(20\d{2})(?!\d)|(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)"
)
_TIME = re.compile(r"\d{1,2}[:h]\d{2}")
_LETTER_IN_NUMBER = re.compile(r"(?<=[\d/.-])[ol](?=[\d/.-])")


# What a date is worth that is labelled as one, that is labelled as another day's, that stands
# beside a time; and the forms that may be something else altogether.
LABELLED, ANOTHERS, BESIDE_TIME, DOUBTFUL = 1.0, -1.5, 0.7, -0.8

Parts = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Day:
    """A date on the paper; `weight` tells how likely it is the purchase's."""

    value: date
    weight: float


def month_first(country: str, currency: str) -> bool:
    """Whether 04/07 is the seventh of April on a receipt in `currency`, read in `country`."""
    return currency in MONTH_FIRST_CURRENCIES or (country in MONTH_FIRST and not currency)


def find_day(lines: Sequence[str], today: date, *, month_first: bool) -> Day | None:
    """The day of the purchase: labelled so or beside a time, and not in the future."""
    days = [day for line in lines for day in _days_on(line, today, month_first=month_first)]
    return max(days, key=lambda day: day.weight, default=None)


def _days_on(line: str, today: date, *, month_first: bool) -> Iterator[Day]:
    folded = _LETTER_IN_NUMBER.sub(lambda slip: "0" if slip[0] == "o" else "1", fold(line))
    words = label(line)
    weight = 1.0
    weight += LABELLED * (phrases("dates", "label").longest_in(words) > 0)
    weight += ANOTHERS * (phrases("dates", "other").longest_in(words) > 0)
    for found, readings, worth in _written(folded, month_first=month_first):
        day = next((day for parts in readings if (day := _plausible(parts, today))), None)
        if day:
            rest = f"{folded[: found.start()]} {folded[found.end() :]}"
            yield Day(day, weight + worth + BESIDE_TIME * bool(_TIME.search(rest)))


def _written(
    folded: str, *, month_first: bool
) -> Iterator[tuple[re.Match[str], list[Parts], float]]:
    """Every date in folded text: its match, its readings as (year, month, day), its worth."""
    for found in _NUMERIC.finditer(folded):
        first, separator, second, third = found.groups()
        doubtful = DOUBTFUL if separator in ",." and len(third) == 2 else 0.0
        yield found, _orders(first, second, third, month_first=month_first), doubtful
    for found in _NAMED.finditer(folded):
        yield found, [(found[3], str(MONTHS[found[2]]), found[1])], 0.0
    for found in _MONTH_NAMED_FIRST.finditer(folded):
        yield found, [(found[3], str(MONTHS[found[1]]), found[2])], 0.0
    for found in _COMPACT.finditer(folded):
        parts = (found[3], found[2], found[1]) if found[3] else (found[4], found[5], found[6])
        yield found, [parts], DOUBTFUL


def _orders(first: str, second: str, third: str, *, month_first: bool) -> list[Parts]:
    if len(first) == 4:
        return [(first, second, third), (first, third, second)]
    day_first, american = (third, second, first), (third, first, second)
    orders = [american, day_first] if month_first else [day_first, american]
    return [*orders, (first, second, third)] if len(third) == 2 else orders


def _plausible(parts: Parts, today: date) -> date | None:
    """The date, where there is such a day and a receipt could be of it."""
    year, month, day = (int(part) for part in parts)
    try:
        value = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    oldest = today - timedelta(days=366 * OLDEST_YEARS)
    # A day ahead: where the receipt comes from it may be tomorrow already.
    return value if oldest <= value <= today + timedelta(days=1) else None
