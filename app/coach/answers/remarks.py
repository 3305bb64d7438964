"""Sentences about a scope: it is empty, replaces what was asked for, or is only a part."""

from app.coach.answers.request import AnswerRequest
from app.coach.answers.scope import Scope, sum_by_currency
from app.coach.periods import Period


def report_nothing_spent(request: AnswerRequest, scope: Scope, period: Period) -> str:
    """Return a sentence: nothing was spent, on the subject asked for or at all."""
    formatter, period_text = request.formatter, request.describe_period(period)
    what = scope.missing_subject or scope.name
    if not what:
        return formatter.say("spent-none", period=period_text)
    return formatter.say("spent-none-on", what=what, period=period_text)


def report_missing_subject(request: AnswerRequest, scope: Scope, period: Period) -> list[str]:
    """Return a sentence if no description mentions the subject asked for, else nothing."""
    if not scope.missing_subject:
        return []
    return [
        request.formatter.say(
            "spent-none-on",
            what=scope.missing_subject,
            period=request.describe_period(period),
        ),
    ]


def report_scope_alone(request: AnswerRequest, scope: Scope) -> list[str]:
    """Return a sentence if the figure is of one subject or category only, else nothing."""
    return [request.formatter.say("alone", what=scope.name)] if scope.name else []


def report_refunds(request: AnswerRequest, scope: Scope) -> list[str]:
    """Return a sentence if refunds have been taken off the sum, else nothing."""
    if not scope.refunds:
        return []
    money = request.formatter.format_total(sum_by_currency(scope.refunds), request.profile.currency)
    return [request.formatter.say("refunded", money=money)]
