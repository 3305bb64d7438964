"""An in-memory ledger with the same interface as the one over the database."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.coach.ledger import Kind
from app.coach.periods import Period
from app.coach.recurring import Recurring, find_recurring
from app.figures import CategoryTally, LedgerEntry, Tally
from app.text.names import matches


@dataclass
class ListLedger:
    """Implement app.coach.ledger.Ledger over lists of expenses and incomes."""

    today: date
    expenses: list[LedgerEntry] = field(default_factory=list)
    incomes: list[LedgerEntry] = field(default_factory=list)
    transfers: list[LedgerEntry] = field(default_factory=list)

    def spend(
        self, day: date, cents: int, description: str, category: str = "food", currency: str = "USD"
    ) -> None:
        """Record an expense."""
        entry = LedgerEntry(day, description, category, currency, cents, self._new_id())
        self.expenses.append(entry)

    def earn(
        self, day: date, cents: int, description: str = "Salary", currency: str = "USD"
    ) -> None:
        """Record an income."""
        entry = LedgerEntry(day, description, "income", currency, cents, self._new_id())
        self.incomes.append(entry)

    def transfer(self, day: date, cents: int, description: str, currency: str = "USD") -> None:
        """Record a transfer between the person's own accounts."""
        entry = LedgerEntry(day, description, "other", currency, cents, self._new_id())
        self.transfers.append(entry)

    def sum_spending(self, period: Period, category: str | None = None) -> Sequence[Tally]:
        """Return what was spent."""
        return _tallies(self._within(period, category))

    def sum_income(self, period: Period) -> Sequence[Tally]:
        """Return what came in."""
        return _tallies([e for e in self.incomes if period.start <= e.date <= period.end])

    def sum_by_category(self, period: Period) -> Sequence[CategoryTally]:
        """Return what was spent by category."""
        sums: Counter[tuple[str, str]] = Counter()
        counts: Counter[tuple[str, str]] = Counter()
        for entry in self._within(period):
            sums[entry.category, entry.currency] += entry.cents
            counts[entry.category, entry.currency] += 1
        return [CategoryTally(*key, cents, counts[key]) for key, cents in sums.most_common()]

    def find_by_description(
        self, names: Sequence[str], period: Period, kind: Kind = "expense"
    ) -> Sequence[LedgerEntry]:
        """Return the transactions whose description mentions one of `names`."""
        entries = {"expense": self.expenses, "income": self.incomes, "transfer": self.transfers}
        found = [
            entry
            for entry in entries[kind]
            if period.start <= entry.date <= period.end
            and any(matches(name, entry.description) for name in names)
        ]
        return sorted(found, key=lambda entry: entry.date, reverse=True)

    def knows(self, name: str) -> bool:
        """Return whether an expense mentions `name`."""
        return any(matches(name, entry.description) for entry in self.expenses)

    def sum_by_day(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[date, int]]:
        """Return the days with the highest sums."""
        sums: Counter[date] = Counter()
        for entry in self._within(period, category):
            if entry.currency == currency:
                sums[entry.date] += entry.cents
        return sums.most_common(limit)

    def list_largest(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[LedgerEntry]:
        """Return the largest expenses."""
        found = [e for e in self._within(period, category) if e.currency == currency]
        return sorted(found, key=lambda entry: -entry.cents)[:limit]

    def list_latest(
        self, period: Period, category: str | None, limit: int
    ) -> Sequence[LedgerEntry]:
        """Return the last expenses."""
        found = self._within(period, category)
        return sorted(found, key=lambda entry: entry.date, reverse=True)[:limit]

    def sum_by_description(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[str, int]]:
        """Return the descriptions with the highest sums."""
        sums: Counter[str] = Counter()
        for entry in self._within(period, category):
            sums[entry.description] += entry.cents if entry.currency == currency else 0
        return sums.most_common(limit)

    def find_by_amount(self, cents: int, period: Period) -> Sequence[LedgerEntry]:
        """Return the expenses of exactly this amount."""
        return [entry for entry in self._within(period) if entry.cents == cents]

    def find_first_day(self) -> date | None:
        """Return the day of the first expense."""
        return min((entry.date for entry in self.expenses), default=None)

    def find_latest_income(self, period: Period) -> LedgerEntry | None:
        """Return the last income."""
        found = [e for e in self.incomes if period.start <= e.date <= period.end]
        return max(found, key=lambda entry: entry.date, default=None)

    def find_recurring(self, *, yearly: bool = True) -> Sequence[Recurring]:
        """Return the charges that recur."""
        found = find_recurring(self.expenses, self.today)
        return [charge for charge in found if yearly or charge.interval != "year"]

    def _new_id(self) -> str:
        return f"txn {len(self.expenses) + len(self.incomes) + len(self.transfers) + 1}"

    def _within(self, period: Period, category: str | None = None) -> list[LedgerEntry]:
        return [
            entry
            for entry in self.expenses
            if period.start <= entry.date <= period.end and category in {None, entry.category}
        ]


def _tallies(entries: Sequence[LedgerEntry]) -> list[Tally]:
    sums: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for entry in entries:
        sums[entry.currency] += entry.cents
        counts[entry.currency] += 1
    return [Tally(currency, cents, counts[currency]) for currency, cents in sums.most_common()]
