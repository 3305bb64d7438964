"""Books held in a list: the same face as the ones that the database keeps."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.coach.periods import Period
from app.coach.recurring import Recurring, find_recurring
from app.figures import CategoryTally, Entry, Tally
from app.reading.words import fold


@dataclass
class ListBooks:
    """Implements app.coach.books.Books over `expenses` and `incomes`."""

    today: date
    expenses: list[Entry] = field(default_factory=list)
    incomes: list[Entry] = field(default_factory=list)

    def spend(
        self, day: date, cents: int, description: str, category: str = "food", currency: str = "USD"
    ) -> None:
        """Books an expense."""
        self.expenses.append(Entry(day, description, category, currency, cents))

    def earn(
        self, day: date, cents: int, description: str = "Salary", currency: str = "USD"
    ) -> None:
        """Books an income."""
        self.incomes.append(Entry(day, description, "income", currency, cents))

    def spent(self, period: Period, category: str | None = None) -> Sequence[Tally]:
        """What was spent."""
        return _tallies(self._within(period, category))

    def earned(self, period: Period) -> Sequence[Tally]:
        """What came in."""
        return _tallies([e for e in self.incomes if period.start <= e.date <= period.end])

    def categories(self, period: Period) -> Sequence[CategoryTally]:
        """What was spent by category."""
        sums: Counter[tuple[str, str]] = Counter()
        counts: Counter[tuple[str, str]] = Counter()
        for entry in self._within(period):
            sums[entry.category, entry.currency] += entry.cents
            counts[entry.category, entry.currency] += 1
        return [CategoryTally(*key, cents, counts[key]) for key, cents in sums.most_common()]

    def named(self, names: Sequence[str], period: Period) -> Sequence[Entry]:
        """The expenses that one of `names` stands in."""
        found = [
            entry
            for entry in self._within(period)
            if any(fold(name) in fold(entry.description) for name in names)
        ]
        return sorted(found, key=lambda entry: entry.date, reverse=True)

    def largest(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[Entry]:
        """The largest expenses."""
        found = [e for e in self._within(period, category) if e.currency == currency]
        return sorted(found, key=lambda entry: -entry.cents)[:limit]

    def latest(self, period: Period, category: str | None, limit: int) -> Sequence[Entry]:
        """The last expenses."""
        found = self._within(period, category)
        return sorted(found, key=lambda entry: entry.date, reverse=True)[:limit]

    def places(
        self, period: Period, currency: str, category: str | None, limit: int
    ) -> Sequence[tuple[str, int]]:
        """The descriptions that most was spent under."""
        sums: Counter[str] = Counter()
        for entry in self._within(period, category):
            sums[entry.description] += entry.cents if entry.currency == currency else 0
        return sums.most_common(limit)

    def of_amount(self, cents: int, period: Period) -> Sequence[Entry]:
        """The expenses of exactly this amount."""
        return [entry for entry in self._within(period) if entry.cents == cents]

    def first_day(self) -> date | None:
        """The day of the first expense."""
        return min((entry.date for entry in self.expenses), default=None)

    def latest_income(self, period: Period) -> Entry | None:
        """The last income."""
        found = [e for e in self.incomes if period.start <= e.date <= period.end]
        return max(found, key=lambda entry: entry.date, default=None)

    def recurring(self, *, yearly: bool = True) -> Sequence[Recurring]:
        """The charges that recur."""
        found = find_recurring(self.expenses, self.today)
        return [charge for charge in found if yearly or charge.interval != "year"]

    def _within(self, period: Period, category: str | None = None) -> list[Entry]:
        return [
            entry
            for entry in self.expenses
            if period.start <= entry.date <= period.end and category in {None, entry.category}
        ]


def _tallies(entries: Sequence[Entry]) -> list[Tally]:
    sums: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for entry in entries:
        sums[entry.currency] += entry.cents
        counts[entry.currency] += 1
    return [Tally(currency, cents, counts[currency]) for currency, cents in sums.most_common()]
