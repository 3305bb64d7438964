"""Find money moves: actions that save money this month.

They follow from the plan, from this month's spending against its usual pace and the plan's target,
and from recurring charges, as the API contract requires ("Figures"). The numbers below are product
choices unless a source is named.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.coach.formatter import CoachFormatter
from app.coach.ledger import Ledger
from app.coach.merchant_groups import MerchantGroup, group_merchants
from app.coach.periods import build_current_month, build_month
from app.coach.plan import FLEXIBLE
from app.coach.profile import PlanFacts, Profile
from app.text.calendar import month_end, months_after

Priority = Literal["high", "medium", "low"]

_MONTHS_OF_HISTORY = 3  # full months from which the usual spending is calculated
_TOLERANCE = 1.05  # spending up to 5 % above a target gives no move
_MIN_DAYS_FOR_PACE = 7  # in its first week a month's spending cannot be projected
_TRIM_SHARE = 0.05  # share of the expenses that most people can cut at first
_HIGH_SHARE, _MEDIUM_SHARE = 0.02, 0.0075  # shares of income saved, for each priority
_MERCHANTS = 100  # descriptions of one category that are looked at
_MAX_NAMED_CHARGES = 3  # subscriptions named in the text of one move
# Categories with subscriptions that can be cancelled, unlike rent or electricity.
_CANCELLABLE = frozenset({"entertainment", "other"})
# Shares of a household's spending, used when the person has no history: U.S. Bureau of Labor
# Statistics, Consumer Expenditure Survey 2023, rounded to the full percent.
_TYPICAL_SHARES = {
    "food": 0.13,
    "transport": 0.17,
    "utilities": 0.08,
    "entertainment": 0.05,
    "clothing": 0.03,
    "other": 0.10,
}


@dataclass(frozen=True, slots=True)
class Move:
    """Hold one action. `key` is stable as long as it applies; `savings_cents` is for a month."""

    key: str
    title: str
    description: str
    savings_cents: int
    category: str
    priority: Priority


@dataclass(frozen=True, slots=True)
class _Spending:
    """Hold spending in the plan's currency, in cents by category.

    `current` is this month's, `fixed` the recurring charges in it, which a forecast must not
    multiply, and `usual` that of an average month.
    """

    current: Mapping[str, int]
    fixed: Mapping[str, int]
    usual: Mapping[str, int]


def find_moves(profile: Profile, ledger: Ledger, formatter: CoachFormatter) -> list[Move]:
    """Return the person's moves, the one that saves most first; none without a plan.

    If spending gives none, those that follow from the plan alone are returned. Texts are in the
    language of `formatter`.
    """
    plan = profile.plan
    if plan is None:
        return []
    spending = _measure_spending(profile, ledger)
    moves = [
        *_find_gap(plan, formatter),
        *_find_overspending(profile, plan, spending, ledger, formatter),
    ]
    moves += _find_subscriptions(profile, ledger, plan, formatter)
    if not moves:
        moves += _derive_from_plan(profile, plan, formatter)
    return sorted(moves, key=lambda move: (-move.savings_cents, move.key))


def _measure_spending(profile: Profile, ledger: Ledger) -> _Spending:
    month = build_current_month(profile.today)
    current = _sum_by_category(ledger, month.start, profile)
    first = ledger.find_first_day()
    starts = [months_after(month.start, -back) for back in range(1, _MONTHS_OF_HISTORY + 1)]
    full = [start for start in starts if first and month_end(start) >= first]
    usual: dict[str, int] = {}
    for start in full:
        for category, cents in _sum_by_category(ledger, start, profile).items():
            usual[category] = usual.get(category, 0) + cents
    fixed: dict[str, int] = {}
    for charge in ledger.find_recurring(yearly=False):
        if charge.currency == profile.plan_currency and charge.last >= month.start:
            fixed[charge.category] = fixed.get(charge.category, 0) + charge.cents
    return _Spending(current, fixed, {name: cents // len(full) for name, cents in usual.items()})


def _sum_by_category(ledger: Ledger, start: date, profile: Profile) -> dict[str, int]:
    tallies = ledger.sum_by_category(build_month(start))
    return {t.category: t.cents for t in tallies if t.currency == profile.plan_currency}


def _find_gap(plan: PlanFacts, formatter: CoachFormatter) -> Iterator[Move]:
    """Yield a move if the expenses exceed the income."""
    if plan.surplus_cents < 0:
        gap = -plan.surplus_cents
        yield _build_move(
            "gap", "other", gap, plan, formatter, gap=formatter.format_money(gap, plan.currency)
        )


def _find_overspending(
    profile: Profile,
    plan: PlanFacts,
    spending: _Spending,
    ledger: Ledger,
    formatter: CoachFormatter,
) -> Iterator[Move]:
    """Yield a move for each category that exceeds its target, or will by the end of the month."""
    for category in FLEXIBLE:
        spent, target = spending.current.get(category, 0), _compute_target(category, plan, spending)
        if spent == 0:
            continue
        over = spent > target * _TOLERANCE
        amount = spent if over else _forecast(profile, spending, category)
        if amount > target * _TOLERANCE and amount > target:
            group = _find_heaviest(profile, ledger, category)
            yield _build_category_move(category, spent, amount, target, group, plan, formatter)


def _forecast(profile: Profile, spending: _Spending, category: str) -> int:
    """Return what a category comes to by the end of the month, fixed charges counted once."""
    passed, days = profile.today.day, month_end(profile.today).day
    spent = spending.current.get(category, 0)
    fixed = min(spent, spending.fixed.get(category, 0))
    variable = spent - fixed
    return fixed + (variable * days // passed if passed >= _MIN_DAYS_FOR_PACE else variable)


def _build_category_move(
    category: str,
    spent: int,
    amount: int,
    target: int,
    group: MerchantGroup,
    plan: PlanFacts,
    formatter: CoachFormatter,
) -> Move:
    """Return the move for a category of which `amount` is, or will be, spent.

    It names the merchants that weighed most, and is called after their kind if cutting that would
    suffice. A forecast is told without cents.
    """
    excess = amount - target
    name = formatter.name_category(category)
    suffices = group.key and group.cents >= excess
    return _build_move(
        "over" if amount == spent else "pace",
        category,
        excess,
        plan,
        formatter,
        key=f"category:{category}",
        name=group.get_title(formatter) if suffices else name,
        category_name=name,
        spent=formatter.format_money(spent, plan.currency),
        above=formatter.format_money(
            excess if amount == spent else round(excess, -2), plan.currency
        ),
        heading=formatter.format_money(round(amount, -2), plan.currency),
        where=group.describe(formatter),
        part=formatter.format_money(group.cents, plan.currency),
    )


def _find_heaviest(profile: Profile, ledger: Ledger, category: str) -> MerchantGroup:
    """Return the kind of merchant that most was spent at this month in a category with spending."""
    sums = ledger.sum_by_description(
        build_current_month(profile.today), profile.plan_currency, category, _MERCHANTS
    )
    return group_merchants(sums)[0]


def _compute_target(category: str, plan: PlanFacts, spending: _Spending) -> int:
    """Return the target of a category in cents: its usual share of the plan's allowance.

    It is never more than the usual spending. A category without a history has its typical share.
    """
    usual_total, usual = sum(spending.usual.values()), spending.usual.get(category, 0)
    if not usual:
        return round(plan.allowance_cents * _TYPICAL_SHARES[category])
    return min(usual, usual * plan.allowance_cents // usual_total)


def _find_subscriptions(
    profile: Profile, ledger: Ledger, plan: PlanFacts, formatter: CoachFormatter
) -> Iterator[Move]:
    """Yield a move if there are recurring charges that can be cancelled."""
    charges = [
        c for c in ledger.find_recurring(yearly=False) if c.currency == profile.plan_currency
    ]
    optional = [charge for charge in charges if charge.category in _CANCELLABLE]
    if not optional:
        return
    total = sum(charge.monthly_cents for charge in optional)
    yield _build_move(
        "subscriptions",
        optional[0].category,
        total,
        plan,
        formatter,
        count=len(optional),
        total=formatter.format_money(total, plan.currency),
        names=formatter.join(charge.description for charge in optional[:_MAX_NAMED_CHARGES]),
    )


def _derive_from_plan(
    profile: Profile, plan: PlanFacts, formatter: CoachFormatter
) -> Iterator[Move]:
    """Yield the moves of a plan without spending: set savings aside, trim expenses, fund goals."""
    if plan.savings_cents > 0:
        savings = formatter.format_money(plan.savings_cents, plan.currency)
        yield _build_move("payday", "other", plan.savings_cents, plan, formatter, set_aside=savings)
    expenses = plan.income_cents - plan.surplus_cents
    trim = round(expenses * _TRIM_SHARE / 100) * 100
    if trim > 0:
        money = formatter.format_money(trim, plan.currency)
        yield _build_move("trim", "food", trim, plan, formatter, trim=money)
    missing_cents = profile.sum_goal_needs_cents() - plan.savings_cents
    if missing_cents > 0 and plan.surplus_cents > 0:
        money = formatter.format_money(missing_cents, plan.currency)
        goal = profile.list_open_goals()[0].name
        yield _build_move("goals", "other", missing_cents, plan, formatter, short=money, goal=goal)


def _build_move(
    message: str,
    category: str,
    savings: int,
    plan: PlanFacts,
    formatter: CoachFormatter,
    *,
    key: str = "",
    **values: str | int,
) -> Move:
    return Move(
        key=key or message,
        title=formatter.say(f"move-{message}-title", **values),
        description=formatter.say(f"move-{message}", **values),
        savings_cents=savings,
        category=category,
        priority=_rank(savings, plan),
    )


def _rank(savings: int, plan: PlanFacts) -> Priority:
    """Return the priority by the share of the income saved (of the expenses without income)."""
    base = plan.income_cents or -plan.surplus_cents
    if savings >= base * _HIGH_SHARE:
        return "high"
    return "medium" if savings >= base * _MEDIUM_SHARE else "low"
