"""Format messages, money and dates in one person's language and country."""

from collections.abc import Iterable, Sequence
from datetime import date

from app.coach.periods import Period
from app.figures import LedgerEntry, Tally
from app.locale import format_day, format_money, format_month, format_number, say
from app.text.languages import Language


class CoachFormatter:
    """Format messages and figures for one person."""

    def __init__(self, language: Language, country: str, today: date) -> None:
        """Set the language of the text, and the country (ISO 3166 alpha-2 or "") for figures.

        A date in the year of `today` is written without its year.
        """
        self.language = language
        self.country = country
        self.today = today

    def say(self, message: str, **values: str | int) -> str:
        """Return the text of the message `coach-{message}` in app/locale."""
        return say(self.language, f"coach-{message}", **values)

    def format_money(self, cents: int, currency: str) -> str:
        """Return an amount as text."""
        return format_money(cents, currency, self.language, self.country)

    def format_total(self, tallies: Sequence[Tally], currency: str) -> str:
        """Return the sums of all currencies as text, `currency` first; zero of it if none."""
        if not tallies:
            return self.format_money(0, currency)
        own_first = sorted(tallies, key=lambda tally: tally.currency != currency)
        return self.join(self.format_money(tally.cents, tally.currency) for tally in own_first)

    def join(self, parts: Iterable[str]) -> str:
        """Return the parts as a list in words: a, b and c."""
        *most, last = list(parts)
        return f"{', '.join(most)} {self.say('and')} {last}" if most else last

    def format_day(self, value: date) -> str:
        """Return a date in words."""
        return format_day(value, self.today, self.language, self.country)

    def format_month(self, value: date) -> str:
        """Return a month and its year in words."""
        return format_month(value, self.language, self.country)

    def format_number(self, value: float) -> str:
        """Return a number as text, with one decimal at most."""
        return format_number(value, self.language, self.country)

    def name_category(self, name: str) -> str:
        """Return the name of a category."""
        return say(self.language, f"category-{name}")

    def describe_period(self, period: Period) -> str:
        """Return a period as it ends a sentence: "this month", "since May 1"."""
        return self.say(
            f"period-{period.name}",
            start=self.format_day(period.start),
            end=self.format_day(period.end),
            month=self.format_month(period.start),
            year=str(period.start.year),
            count=period.count,
        )

    def format_purchases(self, count: int) -> str:
        """Return a number of purchases: "3 purchases"."""
        return self.say("purchases", count=count)

    def format_entry(self, entry: LedgerEntry) -> str:
        """Return a transaction as a line of a list."""
        return self.say(
            "line-entry",
            day=self.format_day(entry.date),
            what=entry.description,
            money=self.format_money(entry.cents, entry.currency),
        )

    def describe_entry(self, message: str, entry: LedgerEntry) -> str:
        """Return the sentence `coach-{message}` about one transaction."""
        return self.say(
            message,
            day=self.format_day(entry.date),
            what=entry.description,
            money=self.format_money(entry.cents, entry.currency),
        )
