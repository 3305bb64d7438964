"""The tables within a sheet: headings found, what stands before and behind them left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from app.reading.tables import grid, vocabulary
from app.reading.tables.grid import Cell, Grid

_DATES = frozenset({"purchase", "date", "posted", "value_date"})
_MONEY = frozenset({"amount", "debit", "credit", "balance"})


@dataclass(frozen=True, slots=True)
class Segment:
    """One table: its headings (empty where it has none), its rows, and what stood before it."""

    headings: tuple[str, ...]
    rows: Grid
    preamble: str


def segments(sheet: Grid) -> Iterator[Segment]:
    """The tables of a sheet in their order; a sheet without headings is one table."""
    starts = [at for at, row in enumerate(sheet) if _is_heading(row)]
    if not starts:
        yield Segment((), sheet, "")
        return
    preamble = "\n".join(" ".join(map(grid.text_of, row)) for row in sheet[: starts[0]][:60])
    for start, end in zip(starts, [*starts[1:], len(sheet)], strict=True):
        headings = [_heading(cell) for cell in sheet[start]]
        body = start + 1
        if body < end and _continues(sheet[body]):
            headings = _joined(headings, [_heading(cell) for cell in sheet[body]])
            body += 1
        yield Segment(tuple(headings), sheet[body:end], preamble)


def _heading(cell: Cell) -> str:
    return grid.text_of(cell) if isinstance(cell, str) else ""


def _is_heading(row: list[Cell]) -> bool:
    """Whether a row names columns: a date and money, or either beside a description, no figures."""
    cells = [grid.text_of(cell) for cell in row if not grid.is_blank(cell)]
    if len(cells) < 2 or any(_has_figures(cell) for cell in cells):
        return False
    if not all(isinstance(cell, str) for cell in row):
        return False
    roles = {vocabulary.role_of(cell) for cell in cells}
    dated, money = bool(roles & _DATES), bool(roles & _MONEY)
    return (dated and (money or "description" in roles)) or (money and "description" in roles)


def _has_figures(text: str) -> bool:
    """Digits as headings do not have them ("Description 1" and "4x1000" they have)."""
    return sum(char.isdigit() for char in text) > 1 and "x" not in text.casefold()


def _continues(row: list[Cell]) -> bool:
    """Whether a row is the second line of the headings above it."""
    cells = [grid.text_of(cell) for cell in row if not grid.is_blank(cell)]
    if len(cells) < 2 or not all(isinstance(cell, str) for cell in row):
        return False
    return (
        not any(char.isdigit() for cell in cells for char in cell)
        and all(len(cell) < 25 for cell in cells)
        and any(vocabulary.role_of(cell) for cell in cells)
    )


def _joined(upper: list[str], lower: list[str]) -> list[str]:
    width = max(len(upper), len(lower))
    upper, lower = (line + [""] * (width - len(line)) for line in (upper, lower))
    return [f"{above} {below}".strip() for above, below in zip(upper, lower, strict=True)]
