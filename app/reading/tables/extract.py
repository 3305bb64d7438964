"""A table's rows read by its layout: dates, figures and words, before signs are settled."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import unescape

from app.reading.drafts import Context
from app.reading.tables import dates, grid, numbers, vocabulary
from app.reading.tables.columns import Layout
from app.reading.tables.dates import Order
from app.reading.tables.grid import Cell, Grid
from app.reading.tables.numbers import Figure, Mark
from app.reading.tables.rows import Row
from app.reading.tables.vocabulary import Direction

_TAG = re.compile(r"<[a-z]+ ?/?>", re.IGNORECASE)
_HALVES = re.compile(r"[-+]?\d{1,9}\|\d{2}")
# Where most rows are described, one that isn't is a remnant: the running balance must vouch for it.
_DESCRIBED = 0.6


@dataclass(frozen=True, slots=True)
class _Table:
    layout: Layout
    mark: Mark
    order: Order


def rows_of(table: Grid, layout: Layout, context: Context) -> list[Row]:
    """The table's rows, those that state a balance alone among them (their `cents` are 0).

    Rows that have not happened (pending, refused) and rows without a date or a figure are left
    out; so are rows without a description where most have one.
    """
    reader = _reader(table, layout, context)
    rows: list[Row] = []
    for cells in table:
        if row := _row(_mended(cells, reader), reader):
            rows.append(row)
        elif rows and (words := _continuation(cells, layout)):
            last = rows[-1]
            rows[-1] = _described(last, f"{last.description} {words}")
    if not _mostly_described(table, layout):
        return [row if row.description else _described(row, row.category) for row in rows]
    return [row if row.description or not row.cents else _silent(row) for row in rows]


def _mostly_described(table: Grid, layout: Layout) -> bool:
    dated = [row for row in table if not grid.is_blank(_at(row, layout.dates[0]))]
    named = sum(any(grid.has_letters(_at(row, at)) for at in layout.descriptions) for row in dated)
    return named >= _DESCRIBED * len(dated)


def _described(row: Row, words: str) -> Row:
    return replace(row, description=words)


def _silent(row: Row) -> Row:
    """A row kept for its balance alone."""
    return Row(row.day, "", 0, balance=row.balance)


def _reader(table: Grid, layout: Layout, context: Context) -> _Table:
    money = [row[at] for row in table for at in layout.money if at < len(row)]
    texts = (cell for cell in money if isinstance(cell, str))
    mark = numbers.decimal_mark(texts, context.country)
    first = layout.dates[0]
    found = (grid.date_in(row[first], serial=True) for row in table if first < len(row))
    order = dates.order_of(
        (one for one in found if one),
        today=context.today,
        country=context.country or ("US" if _is_american(layout, context) else ""),
        hint="dmy" if mark == "," else "",
    )
    return _Table(layout, mark, order)


def _is_american(layout: Layout, context: Context) -> bool:
    """English headings in a dollar file of a person whose country is not known."""
    headings = " ".join(layout.headings).casefold()
    return context.currency == "USD" and context.language == "en" and "date" in headings


def _at(cells: Sequence[Cell], index: int | None) -> Cell:
    return cells[index] if index is not None and index < len(cells) else ""


def _mended(cells: list[Cell], table: _Table) -> list[Cell]:
    """A row with more cells than headings: a comma stood unquoted in its amount or its words."""
    layout = table.layout
    surplus = len(cells) - len(layout.headings)
    while surplus > 0 and cells and grid.is_blank(cells[-1]):
        cells, surplus = cells[:-1], surplus - 1
    if surplus <= 0 or not layout.headings or not all(isinstance(cell, str) for cell in cells):
        return cells
    texts = [str(cell) for cell in cells]
    if surplus == 1 and (split := _split_amount(texts, layout)) is not None:
        return [*texts[:split], f"{texts[split]},{texts[split + 1]}", *texts[split + 2 :]]
    for at in layout.descriptions[:1]:
        joined = ", ".join(texts[at : at + surplus + 1])
        return [*texts[:at], joined, *texts[at + surplus + 1 :]]
    return cells


def _split_amount(texts: list[str], layout: Layout) -> int | None:
    """Where "-45,90" came apart at its unquoted comma."""
    for at in layout.money:
        if _HALVES.fullmatch("|".join(texts[at : at + 2])):
            return at
    return None


def _row(cells: list[Cell], table: _Table) -> Row | None:
    layout = table.layout
    day = _day(cells, table)
    description = _description(cells, layout.descriptions)
    figure, direction = _money(cells, table)
    balance = _balance(cells, table)
    words = description or " ".join(grid.text_of(cell) for cell in cells if grid.has_letters(cell))
    if vocabulary.is_balance_line(words):
        stated = balance
        if layout.balance is None and vocabulary.states_balance(words):
            stated = _signed(figure)
        return Row(day, words, 0, balance=stated) if stated is not None else None
    if day is None or figure is None or _unsettled(cells, layout):
        return None
    if figure.cents == 0:
        return Row(day, description, 0, balance=balance) if balance is not None else None
    return Row(
        day=day,
        description=description,
        cents=figure.cents,
        sign=figure.sign,
        direction=direction,
        balance=balance,
        currency=_currency(cells, layout, figure),
        category=_fallback(cells, layout),
    )


def _day(cells: list[Cell], table: _Table) -> date | None:
    """The row's day by the first date column that is filled; one that holds no date is no day."""
    for index in table.layout.dates:
        cell = _at(cells, index)
        if grid.is_blank(cell):
            continue
        found = grid.date_in(cell, serial=True)
        return dates.day(found, table.order) if found else None
    return None


