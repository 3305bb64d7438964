"""Which column of a table is what: by its heading, and always by what it holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from app.reading.tables import grid, numbers, vocabulary
from app.reading.tables.grid import Cell, Grid
from app.reading.tables.vocabulary import Role

_SAMPLE = 400
_DATES: tuple[Role, ...] = ("purchase", "date", "posted", "value_date")
_MONEY: tuple[Role, ...] = ("amount", "debit", "credit", "balance")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is called and what the sampled rows hold in it (counts of cells)."""

    index: int
    heading: str
    role: Role | None
    filled: int
    dates: int
    figures: int
    money: int
    signs: int
    words: int
    length: float
    distinct: int

    @property
    def holds_dates(self) -> bool:
        """At least half of the cells are dates."""
        return self.dates > 0 and self.dates * 2 >= self.filled

    @property
    def holds_figures(self) -> bool:
        """Most cells are numbers."""
        return self.figures > 0 and self.figures * 2 >= self.filled


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table by role; indexes into its rows, None and () where there is none."""

    dates: tuple[int, ...]
    amount: int | None = None
    debit: int | None = None
    credit: int | None = None
    balance: int | None = None
    currency: int | None = None
    direction: int | None = None
    states: tuple[int, ...] = ()
    descriptions: tuple[int, ...] = ()
    fallbacks: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()

    @property
    def money(self) -> tuple[int, ...]:
        """All columns with money."""
        found = (self.amount, self.debit, self.credit, self.balance)
        return tuple(index for index in found if index is not None)


def survey(headings: Sequence[str], rows: Grid) -> list[Column]:
    """What each column is called and holds."""
    width = max([len(headings), *(len(row) for row in rows[:_SAMPLE])], default=0)
    padded = [*headings, *([""] * (width - len(headings)))]
    columns = [
        _column(at, padded[at], [row[at] for row in rows[:_SAMPLE] if at < len(row)])
        for at in range(width)
    ]
    return _with_moved_headings(columns)


def _column(index: int, heading: str, cells: Iterable[Cell]) -> Column:
    filled = [cell for cell in cells if not grid.is_blank(cell)]
    texts = [grid.text_of(cell) for cell in filled]
    role = vocabulary.role_of(heading) if heading else None
    serial = role in _DATES
    figures = [grid.figure_in(cell) for cell in filled]
    return Column(
        index=index,
        heading=heading,
        role=role,
        filled=len(filled),
        dates=sum(grid.date_in(cell, serial=serial) is not None for cell in filled),
        figures=sum(figure is not None for figure in figures),
        money=sum(f is not None and (f.places > 0 or f.sign != 0) for f in figures),
        signs=sum(f is not None and f.sign != 0 for f in figures),
        words=sum(grid.has_letters(cell) for cell in filled),
        length=sum(map(len, texts)) / len(texts) if texts else 0,
        distinct=len(set(texts)),
    )


def _with_moved_headings(columns: list[Column]) -> list[Column]:
    """Merged headings stand over the first of their columns, the figures over another one."""
    moved = list(columns)
    for column in columns:
        left = column.index - 1
        if column.heading or not column.filled or left < 0:
            continue
        above = moved[left]
        if above.heading and above.filled * 4 <= column.filled:
            moved[column.index] = replace(column, heading=above.heading, role=above.role)
    return moved


def lay_out(headings: Sequence[str], rows: Grid, currency: str) -> Layout | None:
    """The layout of a table, None where no column holds dates or none holds money.

    `currency` (ISO 4217) chooses between amounts in several currencies.
    """
    date_columns = _date_columns(survey(headings, rows))
    if not date_columns:
        return None
    # Footers and addenda have no date: what columns hold shows in the rows that have one.
    rows = [row for row in rows if _is_dated(row, date_columns)]
    columns = survey(headings, rows)
    taken = set(date_columns)
    by_role = {role: _of(columns, role) for role in _MONEY}
    amount = _preferred(by_role["amount"], currency)
    debit, credit = (_preferred(by_role[role], currency) for role in ("debit", "credit"))
    balance = _preferred(by_role["balance"], currency)
    if amount is None and debit is None and credit is None:
        found = _unnamed_money(columns, taken | ({balance} if balance is not None else set()))
        amount, debit, credit, balance = _arranged(found, balance, rows)
    money = {index for index in (amount, debit, credit, balance) if index is not None}
    if not money - {balance}:
        return None
    if amount is not None and debit is not None and credit is not None:
        amount, debit, credit = _one_kind(columns, amount, debit, credit)
    return Layout(
        dates=date_columns,
        amount=amount,
        debit=debit,
        credit=credit,
        balance=balance,
        currency=_currency_column(columns),
        direction=_direction_column(columns),
        states=tuple(c.index for c in columns if c.role in {"status", "direction"}),
        descriptions=_description_columns(columns, taken | money),
        fallbacks=tuple(
            c.index for c in columns if c.role in {"category", "direction"} and c.words
        ),
        headings=tuple(headings),
    )


def _is_dated(row: list[Cell], date_columns: Sequence[int]) -> bool:
    return any(grid.date_in(row[index], serial=True) for index in date_columns if index < len(row))


def _date_columns(columns: Sequence[Column]) -> tuple[int, ...]:
    named = [c for role in _DATES for c in columns if c.role == role and c.holds_dates]
    if named:
        return tuple(column.index for column in named)
    unnamed = [c for c in columns if c.role is None and c.holds_dates]
    return tuple(column.index for column in unnamed[:1])


def _of(columns: Sequence[Column], role: Role) -> list[Column]:
    return [column for column in columns if column.role == role and column.holds_figures]


def _preferred(columns: Sequence[Column], currency: str) -> int | None:
    """The column in the person's own currency, else in none, else the first."""
    if not columns:
        return None
    named = [(vocabulary.currency_in(column.heading), column) for column in columns]
    for wanted in (currency, None):
        for found, column in named:
            if found == wanted and column.filled:
                return column.index
    return columns[0].index


