"""Answer questions about purchases: can I afford it, what would cutting it save, I resisted it."""

from datetime import date, timedelta

from app.coach.answers.budget import has_little_noted
from app.coach.answers.recurring import find_named_charges
from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Reply
from app.coach.answers.scope import find_scope
from app.coach.goals import count_months_until
from app.coach.periods import Period
from app.coach.profile import PlanFacts
from app.coach.recurring import Recurring

_HISTORY_DAYS = 90  # days of spending from which an average month is calculated
_DAYS_A_MONTH = 365.25 / 12
_MONTHS_A_YEAR = 12


def answer_afford(request: AnswerRequest) -> Reply:
    """Answer whether a price fits this month's budget, or can be saved by the date named.

    The budget is the plan's monthly allowance less what was spent this month. Without a price, the
    answer asks for it; a price in another currency than the plan's is not converted.
    """
    question, plan = request.question, request.profile.plan
    if plan is None:
        return request.ask_for_plan("afford-no-plan")
    room = plan.allowance_cents - request.sum_spent_this_month()
    if not question.cents:
        message = "afford-how-much" if room >= 0 else "afford-how-much-over"
        return request.formatter.say(
            message, room=request.format_plan_money(room), over=request.format_plan_money(abs(room))
        )
    if question.currency != plan.currency:
        return request.formatter.say("afford-currency", currency=plan.currency)
    if question.instalments:
        return _answer_instalments(request, plan, question.cents, question.instalments)
    if question.deadline and count_months_until(question.deadline, request.profile.today) > 1:
        return _answer_by_date(request, plan, question.cents, question.deadline)
    return " ".join(_answer_this_month(request, plan, question.cents, room))


def answer_what_if(request: AnswerRequest) -> str:
    """Answer what cutting or swapping a purchase would save in a month and in a year.

    The cost is the price named, else that of the subscription named, else the average of the last
    90 days.
    """
    question, formatter, today = request.question, request.formatter, request.profile.today
    period = Period("last_days", today - timedelta(_HISTORY_DAYS - 1), today, _HISTORY_DAYS)
    scope = find_scope(request, period)
    spent = sum(t.cents for t in scope.tallies if t.currency == request.profile.plan_currency)
    known = bool(scope.name) and not scope.missing_subject and spent > 0
    month = round(spent / _HISTORY_DAYS * _DAYS_A_MONTH)
    often = scope.count / _HISTORY_DAYS * _DAYS_A_MONTH
    if question.cents and known and len(question.subjects) > 1:
        return _answer_swap(request, month, max(1, round(often)))
    lines: list[str] = []
    charges = _find_charges(request)
    if question.cents:
        usual = often if known and question.subjects else 1
        month = round(question.cents * (question.times_per_month or usual))
    elif charges:
        month = sum(charge.monthly_cents for charge in charges)
        names = formatter.join(charge.description for charge in charges)
        based = {"what": names, "month": request.format_plan_money(month)}
        lines.append(formatter.say("what-if-charge", **based))
    elif known:
        lines.append(
            formatter.say("what-if-based", what=scope.name, month=request.format_round_money(month))
        )
    else:
        return formatter.say("what-if-unknown")
    exact = bool(question.cents or charges)
    return " ".join([*lines, *_report_savings(request, month, exact=exact)])


def _report_savings(request: AnswerRequest, month: int, *, exact: bool) -> list[str]:
    """Return what `month` cents saved a month come to, and what share of the plan's savings."""
    formatter, plan = request.formatter, request.profile.plan
    show = request.format_plan_money if exact else request.format_round_money
    line = formatter.say("what-if-month", month=show(month), year=show(month * _MONTHS_A_YEAR))
    if not plan or not plan.savings_cents:
        return [line]
    percent = formatter.format_number(round(100 * month / plan.savings_cents))
    return [line, formatter.say("what-if-share", percent=percent)]


def _find_charges(request: AnswerRequest) -> list[Recurring]:
    """Return the recurring charges named, in the plan's currency."""
    if not request.question.subjects:
        return []
    named = find_named_charges(request.ledger.find_recurring(), request.question.subjects)
    return [charge for charge in named if charge.currency == request.profile.plan_currency]


