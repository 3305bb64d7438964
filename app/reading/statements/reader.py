"""Read a printed statement: decide which amounts of its rows are balances, and the signs."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from app.reading.statements.closing import find_closing_day, infer_date_order
from app.reading.statements.entries import EntryBuilder, StatementEntry
from app.reading.statements.lines import StatementLine, has_columns, infer_notation
from app.reading.statements.sections import find_direction, is_card_statement
from app.reading.statements.side_by_side import split_side_by_side
from app.reading.statements.totals import check_against_totals
from app.reading.tables.balance import infer_signs_from_balance
from app.reading.tables.booking import build_reading, make_direction_guesser
from app.reading.tables.numbers import TableNumber
from app.reading.tables.rows import TableRow
from app.reading.tables.signs import assign_signs
from app.reading.tables.vocabulary import Direction
from app.reading.types import DocumentReading, ReaderContext

_AmountPicker = Callable[[StatementEntry], tuple[int, int | None]]
"""Returns the index of an entry's own amount, and that of the balance if there is one."""


def read_statement(lines: Sequence[StatementLine], context: ReaderContext) -> DocumentReading:
    """Return the movements of a printed statement, or the problem `no_statement`."""
    notation = infer_notation(lines, context.country)
    order = infer_date_order(lines, context, comma=notation.mark == ",")
    columns = has_columns(lines)
    builder = EntryBuilder(notation, order, find_closing_day(lines, order, context), columns)
    lines_in_order = split_side_by_side(lines)
    built = builder.build(lines_in_order)
    unread = [f"{entry.day} {entry.words}" for entry in built if entry.unread]
    entries = _drop_outer_balances([entry for entry in built if not entry.unread])
    card = is_card_statement(lines)
    rows = _make_rows(entries, columns=columns, card=card)
    movements = assign_signs(rows, make_direction_guesser(context), card=card)
    checked = check_against_totals(movements, lines_in_order, notation)
    return build_reading(checked, context, unread)


def _drop_outer_balances(entries: list[StatementEntry]) -> list[StatementEntry]:
    """Drop balances that are not next to a movement, before the first and after the last one."""
    moving = [at for at, entry in enumerate(entries) if not entry.is_balance]
    if not moving:
        return []
    return entries[max(0, moving[0] - 1) : moving[-1] + 2]


def _make_rows(
    entries: Sequence[StatementEntry], *, columns: bool, card: bool | None
) -> list[TableRow]:
    """Make rows by columns if they are known, else by the reading that the balance confirms."""
    if columns and any(entry.headings and len(entry.headings.money) > 1 for entry in entries):
        by_columns = [_make_row_by_columns(entry) for entry in entries]
        if card or infer_signs_from_balance(by_columns)[1] or _have_directions(by_columns):
            return by_columns
    readings = [
        [_make_row_by_position(entry, pick_amounts) for entry in entries]
        for pick_amounts in _AMOUNT_PICKERS
    ]
    proved = [rows for rows in readings if infer_signs_from_balance(rows)[1]]
    if proved and not card:
        return proved[0]
    if columns and any(entry.headings for entry in entries):
        return [_make_row_by_columns(entry) for entry in entries]
    # Without a proof: cards print a foreign amount before the own one, accounts a balance after it.
    return [
        _make_row_by_position(entry, _pick_last if card else _pick_first_and_last)
        for entry in entries
    ]


def _have_directions(rows: Sequence[TableRow]) -> bool:
    moving = [row for row in rows if row.cents]
    return bool(moving) and all(row.direction for row in moving)


def _make_row_by_columns(entry: StatementEntry) -> TableRow:
    """Make a row by the columns that its amounts are in."""
    if entry.is_balance or not entry.headings or not entry.headings.money:
        return _make_row_by_position(entry, _pick_last)
    own: TableNumber | None = None
    direction: Direction = 0
    balance: int | None = None
    for amount in entry.amounts:
        currency = entry.headings.find_currency(amount)
        column = "amount" if currency else entry.headings.find_column(amount)
        if column == "balance":
            balance = _to_signed_cents(amount.figure)
        elif own is None or own.cents == 0:
            own = replace(amount.figure, currency=amount.figure.currency or currency)
            direction = -1 if column == "debit" else 1 if column == "credit" else 0
    if own is None:
        return _make_row_by_position(entry, _pick_first)
    if direction and own.sign and {"debit", "credit"} > set(entry.headings.money):
        direction = 0
    return _make_row(entry, own, direction or own.direction, balance)


def _pick_first(_: StatementEntry) -> tuple[int, int | None]:
    return 0, None


def _pick_last(_: StatementEntry) -> tuple[int, int | None]:
    return -1, None


def _pick_first_and_last(entry: StatementEntry) -> tuple[int, int | None]:
    """Pick the first amount, and the last one as the balance."""
    return (0, -1) if len(entry.amounts) > 1 else (0, None)


def _pick_first_and_second(entry: StatementEntry) -> tuple[int, int | None]:
    """Pick the first amount, and the second one as the balance, before another balance."""
    return (0, 1) if len(entry.amounts) > 1 else (0, None)


def _pick_last_two(entry: StatementEntry) -> tuple[int, int | None]:
    """Pick the last two, amount and balance, after a foreign amount."""
    return (-2, -1) if len(entry.amounts) > 1 else (0, None)


_AMOUNT_PICKERS: tuple[_AmountPicker, ...] = (
    _pick_first_and_last,
    _pick_last_two,
    _pick_first_and_second,
)


def _make_row_by_position(entry: StatementEntry, pick_amounts: _AmountPicker) -> TableRow:
    if entry.is_balance:
        return TableRow(
            entry.day, entry.words, 0, balance=_to_signed_cents(entry.amounts[-1].figure)
        )
    own, balance = pick_amounts(entry)
    figure = entry.amounts[own].figure
    stated = _to_signed_cents(entry.amounts[balance].figure) if balance is not None else None
    return _make_row(entry, figure, figure.direction, stated)


def _make_row(
    entry: StatementEntry, figure: TableNumber, direction: Direction, balance: int | None
) -> TableRow:
    known_direction = direction
    if not known_direction and not figure.sign:
        known_direction = find_direction(entry.section)
    return TableRow(
        day=entry.day,
        description=entry.words,
        cents=figure.cents,
        sign=0 if known_direction else figure.sign,
        direction=known_direction,
        balance=balance,
        currency=figure.currency,
    )


def _to_signed_cents(figure: TableNumber) -> int:
    return -figure.cents if figure.sign < 0 or figure.direction < 0 else figure.cents
