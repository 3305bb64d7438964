"""The tools that read a person's books. Each gives values under the name that the model chose."""

from collections.abc import Callable, Mapping, Sequence

from pydantic import BaseModel

from app.coach.periods import Period
from app.figures import LedgerEntry, Tally
from app.model.results import LONGEST_NAME, Result, Results
from app.model.tool_arguments import (
    AffordArguments,
    CalculateArguments,
    CompareArguments,
    GoalsArguments,
    IncomeArguments,
    PlanArguments,
    RecentArguments,
    RecurringArguments,
    SpentArguments,
    TopArguments,
)

_MOST_ENTRIES = 10


def read_spent(box: Results, asked: SpentArguments) -> Result:
    """Return what was spent."""
    return _sum(box, asked.name, _spending(box, asked, box.period(asked.period)))


def compare(box: Results, asked: CompareArguments) -> Result:
    """Return the spending of a period and of as many days of the one before it."""
    period = box.period(asked.period)
    passed, before = period.clip_to(box.profile.today), period.get_previous()
    if passed.days < period.days:
        before = before.take_first(passed.days)
    now, then = (_own_cents(box, _spending(box, asked, part)) for part in (passed, before))
    currency, name = box.profile.plan_currency, asked.name
    return {
        f"{name}_now": box.money(f"{name}_now", now, currency),
        f"{name}_before": box.money(f"{name}_before", then, currency),
        f"{name}_difference": box.money(f"{name}_difference", abs(now - then), currency),
        "now_is": "more" if now > then else "less" if now < then else "the same",
        "days_of_each": passed.days,
    }


def _own_cents(box: Results, tallies: Sequence[Tally]) -> int:
    return sum(one.cents for one in tallies if one.currency == box.profile.plan_currency)


def _spending(
    box: Results, asked: SpentArguments | CompareArguments, period: Period
) -> Sequence[Tally]:
    if not asked.words:
        return box.ledger.sum_spending(period, asked.category)
    found = box.ledger.find_by_description([asked.words[:LONGEST_NAME]], period)
    return _tallies([one for one in found if asked.category in {None, one.category}])


def read_income(box: Results, asked: IncomeArguments) -> Result:
    """Return what came in."""
    return _sum(box, asked.name, box.ledger.sum_income(box.period(asked.period)))


def _sum(box: Results, name: str, tallies: Sequence[Tally]) -> Result:
    currency = box.profile.plan_currency
    own = next((one for one in tallies if one.currency == currency), Tally(currency, 0, 0))
    result = {name: box.money(name, own.cents, currency), "entries": own.count}
    others = [one for one in tallies if one.currency != currency]
    for place, one in enumerate(others, 1):
        key = f"{name}_other_{place}"
        result[key] = box.money(key, one.cents, one.currency)
    return result


def list_top(box: Results, asked: TopArguments) -> Result:
    """Return the largest categories."""
    found = box.ledger.sum_by_category(box.period(asked.period))
    rows: list[Result] = []
    for place, one in enumerate(found[:_MOST_ENTRIES], 1):
        key = f"{asked.name}_{place}"
        amount = box.money(key, one.cents, one.currency)
        rows.append({"category": box.formatter.name_category(one.category), key: amount})
    return {"categories": rows}


def list_recent(box: Results, asked: RecentArguments) -> Result:
    """Return the latest expenses."""
    count = max(1, min(asked.count, _MOST_ENTRIES))
    ever = box.period("ever")
    if asked.words:
        found = box.ledger.find_by_description([asked.words[:LONGEST_NAME]], ever)[:count]
    else:
        found = box.ledger.list_latest(ever, None, count)
    return {"entries": [_entry(box, f"{asked.name}_{n}", one) for n, one in enumerate(found, 1)]}


def _entry(box: Results, key: str, entry: LedgerEntry) -> Result:
    box.proposals.show(key, entry)
    name = " ".join(entry.description.split())[:LONGEST_NAME]
    return {
        "entry": key,
        key: box.money(key, entry.cents, entry.currency),
        f"{key}_date": box.day(f"{key}_date", entry.date),
        f"{key}_name": box.quote(box.keep(f"{key}_name", name)),
        "category": entry.category,
    }