def _one_kind(
    columns: Sequence[Column], amount: int, debit: int, credit: int
) -> tuple[int | None, int | None, int | None]:
    """Of an amount and a pair of debit and credit, what is filled more."""
    pair = columns[debit].filled + columns[credit].filled
    if columns[amount].filled >= pair:
        return amount, None, None
    return None, debit, credit


def _unnamed_money(columns: Sequence[Column], taken: set[int]) -> list[Column]:
    """Columns without a known heading that hold money: with decimals or signs, else whole."""
    free = [c for c in columns if c.index not in taken and c.role is None and c.holds_figures]
    money = [column for column in free if column.money]
    return money or [column for column in free if column.distinct > 1 or column.filled == 1]


def _arranged(
    found: Sequence[Column], balance: int | None, rows: Grid
) -> tuple[int | None, int | None, int | None, int | None]:
    """Amount, debit, credit and balance among columns without headings.

    Two columns that are never filled together are debit and credit, in this order everywhere.
    Else the amount is the column that another one's changes repeat, or that has signs alone.
    """
    pair = _debit_and_credit(found, rows)
    if pair:
        behind = [column.index for column in found[2:]]
        return None, *pair, next(iter(behind), balance)
    if not found:
        return None, None, None, balance
    proofs = ((_proof(a, b, rows), a.index, b.index) for a, b in permutations(found, 2))
    steps, own, running = max(proofs, key=lambda proof: (proof[0], proof[2]), default=(0, 0, 0))
    if steps * 2 >= min(len(rows), _SAMPLE) - 1 > 0:
        return own, None, None, running
    amount = next((column for column in found if column.signs), found[0])
    behind = [c.index for c in found if c.index > amount.index and c.filled >= amount.filled]
    return amount.index, None, None, next(iter(behind), None) if balance is None else balance


def _debit_and_credit(found: Sequence[Column], rows: Grid) -> tuple[int, int] | None:
    """The first two columns, where no row fills both and together they fill what a third does."""
    if len(found) < 2:
        return None
    first, second, *others = found
    enough = max((column.filled for column in others), default=first.filled + second.filled)
    if first.filled + second.filled > enough:
        return None
    both = (_cents(row, first.index) and _cents(row, second.index) for row in rows[:_SAMPLE])
    return None if any(both) else (first.index, second.index)


def _proof(amount: Column, balance: Column, rows: Grid) -> int:
    """How often the balance changes, up or down, by an amount of the rows it changes between."""
    steps = 0
    for before, after in pairwise(rows[:_SAMPLE]):
        change = abs(_cents(after, balance.index) - _cents(before, balance.index))
        moved = {abs(_cents(row, amount.index)) for row in (before, after)}
        steps += change != 0 and change in moved
    return steps


def _cents(row: list[Cell], index: int) -> int:
    text = row[index] if index < len(row) else ""
    mark = numbers.decimal_mark([text]) if isinstance(text, str) else "."
    figure = grid.figure_in(text, mark)
    return 0 if figure is None else -figure.cents if figure.sign < 0 else figure.cents


def _currency_column(columns: Sequence[Column]) -> int | None:
    for column in columns:
        # "Valuta" is the currency in one country and the value date in the next.
        if column.role in {"currency", "value_date"} and column.words and column.length <= 5:
            return column.index
    return None


def _direction_column(columns: Sequence[Column]) -> int | None:
    for column in columns:
        if column.role == "direction" and column.words + column.filled:
            return column.index
    for column in columns:
        if column.role is None and column.filled and column.length <= 2 and column.words:
            return column.index
    return None


def _description_columns(columns: Sequence[Column], taken: set[int]) -> tuple[int, ...]:
    """Payee, then what is called a description, then notes; else the longest words there are."""
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
