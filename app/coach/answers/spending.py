"""Answers on what was spent: in all, on something, how often, on average, against before."""

from datetime import date

from app.coach.answers.scope import Scope, scope_of
from app.coach.answers.turn import Turn
from app.coach.days import months_after
from app.coach.periods import NAMED, Period, month_of, this_month
from app.figures import Tally

_MONTHS_BACK = 3  # full months that "how much a month" is drawn from
_DAYS_A_WEEK = 7
_FEW_CURRENCIES = 3
_MONTHS_DIFFER = 3  # days by which two months, or two years, may differ in length


def spent(turn: Turn) -> str:
    """How much was spent in a period: in all, in a category, at a merchant."""
    period = turn.period()
    scope = scope_of(turn, period)
    voice = turn.voice
    if not scope.tallies:
        return _nothing(turn, scope, period)
    values = {
        "total": voice.total(scope.tallies, turn.person.currency),
        "period": voice.period(period),
        "purchases": voice.purchases(scope.count),
    }
    lines = _unnamed(turn, scope, period)
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
    if not scope.tallies:
        return _nothing(turn, scope, period)
    values = {
        "period": voice.period(period),
        "total": voice.total(scope.tallies, turn.person.currency),
    }
    lines = _unnamed(turn, scope, period)
    if scope.what:
        times = voice.say("times", count=scope.count)
        lines.append(voice.say("count-on", what=scope.what, times=times, **values))
    else:
        lines.append(voice.say("count-all", purchases=voice.purchases(scope.count), **values))
    if scope.entries:
        lines.append(voice.sentence("last-time", scope.entries[0]))
    return " ".join(lines)


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
        return _nothing(turn, scope, period)
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
    return " ".join([*_about(turn, scope, period), line])


def compare(turn: Turn) -> str:
    """This period against the one before it; one not yet over against the same days of it."""
    today = turn.person.today
    period, before = _compared_periods(turn)
    passed = period.until(today)
    partial = passed.days < period.days and before.days >= period.days - _MONTHS_DIFFER
    earlier = _first_days(before, passed) if partial else before
    now, then = scope_of(turn, period), scope_of(turn, earlier)
    if not now.tallies and not then.tallies:
        return _nothing(turn, now, period)
    voice = turn.voice
    name = voice.period(before)
    against = voice.say("same-day", before=name) if partial else name
    lines = (
        [voice.say("compare-about", what=now.what or then.what)] if now.what or then.what else []
    )
    lines += _compared(turn, now, then, period, against)
    if partial and then.tallies:
        whole = scope_of(turn, before)
        total = voice.total(whole.tallies, turn.person.currency)
        lines.append(voice.say("compare-whole", whole=total, before=name))
    return " ".join([*lines, *(_grown(turn, period, earlier) if not now.what else [])])


def _compared_periods(turn: Turn) -> tuple[Period, Period]:
    """What is compared with what: a past period named alone is held against the current one."""
    named, against = turn.question.period, turn.question.against
    if named and against and named != against:
        return (named, against) if named.start > against.start else (against, named)
    today = turn.person.today
    current = {"last_week": "this_week", "last_year": "this_year", "yesterday": "today"}
    if named and named.end < today:
        now = NAMED[current.get(named.name, "this_month")](today)
        if named.days <= now.days + _MONTHS_DIFFER and (named.name in current or named.is_month):
            return now, named
    period = named or this_month(today)
    return period, period.before()


def _nothing(turn: Turn, scope: Scope, period: Period) -> str:
    voice, when = turn.voice, turn.voice.period(period)
    what = scope.asked or scope.what
    if not what:
        return voice.say("spent-none", period=when)
    return voice.say("spent-none-on", what=what, period=when)


def _unnamed(turn: Turn, scope: Scope, period: Period) -> list[str]:
    """Says that the thing asked for stands in no description, where that is so."""
    if not scope.asked:
        return []
    return [
        turn.voice.say("spent-none-on", what=scope.asked, period=turn.voice.period(period)),
    ]


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


def _about(turn: Turn, scope: Scope, period: Period) -> list[str]:
    lines = _unnamed(turn, scope, period)
    return [*lines, turn.voice.say("average-about", what=scope.what)] if scope.what else lines


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
    return " ".join([*_about(turn, scope, whole), line])


def _first_days(before: Period, passed: Period) -> Period:
    """As many days of the period before as have passed of this one."""
    end = min(before.end, date.fromordinal(before.start.toordinal() + passed.days - 1))
    return Period(before.name, before.start, end)


def _compared(turn: Turn, now: Scope, then: Scope, period: Period, against: str) -> list[str]:
    """One sentence for each currency."""
    sums = {tally.currency: tally.cents for tally in now.tallies}
    earlier = {tally.currency: tally.cents for tally in then.tallies}
    voice, lines = turn.voice, []
    for currency in list(dict.fromkeys([*sums, *earlier]))[:_FEW_CURRENCIES]:
        difference = sums.get(currency, 0) - earlier.get(currency, 0)
        message = "more" if difference > 0 else "less" if difference else "same"
        lines.append(
            voice.say(
                f"compare-{message}",
                total=voice.money(sums.get(currency, 0), currency),
                period=voice.period(period),
                difference=voice.money(abs(difference), currency),
                before=against,
                earlier=voice.money(earlier.get(currency, 0), currency),
            )
        )
    return lines


def _grown(turn: Turn, period: Period, earlier: Period) -> list[str]:
    """The category that grew most, where one did."""
    then = {(c.category, c.currency): c.cents for c in turn.books.categories(earlier)}
    grown = [
        (c.cents - then.get((c.category, c.currency), 0), c) for c in turn.books.categories(period)
    ]
    if not then or not grown:
        return []
    by, most = max(grown, key=lambda pair: pair[0])
    if by <= 0:
        return []
    voice = turn.voice
    return [
        voice.say(
            "compare-grew",
            category=voice.category(most.category),
            money=voice.money(by, most.currency),
        )
    ]
