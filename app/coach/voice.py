"""How the coach speaks to one person: their language, their money, their dates."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.coach.periods import Period
from app.figures import Entry, Tally
from app.locale import day, money, month, number, say
from app.reading.drafts import Language


class Voice:
    """Words and figures in one person's language, as their country writes them."""

    def __init__(self, language: Language, country: str, today: date) -> None:
        """`language` of the answer; `today` decides whether a date needs its year."""
        self.language = language
        self.country = country
        self.today = today

    def say(self, message: str, **values: str | int) -> str:
        """The words of `coach-{message}`."""
        return say(self.language, f"coach-{message}", **values)

    def money(self, cents: int, currency: str) -> str:
        """An amount."""
        return money(cents, currency, self.language, self.country)

    def total(self, tallies: Sequence[Tally], currency: str) -> str:
        """Sums of several currencies in a row, `currency` first; nothing at all is zero of it."""
        if not tallies:
            return self.money(0, currency)
        own_first = sorted(tallies, key=lambda tally: tally.currency != currency)
        return self.listed(self.money(tally.cents, tally.currency) for tally in own_first)

    def listed(self, parts: Iterable[str]) -> str:
        """ "a, b and c"."""
        *most, last = list(parts)
        return f"{', '.join(most)} {self.say('and')} {last}" if most else last

    def day(self, value: date) -> str:
        """A date in words."""
        return day(value, self.today, self.language, self.country)

    def month(self, value: date) -> str:
        """A month and its year in words."""
        return month(value, self.language, self.country)

    def number(self, value: float) -> str:
        """A number with one decimal at most."""
        return number(value, self.language, self.country)

    def category(self, name: str) -> str:
        """A category's name."""
        return say(self.language, f"category-{name}")

    def period(self, period: Period) -> str:
        """A period as it ends a sentence: "this month", "since May 1"."""
        return self.say(
            f"period-{period.name}",
            start=self.day(period.start),
            end=self.day(period.end),
            month=self.month(period.start),
            year=str(period.start.year),
            count=period.count,
        )

    def purchases(self, count: int) -> str:
        """ "3 purchases"."""
        return self.say("purchases", count=count)

    def entry(self, entry: Entry) -> str:
        """A movement as a line of a list."""
        return self.say(
            "line-entry",
            day=self.day(entry.date),
            what=entry.description,
            money=self.money(entry.cents, entry.currency),
        )

    def sentence(self, message: str, entry: Entry) -> str:
        """A sentence about one movement."""
        return self.say(
            message,
            day=self.day(entry.date),
            what=entry.description,
            money=self.money(entry.cents, entry.currency),
        )
