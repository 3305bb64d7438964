"""The words and figures of the panel, in the person's language and money."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.development.panel.overview import Data, Overview
from app.locale import format_day, format_money, format_month, say
from app.phones import country_of

MOST_CATEGORIES = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """A line with a bar: the part of a whole that is reached, from 0 to 1."""

    name: str
    figure: str
    part: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry as a line: what, when and how much; money that came in has a plus."""

    what: str
    day: str
    figure: str
    is_income: bool = False


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change and what can be done about it: `action` is undo, redo, or "" for nothing."""

    id: str
    summary: str
    action: str
    label: str


@dataclass(frozen=True, slots=True)
class View:
    """What the panel shows."""

    month: str
    figures: Sequence[tuple[str, str]]
    categories: Sequence[Bar]
    plan: str
    goals: Sequence[Bar]
    entries: Sequence[ShownEntry]
    changes: Sequence[ShownChange]


class PanelWords:
    """The words and forms of one person."""

    def __init__(self, user: Data) -> None:
        self.language: str = user["language"]
        self.currency: str = user["currency"]
        self._country = country_of(user["phone"])

    def say(self, name: str, **values: str | int) -> str:
        """Return the panel's text of that name."""
        return say(self.language, f"panel-{name}", **values)

    def money(self, cents: int, currency: str = "") -> str:
        """Return an amount; the currency is the person's own if it is not given."""
        return format_money(cents, currency or self.currency, self.language, self._country)

    def day(self, written: str, today: date) -> str:
        """Return a date of the API in words."""
        return format_day(date.fromisoformat(written), today, self.language, self._country)

    def month(self, today: date) -> str:
        """Return the name of the month."""
        return format_month(today, self.language, self._country)


def show(overview: Overview) -> View:
    """Return what the panel shows of a person."""
    words = PanelWords(overview.user)
    today = overview.today.date()
    return View(
        month=_upper(words.month(today)),
        figures=_figures(overview, words),
        categories=_categories(overview, words),
        plan=_plan(overview, words),
        goals=[_goal(goal, words, today) for goal in overview.goals],
        entries=[_entry(entry, words, today) for entry in overview.last],
        changes=[_change(change, words) for change in overview.changes],
    )


def _figures(overview: Overview, words: PanelWords) -> list[tuple[str, str]]:
    spent, income = (_sum(overview.of_the_month, kind) for kind in ("expense", "income"))
    own = words.currency
    figures = [(words.say("spent"), _join(spent, words))]
    if income:
        figures.append((words.say("came-in"), _join(income, words)))
    if overview.plan and overview.intake and overview.plan["currency"] == own:
        to_spend = _cents(overview.intake["monthly_income"]) - _cents(
            overview.plan["recommended_monthly_savings"]
        )
        figures.append((words.say("left"), words.money(to_spend - spent[own])))
    return figures


def _sum(entries: Sequence[Data], kind: str) -> Counter[str]:
    """Return the cents of all entries of a kind, by currency."""
    sums: Counter[str] = Counter()
    for entry in entries:
        if entry["kind"] == kind:
            sums[entry["currency"]] += entry["amount_cents"]
    return sums


def _join(sums: Counter[str], words: PanelWords) -> str:
    others = [currency for currency in sorted(sums) if currency != words.currency]
    shown = [words.money(sums[currency], currency) for currency in others]
    if sums[words.currency] or not shown:
        shown.insert(0, words.money(sums[words.currency]))
    return " + ".join(shown)


def _categories(overview: Overview, words: PanelWords) -> list[Bar]:
    sums: Counter[str] = Counter()
    for entry in overview.of_the_month:
        if entry["kind"] == "expense" and entry["currency"] == words.currency:
            sums[entry["category"]] += entry["amount_cents"]
    total = sums.total()
    return [
        Bar(_upper(say(words.language, f"category-{name}")), words.money(cents), cents / total)
        for name, cents in sums.most_common(MOST_CATEGORIES)
    ]


def _plan(overview: Overview, words: PanelWords) -> str:
    if not overview.plan or not overview.intake:
        return words.say("no-plan")
    return words.say(
        "plan",
        income=words.money(_cents(overview.intake["monthly_income"])),
        expenses=words.money(_cents(overview.intake["monthly_expenses"])),
        savings=words.money(_cents(overview.plan["recommended_monthly_savings"])),
    )


def _goal(goal: Data, words: PanelWords, today: date) -> Bar:
    saved, target = _cents(goal["current_amount"]), _cents(goal["target_amount"])
    return Bar(
        goal["name"],
        words.say(
            "goal-of",
            saved=words.money(saved, goal["currency"]),
            target=words.money(target, goal["currency"]),
        ),
        max(0.0, min(1.0, saved / target)),
        words.say("goal-by", day=words.day(goal["target_date"], today)),
    )


def _entry(entry: Data, words: PanelWords, today: date) -> ShownEntry:
    is_income = entry["kind"] == "income"
    figure = words.money(entry["amount_cents"], entry["currency"])
    return ShownEntry(
        entry["description"],
        words.day(entry["transaction_date"], today),
        f"+{figure}" if is_income else figure,
        is_income,
    )


def _change(change: Data, words: PanelWords) -> ShownChange:
    action = "undo" if change["undoable"] else "redo" if change["undone_at"] else ""
    label = words.say(action) if action else ""
    return ShownChange(change["id"], change["summary"], action, label)


def _cents(amount: float) -> int:
    return round(amount * 100)


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
