"""What the tools of one request gave so far: named values that an answer may show."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.coach.formatter import CoachFormatter
from app.coach.ledger import Ledger
from app.coach.periods import NAMED_PERIODS, Period
from app.coach.profile import Profile
from app.model.proposals import Proposals
from app.model.redaction import Redaction
from app.model.tool_arguments import PeriodName

LONGEST_NAME = 60  # characters of a merchant in a result

Result = dict[str, Any]


@dataclass
class Results:
    """A person's books as tools read them, and the values that they gave.

    Attributes:
        ledger: The person's entries.
        profile: Their settings, plan and goals.
        formatter: Writes money and dates as they read them.
        redaction: Hides what must not leave.
        proposals: What was proposed so far.
        values: What placeholders of an answer stand for.
        cents: The amounts among them, each with its currency.
    """

    ledger: Ledger
    profile: Profile
    formatter: CoachFormatter
    redaction: Redaction
    proposals: Proposals
    values: dict[str, str] = field(default_factory=dict)
    cents: dict[str, tuple[int, str]] = field(default_factory=dict)

    def money(self, name: str, cents: int, currency: str) -> str:
        """Keep an amount under a name, and return it as the person reads it."""
        self.cents[name] = (cents, currency)
        return self.keep(name, self.formatter.format_money(cents, currency))

    def keep(self, name: str, text: str) -> str:
        """Keep a text under a name."""
        self.values[name] = text
        return text

    def day(self, name: str, value: date) -> str:
        """Keep a date under a name."""
        return self.keep(name, self.formatter.format_day(value))

    def quote(self, text: str) -> str:
        """Return a merchant's name as data: in quotes, short, without private numbers."""
        short = " ".join(text.split())[:LONGEST_NAME].replace('"', "'")
        return f'"{self.redaction.redact(short)}"'

    def period(self, name: PeriodName) -> Period:
        """Return the dates of a named period."""
        return NAMED_PERIODS[name](self.profile.today)
