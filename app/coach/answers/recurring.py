"""Answer questions about recurring charges and when they are due."""

from collections.abc import Sequence

from app.coach.answers.request import AnswerRequest
from app.coach.recurring import Recurring
from app.figures import Tally
from app.text.names import matches

_MAX_CHARGES = 8
_MONTHS_A_YEAR = 12
# Categories whose charges are no subscriptions.
_ESSENTIAL = frozenset({"housing", "utilities"})


def answer_recurring(request: AnswerRequest) -> str:
    """Answer with the recurring charges and their next dates, or with those named."""
    formatter, charges = request.formatter, request.ledger.find_recurring()
    if not charges:
        return formatter.say("recurring-none")
    selected = _select_charges(request, charges)
    missing = _find_missing_subject(request) if not selected else ""
    if missing:
        return formatter.say("recurring-none-of", what=missing)
    shown = selected or _select_optional(request, charges) or charges
    if request.question.is_next:
        shown = [min(shown, key=lambda charge: charge.next)]
    a_year = _say_year(request, shown)
    if len(shown) == 1:
        line = formatter.say("recurring-one", **_format_values(request, shown[0]))
        return " ".join([line, *a_year])
    total = formatter.format_total(_sum_monthly(shown), request.profile.currency)
    lines = [formatter.say("recurring-intro", count=len(shown), total=total)]
    soonest = sorted(shown[:_MAX_CHARGES], key=lambda charge: charge.next)
    return "\n".join(
        [
            *lines,
            *(formatter.say("recurring-line", **_format_values(request, c)) for c in soonest),
            *a_year,
        ]
    )


def _say_year(request: AnswerRequest, charges: Sequence[Recurring]) -> list[str]:
    """Return what charges come to in a year, where that or what can be cancelled is asked for."""
    question = request.question
    is_yearly = question.times_per_month is not None and question.times_per_month < 1
    if question.is_next or not (is_yearly or question.is_subscription):
        return []
    sums = [
        Tally(tally.currency, tally.cents * _MONTHS_A_YEAR, 0) for tally in _sum_monthly(charges)
    ]
    total = request.formatter.format_total(sums, request.profile.currency)
    return [request.formatter.say("recurring-year", total=total)]


def find_named_charges(charges: Sequence[Recurring], subjects: Sequence[str]) -> list[Recurring]:
    """Return the charges whose description mentions one of `subjects`."""
    return [c for c in charges if any(matches(name, c.description) for name in subjects)]


def _select_charges(request: AnswerRequest, charges: Sequence[Recurring]) -> list[Recurring]:
    """Return the charges that the question names, by merchant or by category."""
    named = find_named_charges(charges, request.question.subjects)
    if named:
        return named
    return [charge for charge in charges if charge.category == request.question.category]


def _select_optional(request: AnswerRequest, charges: Sequence[Recurring]) -> list[Recurring]:
    """Return the charges that can be cancelled if subscriptions are asked for, else none."""
    if not request.question.is_subscription:
        return []
    return [charge for charge in charges if charge.category not in _ESSENTIAL]


def _find_missing_subject(request: AnswerRequest) -> str:
    """Return the category or product named that has no recurring charge, or ""."""
    if request.question.category:
        return request.formatter.name_category(request.question.category)
    return next(
        (subject for subject in request.question.subjects if request.find_category(subject)), ""
    )


def _format_values(request: AnswerRequest, charge: Recurring) -> dict[str, str]:
    return {
        "what": charge.description,
        "money": request.formatter.format_money(charge.cents, charge.currency),
        "unit": request.formatter.say(f"every-{charge.interval}"),
        "day": request.formatter.format_day(max(charge.next, request.profile.today)),
    }


def _sum_monthly(charges: Sequence[Recurring]) -> list[Tally]:
    sums: dict[str, int] = {}
    for charge in charges:
        sums[charge.currency] = sums.get(charge.currency, 0) + charge.monthly_cents
    return [Tally(currency, cents, 0) for currency, cents in sums.items()]
