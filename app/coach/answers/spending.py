"""Answer questions about spending: totals, how often, and averages."""

from collections.abc import Sequence

from app.coach.answers.remarks import (
    report_missing_subject,
    report_nothing_spent,
    report_refunds,
    report_scope_alone,
)
from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Reply, show_entries
from app.coach.answers.scope import Scope, find_scope, sum_categories, sum_category
from app.coach.answers.sides import find_sides
from app.coach.periods import Period, build_current_month, build_month
from app.figures import Tally
from app.text.calendar import months_after

_MONTHS_OF_HISTORY = 3  # full months from which a monthly average is calculated
_DAYS_A_WEEK = 7


def answer_spent(request: AnswerRequest) -> str:
    """Answer how much was spent in a period: in total, in a category or at a merchant."""
    period = request.resolve_period()
    if request.question.names_several:
        sides = [side for side in find_sides(request, period) if side.tallies]
        if len(sides) > 1:
            return _list_sides(request, sides, period)
    scope = find_scope(request, period)
    formatter = request.formatter
    if not scope.tallies:
        return report_nothing_spent(request, scope, period)
    values = {
        "total": formatter.format_total(scope.tallies, request.profile.currency),
        "period": request.describe_period(period),
        "purchases": formatter.format_purchases(scope.count),
    }
    lines = report_missing_subject(request, scope, period)
    if scope.name:
        lines += [formatter.say("spent-on", what=scope.name, **values)]
        lines += report_refunds(request, scope)
        return " ".join([*lines, *_mention_category(request, scope, period)])
    if scope.missing_subject:
        lines.append(formatter.say("spent-all-instead", **values))
        return " ".join(lines)
    lines.append(formatter.say("spent-total", **values))
    if request.question.only_currency:
        return " ".join(lines)
    return " ".join([*lines, *_add_details(request, period)])


def _list_sides(request: AnswerRequest, sides: Sequence[Scope], period: Period) -> str:
    """Return a line for each of several categories and things, and for all of them together."""
    formatter, currency = request.formatter, request.profile.currency
    together: dict[str, int] = {}
    for tally in (tally for side in sides for tally in side.tallies):
        together[tally.currency] = together.get(tally.currency, 0) + tally.cents
    total = formatter.format_total(
        [Tally(name, cents, 0) for name, cents in together.items()], currency
    )
    lines = [formatter.say("spent-several", total=total, period=request.describe_period(period))]
    for side in sides:
        money = formatter.format_total(side.tallies, currency)
        lines.append(formatter.say("line-amount", what=side.name, money=money))
    return "\n".join(lines)


def answer_count(request: AnswerRequest) -> Reply:
    """Answer how often something was paid for."""
    period = request.resolve_period()
    scope = find_scope(request, period)
    formatter = request.formatter
    if not scope.tallies or scope.missing_subject:
        return report_nothing_spent(request, scope, period)
    values = {
        "period": request.describe_period(period),
        "total": formatter.format_total(scope.tallies, request.profile.currency),
    }
    if not scope.name:
        return formatter.say(
            "count-all", purchases=formatter.format_purchases(scope.count), **values
        )
    times = formatter.say("times", count=scope.count)
    line = formatter.say("count-on", what=scope.name, times=times, **values)
    last = scope.entries[:1]
    lines = [line, *(formatter.describe_entry("last-time", entry) for entry in last)]
    return show_entries(" ".join(lines), last)


def answer_average(request: AnswerRequest) -> str:
    """Answer the average spending of a day, a week or a month."""
    often, period = request.question.times_per_month, request.question.period
    if period is None and often is not None and often <= 1:
        months = _list_full_months(request)
        if months:
            return _answer_monthly_average(request, months)
    period = _clip_to_recorded(request, period or build_current_month(request.profile.today))
    scope = find_scope(request, period)
    formatter = request.formatter
    if not scope.tallies:
        return report_nothing_spent(request, scope, period)
    weekly = often is not None and 1 < often < _DAYS_A_WEEK
    parts = period.days / _DAYS_A_WEEK if weekly else period.days
    each = [Tally(t.currency, round(t.cents / max(parts, 1)), t.count) for t in scope.tallies]
    line = formatter.say(
        "average-week" if weekly else "average-day",
        money=formatter.format_total(each, request.profile.currency),
        period=request.describe_period(
            request.question.period or build_current_month(request.profile.today)
        ),
        total=formatter.format_total(scope.tallies, request.profile.currency),
        days=period.days,
    )
    return " ".join(
        [*report_missing_subject(request, scope, period), line, *report_scope_alone(request, scope)]
    )


def _mention_category(request: AnswerRequest, scope: Scope, period: Period) -> list[str]:
    """Return a sentence on the whole category of a merchant or product found by description.

    Expenses on the same product may be recorded under other descriptions.
    """
    categories = {entry.category for entry in scope.entries}
    if len(categories) != 1 or scope.entries[0].category == "other":
        return []
    category = categories.pop()
    total = sum_category(request, period, category)
    if sum(tally.count for tally in total) == scope.count:
        return []
    formatter = request.formatter
    return [
        formatter.say(
            "spent-category-instead",
            category=formatter.name_category(category),
            total=formatter.format_total(total, request.profile.currency),
            period=request.describe_period(period),
        )
    ]


def _add_details(request: AnswerRequest, period: Period) -> list[str]:
    """Return the largest category; for this month also what the plan still allows."""
    formatter, profile = request.formatter, request.profile
    lines: list[str] = []
    own = profile.plan_currency
    categories = [c for c in sum_categories(request, period) if c.currency == own]
    if len(categories) > 1:
        most = categories[0]
        money = formatter.format_money(most.cents, most.currency)
        lines.append(
            formatter.say(
                "spent-most", category=formatter.name_category(most.category), money=money
            )
        )
    if profile.plan and period.name == "this_month" and not request.question.excludes:
        room = profile.plan.allowance_cents - request.sum_spent_this_month()
        message = "spent-room" if room >= 0 else "spent-over"
        lines.append(formatter.say(message, money=request.format_plan_money(abs(room))))
    return lines


def _clip_to_recorded(request: AnswerRequest, period: Period) -> Period:
    """Return the part of `period` up to today, from the first recorded day if it is "ever"."""
    passed = period.clip_to(request.profile.today)
    first = request.ledger.find_first_day()
    if period.name == "ever" and first and first > passed.start:
        return Period(period.name, min(first, passed.end), passed.end)
    return passed


def _list_full_months(request: AnswerRequest) -> list[Period]:
    """Return the last full months, newest first, that have records."""
    first = request.ledger.find_first_day()
    start = request.profile.today.replace(day=1)
    months = (build_month(months_after(start, -back)) for back in range(1, _MONTHS_OF_HISTORY + 1))
    return [month for month in months if first and month.end >= first]


def _answer_monthly_average(request: AnswerRequest, months: list[Period]) -> str:
    whole = Period("between", months[-1].start, months[0].end)
    scope = find_scope(request, whole)
    if not scope.tallies or (scope.missing_subject and not scope.name):
        return answer_spent(request)
    formatter = request.formatter
    each = [Tally(t.currency, round(t.cents / len(months)), t.count) for t in scope.tallies]
    line = formatter.say(
        "average-month",
        money=formatter.format_total(each, request.profile.currency),
        months=len(months),
    )
    return " ".join(
        [*report_missing_subject(request, scope, whole), line, *report_scope_alone(request, scope)]
    )
