"""Find the date of purchase on a receipt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.reading.receipts.roles import load_phrases, normalize_label
from app.text.months import month_numbers
from app.text.normalize import fold

# Countries that write the month first; all others write the day or the year first.
MONTH_FIRST = frozenset({"US", "PH", "FM", "PR", "GU"})
MONTH_FIRST_CURRENCIES = frozenset({"USD", "PHP"})
MAX_AGE_YEARS = 20

_MONTH = "|".join(sorted(month_numbers(), key=len, reverse=True))
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


# Weights of a date with a date's label, with the label of another date (such as a due date), next
# to a time, and in a form that may be something else (such as 12.05.26, which may be a number).
LABELLED, OTHER_LABEL, BESIDE_TIME, DOUBTFUL = 1.0, -1.5, 0.7, -0.8

Parts = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ReceiptDate:
    """A date on a receipt; the greater its `weight`, the likelier it is that of the purchase."""

    value: date
    weight: float


def is_month_first(country: str, currency: str) -> bool:
    """Return whether 04/07 is the 7th of April on a receipt in `currency`, from `country`."""
    return currency in MONTH_FIRST_CURRENCIES or (country in MONTH_FIRST and not currency)


def find_purchase_date(
    lines: Sequence[str], today: date, *, month_first: bool
) -> ReceiptDate | None:
    """Return the likeliest date of purchase: labelled, or next to a time, and not in the future."""
    days = [
        day for line in lines for day in _find_dates_on_line(line, today, month_first=month_first)
    ]
    return max(days, key=lambda day: day.weight, default=None)


def _find_dates_on_line(line: str, today: date, *, month_first: bool) -> Iterator[ReceiptDate]:
    folded = _LETTER_IN_NUMBER.sub(lambda slip: "0" if slip[0] == "o" else "1", fold(line))
    words = normalize_label(line)
    weight = 1.0
    weight += LABELLED * (load_phrases("dates", "label").match_length(words) > 0)
    weight += OTHER_LABEL * (load_phrases("dates", "other").match_length(words) > 0)
    for found, readings, form_weight in _find_written_dates(folded, month_first=month_first):
        day = next((day for parts in readings if (day := _make_plausible_date(parts, today))), None)
        if day:
            rest = f"{folded[: found.start()]} {folded[found.end() :]}"
            yield ReceiptDate(day, weight + form_weight + BESIDE_TIME * bool(_TIME.search(rest)))


def _find_written_dates(
    folded: str, *, month_first: bool
) -> Iterator[tuple[re.Match[str], list[Parts], float]]:
    """Yield each date in folded text: its match, its possible (year, month, day), its weight."""
    for found in _NUMERIC.finditer(folded):
        first, separator, second, third = found.groups()
        doubtful = DOUBTFUL if separator in ",." and len(third) == 2 else 0.0
        yield found, _list_orders(first, second, third, month_first=month_first), doubtful
    for found in _NAMED.finditer(folded):
        yield found, [(found[3], str(month_numbers()[found[2]]), found[1])], 0.0
    for found in _MONTH_NAMED_FIRST.finditer(folded):
        yield found, [(found[3], str(month_numbers()[found[1]]), found[2])], 0.0
    for found in _COMPACT.finditer(folded):
        parts = (found[3], found[2], found[1]) if found[3] else (found[4], found[5], found[6])
        yield found, [parts], DOUBTFUL


def _list_orders(first: str, second: str, third: str, *, month_first: bool) -> list[Parts]:
    if len(first) == 4:
        return [(first, second, third), (first, third, second)]
    day_month_year, month_day_year = (third, second, first), (third, first, second)
    orders = [month_day_year, day_month_year] if month_first else [day_month_year, month_day_year]
    return [*orders, (first, second, third)] if len(third) == 2 else orders


def _make_plausible_date(parts: Parts, today: date) -> date | None:
    """Return the date if it exists, is at most 20 years old, and is not in the future."""
    year, month, day = (int(part) for part in parts)
    try:
        value = date(year + 2000 if year < 100 else year, month, day)
    except ValueError:
        return None
    oldest = today - timedelta(days=366 * MAX_AGE_YEARS)
    # One day ahead is accepted: it may already be tomorrow where the receipt was printed.
    return value if oldest <= value <= today + timedelta(days=1) else None
