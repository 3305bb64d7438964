"""Define a row of a statement as written, and a movement with its sign decided."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from app.reading.tables.vocabulary import Direction

MAX_UNREAD_LENGTH = 120
"""Characters of a row that could not be read which are kept to show it."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A dated row of a statement before its sign is decided.

    `cents` is the absolute amount (0: the row only states a balance); `sign` is the written one,
    `direction` that of its column, letters or section; `balance` is in cents, with its sign. `fee`
    (cents) is taken besides the amount. An `unread` row only holds its text, as `description`; a
    `doubtful` one was put together from parts.
    """

    day: date | None
    description: str
    cents: int
    sign: Direction = 0
    direction: Direction = 0
    balance: int | None = None
    currency: str | None = None
    category: str = ""
    fee: int = 0
    unread: bool = False
    doubtful: bool = False

    @property
    def is_movement(self) -> bool:
        """Return whether the row has a date and an amount."""
        return self.day is not None and self.cents > 0

    def to_movement(self, sign: Direction, certainty: float, *, transfer: bool) -> "Movement":
        """Return this row as a movement with a decided sign."""
        return Movement(
            day=self.day or date.min,
            description=self.description,
            cents=sign * self.cents - self.fee,
            currency=self.currency,
            certainty=certainty,
            category=self.category,
            transfer=transfer,
        )


@dataclass(frozen=True, slots=True)
class Movement:
    """A movement: negative `cents` went out; `certainty` (0–1) is that of sign and amount."""

    day: date
    description: str
    cents: int
    currency: str | None
    certainty: float
    category: str = ""
    transfer: bool = False

    def with_currency(self, currency: str) -> "Movement":
        """Return the movement in its statement's currency (ISO 4217)."""
        return replace(self, currency=currency)


def unread_row(text: str) -> TableRow:
    """Return a row of which only its text is known, white space in single blanks."""
    return TableRow(None, " ".join(text.split())[:MAX_UNREAD_LENGTH], 0, unread=True)


def list_unread(rows: Iterable[TableRow]) -> list[str]:
    """Return the texts of the rows that could not be read."""
    return [row.description for row in rows if row.unread]
