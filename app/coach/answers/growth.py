"""Answer what putting money aside comes to: when an amount is there, or how much there will be."""

from app.coach.answers.request import AnswerRequest
from app.coach.goals import count_months_until, round_up
from app.text.calendar import months_after

_A_YEAR = 12  # months; told where no time is named
_MAX_MONTHS = 12 * 50  # beyond 50 years a date is of no use


def answer_growth(request: AnswerRequest) -> str:
    """Answer with the months until an amount is there, the sum by a day, or what it takes a month.

    The amount is the one named, else what is missing for the goal named.
    """
    question, formatter = request.question, request.formatter
    monthly, target = question.monthly_cents, question.cents or _find_missing(request)
    if not monthly:
        return _say_need(request, target or 0)
    amounts = {"monthly": formatter.format_money(monthly, question.currency)}
    if target:
        amounts["target"] = formatter.format_money(target, question.currency)
        months = -(-target // monthly)
        if months > _MAX_MONTHS:
            return formatter.say("grow-never", **amounts)
        reached = months_after(request.profile.today, months)
        month = formatter.format_month(reached)
        lines = [formatter.say("grow-until", months=months, month=month, **amounts)]
    else:
        months = _count_months(request) or _A_YEAR
        total = formatter.format_money(monthly * months, question.currency)
        lines = [formatter.say("grow-to", months=months, total=total, **amounts)]
    return " ".join([*lines, *_compare_with_plan(request, monthly)])


def _say_need(request: AnswerRequest, target: int) -> str:
    formatter, currency = request.formatter, request.question.currency
    months = _count_months(request) or _A_YEAR
    needed = round_up(-(-target // months))
    line = formatter.say(
        "grow-need",
        target=formatter.format_money(target, currency),
        months=months,
        monthly=formatter.format_money(needed, currency),
    )
    return " ".join([line, *_compare_with_plan(request, needed)])


def _count_months(request: AnswerRequest) -> int | None:
    question = request.question
    if question.months or question.deadline is None:
        return question.months
    return count_months_until(question.deadline, request.profile.today)


def _find_missing(request: AnswerRequest) -> int | None:
    """Return what is missing for the goal named, in the currency of the question."""
    goal = request.profile.find_goal(request.question.goal_id)
    if goal is None or goal.figures.currency != request.question.currency:
        return None
    return max(goal.figures.target_cents - goal.figures.current_cents, 0) or None


def _compare_with_plan(request: AnswerRequest, monthly: int) -> list[str]:
    """Return a sentence if it is more than the plan sets aside; nothing without such a plan."""
    plan = request.profile.plan
    if plan is None or plan.currency != request.question.currency or monthly <= plan.savings_cents:
        return []
    savings = request.format_plan_money(plan.savings_cents)
    return [request.formatter.say("grow-above-plan", savings=savings)]