def praise_restraint(request: AnswerRequest) -> str:
    """Praise a purchase that was not made, and suggest a goal for the money."""
    question, formatter = request.question, request.formatter
    if not question.cents:
        return formatter.say("resisted-plain")
    lines = [
        formatter.say("resisted", money=formatter.format_money(question.cents, question.currency))
    ]
    goals = request.profile.list_open_goals()
    if goals:
        lines.append(formatter.say("resisted-goal", goal=goals[0].name))
    return " ".join(lines)


def _answer_this_month(request: AnswerRequest, plan: PlanFacts, price: int, room: int) -> list[str]:
    formatter = request.formatter
    over = price - room
    amounts = {
        "price": request.format_plan_money(price),
        "room": request.format_plan_money(max(room, 0)),
        "rest": request.format_plan_money(max(-over, 0)),
        "over": request.format_plan_money(max(over, 0)),
        "savings": request.format_plan_money(plan.savings_cents),
    }
    basis = _report_basis(request, plan)
    if over <= 0:
        fits = "afford-fits" if request.question.is_judging else "afford-yes"
        return [*basis, formatter.say(fits, **amounts)]
    if plan.savings_cents == 0:
        return [formatter.say("afford-cannot", **amounts)]
    if over <= plan.savings_cents:
        return [*basis, formatter.say("afford-tight", **amounts), *_mention_goals(request)]
    months = -(-price // plan.savings_cents)
    wait = formatter.say("afford-wait", savings=amounts["savings"], months=months)
    return [*basis, formatter.say("afford-no", **amounts), wait, *_mention_goals(request)]


def _report_basis(request: AnswerRequest, plan: PlanFacts) -> list[str]:
    """Return a sentence if so little is noted this month that the budget left is not certain."""
    if not has_little_noted(request, plan):
        return []
    values = {
        "spent": request.format_plan_money(request.sum_spent_this_month()),
        "usual": request.format_plan_money(plan.income_cents - plan.surplus_cents),
    }
    return [request.formatter.say("afford-basis", **values)]


def _answer_instalments(request: AnswerRequest, plan: PlanFacts, price: int, count: int) -> str:
    """Answer whether one instalment a month fits what the plan lets be spent and saved."""
    monthly = -(-price // count)
    room = plan.allowance_cents - request.sum_spent_this_month()
    if monthly <= room:
        message = "yes"
    else:
        message = "tight" if monthly <= room + plan.savings_cents else "no"
    line = request.formatter.say(
        f"afford-instalments-{message}",
        count=count,
        price=request.format_plan_money(price),
        monthly=request.format_plan_money(monthly),
        room=request.format_plan_money(max(room, 0)),
        savings=request.format_plan_money(plan.savings_cents),
    )
    return " ".join([*_report_basis(request, plan), line])


def _answer_by_date(request: AnswerRequest, plan: PlanFacts, price: int, by: date) -> str:
    formatter = request.formatter
    needed = -(-price // count_months_until(by, request.profile.today))
    if plan.savings_cents == 0:
        return formatter.say("afford-cannot", price=request.format_plan_money(price))
    fits = needed <= plan.savings_cents
    line = formatter.say(
        "afford-by-yes" if fits else "afford-by-no",
        price=request.format_plan_money(price),
        day=formatter.format_day(by),
        needed=request.format_plan_money(needed),
        savings=request.format_plan_money(plan.savings_cents),
        months=-(-price // plan.savings_cents),
    )
    return " ".join([line, *_mention_goals(request)])


def _mention_goals(request: AnswerRequest) -> list[str]:
    needed = request.profile.sum_goal_needs_cents()
    return (
        [request.formatter.say("afford-goals", needed=request.format_plan_money(needed))]
        if needed
        else []
    )


def _answer_swap(request: AnswerRequest, month: int, times: int) -> str:
    """Answer what replacing a purchase saves.

    `month` is what the old one costs in a month, in cents, and `times` how often it is bought; the
    new one costs the price in the question each time.
    """
    price = request.question.cents or 0
    cost = price * times
    return request.formatter.say(
        "what-if-swap" if cost < month else "what-if-swap-more",
        times=request.formatter.say("times", count=times),
        price=request.format_plan_money(price),
        cost=request.format_plan_money(cost),
        month=request.format_plan_money(month),
        saved=request.format_plan_money(abs(month - cost)),
        year=request.format_plan_money(abs(month - cost) * _MONTHS_A_YEAR),
    )
