"""Format texts and figures for one person, and keep a reply within WhatsApp's bound."""

from dataclasses import dataclass
from datetime import date

from app.locale import format_day, format_money, format_month, say

# WhatsApp's bound on a message, in UTF-16 units (Twilio's error 21617 beyond it).
MAX_UNITS = 1600


@dataclass(frozen=True, slots=True)
class ReplyFormatter:
    """Formats texts for one person: their language, their country (for figures) and their today."""

    language: str
    country: str
    today: date

    def say(self, message: str, /, **values: str | int) -> str:
        """Return the text of a message id in the person's language."""
        return say(self.language, message, **values)

    def money(self, cents: int, currency: str) -> str:
        """Return an amount as it is written where the person lives."""
        return format_money(cents, currency, self.language, self.country)

    def day(self, value: date) -> str:
        """Return a date in words."""
        return format_day(value, self.today, self.language, self.country)

    def month(self, value: date) -> str:
        """Return a month with its year in words."""
        return format_month(value, self.language, self.country)


def fit(text: str) -> str:
    """Return `text` within WhatsApp's bound, cut at a line, never inside a character."""
    if _units(text) <= MAX_UNITS:
        return text
    kept: list[str] = []
    room = MAX_UNITS - 2
    for line in text.split("\n"):
        room -= _units(line) + 1
        if room < 0:
            break
        kept.append(line)
    if not kept:
        cut = text.encode("utf-16-le")[: 2 * (MAX_UNITS - 1)].decode("utf-16-le", "ignore")
        return f"{cut}…"
    return "\n".join([*kept, "…"])


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
