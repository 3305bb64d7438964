"""The ledger of app.coach over the database: sums and lists of a person's transactions."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta

from app.coach.ledger import Kind
from app.coach.periods import Period
from app.coach.recurring import Recurring, find_recurring
from app.db import Session
from app.figures import CategoryTally, LedgerEntry, Tally
from app.store import ledger
from app.text.names import matches

# Opens a session for one query: the caller's own, or a new short one each time.
Reading = Callable[[], AbstractContextManager[Session]]

# A charge recurs if it is seen three times: the last one up to an interval ago, and two more before
# it. Three years of a person's rows take ten times as long to read as half a year.
MONTHLY_HISTORY = timedelta(days=3 * 35 + 15)
YEARLY_HISTORY = timedelta(days=3 * 376 + 30)
# The expenses whose words make a name a known one; some are booked for days to come.
KNOWN_HISTORY = timedelta(days=366)
KNOWN_AHEAD = timedelta(days=60)


class SqlLedger:
    """Reads each figure when it is requested; recurring charges are read once and cached."""

    def __init__(self, reading: Reading, user_id: str, today: date) -> None:
        """Read the transactions of `user_id`; `today` is the person's local date."""
        self._reading = reading
        self._user_id = user_id
        self._today = today
        self._descriptions: Sequence[str] | None = None
        self._recurring: dict[bool, Sequence[Recurring]] = {}

    def sum_spending(self, period: Period, category: str | None = None) -> Sequence[Tally]:
        """Return what was spent in each currency, the largest sum first."""
        with self._reading() as session:
            return ledger.sum_by_currency(
                session, self._user_id, period.start, period.end, category=category
            )

    def sum_income(self, period: Period) -> Sequence[Tally]:
        """Return what was earned in each currency."""
        with self._reading() as session:
            return ledger.sum_by_currency(
                session, self._user_id, period.start, period.end, kind="income"
            )

    def sum_by_category(self, period: Period) -> Sequence[CategoryTally]:
        """Return what was spent by category and currency, the largest sum first."""
        with self._reading() as session:
            return ledger.sum_by_category(session, self._user_id, period.start, period.end)

    def find_by_description(
        self, names: Sequence[str], period: Period, kind: Kind = "expense"
    ) -> Sequence[LedgerEntry]:
        """Return the transactions whose description mentions one of `names`, the newest first."""
        with self._reading() as session:
            return ledger.list_matching(
                session, self._user_id, period.start, period.end, names, kind=kind
            )

    def knows(self, name: str) -> bool:
        """Return whether an expense of the last year mentions `name`; its words are read once."""
        if self._descriptions is None:
            start = self._today - KNOWN_HISTORY
            with self._reading() as session:
                self._descriptions = ledger.list_descriptions(
                    session, self._user_id, start, self._today + KNOWN_AHEAD
                )
        return any(matches(name, written) for written in self._descriptions)

    def sum_by_day(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[date, int]]:
        """Return the days with the largest sums, in cents."""
        with self._reading() as session:
            return ledger.sum_by_day(
                session,
                self._user_id,
                period.start,
                period.end,
                currency=currency,
                category=category,
                limit=limit,
            )

    def list_largest(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[LedgerEntry]:
        """Return the largest expenses of one currency."""
        with self._reading() as session:
            return ledger.list_largest(
                session,
                self._user_id,
                period.start,
                period.end,
                currency=currency,
                category=category,
                limit=limit,
            )

    def list_latest(
        self, period: Period, category: str | None, limit: int
    ) -> Sequence[LedgerEntry]:
        """Return the last expenses, the newest first."""
        with self._reading() as session:
            return ledger.list_latest(
                session, self._user_id, period.start, period.end, category=category, limit=limit
            )

    def find_latest_income(self, period: Period) -> LedgerEntry | None:
        """Return the last income, None where there is none."""
        with self._reading() as session:
            found = ledger.list_latest(
                session, self._user_id, period.start, period.end, kind="income", limit=1
            )
        return found[0] if found else None

    def sum_by_description(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[str, int]]:
        """Return the descriptions with the largest sums, in cents."""
        with self._reading() as session:
            return ledger.sum_by_description(
                session,
                self._user_id,
                period.start,
                period.end,
                currency=currency,
                category=category,
                limit=limit,
            )

    def find_by_amount(self, cents: int, period: Period) -> Sequence[LedgerEntry]:
        """Return the expenses of exactly this amount, the newest first."""
        with self._reading() as session:
            return ledger.list_by_amount(session, self._user_id, period.start, period.end, cents)

    def find_first_day(self) -> date | None:
        """Return the day of the first expense, None where there is none."""
        with self._reading() as session:
            return ledger.find_first_day(session, self._user_id)

    def find_recurring(self, *, yearly: bool = True) -> Sequence[Recurring]:
        """Return recurring charges, the largest first; without `yearly` no yearly ones."""
        if yearly not in self._recurring:
            start = self._today - (YEARLY_HISTORY if yearly else MONTHLY_HISTORY)
            with self._reading() as session:
                history = ledger.list_repeated(session, self._user_id, start, self._today)
            self._recurring[yearly] = find_recurring(history, self._today)
        return self._recurring[yearly]
