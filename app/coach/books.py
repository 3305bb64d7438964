"""The figures that an answer may ask for; the service draws them from the database."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from app.coach.periods import Period
from app.coach.recurring import Recurring
from app.figures import CategoryTally, Entry, Tally


class Books(Protocol):
    """One person's books. Sums are per currency, nothing is converted, transfers are in none."""

    def spent(self, period: Period, category: str | None = None) -> Sequence[Tally]:
        """What was spent, the largest currency first."""

    def earned(self, period: Period) -> Sequence[Tally]:
        """What came in."""

    def categories(self, period: Period) -> Sequence[CategoryTally]:
        """What was spent by category and currency, largest first."""

    def named(self, names: Sequence[str], period: Period) -> Sequence[Entry]:
        """The expenses whose description holds one of `names`, newest first."""

    def largest(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[Entry]:
        """The largest expenses of one currency."""

    def latest(self, period: Period, category: str | None, limit: int) -> Sequence[Entry]:
        """The last expenses, newest first."""

    def places(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[str, int]]:
        """The descriptions that most was spent under, with their cents, largest first."""

    def of_amount(self, cents: int, period: Period) -> Sequence[Entry]:
        """The expenses of exactly this amount, in any currency, newest first."""

    def first_day(self) -> date | None:
        """The day of the first expense, None where there is none."""

    def latest_income(self, period: Period) -> Entry | None:
        """The last income."""

    def recurring(self, *, yearly: bool = True) -> Sequence[Recurring]:
        """The charges that recur, the dearest first; without `yearly`, only the more frequent."""
