"""Count what the columns of a table contain: dates, figures, words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.reading.tables import grid, vocabulary
from app.reading.tables.grid import Cell, Grid
from app.reading.tables.vocabulary import Role

SAMPLE_ROWS = 400
"""Rows by which a column is judged: enough for any layout, and bounded in time."""
DATES: tuple[Role, ...] = ("purchase", "date", "posted", "value_date")
"""The roles of columns of dates, the surest first."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and counts of what its cells contain in the sampled rows."""

    index: int
    heading: str
    role: Role | None
    filled: int
    dates: int
    figures: int
    sums: int
    directions: int
    money: int
    signs: int
    words: int
    length: float
    distinct: int

    @property
    def holds_dates(self) -> bool:
        """Return whether at least half of the filled cells are dates."""
        return self.dates > 0 and self.dates * 2 >= self.filled

    @property
    def holds_figures(self) -> bool:
        """Return whether at least half of the filled cells are numbers."""
        return self.figures > 0 and self.figures * 2 >= self.filled


def describe_columns(headings: Sequence[str], rows: Grid) -> list[Column]:
    """Return the heading and the contents of each column."""
    width = max([len(headings), *(len(row) for row in rows[:SAMPLE_ROWS])], default=0)
    padded = [*headings, *([""] * (width - len(headings)))]
    columns = [
        _describe_column(at, padded[at], [row[at] for row in rows[:SAMPLE_ROWS] if at < len(row)])
        for at in range(width)
    ]
    return _realign_headings(columns)


def _describe_column(index: int, heading: str, cells: Iterable[Cell]) -> Column:
    filled = [cell for cell in cells if not (grid.is_blank(cell) or grid.is_placeholder(cell))]
    texts = [grid.to_text(cell) for cell in filled]
    role = vocabulary.find_role(heading) if heading else None
    named = role in DATES
    figures = [grid.parse_amount(cell) for cell in filled]
    return Column(
        index=index,
        heading=heading,
        role=role,
        filled=len(filled),
        dates=sum(grid.parse_date(cell, named=named) is not None for cell in filled),
        figures=sum(figure is not None for figure in figures),
        sums=sum(figure is not None and figure.cents > 0 for figure in figures),
        directions=sum(vocabulary.parse_direction(text) != 0 for text in texts),
        money=sum(f is not None and (f.places > 0 or f.sign != 0) for f in figures),
        signs=sum(f is not None and f.sign != 0 for f in figures),
        words=sum(grid.has_letters(cell) for cell in filled),
        length=sum(map(len, texts)) / len(texts) if texts else 0,
        distinct=len(set(texts)),
    )


def _realign_headings(columns: list[Column]) -> list[Column]:
    """Move headings of merged cells: they are over the first column, the numbers in another one."""
    moved = list(columns)
    for column in columns:
        left = column.index - 1
        if column.heading or not column.filled or left < 0:
            continue
        above = moved[left]
        if above.heading and above.filled * 4 <= column.filled:
            moved[column.index] = replace(column, heading=above.heading, role=above.role)
    return moved
