"""Find the tables in a sheet: their headings, and the text before them."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.reading.tables import grid, vocabulary
from app.reading.tables.grid import Cell, Grid

_DATES = frozenset({"purchase", "date", "posted", "value_date"})
_MONEY = frozenset({"amount", "debit", "credit", "balance"})


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table: its headings (empty where it has none), its rows, and the text before it."""

    headings: tuple[str, ...]
    rows: Grid
    preamble: str


def find_tables(sheet: Grid) -> Iterator[SheetTable]:
    """Yield the tables of a sheet in order; a sheet without headings is one table."""
    starts = [at for at, row in enumerate(sheet) if _is_heading(row)]
    if not starts:
        yield SheetTable((), sheet, "")
        return
    preamble = "\n".join(" ".join(map(grid.to_text, row)) for row in sheet[: starts[0]][:60])
    for start, end in zip(starts, [*starts[1:], len(sheet)], strict=True):
        headings = [_read_heading(cell) for cell in sheet[start]]
        body = start + 1
        if body < end and _is_second_heading(sheet[body]):
            headings = _join_headings(headings, [_read_heading(cell) for cell in sheet[body]])
            body += 1
        yield SheetTable(tuple(headings), sheet[body:end], preamble)


def _read_heading(cell: Cell) -> str:
    return grid.to_text(cell) if isinstance(cell, str) else ""


def _is_heading(row: list[Cell]) -> bool:
    """Return whether a row names two of date, money and description, without any numbers."""
    cells = [grid.to_text(cell) for cell in row if not grid.is_blank(cell)]
    if len(cells) < 2 or any(_has_numbers(cell) for cell in cells):
        return False
    if not all(isinstance(cell, str) for cell in row):
        return False
    roles = {vocabulary.find_role(cell) for cell in cells}
    dated, money = bool(roles & _DATES), bool(roles & _MONEY)
    return (dated and (money or "description" in roles)) or (money and "description" in roles)


def _has_numbers(text: str) -> bool:
    """Return whether a text has more digits than headings have ("Description 1", "4x1000")."""
    return sum(char.isdigit() for char in text) > 1 and "x" not in text.casefold()


def _is_second_heading(row: list[Cell]) -> bool:
    """Return whether a row is the second line of the headings above it."""
    cells = [grid.to_text(cell) for cell in row if not grid.is_blank(cell)]
    if len(cells) < 2 or not all(isinstance(cell, str) for cell in row):
        return False
    return (
        not any(char.isdigit() for cell in cells for char in cell)
        and all(len(cell) < 25 for cell in cells)
        and any(vocabulary.find_role(cell) for cell in cells)
    )


def _join_headings(upper: list[str], lower: list[str]) -> list[str]:
    width = max(len(upper), len(lower))
    upper, lower = (line + [""] * (width - len(line)) for line in (upper, lower))
    return [f"{above} {below}".strip() for above, below in zip(upper, lower, strict=True)]