def _money(cells: list[Cell], table: _Table) -> tuple[Figure | None, Direction]:
    layout = table.layout
    if layout.amount is not None:
        figure = grid.figure_in(_at(cells, layout.amount), table.mark)
        if figure is None or figure.sign:
            return figure, 0
        told = figure.direction or vocabulary.direction_of(
            grid.text_of(_at(cells, layout.direction))
        )
        return figure, told
    out = grid.figure_in(_at(cells, layout.debit), table.mark)
    into = grid.figure_in(_at(cells, layout.credit), table.mark)
    if out and out.cents and into and into.cents:
        net = into.cents - out.cents
        return Figure(abs(net), 0, 0, out.currency), 1 if net > 0 else -1
    if out and out.cents:
        return out, -1
    return into or out, 1


def _balance(cells: list[Cell], table: _Table) -> int | None:
    figure = grid.figure_in(_at(cells, table.layout.balance), table.mark)
    return _signed(figure)


def _signed(figure: Figure | None) -> int | None:
    if figure is None:
        return None
    return -figure.cents if figure.sign < 0 or figure.direction < 0 else figure.cents


def _unsettled(cells: list[Cell], layout: Layout) -> bool:
    for index in layout.states:
        heading = layout.headings[index] if index < len(layout.headings) else ""
        if vocabulary.is_unsettled(grid.text_of(_at(cells, index)), heading):
            return True
    return False


def _currency(cells: list[Cell], layout: Layout, figure: Figure) -> str | None:
    if named := vocabulary.currency_of(grid.text_of(_at(cells, layout.currency))):
        return named
    for index in (layout.amount, layout.debit, layout.credit):
        heading = layout.headings[index : index + 1] if index is not None else ()
        if heading and (named := vocabulary.currency_in(heading[0])):
            return named
    return figure.currency


def _fallback(cells: list[Cell], layout: Layout) -> str:
    for index in layout.fallbacks:
        cell = _at(cells, index)
        if grid.has_letters(cell) and not vocabulary.direction_of(grid.text_of(cell)):
            return grid.text_of(cell)
    return ""


def _description(cells: list[Cell], indexes: Sequence[int]) -> str:
    """The words of the description columns, each said once."""
    parts: list[str] = []
    for index in indexes:
        cell = _at(cells, index)
        words = " ".join(_TAG.sub(" ", unescape(grid.text_of(cell))).split())
        if words:
            parts = _with(parts, words)
    return " ".join(parts)


def _with(parts: list[str], words: str) -> list[str]:
    """`parts` and `words`, whichever holds the other standing for both."""
    folded = vocabulary.fold(words)
    if any(_holds(vocabulary.fold(part), folded) for part in parts):
        return parts
    kept = [part for part in parts if not _holds(folded, vocabulary.fold(part))]
    return [*kept, words]


def _holds(whole: str, part: str) -> bool:
    return part in whole or set(part.split()) <= set(whole.split())


def _continuation(cells: list[Cell], layout: Layout) -> str:
    """The words of a row that holds nothing but more of the description above it."""
    filled = [at for at, cell in enumerate(cells) if not grid.is_blank(cell)]
    if len(filled) != 1 or filled[0] not in layout.descriptions or filled[0] == 0:
        return ""
    cell = cells[filled[0]]
    return grid.text_of(cell) if grid.has_letters(cell) else ""
