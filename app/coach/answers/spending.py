"""Answers on what was spent: in all, on something, how often, on average."""

from app.coach.answers.remarks import alone, nothing, unnamed
from app.coach.answers.scope import Scope, scope_of
from app.coach.answers.turn import Turn
from app.coach.days import months_after
from app.coach.periods import Period, month_of, this_month
from app.figures import Tally

_MONTHS_BACK = 3  # full months that "how much a month" is drawn from
_DAYS_A_WEEK = 7


def spent(turn: Turn) -> str:
    """How much was spent in a period: in all, in a category, at a merchant."""
    period = turn.period()
    scope = scope_of(turn, period)
    voice = turn.voice
    if not scope.tallies:
        return nothing(turn, scope, period)
    values = {
        "total": voice.total(scope.tallies, turn.person.currency),
        "period": voice.period(period),
        "purchases": voice.purchases(scope.count),
    }
    lines = unnamed(turn, scope, period)
    if scope.what:
        lines.append(voice.say("spent-on", what=scope.what, **values))
        return " ".join([*lines, *_whole_category(turn, scope, period)])
    lines.append(voice.say("spent-total", **values))
    return " ".join([*lines, *_details(turn, period)])


def count(turn: Turn) -> str:
    """How many times something was paid for."""
    period = turn.period()
    scope = scope_of(turn, period)
    voice = turn.voice
    if not scope.tallies or scope.asked:
        return nothing(turn, scope, period)
    values = {
        "period": voice.period(period),
        "total": voice.total(scope.tallies, turn.person.currency),
    }
    if not scope.what:
        return voice.say("count-all", purchases=voice.purchases(scope.count), **values)
    times = voice.say("times", count=scope.count)
    line = voice.say("count-on", what=scope.what, times=times, **values)
    last = [voice.sentence("last-time", scope.entries[0])] if scope.entries else []
    return " ".join([line, *last])


def average(turn: Turn) -> str:
    """What is spent a day, a week or a month on average."""
    often, period = turn.question.often, turn.question.period
    if period is None and often is not None and often <= 1:
        months = _full_months(turn)
        if months:
            return _average_month(turn, months)
    period = _begun(turn, period or this_month(turn.person.today))
    scope = scope_of(turn, period)
    voice = turn.voice
    if not scope.tallies:
        return nothing(turn, scope, period)
    weekly = often is not None and 1 < often < _DAYS_A_WEEK
    parts = period.days / _DAYS_A_WEEK if weekly else period.days
    each = [Tally(t.currency, round(t.cents / max(parts, 1)), t.count) for t in scope.tallies]
    line = voice.say(
        "average-week" if weekly else "average-day",
        money=voice.total(each, turn.person.currency),
        period=voice.period(turn.question.period or this_month(turn.person.today)),
        total=voice.total(scope.tallies, turn.person.currency),
        days=period.days,
    )
    return " ".join([*unnamed(turn, scope, period), line, *alone(turn, scope)])


def _whole_category(turn: Turn, scope: Scope, period: Period) -> list[str]:
    """The whole category of a thing that descriptions name: others of it may go unnamed."""
    categories = {entry.category for entry in scope.entries}
    if len(categories) != 1 or scope.entries[0].category == "other":
        return []
    category = categories.pop()
    total = turn.books.spent(period, category)
    if sum(tally.count for tally in total) == scope.count:
        return []
    voice = turn.voice
    return [
        voice.say(
            "spent-category-instead",
            category=voice.category(category),
            total=voice.total(total, turn.person.currency),
            period=voice.period(period),
        )
    ]


def _details(turn: Turn, period: Period) -> list[str]:
    """Where most of it went, and this month what the plan leaves."""
    voice, person = turn.voice, turn.person
    lines: list[str] = []
    own = person.plan_currency
    categories = [c for c in turn.books.categories(period) if c.currency == own]
    if len(categories) > 1:
        most = categories[0]
        money = voice.money(most.cents, most.currency)
        lines.append(voice.say("spent-most", category=voice.category(most.category), money=money))
    if person.plan and period.name == "this_month":
        room = person.plan.allowance_cents - turn.spent_this_month()
        message = "spent-room" if room >= 0 else "spent-over"
        lines.append(voice.say(message, money=turn.main(abs(room))))
    return lines


def _begun(turn: Turn, period: Period) -> Period:
    """The part of `period` from the first booked day to today."""
    passed = period.until(turn.person.today)
    first = turn.books.first_day()
    if period.name == "ever" and first and first > passed.start:
        return Period(period.name, min(first, passed.end), passed.end)
    return passed


def _full_months(turn: Turn) -> list[Period]:
    """The last full months since the first booked day."""
    first = turn.books.first_day()
    start = turn.person.today.replace(day=1)
    months = (month_of(months_after(start, -back)) for back in range(1, _MONTHS_BACK + 1))
    return [month for month in months if first and month.end >= first]


def _average_month(turn: Turn, months: list[Period]) -> str:
    whole = Period("between", months[-1].start, months[0].end)
    scope = scope_of(turn, whole)
    voice = turn.voice
    each = [Tally(t.currency, round(t.cents / len(months)), t.count) for t in scope.tallies]
    line = voice.say(
        "average-month", money=voice.total(each, turn.person.currency), months=len(months)
    )
    return " ".join([*unnamed(turn, scope, whole), line, *alone(turn, scope)])
