"""Find when a statement closes: dates without a year are the latest such days before it."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.reading.statements.lines import StatementLine
from app.reading.statements.sections import names_closing_date
from app.reading.tables import dates
from app.reading.tables.dates import Order, WrittenDate
from app.reading.types import ReaderContext
from app.text.languages import LANGUAGES

# Lines whose dates show the order of day and month: the first page and more.
_HEAD_LINES = 120
# Movements may be dated a few days after the closing day.
_MAX_AFTER_CLOSING = timedelta(days=3)


def infer_date_order(
    lines: Sequence[StatementLine], context: ReaderContext, *, comma: bool
) -> Order:
    """Return the order of day and month in the dates of a document."""
    dates_on_line = [start for line in lines if (start := dates.parse_at_start(line.text))]
    dates_on_line += [one for line in lines[:_HEAD_LINES] for one in dates.find_all(line.text)]
    language = LANGUAGES[LANGUAGES.known(context.language)]
    return dates.infer_order(
        dates_on_line,
        today=context.today,
        country=context.country or ("US" if context.currency == "USD" else ""),
        hint="dmy" if comma or not language.month_first else "",
    )


def find_closing_day(lines: Sequence[StatementLine], order: Order, context: ReaderContext) -> date:
    """Return the latest labelled date of the document (closing, issue, period, payment due).

    Return the latest date in the text where none is labelled, today where there is no date.
    """
    labelled: list[date] = []
    mentioned: list[date] = []
    for at, line in enumerate(lines):
        dates_on_line = _select_plausible_days(dates.find_all(line.text), order, context.today)
        mentioned += dates_on_line
        if dates_on_line and any(
            names_closing_date(near.text) for near in lines[max(0, at - 1) : at + 1]
        ):
            labelled += dates_on_line
    latest = max(labelled or mentioned, default=context.today)
    return min(latest, context.today + timedelta(days=62)) + _MAX_AFTER_CLOSING


def _select_plausible_days(
    dates_on_line: Sequence[WrittenDate], order: Order, today: date
) -> list[date]:
    days = (dates.to_date(one, order) for one in dates_on_line)
    return [day for day in days if day and date(2000, 1, 1) <= day <= today + timedelta(days=366)]
