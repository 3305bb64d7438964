"""Define how the coach reads a person's figures; `app.services.ledger` reads the database."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, Protocol

from app.coach.periods import Period
from app.coach.recurring import Recurring
from app.figures import CategoryTally, LedgerEntry, Tally

Kind = Literal["expense", "income", "transfer"]


class Ledger(Protocol):
    """Read one person's figures.

    Sums are in cents, one for each currency: nothing is converted. Transfers are never counted,
    only found by their description.
    """

    def sum_spending(self, period: Period, category: str | None = None) -> Sequence[Tally]:
        """Return the spending of each currency, largest first; of one category if given."""

    def sum_income(self, period: Period) -> Sequence[Tally]:
        """Return the income of each currency, largest first."""

    def sum_by_category(self, period: Period) -> Sequence[CategoryTally]:
        """Return the spending of each category and currency, largest first."""

    def find_by_description(
        self, names: Sequence[str], period: Period, kind: Kind = "expense"
    ) -> Sequence[LedgerEntry]:
        """Return the transactions whose description mentions one of `names`, newest first.

        app.text.names tells what mentions a name.
        """

    def knows(self, name: str) -> bool:
        """Return whether a recent expense's description mentions `name`."""

    def sum_by_day(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[date, int]]:
        """Return the days with the most spending and their cents, largest first."""

    def list_largest(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[LedgerEntry]:
        """Return the largest expenses in one currency, at most `limit`."""

    def list_latest(
        self, period: Period, category: str | None, limit: int
    ) -> Sequence[LedgerEntry]:
        """Return the latest expenses, newest first, at most `limit`."""

    def sum_by_description(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[str, int]]:
        """Return the descriptions with the most spending and their cents, largest first."""

    def find_by_amount(self, cents: int, period: Period) -> Sequence[LedgerEntry]:
        """Return the expenses of exactly this amount, in any currency, newest first."""

    def find_first_day(self) -> date | None:
        """Return the date of the first expense, or None."""

    def find_latest_income(self, period: Period) -> LedgerEntry | None:
        """Return the latest income of the period, or None."""

    def find_recurring(self, *, yearly: bool = True) -> Sequence[Recurring]:
        """Return the recurring charges, most expensive a month first.

        Without `yearly`, yearly charges are not searched: they need three years of history.
        """
