"""A statement's row as written, and a movement as understood."""

from dataclasses import dataclass, replace
from datetime import date

from app.reading.tables.vocabulary import Direction


@dataclass(frozen=True, slots=True)
class Row:
    """One dated line of a statement before its sign is settled.

    `cents` is the size of its amount (0: the line states a balance alone); `sign` is what was
    written with it, `direction` what its column, letters or section told; `balance` in cents, with
    its sign.
    """

    day: date | None
    description: str
    cents: int
    sign: Direction = 0
    direction: Direction = 0
    balance: int | None = None
    currency: str | None = None
    category: str = ""

    @property
    def is_movement(self) -> bool:
        """Whether money moved: on a day, and more than nothing."""
        return self.day is not None and self.cents > 0

    def moved(self, sign: Direction, certainty: float, *, transfer: bool) -> "Movement":
        """The movement that this row is, once its sign is settled."""
        return Movement(
            day=self.day or date.min,
            description=self.description,
            cents=sign * self.cents,
            currency=self.currency,
            certainty=certainty,
            category=self.category,
            transfer=transfer,
        )


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement: `cents` below zero went out; `certainty` is that of sign and amount, 0–1."""

    day: date
    description: str
    cents: int
    currency: str | None
    certainty: float
    category: str = ""
    transfer: bool = False

    def in_currency(self, currency: str) -> "Movement":
        """The same movement in the currency (ISO 4217) that its statement is in."""
        return replace(self, currency=currency)