def list_recurring(box: Results, asked: RecurringArguments) -> Result:
    """Return what recurs."""
    rows: list[Result] = []
    for place, one in enumerate(box.ledger.find_recurring()[:_MOST_ENTRIES], 1):
        key = f"{asked.name}_{place}"
        amount = box.money(key, one.cents, one.currency)
        name = box.quote(box.keep(f"{key}_name", one.description[:LONGEST_NAME]))
        due = box.day(f"{key}_date", one.next)
        rows.append({key: amount, f"{key}_name": name, f"{key}_date": due, "every": one.interval})
    return {"charges": rows}


def read_plan(box: Results, asked: PlanArguments) -> Result:
    """Return the plan."""
    plan = box.profile.plan
    if plan is None:
        return {"plan": None}
    spent = _own_cents(box, box.ledger.sum_spending(box.period("this_month")))
    figures = {
        "income": plan.income_cents,
        "savings": plan.savings_cents,
        "allowance": plan.allowance_cents,
        "left": plan.allowance_cents - spent,
    }
    return {
        f"{asked.name}_{part}": box.money(f"{asked.name}_{part}", cents, plan.currency)
        for part, cents in figures.items()
    }


def afford(box: Results, asked: AffordArguments) -> Result:
    """Return whether a price that the message names fits what may be spent this month."""
    plan = box.profile.plan
    if plan is None:
        return {"plan": None}
    price = box.proposals.find_cents(asked.price, plan.currency)
    if price is None:
        return {"error": "price: an amount that stands in the message, in the plan's currency."}
    room = plan.allowance_cents - _own_cents(box, box.ledger.sum_spending(box.period("this_month")))
    name = asked.name
    amounts = {"price": price, "room": max(0, room), "after": abs(room - price)}
    result: Result = {
        f"{name}_{part}": box.money(f"{name}_{part}", cents, plan.currency)
        for part, cents in amounts.items()
    }
    fits = "it fits, `after` is left" if price <= room else "it does not fit, `after` is missing"
    result["verdict"] = fits
    if price > room and plan.savings_cents > 0:
        key = f"{name}_months"
        months = -(-price // plan.savings_cents)
        result[key] = box.keep(key, box.formatter.format_number(months))
        result["hint"] = f"{key}: months of the plan's savings that pay for it"
    return result


def list_goals(box: Results, asked: GoalsArguments) -> Result:
    """Return the goals."""
    rows: list[Result] = []
    for place, goal in enumerate(box.profile.goals[:_MOST_ENTRIES], 1):
        key = f"{asked.name}_{place}"
        figures = goal.figures
        left = max(0, figures.target_cents - figures.current_cents)
        amounts = {"saved": figures.current_cents, "target": figures.target_cents, "left": left}
        row: Result = {
            "goal": key,
            f"{key}_name": box.quote(box.keep(f"{key}_name", goal.name)),
        }
        for part, cents in amounts.items():
            row[f"{key}_{part}"] = box.money(f"{key}_{part}", cents, figures.currency)
        row[f"{key}_date"] = box.day(f"{key}_date", figures.target_date)
        box.proposals.show_goal(key, goal.id, goal.name)
        rows.append(row)
    return {"goals": rows}


def calculate(box: Results, asked: CalculateArguments) -> Result:
    """Return what follows from two values of earlier results."""
    first, second = box.cents.get(asked.first), box.cents.get(asked.second)
    if first is None or second is None or first[1] != second[1]:
        return {"error": "first and second must name amounts of one currency from results."}
    if asked.operation == "percent":
        if second[0] == 0:
            return {"error": "second is zero."}
        share = round(100 * first[0] / second[0])
        return {asked.name: box.keep(asked.name, f"{box.formatter.format_number(share)}%")}
    cents = first[0] + second[0] if asked.operation == "add" else first[0] - second[0]
    return {asked.name: box.money(asked.name, cents, first[1])}


def _tallies(entries: Sequence[LedgerEntry]) -> list[Tally]:
    sums: dict[str, list[int]] = {}
    for entry in entries:
        sums.setdefault(entry.currency, []).append(entry.cents)
    return [Tally(currency, sum(cents), len(cents)) for currency, cents in sums.items()]


READS: Mapping[str, tuple[type[BaseModel], Callable[..., Result]]] = {
    "spent": (SpentArguments, read_spent),
    "compare": (CompareArguments, compare),
    "income": (IncomeArguments, read_income),
    "top": (TopArguments, list_top),
    "recent": (RecentArguments, list_recent),
    "recurring": (RecurringArguments, list_recurring),
    "plan": (PlanArguments, read_plan),
    "afford": (AffordArguments, afford),
    "goals": (GoalsArguments, list_goals),
    "calculate": (CalculateArguments, calculate),
}
