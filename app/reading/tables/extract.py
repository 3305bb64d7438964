"""Read the rows of a table by its layout: dates, amounts and words, before signs are decided."""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import unescape

from app.reading.tables import dates, grid, numbers, vocabulary
from app.reading.tables.amounts import AmountReader, to_signed_cents
from app.reading.tables.columns import Layout
from app.reading.tables.dates import Order
from app.reading.tables.days import read_days
from app.reading.tables.grid import Cell, Grid
from app.reading.tables.numbers import TableNumber
from app.reading.tables.rows import TableRow, unread_row
from app.reading.tables.split_cells import rejoin
from app.reading.types import ReaderContext
from app.text.languages import LANGUAGES
from app.text.tokens import fold_words

_TAG = re.compile(r"<[a-z]+ ?/?>", re.IGNORECASE)
# If this share of rows has a description, one without is kept only for its balance.
_MOSTLY_DESCRIBED_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class _Table:
    layout: Layout
    order: Order
    amounts: AmountReader


def extract_rows(
    table: Grid,
    layout: Layout,
    context: ReaderContext,
    closing: date | None = None,
    *,
    rejoined: Container[int] = (),
) -> list[TableRow]:
    """Return the rows of a table; those that only state a balance have 0 `cents`.

    Rows that have not happened (pending, refused) and rows without date or amount are left out.
    One whose date or amount is written but cannot be read is returned as unread. Dates without a
    year are not after `closing`, else not after today, where no other row has a year. Rows at the
    indexes `rejoined` were put together from parts already.
    """
    prepared = _prepare(table, layout, context)
    repaired = [rejoin(cells, layout) for cells in table]
    days = read_days(repaired, layout.dates, prepared.order, closing or context.today)
    described = _are_mostly_described(table, layout)
    rows: list[TableRow] = []
    for at, (cells, day) in enumerate(zip(repaired, days, strict=True)):
        if row := _read_row(cells, day, prepared):
            if described and row.cents and not row.description:
                row = _replace_description(row, _read_fallback(cells, layout.types))
            rows.append(replace(row, doubtful=at in rejoined or len(cells) != len(table[at])))
        elif rows and (words := _read_continuation(cells, layout)):
            last = rows[-1]
            rows[-1] = _replace_description(last, f"{last.description} {words}")
    if not described:
        return [row if row.description else _replace_description(row, row.category) for row in rows]
    return [one for row in rows for one in _settle_without_words(row)]


def _are_mostly_described(table: Grid, layout: Layout) -> bool:
    dated = [row for row in table if not grid.is_blank(grid.get_cell(row, layout.dates[0]))]
    named = sum(
        any(grid.has_letters(grid.get_cell(row, at)) for at in layout.descriptions) for row in dated
    )
    return named >= _MOSTLY_DESCRIBED_SHARE * len(dated)


def _replace_description(row: TableRow, words: str) -> TableRow:
    return replace(row, description=words)


def _settle_without_words(row: TableRow) -> list[TableRow]:
    """Return a row, one without any words reduced to its balance and reported: it may be a sum."""
    if row.description or not row.cents:
        return [row]
    kept = TableRow(row.day, "", 0, balance=row.balance)
    return [kept, unread_row(f"{row.day} {row.sign * row.cents / 100:.2f}")]


def _report(cells: list[Cell]) -> TableRow:
    """Return a row that could not be read, as it stands."""
    return unread_row(" ".join(grid.to_text(cell) for cell in cells if not grid.is_blank(cell)))


def _prepare(table: Grid, layout: Layout, context: ReaderContext) -> _Table:
    money = [row[at] for row in table for at in layout.money if at < len(row)]
    texts = (cell for cell in money if isinstance(cell, str))
    mark = numbers.infer_decimal_mark(texts, context.country)
    first = layout.dates[0]
    found = (grid.parse_date(row[first], named=True) for row in table if first < len(row))
    order = dates.infer_order(
        (one for one in found if one),
        today=context.today,
        country=context.country or ("US" if _is_american(layout, context) else ""),
        hint="dmy" if mark == "," else "",
    )
    return _Table(layout, order, AmountReader.of(layout, mark, table))


def _is_american(layout: Layout, context: ReaderContext) -> bool:
    """Return whether English headings of a USD file suggest the US, for an unknown country."""
    language = LANGUAGES[LANGUAGES.known(context.language)]
    headings = " ".join(layout.headings).casefold()
    return context.currency == "USD" and language.month_first and "date" in headings


