"""Answer what came back: refunds, which are booked as income."""

from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Reply, show_entries
from app.coach.answers.scope import is_refund, refund_words, sum_by_currency
from app.coach.periods import NAMED_PERIODS, Period
from app.figures import LedgerEntry
from app.text.names import matches

_MAX_SHOWN = 5


def answer_refunds(request: AnswerRequest) -> Reply:
    """Answer how much was given back in the period, else so far if none is named."""
    period, formatter = request.resolve_period(), request.formatter
    found = _find(request, period)
    if not found and request.question.period is None:
        period = NAMED_PERIODS["ever"](request.profile.today)
        found = _find(request, period)
    if not found:
        return formatter.say("refunds-none", period=formatter.describe_period(period))
    total = formatter.format_total(sum_by_currency(found), request.profile.currency)
    intro = formatter.say("refunds-total", total=total, period=formatter.describe_period(period))
    shown = found[:_MAX_SHOWN]
    return show_entries("\n".join([intro, *map(formatter.format_entry, shown)]), shown)


def _find(request: AnswerRequest, period: Period) -> list[LedgerEntry]:
    """Return the refunds of the period, only those of a merchant or thing that is named."""
    incomes = request.ledger.find_by_description(refund_words(), period, "income")
    subjects = request.question.subjects
    return [
        entry
        for entry in incomes
        if is_refund(entry)
        and (not subjects or any(matches(subject, entry.description) for subject in subjects))
    ]
