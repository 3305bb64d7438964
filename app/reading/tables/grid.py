"""Represent a sheet as rows of cells, whatever file it came from, within common size limits."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from app.errors import DocumentUnreadable
from app.reading.tables import dates, numbers
from app.reading.tables.numbers import Mark, TableNumber

Cell = str | float | date
Grid = list[list[Cell]]

_DASH = re.compile("[-\u2010-\u2015\u2212]{1,3}")
MAX_ROWS = 20_000
MAX_COLUMNS = 256
MAX_CELL_LENGTH = 2_000
"""Characters of a cell that are kept; descriptions are shorter."""


def check_size(rows: int, columns: int) -> None:
    """Raise DocumentUnreadable("too_large") for a sheet with too many rows or columns."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise DocumentUnreadable(
            "too_large",
            f"Sheets may have at most {MAX_ROWS} rows and {MAX_COLUMNS} columns. "
            "Send a shorter period.",
        )


def to_text(cell: Cell) -> str:
    """Return the text of a cell on one line."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell == int(cell) else repr(cell)
    return cell.isoformat()


def is_blank(cell: Cell) -> bool:
    """Return whether a cell is empty."""
    return isinstance(cell, str) and not cell.strip()


@lru_cache(maxsize=8192)
def _parse_date_text(text: str) -> dates.WrittenDate | None:
    return dates.parse(text)


def is_placeholder(cell: Cell) -> bool:
    """Return whether a cell only holds a dash, which stands for no amount."""
    return isinstance(cell, str) and _DASH.fullmatch(cell.strip()) is not None


def parse_date(cell: Cell, *, named: bool = False) -> dates.WrittenDate | None:
    """Return the date in a cell.

    In a column of dates (`named`) it may be a spreadsheet's day number, or lack its year; anywhere
    else those are amounts.
    """
    if isinstance(cell, str):
        found = _parse_date_text(cell)
        return found if found and (found.year or named) else None
    if isinstance(cell, float):
        day = dates.from_serial(cell) if named else None
        return dates.from_date(day) if day else None
    return dates.from_date(cell)


def parse_amount(cell: Cell, mark: Mark = ".") -> TableNumber | None:
    """Return the amount in a cell, None where it contains anything else."""
    if isinstance(cell, str):
        return numbers.parse_amount(cell, mark)
    return numbers.from_float(cell) if isinstance(cell, float) else None


def get_cell(cells: Sequence[Cell], index: int | None) -> Cell:
    """Return the cell at an index, a blank one where there is none."""
    return cells[index] if index is not None and index < len(cells) else ""


def has_letters(cell: Cell) -> bool:
    """Return whether a cell contains letters."""
    return isinstance(cell, str) and any(char.isalpha() for char in cell)
