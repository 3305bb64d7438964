"""Money moves: what to do this month to save, from the plan, the spending and what recurs. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.coach.books import Books
from app.coach.days import month_end, months_after
from app.coach.periods import month_of, this_month
from app.coach.person import Person, PlanFacts
from app.coach.plan import FLEXIBLE
from app.coach.voice import Voice

Priority = Literal["high", "medium", "low"]

_MONTHS_BACK = 3  # full months that the usual spending is drawn from
_TOLERATED = 1.05  # how much of a target may be passed before it is worth a word
_FIRST_DAYS = 7  # a month's pace says nothing before its first week is over
_TRIM = 0.05  # the share of everyday spending that a first try can do without
_HIGH, _MEDIUM = 0.02, 0.0075  # shares of the income from which on a move matters
# Subscriptions one can do without stand in these categories; rent and power do not.
_CANCELLABLE = frozenset({"entertainment", "other"})
# What a household spends on each of 100 where its own history is missing: shares after the
# Consumer Expenditure Survey 2023 of the U.S. Bureau of Labor Statistics, to the full percent.
_TYPICAL = {
    "food": 0.13,
    "transport": 0.17,
    "utilities": 0.08,
    "entertainment": 0.05,
    "clothing": 0.03,
    "other": 0.10,
}


@dataclass(frozen=True, slots=True)
class Move:
    """One thing to do. `key` stays the same while the move does; `savings_cents` a month."""

    key: str
    title: str
    description: str
    savings_cents: int
    category: str
    priority: Priority


@dataclass(frozen=True, slots=True)
class _Spending:
    """This month's spending in the plan's currency, and what is usual; cents by category.

    `fixed` is the part of this month's that recurs, and comes but once.
    """

    now: Mapping[str, int]
    fixed: Mapping[str, int]
    usual: Mapping[str, int]


def find_moves(person: Person, books: Books, voice: Voice) -> list[Move]:
    """The moves of this person now, the one that saves most first; none without a plan.

    Where nothing is spent yet, those that follow from the plan alone.
    """
    plan = person.plan
    if plan is None:
        return []
    spending = _spending(person, books)
    moves = [*_gap(plan, voice), *_categories(person, plan, spending, voice)]
    moves += _subscriptions(person, books, plan, voice)
    if not moves:
        moves += _from_the_plan(person, plan, voice)
    return sorted(moves, key=lambda move: (-move.savings_cents, move.key))


def _spending(person: Person, books: Books) -> _Spending:
    month = this_month(person.today)
    now = _in_currency(books, month.start, person)
    first = books.first_day()
    starts = [months_after(month.start, -back) for back in range(1, _MONTHS_BACK + 1)]
    full = [start for start in starts if first and month_end(start) >= first]
    usual: dict[str, int] = {}
    for start in full:
        for category, cents in _in_currency(books, start, person).items():
            usual[category] = usual.get(category, 0) + cents
    fixed: dict[str, int] = {}
    for charge in books.recurring(yearly=False):
        if charge.currency == person.plan_currency and charge.last >= month.start:
            fixed[charge.category] = fixed.get(charge.category, 0) + charge.cents
    return _Spending(now, fixed, {name: cents // len(full) for name, cents in usual.items()})


def _in_currency(books: Books, start: date, person: Person) -> dict[str, int]:
    tallies = books.categories(month_of(start))
    return {t.category: t.cents for t in tallies if t.currency == person.plan_currency}


def _gap(plan: PlanFacts, voice: Voice) -> Iterator[Move]:
    """Expenses above the income."""
    if plan.surplus_cents < 0:
        gap = -plan.surplus_cents
        yield _move("gap", "other", gap, plan, voice, gap=voice.money(gap, plan.currency))


def _categories(
    person: Person, plan: PlanFacts, spending: _Spending, voice: Voice
) -> Iterator[Move]:
    """Categories over the plan's target already, or on the way to pass it."""
    passed, days = person.today.day, month_end(person.today).day
    for category in FLEXIBLE:
        spent, target = spending.now.get(category, 0), _target(category, plan, spending)
        if spent == 0:
            continue
        fixed = min(spent, spending.fixed.get(category, 0))
        free = spent - fixed
        heading = fixed + (free * days // passed if passed >= _FIRST_DAYS else free)
        reached = spent if spent > target * _TOLERATED else heading
        above = reached - target
        if reached <= target * _TOLERATED or above <= 0:
            continue
        yield _move(
            "over" if reached == spent else "pace",
            category,
            above,
            plan,
            voice,
            key=f"category:{category}",
            category_name=voice.category(category),
            spent=voice.money(spent, plan.currency),
            above=voice.money(above, plan.currency),
            heading=voice.money(heading, plan.currency),
            tip=voice.say(f"move-tip-{category}"),
        )


def _target(category: str, plan: PlanFacts, spending: _Spending) -> int:
    """What the plan allows for a category: its usual share of what may be spent in a month.

    Who spends less than the plan allows keeps to what is usual for them.
    """
    usual_total = sum(spending.usual.values())
    if not usual_total:
        return round(plan.allowance_cents * _TYPICAL[category])
    usual = spending.usual.get(category, 0)
    return min(usual, usual * plan.allowance_cents // usual_total)


def _subscriptions(person: Person, books: Books, plan: PlanFacts, voice: Voice) -> Iterator[Move]:
    """Recurring charges that one could cancel."""
    charges = [c for c in books.recurring(yearly=False) if c.currency == person.plan_currency]
    optional = [charge for charge in charges if charge.category in _CANCELLABLE]
    if not optional:
        return
    total = sum(charge.monthly_cents for charge in optional)
    yield _move(
        "subscriptions",
        optional[0].category,
        total,
        plan,
        voice,
        count=len(optional),
        total=voice.money(total, plan.currency),
        names=voice.listed(charge.description for charge in optional[:_MONTHS_BACK]),
    )


def _from_the_plan(person: Person, plan: PlanFacts, voice: Voice) -> Iterator[Move]:
    """What to do with a plan alone: set the savings aside, trim a little, mind the goals."""
    if plan.savings_cents > 0:
        savings = voice.money(plan.savings_cents, plan.currency)
        yield _move("payday", "other", plan.savings_cents, plan, voice, set_aside=savings)
    expenses = plan.income_cents - plan.surplus_cents
    trim = round(expenses * _TRIM / 100) * 100
    if trim > 0:
        money = voice.money(trim, plan.currency)
        yield _move("trim", "food", trim, plan, voice, trim=money)
    short = person.goals_need_cents() - plan.savings_cents
    if short > 0 and plan.surplus_cents > 0:
        money = voice.money(short, plan.currency)
        goal = person.open_goals()[0].name
        yield _move("goals", "other", short, plan, voice, short=money, goal=goal)


def _move(
    kind: str,
    category: str,
    savings: int,
    plan: PlanFacts,
    voice: Voice,
    *,
    key: str = "",
    **values: str | int,
) -> Move:
    return Move(
        key=key or kind,
        title=voice.say(f"move-{kind}-title", **values),
        description=voice.say(f"move-{kind}", **values),
        savings_cents=savings,
        category=category,
        priority=_priority(savings, plan),
    )


def _priority(savings: int, plan: PlanFacts) -> Priority:
    """By what it saves of the income (of the expenses where there is none)."""
    base = plan.income_cents or -plan.surplus_cents
    if savings >= base * _HIGH:
        return "high"
    return "medium" if savings >= base * _MEDIUM else "low"
