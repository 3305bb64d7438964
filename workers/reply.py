"""What came of a message, in words: pure, every word from app.locale."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.locale import day, money, say

# WhatsApp's bound on a message, in UTF-16 units (Twilio's error 21617 beyond it).
MAX_UNITS = 1600
MAX_LINES = 8
LARGEST_CATEGORIES = 4
UNSURE_BELOW = 0.7


@dataclass(frozen=True, slots=True)
class Voice:
    """How a person is spoken to: language, country (for figures), and their today."""

    language: str
    country: str
    today: date

    def say(self, message: str, /, **values: str | int) -> str:
        """The words of a message id."""
        return say(self.language, message, **values)

    def money(self, cents: int, currency: str) -> str:
        """An amount as written where the person lives."""
        return money(cents, currency, self.language, self.country)

    def day(self, iso: str) -> str:
        """A date in words."""
        return day(date.fromisoformat(iso), self.today, self.language, self.country)


def fit(text: str) -> str:
    """`text` within WhatsApp's bound, cut at a line where possible, never inside a character."""
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


def logged(voice: Voice, data: dict[str, Any]) -> str:
    """The confirmation of what the API booked, from its answer's data."""
    lines = data["transactions"]
    parts = []
    if transcript := (data.get("document") or {}).get("transcript"):
        parts.append(voice.say("transcript", text=transcript))
    if len(lines) > MAX_LINES:
        parts.append(_summary(voice, data))
    else:
        parts.extend(_line(voice, line) for line in lines)
        parts.extend(_left_out(voice, data.get("duplicates") or []))
    if not lines:
        return "\n".join(parts) or voice.say("nothing-new")
    if any(line["ai_confidence"] < UNSURE_BELOW for line in lines) and len(lines) <= MAX_LINES:
        parts.append(voice.say("unsure"))
    parts.append("")
    parts.extend(_month(voice, data.get("summary") or {}))
    parts.append(voice.say("undo-hint" if len(lines) <= MAX_LINES else "undo-hint-all"))
    return "\n".join(parts)


def _line(voice: Voice, line: dict[str, Any]) -> str:
    amount = voice.money(line["amount_cents"], line["currency"])
    values = {
        "amount": f"+{amount}" if line["kind"] == "income" else amount,
        "what": line["description"],
        "category": _category(voice, line),
    }
    if line["transaction_date"] == voice.today.isoformat():
        return voice.say("logged-line", **values)
    return voice.say("logged-line-dated", **values, day=voice.day(line["transaction_date"]))


def _category(voice: Voice, line: dict[str, Any]) -> str:
    if line["kind"] == "transfer":
        return voice.say("transfer")
    return voice.say(f"category-{line['category']}")


def _left_out(voice: Voice, duplicates: Sequence[dict[str, Any]]) -> list[str]:
    shown = [
        voice.say(
            "duplicate-line",
            amount=voice.money(line["amount_cents"], line["currency"]),
            what=line["description"],
            day=voice.day(line["transaction_date"]),
        )
        for line in duplicates[:MAX_LINES]
    ]
    more = len(duplicates) - len(shown)
    return [*shown, voice.say("duplicates-more", count=more)] if more > 0 else shown


def _summary(voice: Voice, data: dict[str, Any]) -> str:
    """A long import: period, how many, out and in, the largest categories, what was left out."""
    lines = data["transactions"]
    dates = sorted(line["transaction_date"] for line in lines)
    parts = [
        voice.say(
            "imported", count=len(lines), first=voice.day(dates[0]), last=voice.day(dates[-1])
        )
    ]
    for kind, message in (("expense", "imported-out"), ("income", "imported-in")):
        for currency, cents in _totals(lines, kind).items():
            parts.append(voice.say(message, amount=voice.money(cents, currency)))
    for (category, currency), cents in _largest(lines):
        name = voice.say(f"category-{category}")
        parts.append(
            voice.say("imported-category", category=name, amount=voice.money(cents, currency))
        )
    if transfers := sum(line["kind"] == "transfer" for line in lines):
        parts.append(voice.say("imported-transfers", count=transfers))
    if duplicates := data.get("duplicates"):
        parts.append(voice.say("imported-duplicates", count=len(duplicates)))
    return "\n".join(parts)


def _totals(lines: Sequence[dict[str, Any]], kind: str) -> dict[str, int]:
    totals: dict[str, int] = {}
    for line in lines:
        if line["kind"] == kind:
            totals[line["currency"]] = totals.get(line["currency"], 0) + line["amount_cents"]
    return totals


def _largest(lines: Sequence[dict[str, Any]]) -> list[tuple[tuple[str, str], int]]:
    totals: dict[tuple[str, str], int] = {}
    for line in lines:
        if line["kind"] == "expense":
            key = (line["category"], line["currency"])
            totals[key] = totals.get(key, 0) + line["amount_cents"]
    return sorted(totals.items(), key=lambda item: -item[1])[:LARGEST_CATEGORIES]


def _month(voice: Voice, summary: dict[str, Any]) -> list[str]:
    """The one line that helps: spent this month, and what is left of the plan."""
    if not summary:
        return []
    currency = summary["currency"]
    spent = voice.money(summary["month_spent_cents"], currency)
    left = summary.get("plan_left_cents")
    if left is None:
        return [voice.say("month-spent", spent=spent)]
    message = "month-spent-left" if left >= 0 else "month-spent-over"
    return [voice.say(message, spent=spent, left=voice.money(abs(left), currency))]


def undone(voice: Voice, targets: dict[str, Any]) -> str:
    """What was taken back."""
    lines = targets["transactions"]
    if targets["count"] > MAX_LINES:
        return voice.say("undone-many", count=targets["count"])
    return "\n".join([voice.say("undone"), *(_line(voice, line) for line in lines)])


def edited(voice: Voice, lines: Sequence[dict[str, Any]]) -> str:
    """The corrected lines as they are now."""
    return "\n".join([voice.say("edited"), *(_line(voice, line) for line in lines)])