def _read_row(cells: list[Cell], day: date | None, table: _Table) -> TableRow | None:
    layout, amounts = table.layout, table.amounts
    description = _read_description(cells, layout.descriptions)
    amount = amounts.read(cells)
    figure, balance = amount.figure, amounts.read_balance(cells)
    words = description or " ".join(grid.to_text(cell) for cell in cells if grid.has_letters(cell))
    if vocabulary.is_balance_line(words):
        balance_cents = balance
        if layout.balance is None and vocabulary.states_balance(words):
            balance_cents = to_signed_cents(figure)
        return TableRow(day, words, 0, balance=balance_cents) if balance_cents is not None else None
    if _is_unsettled(cells, layout) or vocabulary.starts_unsettled(description):
        return None
    if day is None or figure is None:
        return _report(cells) if _is_broken(cells, day, figure, layout) else None
    if figure.cents == 0:
        return TableRow(day, description, 0, balance=balance) if balance is not None else None
    return TableRow(
        day=day,
        description=description,
        cents=figure.cents,
        sign=figure.sign,
        direction=amount.direction,
        balance=balance,
        currency=amounts.read_currency(cells, amount),
        category=_read_fallback(cells, layout.fallbacks),
        fee=amounts.read_fee(cells, figure),
    )


def _is_broken(
    cells: list[Cell], day: date | None, figure: TableNumber | None, layout: Layout
) -> bool:
    """Return whether a row's date or amount is written but cannot be read."""
    if figure is None:
        own = (layout.amount, layout.debit, layout.credit)
        return day is not None and any(_has_digit(grid.get_cell(cells, at)) for at in own)
    written = [grid.to_text(grid.get_cell(cells, at)) for at in layout.dates]
    # Two dates are the period of a sum, such as "01/10/2026 to 31/10/2026".
    return bool(figure.cents) and any(
        _has_digit(text) and len(dates.find_all(text)) < 2 for text in written
    )


def _has_digit(cell: Cell) -> bool:
    return any(char.isdigit() for char in grid.to_text(cell))


def _is_unsettled(cells: list[Cell], layout: Layout) -> bool:
    """Return whether a state, or a word in place of the date, says that it has not happened."""
    written = (grid.to_text(grid.get_cell(cells, at)) for at in layout.dates)
    if any(vocabulary.is_unsettled(text) for text in written if text.isalpha()):
        return True
    for index in layout.states:
        heading = layout.headings[index] if index < len(layout.headings) else ""
        if vocabulary.is_unsettled_state(grid.to_text(grid.get_cell(cells, index)), heading):
            return True
    notes = (grid.to_text(grid.get_cell(cells, at)) for at in layout.descriptions)
    return any(vocabulary.is_unsettled_note(note) for note in notes)


def _read_fallback(cells: list[Cell], indexes: Sequence[int]) -> str:
    for index in indexes:
        cell = grid.get_cell(cells, index)
        if grid.has_letters(cell) and not vocabulary.parse_direction(grid.to_text(cell)):
            return grid.to_text(cell)
    return ""


def _read_description(cells: list[Cell], indexes: Sequence[int]) -> str:
    """Return the text of the description columns, without repetitions."""
    parts: list[str] = []
    for index in indexes:
        cell = grid.get_cell(cells, index)
        words = " ".join(_TAG.sub(" ", unescape(grid.to_text(cell))).split())
        if words:
            parts = _add_part(parts, words)
    return " ".join(parts)


def _add_part(parts: list[str], words: str) -> list[str]:
    """Add words to the parts, unless one contains the other: then the longer one stays."""
    folded = fold_words(words)
    if any(_contains(fold_words(part), folded) for part in parts):
        return parts
    kept = [part for part in parts if not _contains(folded, fold_words(part))]
    return [*kept, words]


def _contains(whole: str, part: str) -> bool:
    return part in whole or set(part.split()) <= set(whole.split())


def _read_continuation(cells: list[Cell], layout: Layout) -> str:
    """Return the text of a row that only continues the description of the row above."""
    filled = [at for at, cell in enumerate(cells) if not grid.is_blank(cell)]
    if len(filled) != 1 or filled[0] not in layout.descriptions or filled[0] == 0:
        return ""
    cell = cells[filled[0]]
    return grid.to_text(cell) if grid.has_letters(cell) else ""
