"""Find out what each column of a table is for, by its heading and by what it contains."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from app.reading.tables import grid, vocabulary
from app.reading.tables.contents import DATES, Column, describe_columns
from app.reading.tables.grid import Cell, Grid
from app.reading.tables.unnamed_money import assign_unnamed, find_other_half, find_unnamed_money
from app.reading.tables.vocabulary import Direction, Role
from app.text import printed_currencies

_MONEY: tuple[Role, ...] = ("amount", "debit", "credit", "balance")
_DIRECTIONS: dict[Role | None, Direction] = {"amount": 0, "debit": -1, "credit": 1}


@dataclass(frozen=True, slots=True)
class Layout:
    """The column indexes of a table by role; None or () where there is no such column.

    `foreign` columns hold the amounts in other currencies, each named by its heading, with the
    direction of debit and credit (0 for an amount); `fallbacks`
    describe a row where no description does, of which `types` say what kind of movement it is.
    """

    dates: tuple[int, ...]
    amount: int | None = None
    debit: int | None = None
    credit: int | None = None
    balance: int | None = None
    fee: int | None = None
    currency: int | None = None
    direction: int | None = None
    states: tuple[int, ...] = ()
    descriptions: tuple[int, ...] = ()
    foreign: tuple[tuple[int, Direction], ...] = ()
    fallbacks: tuple[int, ...] = ()
    types: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def money(self) -> tuple[int, ...]:
        """Return the indexes of all columns with money."""
        found = (self.amount, self.debit, self.credit, self.balance)
        own = tuple(index for index in found if index is not None)
        return (*own, *(index for index, _ in self.foreign))


def detect_layout(headings: Sequence[str], rows: Grid, currency: str) -> Layout | None:
    """Return the layout of a table, None where no column contains dates or none contains money.

    `currency` (ISO 4217) chooses between columns of amounts in several currencies.
    """
    date_columns = _find_date_columns(describe_columns(headings, rows))
    if not date_columns:
        return None
    # Footers and notes have no date: only dated rows show what the columns contain.
    rows = [row for row in rows if _is_dated(row, date_columns)]
    columns = describe_columns(headings, rows)
    taken = set(date_columns)
    amount, debit, credit, balance = _find_money_columns(columns, taken, rows, currency)
    money = {index for index in (amount, debit, credit, balance) if index is not None}
    if not money - {balance}:
        return None
    return Layout(
        dates=date_columns,
        amount=amount,
        debit=debit,
        credit=credit,
        balance=balance,
        fee=_find_fee_column(columns, amount),
        currency=_find_currency_column(columns),
        direction=_find_direction_column(columns),
        states=tuple(c.index for c in columns if c.role in {"status", "direction"}),
        descriptions=_find_description_columns(columns, taken | money),
        foreign=_find_foreign_columns(columns, money),
        fallbacks=_find_worded(columns, {"category", "direction"}),
        types=_find_worded(columns, {"direction"}),
        headings=tuple(headings),
    )


def _find_money_columns(
    columns: Sequence[Column], taken: set[int], rows: Grid, currency: str
) -> tuple[int | None, int | None, int | None, int | None]:
    """Return the columns of amount, debit, credit and balance."""
    by_role = {role: _select_by_role(columns, role) for role in _MONEY}
    amount, debit, credit, balance = (_choose_by_currency(by_role[r], currency) for r in _MONEY)
    if amount is None and debit is None and credit is None:
        found = find_unnamed_money(columns, taken | ({balance} if balance is not None else set()))
        amount, debit, credit, balance = assign_unnamed(found, balance, rows)
    if amount is not None and debit is not None and credit is not None:
        amount, debit, credit = _choose_amount_or_pair(columns, amount, debit, credit)
    if amount is None and (only := _find_signed_half(columns, debit, credit)) is not None:
        amount, debit, credit = only, None, None
    if amount is None and (debit is None or credit is None):
        half = debit if debit is not None else credit
        other = find_other_half(columns, half, {*taken, balance}, rows)
        debit, credit = (other, credit) if debit is None else (debit, other)
    return amount, debit, credit, balance


def keep_dated_rows(rows: Grid) -> Grid:
    """Return the rows with a date in the column that holds most dates."""
    held = [[at for at, cell in enumerate(row) if grid.parse_date(cell)] for row in rows]
    counts = Counter(at for places in held for at in places)
    most, _ = max(counts.items(), key=lambda item: (item[1], -item[0]), default=(-1, 0))
    return [row for row, places in zip(rows, held, strict=True) if most in places]


def _find_worded(columns: Sequence[Column], roles: set[Role]) -> tuple[int, ...]:
    """Return the columns of some roles that contain words."""
    return tuple(column.index for column in columns if column.role in roles and column.words)


def _is_dated(row: list[Cell], date_columns: Sequence[int]) -> bool:
    return any(
        grid.parse_date(row[index], named=True) for index in date_columns if index < len(row)
    )


def _find_date_columns(columns: Sequence[Column]) -> tuple[int, ...]:
    named = [c for role in DATES for c in columns if c.role == role and c.holds_dates]
    if named:
        return tuple(column.index for column in named)
    # "Time" may head days as well.
    others = [c for role in (None, "other") for c in columns if c.role == role and c.holds_dates]
    return tuple(column.index for column in others[:1])


def _select_by_role(columns: Sequence[Column], role: Role) -> list[Column]:
    found = [column for column in columns if column.role == role and column.holds_figures]
    main = [column for column in found if not vocabulary.is_charge(column.heading)]
    return main if role == "debit" and main else found


def _choose_by_currency(columns: Sequence[Column], currency: str) -> int | None:
    """Return the column in the person's currency, else one without a currency, else the first.

    Columns with nothing but zeros come last.
    """
    if not columns:
        return None
    columns = [column for column in columns if column.sums] or columns
    named = [(printed_currencies.find_currency(column.heading), column) for column in columns]
    for wanted in (currency, None):
        for found, column in named:
            if found == wanted and column.filled:
                return column.index
    return columns[0].index


def _find_foreign_columns(
    columns: Sequence[Column], own: set[int]
) -> tuple[tuple[int, Direction], ...]:
    """Return the columns of amounts in other currencies than those of the columns `own`."""
    named = [(c, printed_currencies.find_currency(c.heading)) for c in columns if c.sums]
    known = {None, *(currency for column, currency in named if column.index in own)}
    return tuple(
        (column.index, _DIRECTIONS[column.role])
        for column, currency in named
        if column.role in _DIRECTIONS and column.holds_figures and currency not in known
    )


def _choose_amount_or_pair(
    columns: Sequence[Column], amount: int, debit: int, credit: int
) -> tuple[int | None, int | None, int | None]:
    """Keep either the amount or the pair of debit and credit, whichever is filled in more rows."""
    pair = columns[debit].filled + columns[credit].filled
    if columns[amount].filled >= pair:
        return amount, None, None
    return None, debit, credit


def _find_signed_half(
    columns: Sequence[Column], debit: int | None, credit: int | None
) -> int | None:
    """Return the only one of debit and credit where its own signs tell the direction.

    "Inflow" with -33.87 in it is a column of amounts. A lone debit column may sign all of them.
    """
    if debit is not None and credit is not None:
        return None
    if credit is not None:
        return credit if columns[credit].signs else None
    if debit is not None and 0 < columns[debit].signs < columns[debit].figures:
        return debit
    return None


def _find_fee_column(columns: Sequence[Column], amount: int | None) -> int | None:
    """Return the column of fees that are taken besides the amount, None if that is net of them."""
    if amount is not None and vocabulary.is_net(columns[amount].heading):
        return None
    found = (c.index for c in columns if c.role == "fee" and c.holds_figures)
    return next(found, None)


def _find_currency_column(columns: Sequence[Column]) -> int | None:
    for column in columns:
        # "Valuta" heads the currency in some countries and the value date in others.
        named = column.role in {"currency", "value_date"} and column.words and column.length <= 5
        # Right of "Original amount" it is the currency of that.
        before = columns[column.index - 1] if column.index else column
        if named and not (before.role == "other" and before.money):
            return column.index
    return None


def _find_direction_column(columns: Sequence[Column]) -> int | None:
    for column in columns:
        if column.role == "direction" and column.words + column.filled:
            return column.index
    for column in columns:
        if column.role is None and column.filled and column.length <= 2 and column.words:
            return column.index
    told = (
        c.index for c in columns if c.directions and c.directions == c.filled and c.distinct > 1
    )
    return next(told, None)


def _find_description_columns(columns: Sequence[Column], taken: set[int]) -> tuple[int, ...]:
    """Return payee, description and notes, else the columns with the longest words."""
    named = [
        column.index
        for role in ("payee", "description", "memo")
        for column in columns
        if column.role == role and column.words and column.index not in taken
    ]
    if named:
        return tuple(named)
    free = [c for c in columns if c.role is None and c.words * 2 > c.filled and c.length > 2]
    free = [column for column in free if column.index not in taken]
    if any(column.heading for column in columns):
        return tuple(c.index for c in sorted(free, key=lambda c: -c.length)[:1])
    return tuple(column.index for column in free)
