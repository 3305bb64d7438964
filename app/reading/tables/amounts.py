"""Read the money of a table's rows: amount, direction, currency, fee and balance."""

from dataclasses import dataclass
from typing import NamedTuple

from app.reading.tables import grid, vocabulary
from app.reading.tables.columns import Layout
from app.reading.tables.grid import Cell, Grid
from app.reading.tables.numbers import Mark, TableNumber
from app.reading.tables.vocabulary import Direction
from app.text import printed_currencies


class RowAmount(NamedTuple):
    """A row's amount (None without one), its direction by columns and words, its column's index."""

    figure: TableNumber | None
    direction: Direction
    column: int | None


@dataclass(frozen=True, slots=True)
class AmountReader:
    """Reads the money of rows whose columns and decimal mark are known.

    In the columns `reversing`, a minus turns the direction of debit or credit around.
    """

    layout: Layout
    mark: Mark
    reversing: frozenset[int]

    @classmethod
    def of(cls, layout: Layout, mark: Mark, table: Grid) -> "AmountReader":
        """Return the reader of a table's rows."""
        halves = [at for at in (layout.debit, layout.credit) if at is not None]
        return cls(layout, mark, frozenset(at for at in halves if _has_both_signs(table, at, mark)))

    def read(self, cells: list[Cell]) -> RowAmount:
        """Return the amount of a row: in another currency where the own columns have none."""
        layout = self.layout
        if layout.amount is not None:
            own = self._read_single(cells, layout.amount)
        else:
            own = self._read_pair(cells)
        if own.figure is None or not own.figure.cents:
            for index, direction in layout.foreign:
                other = self._read_single(cells, index)
                if other.figure and other.figure.cents:
                    return other._replace(direction=direction or other.direction)
        return own

    def read_balance(self, cells: list[Cell]) -> int | None:
        """Return the balance of a row in cents, with its sign."""
        return to_signed_cents(
            grid.parse_amount(grid.get_cell(cells, self.layout.balance), self.mark)
        )

    def read_fee(self, cells: list[Cell], figure: TableNumber) -> int:
        """Return the fee in cents, 0 where there is none or it cannot belong to the amount."""
        fee = grid.parse_amount(grid.get_cell(cells, self.layout.fee), self.mark)
        return fee.cents if fee and fee.cents < figure.cents else 0

    def read_currency(self, cells: list[Cell], amount: RowAmount) -> str | None:
        """Return a row's currency: by the heading of its amount, a column of its own, or a sign."""
        if named := printed_currencies.find_currency(self._get_heading(amount.column)):
            return named
        written = grid.to_text(grid.get_cell(cells, self.layout.currency))
        if named := printed_currencies.currency_of(written):
            return named
        return amount.figure.currency if amount.figure else None

    def _read_single(self, cells: list[Cell], index: int) -> RowAmount:
        """Return the amount of one column; its direction is that of letters or of another cell."""
        figure = grid.parse_amount(grid.get_cell(cells, index), self.mark)
        if figure is None or figure.sign:
            return RowAmount(figure, 0, index)
        word = grid.to_text(grid.get_cell(cells, self.layout.direction))
        told = vocabulary.parse_direction(word, self._get_heading(self.layout.direction))
        return RowAmount(figure, figure.direction or told, index)

    def _read_pair(self, cells: list[Cell]) -> RowAmount:
        """Return the amount of two columns, debit and credit."""
        debit, credit = self.layout.debit, self.layout.credit
        out = grid.parse_amount(grid.get_cell(cells, debit), self.mark)
        into = grid.parse_amount(grid.get_cell(cells, credit), self.mark)
        if out and out.cents and into and into.cents:
            net = into.cents - out.cents
            figure = TableNumber(abs(net), 0, 0, out.currency)
            return RowAmount(figure, 1 if net > 0 else -1, debit)
        if out and out.cents:
            is_turned = out.sign < 0 and debit in self.reversing
            return RowAmount(out, 1 if is_turned else -1, debit)
        if into and into.sign < 0 and credit in self.reversing:
            return RowAmount(into, -1, credit)
        return RowAmount(into or out, 1, credit)

    def _get_heading(self, index: int | None) -> str:
        headings = self.layout.headings
        return headings[index] if index is not None and index < len(headings) else ""


def to_signed_cents(figure: TableNumber | None) -> int | None:
    """Return an amount in cents with the sign that is written or told by letters."""
    if figure is None:
        return None
    return -figure.cents if figure.sign < 0 or figure.direction < 0 else figure.cents


def _has_both_signs(table: Grid, index: int, mark: Mark) -> bool:
    """Return whether only some figures of a column have a minus: it then turns those around."""
    figures = (grid.parse_amount(grid.get_cell(row, index), mark) for row in table)
    return len({figure.sign < 0 for figure in figures if figure and figure.cents}) > 1
