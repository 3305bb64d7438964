"""Days as a conversation writes them, relative to the person's today."""

import calendar
import re
from datetime import date, timedelta

ANY_DAY = "any"
DAY = re.compile(r"d-?\d+|m-?\d+\.\d+|y\+\d+-\d\d|any")


def day_of(word: str, today: date) -> date:
    """Return the day: d0 today, d-3 three days ago, m-1.20 the 20th of last month, y+1-06.

    The last is the first of June of next year.
    """
    if word.startswith("d"):
        return today + timedelta(days=int(word[1:]))
    if word.startswith("y"):
        years, month = word[2:].split("-")
        return date(today.year + int(years), int(month), 1)
    ahead, number = word[1:].split(".")
    year, before = divmod(today.year * 12 + today.month - 1 + int(ahead), 12)
    last = calendar.monthrange(year, before + 1)[1]
    return date(year, before + 1, min(int(number), last))


def cell_of(text: str, today: date) -> str:
    """Return a cell of a file: a relative day as a date, anything else as it stands."""
    return day_of(text, today).isoformat() if DAY.fullmatch(text) else text
