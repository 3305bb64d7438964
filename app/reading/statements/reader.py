"""A printed statement made drafts: which figure is the amount, which the balance, and the signs."""

from collections.abc import Callable, Sequence

from app.reading.drafts import Context, DocumentReading
from app.reading.statements.closing import closing_day, order_on
from app.reading.statements.entries import Entry, Scribe, unfolded
from app.reading.statements.lines import Line, are_columns_kept, notation_of
from app.reading.statements.sections import direction_of, is_card
from app.reading.statements.totals import checked
from app.reading.tables.balance import signs_by_balance
from app.reading.tables.booking import booked, votes_for
from app.reading.tables.numbers import Figure
from app.reading.tables.rows import Row
from app.reading.tables.signs import settle
from app.reading.tables.vocabulary import Direction

_Pick = Callable[[Entry], tuple[int, int | None]]
"""Which of an entry's amounts is its own, and which, if any, the balance behind it."""


def read_statement(lines: Sequence[Line], context: Context) -> DocumentReading:
    """The movements of a printed statement, or the problem `no_statement`."""
    notation = notation_of(lines, context.country)
    order = order_on(lines, context, comma=notation.mark == ",")
    columns = are_columns_kept(lines)
    scribe = Scribe(notation, order, closing_day(lines, order, context), columns)
    straight = unfolded(lines)
    entries = _between(scribe.entries(straight))
    card = is_card(lines)
    rows = _rows(entries, columns=columns, card=card)
    movements = settle(rows, votes_for(context), card=card)
    return booked(checked(movements, straight, notation), context)


def _between(entries: list[Entry]) -> list[Entry]:
    """Entries without the balances that stand far before the first movement or behind the last."""
    moving = [at for at, entry in enumerate(entries) if not entry.anchor]
    if not moving:
        return []
    return entries[max(0, moving[0] - 1) : moving[-1] + 2]


def _rows(entries: Sequence[Entry], *, columns: bool, card: bool | None) -> list[Row]:
    """Rows by their columns where these are known, else by whichever reading the balance proves."""
    if columns and any(entry.headings and len(entry.headings.money) > 1 for entry in entries):
        placed = [_placed(entry) for entry in entries]
        if card or signs_by_balance(placed)[1] or _is_told(placed):
            return placed
    readings = [[_picked(entry, pick) for entry in entries] for pick in _PICKS]
    proved = [rows for rows in readings if signs_by_balance(rows)[1]]
    if proved and not card:
        return proved[0]
    if columns and any(entry.headings for entry in entries):
        return [_placed(entry) for entry in entries]
    # Unproved: beside an amount a card prints the foreign one before it, an account the balance.
    return [_picked(entry, _last if card else _balance_last) for entry in entries]


def _is_told(rows: Sequence[Row]) -> bool:
    moving = [row for row in rows if row.cents]
    return bool(moving) and all(row.direction for row in moving)


def _placed(entry: Entry) -> Row:
    """A row by the columns that its amounts stand in."""
    if entry.anchor or not entry.headings or not entry.headings.money:
        return _picked(entry, _last)
    own: Figure | None = None
    direction: Direction = 0
    balance: int | None = None
    for amount in entry.amounts:
        column = entry.headings.column_of(amount)
        if column == "balance":
            balance = _signed(amount.figure)
        elif own is None or own.cents == 0:
            own = amount.figure
            direction = -1 if column == "debit" else 1 if column == "credit" else 0
    if own is None:
        return _picked(entry, _first)
    if direction and own.sign and {"debit", "credit"} > set(entry.headings.money):
        direction = 0
    return _row(entry, own, direction or own.direction, balance)


def _first(_: Entry) -> tuple[int, int | None]:
    return 0, None


def _last(_: Entry) -> tuple[int, int | None]:
    return -1, None


def _balance_last(entry: Entry) -> tuple[int, int | None]:
    """Amount and balance; of more figures the first is the amount."""
    return (0, -1) if len(entry.amounts) > 1 else (0, None)


def _balance_second(entry: Entry) -> tuple[int, int | None]:
    """Amount, booked balance, another balance."""
    return (0, 1) if len(entry.amounts) > 1 else (0, None)


def _before_balance(entry: Entry) -> tuple[int, int | None]:
    """A foreign amount, the amount, the balance."""
    return (-2, -1) if len(entry.amounts) > 1 else (0, None)


_PICKS: tuple[_Pick, ...] = (_balance_last, _before_balance, _balance_second)


def _picked(entry: Entry, pick: _Pick) -> Row:
    if entry.anchor:
        return Row(entry.day, entry.words, 0, balance=_signed(entry.amounts[-1].figure))
    own, balance = pick(entry)
    figure = entry.amounts[own].figure
    stated = _signed(entry.amounts[balance].figure) if balance is not None else None
    return _row(entry, figure, figure.direction, stated)


def _row(entry: Entry, figure: Figure, direction: Direction, balance: int | None) -> Row:
    told = direction
    if not told and not figure.sign:
        told = direction_of(entry.section)
    return Row(
        day=entry.day,
        description=entry.words,
        cents=figure.cents,
        sign=0 if told else figure.sign,
        direction=told,
        balance=balance,
        currency=figure.currency,
    )


def _signed(figure: Figure) -> int:
    return -figure.cents if figure.sign < 0 or figure.direction < 0 else figure.cents
