"""When a statement closes: dates without a year are the last such days before it."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.reading.drafts import Context
from app.reading.statements.lines import Line
from app.reading.statements.sections import tells_closing
from app.reading.tables import dates
from app.reading.tables.dates import Order, Written

_HEAD = 120
# Movements may be printed a little behind the closing day.
_SLACK = timedelta(days=3)


def order_on(lines: Sequence[Line], context: Context, *, comma: bool) -> Order:
    """The order of day and month in the dates that a document's lines begin with and mention."""
    found = [start for line in lines if (start := dates.at_start(line.text))]
    found += [one for line in lines[:_HEAD] for one in dates.anywhere(line.text)]
    return dates.order_of(
        found,
        today=context.today,
        country=context.country or ("US" if context.currency == "USD" else ""),
        hint="dmy" if comma or context.language != "en" else "",
    )


def closing_day(lines: Sequence[Line], order: Order, context: Context) -> date:
    """The latest day that the document names as its own (closing, issue, period, payment due).

    Where it names none, the latest it mentions; today where it mentions none at all.
    """
    own: list[date] = []
    mentioned: list[date] = []
    for at, line in enumerate(lines):
        found = _days(dates.anywhere(line.text), order, context.today)
        mentioned += found
        if found and any(tells_closing(near.text) for near in lines[max(0, at - 1) : at + 1]):
            own += found
    latest = max(own or mentioned, default=context.today)
    return min(latest, context.today + timedelta(days=62)) + _SLACK


def _days(found: Sequence[Written], order: Order, today: date) -> list[date]:
    days = (dates.day(one, order) for one in found)
    return [day for day in days if day and date(2000, 1, 1) <= day <= today + timedelta(days=366)]
