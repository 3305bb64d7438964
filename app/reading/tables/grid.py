"""A sheet as rows of cells, whatever file it came from, and the bounds that all files keep."""

from datetime import date
from functools import lru_cache

from app.errors import DocumentUnreadable
from app.reading.tables import dates, numbers
from app.reading.tables.numbers import Figure, Mark

Cell = str | float | date
Grid = list[list[Cell]]

MAX_ROWS = 20_000
MAX_COLUMNS = 256
MAX_CELL = 2_000
"""Characters of a cell that are kept: no description is longer."""


def bounded(rows: int, columns: int) -> None:
    """Raise DocumentUnreadable("too_large") for a sheet over the bounds."""
    if rows > MAX_ROWS or columns > MAX_COLUMNS:
        raise DocumentUnreadable(
            "too_large",
            f"Sheets may have {MAX_ROWS} rows and {MAX_COLUMNS} columns. Send a shorter period.",
        )


def text_of(cell: Cell) -> str:
    """What a cell says, as one line."""
    if isinstance(cell, str):
        return " ".join(cell.split())
    if isinstance(cell, float):
        return f"{cell:.0f}" if cell == int(cell) else repr(cell)
    return cell.isoformat()


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in a cell."""
    return isinstance(cell, str) and not cell.strip()


@lru_cache(maxsize=8192)
def _written(text: str) -> dates.Written | None:
    found = dates.written(text)
    return found if found and found.year else None


def date_in(cell: Cell, *, serial: bool = False) -> dates.Written | None:
    """The date with its year that a cell holds; `serial` also takes a spreadsheet's day number."""
    if isinstance(cell, str):
        return _written(cell)
    if isinstance(cell, float):
        day = dates.from_serial(cell) if serial else None
        return dates.of(day) if day else None
    return dates.of(cell)


def figure_in(cell: Cell, mark: Mark = ".") -> Figure | None:
    """The amount that a cell holds, if it holds one."""
    if isinstance(cell, str):
        return numbers.parse(cell, mark)
    return numbers.from_number(cell) if isinstance(cell, float) else None


def has_letters(cell: Cell) -> bool:
    """Whether a cell holds words."""
    return isinstance(cell, str) and any(char.isalpha() for char in cell)
