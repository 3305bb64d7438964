"""Answer questions about income, the money left, the plan, and whether the month is on track."""

from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Reply
from app.coach.periods import NAMED_PERIODS, Period
from app.coach.profile import PlanFacts
from app.figures import Tally
from app.text.calendar import month_end

_PACE_TOLERANCE = (
    1.1  # spending up to 10 % above the even pace is no reason to warn (a product choice)
)
_NOTED_SHARE = 0.5  # share of the usual spending by today below which some is surely not noted


def answer_income(request: AnswerRequest) -> str:
    """Answer how much income was recorded in the period, and which came last."""
    period = request.resolve_period()
    formatter = request.formatter
    tallies = request.ledger.sum_income(period)
    period_text = formatter.describe_period(period)
    if tallies:
        total = formatter.format_total(tallies, request.profile.currency)
        lines = [formatter.say("income-total", total=total, period=period_text)]
    else:
        lines = [formatter.say("income-none", period=period_text)]
    last = request.ledger.find_latest_income(
        period if tallies else NAMED_PERIODS["ever"](request.profile.today)
    )
    if last:
        lines.append(formatter.describe_entry("income-last", last))
    if request.profile.plan and not tallies:
        lines.append(
            formatter.say(
                "income-plan", money=request.format_plan_money(request.profile.plan.income_cents)
            )
        )
    return " ".join(lines)


def answer_left(request: AnswerRequest) -> str:
    """Answer income less spending of the period; this month also what the plan still allows."""
    period = request.resolve_period()
    lines = report_balances(request, period)
    if not request.ledger.sum_income(period):
        lines.append(request.formatter.say("left-bank"))
    if period.name == "this_month" and request.profile.plan:
        lines.append(_report_allowance_left(request))
    return " ".join(lines)


def answer_plan(request: AnswerRequest) -> Reply:
    """Answer with the plan's figures and this month's spending against its allowance."""
    facts, formatter = request.profile.plan, request.formatter
    if facts is None:
        return request.ask_for_plan()
    income = request.format_plan_money(facts.income_cents)
    if facts.surplus_cents < 0:
        lines = [
            formatter.say(
                "plan-deficit", income=income, gap=request.format_plan_money(-facts.surplus_cents)
            )
        ]
    elif facts.savings_cents == 0:
        lines = [formatter.say("plan-even", income=income)]
    else:
        lines = [
            formatter.say(
                "plan-figures",
                income=income,
                surplus=request.format_plan_money(facts.surplus_cents),
                savings=request.format_plan_money(facts.savings_cents),
                rate=formatter.format_number(facts.rate_percent),
            )
        ]
        if facts.financial_goal == "debt":
            lines.append(formatter.say("plan-debt"))
    spent, allowance = (
        request.format_plan_money(request.sum_spent_this_month()),
        request.format_plan_money(facts.allowance_cents),
    )
    return " ".join([*lines, formatter.say("plan-month", allowance=allowance, spent=spent)])


def has_little_noted(request: AnswerRequest, plan: PlanFacts) -> bool:
    """Return whether so little is noted this month that the budget left is not certain."""
    usual = plan.income_cents - plan.surplus_cents
    today = request.profile.today
    pace = usual * today.day // month_end(today).day
    return request.sum_spent_this_month() < pace * _NOTED_SHARE


def answer_on_track(request: AnswerRequest) -> str:
    """Answer whether this month's spending, and the goals, keep to the plan.

    The pace is the allowance spread evenly over the days of the month.
    """
    facts, formatter, profile = request.profile.plan, request.formatter, request.profile
    if facts is None:
        return answer_left(request)
    spent, allowance = request.sum_spent_this_month(), facts.allowance_cents
    days = month_end(profile.today).day
    pace = allowance * profile.today.day // days
    if spent == 0:
        message = "nothing"
    elif spent > allowance:
        message = "over"
    elif spent > pace * _PACE_TOLERANCE:
        message = "fast"
    else:
        message = "little" if has_little_noted(request, facts) else "good"
    lines = [
        formatter.say(
            f"track-{message}",
            spent=request.format_plan_money(spent),
            allowance=request.format_plan_money(allowance),
            pace=request.format_round_money(pace),
        )
    ]
    return " ".join([*lines, *_report_goals(request)])


def _report_goals(request: AnswerRequest) -> list[str]:
    profile, facts = request.profile, request.profile.plan
    goals = profile.list_open_goals()
    if not goals or facts is None:
        return []
    on_track = profile.find_goals_on_track()
    if all(goal.figures.id in on_track for goal in goals):
        return [request.formatter.say("track-goals-good")]
    return [
        request.formatter.say(
            "track-goals-behind",
            needed=request.format_plan_money(profile.sum_goal_needs_cents()),
            savings=request.format_plan_money(facts.savings_cents),
        )
    ]


def report_balances(request: AnswerRequest, period: Period) -> list[str]:
    """Return income, spending and their difference, a sentence for each currency with income.

    Spending in other currencies follows in one sentence.
    """
    formatter, period_text = request.formatter, request.formatter.describe_period(period)
    earned, spent = request.ledger.sum_income(period), request.ledger.sum_spending(period)
    out = {tally.currency: tally.cents for tally in spent}
    lines = [
        _report_difference(request, tally, out.pop(tally.currency, 0), period_text)
        for tally in earned
    ]
    other_currencies = [tally for tally in spent if tally.currency in out]
    if other_currencies:
        total = formatter.format_total(other_currencies, request.profile.currency)
        count = sum(tally.count for tally in other_currencies)
        purchases = formatter.format_purchases(count)
        lines.append(
            formatter.say("spent-total", total=total, period=period_text, purchases=purchases)
        )
    return lines or [formatter.say("spent-none", period=period_text)]


def _report_difference(request: AnswerRequest, income: Tally, spent: int, period_text: str) -> str:
    difference = income.cents - spent
    return request.formatter.say(
        "left-balance" if difference >= 0 else "left-balance-minus",
        income=request.formatter.format_money(income.cents, income.currency),
        spent=request.formatter.format_money(spent, income.currency),
        left=request.formatter.format_money(abs(difference), income.currency),
        period=period_text,
    )


def _report_allowance_left(request: AnswerRequest) -> str:
    """Return what the plan still allows this month, in total and for each remaining day."""
    facts, today = request.profile.plan, request.profile.today
    allowance = facts.allowance_cents if facts else 0
    room = allowance - request.sum_spent_this_month()
    if room < 0:
        over, limit = request.format_plan_money(-room), request.format_plan_money(allowance)
        return request.formatter.say("left-plan-over", money=over, allowance=limit)
    end = month_end(today)
    days = (end - today).days + 1
    return request.formatter.say(
        "left-plan",
        money=request.format_plan_money(room),
        daily=request.format_round_money(room // days),
        day=request.formatter.format_day(end),
    )
