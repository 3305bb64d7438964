"""Read the dates of a table's rows, and find the year of those that are written without one."""

from bisect import bisect
from collections.abc import Sequence
from datetime import date

from app.reading.tables import dates, grid
from app.reading.tables.dates import Order, WrittenDate
from app.reading.tables.grid import Cell, Grid


def read_days(
    table: Grid, columns: Sequence[int], order: Order, closing: date
) -> list[date | None]:
    """Return the date of each row; one without a year is in the year of the nearest row."""
    written = [_read_date(cells, columns) for cells in table]
    days = [dates.to_date(one, order) if one and one.year else None for one in written]
    known = [at for at, day in enumerate(days) if day]
    for at, one in enumerate(written):
        if one and not one.year:
            place = bisect(known, at)
            beside = known[max(0, place - 1) : place + 1]
            anchor = days[min((abs(other - at), other) for other in beside)[1]] if beside else None
            days[at] = (
                dates.resolve_year_near(one, order, anchor)
                if anchor
                else dates.resolve_year(one, order, closing)
            )
    return days


def _read_date(cells: list[Cell], columns: Sequence[int]) -> WrittenDate | None:
    """Return the date in the first filled date column, None where that contains no date."""
    for index in columns:
        cell = grid.get_cell(cells, index)
        if not grid.is_blank(cell):
            return grid.parse_date(cell, named=True)
    return None
