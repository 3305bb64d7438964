"""Compare what was spent on two categories or things in one period."""

from app.coach.answers.request import AnswerRequest
from app.coach.answers.scope import Scope, find_category_scope, find_subject
from app.coach.periods import Period


def compare_two(request: AnswerRequest) -> str:
    """Answer on which of the two things named more was spent."""
    period = request.resolve_period()
    sides = find_sides(request, period)[:2]
    currencies = [tally.currency for side in sides for tally in side.tallies]
    own = request.profile.plan_currency
    period_text = request.describe_period(period)
    if not currencies:
        what = request.formatter.join(side.name for side in sides)
        return request.formatter.say("spent-none-on", what=what, period=period_text)
    currency = own if own in currencies else currencies[0]
    first, second = sorted(sides, key=lambda side: -_sum_cents(side, currency))
    more, less = _sum_cents(first, currency), _sum_cents(second, currency)
    formatter = request.formatter
    return formatter.say(
        "compare-two" if more > less else "compare-two-same",
        what=first.name,
        other=second.name,
        money=formatter.format_total(first.tallies, currency),
        less=formatter.format_total(second.tallies, currency),
        difference=formatter.format_money(more - less, currency),
        period=period_text,
    )


def find_sides(request: AnswerRequest, period: Period) -> list[Scope]:
    """Return what was spent on each category and thing that the question names."""
    question = request.question
    categories = [name for name in (question.category, question.second_category) if name]
    sides = [find_category_scope(request, name, period) for name in categories]
    sides += [
        find_subject(request, subject, period) or Scope(subject, ())
        for subject in question.subjects
    ]
    return sides


def _sum_cents(side: Scope, currency: str) -> int:
    return sum(tally.cents for tally in side.tallies if tally.currency == currency)
