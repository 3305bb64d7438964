"""Find the dates with which the rows of a statement start."""

import re

from app.reading.tables import dates
from app.reading.tables.dates import WrittenDate

_ROW_NUMBER = re.compile(r"\d{1,4}\s+(?=\d{1,2}[-/. ]|\d{4}-)")
# "LAS CONDES 05/10/2026 SHOP 45.990": some banks print the place before the date.
_PLACE_BEFORE_DATE = re.compile(r"(?:[^\W\d]+\s){1,3}(?=\d\d[-/]\d\d[-/]\d{2,4}\s+[^\W\d_]{2})")
# "TJ51ABC 2026-10-05 10:00:00 Shop": others print a reference there.
_CODE_BEFORE_DATE = re.compile(
    r"(?=[A-Z]*\d)[A-Z\d]{3,25}\s+(?=(?:\d{4}-\d\d-\d\d|\d\d[-/.]\d\d[-/.]\d{4})\s)"
)


def find_leading_dates(text: str) -> list[tuple[WrittenDate, int]]:
    """Return up to three consecutive dates at the start of a line, each with its end.

    The number of the row, a place or a reference may be before them.
    """
    numbered = _ROW_NUMBER.match(text)
    found = _find_dates_from(text, numbered.end() if numbered else 0)
    place = _PLACE_BEFORE_DATE.match(text) or _CODE_BEFORE_DATE.match(text)
    if not found and place:
        found = [one for one in _find_dates_from(text, place.end()) if one[0].year]
    return found


def _find_dates_from(text: str, at: int) -> list[tuple[WrittenDate, int]]:
    """Return up to three consecutive dates from `at` on, each with its end."""
    found: list[tuple[WrittenDate, int]] = []
    while len(found) < 3:
        skipped = len(text[at:]) - len(text[at:].lstrip(" |-"))
        one = dates.parse_at_start(text[at + skipped :])
        if not one or (found and one.unambiguous != found[0][0].unambiguous and not one.year):
            break
        at += skipped + one.end
        found.append((one, at))
    return found
