"""A person's books as the coach asks for them: app.coach.books.Books over the database."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import date, timedelta

from app.coach.periods import Period
from app.coach.recurring import Recurring, find_recurring
from app.db import Session
from app.figures import CategoryTally, Entry, Tally
from app.store import figures

# Opens a session to read with: the one at hand, or a short one of its own for each figure.
Reading = Callable[[], AbstractContextManager[Session]]

# How far back a charge must be looked for to be seen three times: the last one up to an interval
# ago, and two more before it. Three years of a person's rows cost ten times what half a year does.
MONTHLY_HISTORY = timedelta(days=3 * 35 + 15)
YEARLY_HISTORY = timedelta(days=3 * 376 + 30)


class Ledger:
    """Each figure is read when it is asked for, and what recurs only once."""

    def __init__(self, reading: Reading, user_id: str, today: date) -> None:
        """`today` is the person's local date."""
        self._reading = reading
        self._user_id = user_id
        self._today = today
        self._recurring: dict[bool, Sequence[Recurring]] = {}

    def spent(self, period: Period, category: str | None = None) -> Sequence[Tally]:
        """What was spent, the largest sum first."""
        with self._reading() as session:
            return figures.totals(
                session, self._user_id, period.start, period.end, category=category
            )

    def earned(self, period: Period) -> Sequence[Tally]:
        """What came in."""
        with self._reading() as session:
            return figures.totals(session, self._user_id, period.start, period.end, kind="income")

    def categories(self, period: Period) -> Sequence[CategoryTally]:
        """What was spent by category and currency, largest first."""
        with self._reading() as session:
            return figures.by_category(session, self._user_id, period.start, period.end)

    def named(self, names: Sequence[str], period: Period) -> Sequence[Entry]:
        """The expenses whose description holds one of `names`, newest first."""
        with self._reading() as session:
            return figures.matching(session, self._user_id, period.start, period.end, names)

    def largest(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[Entry]:
        """The largest expenses of one currency."""
        with self._reading() as session:
            return figures.largest(
                session,
                self._user_id,
                period.start,
                period.end,
                currency=currency,
                category=category,
                limit=limit,
            )

    def latest(self, period: Period, category: str | None, limit: int) -> Sequence[Entry]:
        """The last expenses, newest first."""
        with self._reading() as session:
            return figures.latest(
                session, self._user_id, period.start, period.end, category=category, limit=limit
            )

    def latest_income(self, period: Period) -> Entry | None:
        """The last income."""
        with self._reading() as session:
            found = figures.latest(
                session, self._user_id, period.start, period.end, kind="income", limit=1
            )
        return found[0] if found else None

    def places(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[str, int]]:
        """The descriptions that most was spent under, with their cents."""
        with self._reading() as session:
            return figures.places(
                session,
                self._user_id,
                period.start,
                period.end,
                currency=currency,
                category=category,
                limit=limit,
            )

    def of_amount(self, cents: int, period: Period) -> Sequence[Entry]:
        """The expenses of exactly this amount, newest first."""
        with self._reading() as session:
            return figures.of_amount(session, self._user_id, period.start, period.end, cents)

    def first_day(self) -> date | None:
        """The day of the first expense, None where there is none."""
        with self._reading() as session:
            return figures.first_day(session, self._user_id)

    def recurring(self, *, yearly: bool = True) -> Sequence[Recurring]:
        """The charges that recur, the dearest first; without `yearly`, only the more frequent."""
        if yearly not in self._recurring:
            start = self._today - (YEARLY_HISTORY if yearly else MONTHLY_HISTORY)
            with self._reading() as session:
                history = figures.repeated(session, self._user_id, start, self._today)
            self._recurring[yearly] = find_recurring(history, self._today)
        return self._recurring[yearly]
