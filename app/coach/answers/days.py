"""Answer which day was the dearest."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from app.coach.answers.remarks import report_nothing_spent
from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Reply, show_entries
from app.coach.answers.scope import Scope, find_scope, is_left_out
from app.coach.periods import Period, build_day

_MAX_ENTRIES = 5
_MANY = 400  # days of which some entries may be left out


def answer_dearest_day(request: AnswerRequest) -> Reply:
    """Answer on which day of the period most was spent, and on what."""
    period = request.resolve_period()
    scope = find_scope(request, period)
    if not scope.tallies:
        return report_nothing_spent(request, scope, period)
    currencies = [tally.currency for tally in scope.tallies]
    own = request.profile.plan_currency
    currency = own if own in currencies else currencies[0]
    days = _sum_days(request, scope, period, currency)
    if not days:
        return report_nothing_spent(request, scope, period)
    day, cents = max(days, key=lambda pair: (pair[1], pair[0]))
    formatter = request.formatter
    line = formatter.say(
        "day-dearest",
        period=request.describe_period(period),
        day=formatter.format_day(day),
        money=formatter.format_money(cents, currency),
    )
    bought = scope.entries or request.ledger.list_largest(
        build_day(day), currency, scope.category, _MAX_ENTRIES
    )
    shown = [entry for entry in bought if entry.date == day and not is_left_out(request, entry)][
        :_MAX_ENTRIES
    ]
    return show_entries("\n".join([line, *map(formatter.format_entry, shown)]), shown)


def _sum_days(
    request: AnswerRequest, scope: Scope, period: Period, currency: str
) -> Sequence[tuple[date, int]]:
    """Return days and their sums; those of all spending or of a category come from the ledger."""
    entries = scope.entries
    if not entries and not request.question.excludes:
        return request.ledger.sum_by_day(period, currency, scope.category, 1)
    if not entries:
        found = request.ledger.list_latest(period, scope.category, _MANY)
        entries = [entry for entry in found if not is_left_out(request, entry)]
    sums: Counter[date] = Counter()
    for entry in entries:
        if entry.currency == currency:
            sums[entry.date] += entry.cents
    return list(sums.items())
