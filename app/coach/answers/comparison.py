"""Answers on this period against the one before it."""

from collections.abc import Sequence
from datetime import date

from app.coach.answers.remarks import alone, nothing, unnamed
from app.coach.answers.scope import scope_of, tallies_within
from app.coach.answers.turn import Turn
from app.coach.periods import NAMED, Period, this_month
from app.figures import Tally

_FEW_CURRENCIES = 3
_MONTHS_DIFFER = 3  # days by which two months, or two years, may differ in length


def compare(turn: Turn) -> str:
    """This period against the one before it; one not yet over against the same days of it."""
    voice = turn.voice
    period, before = _compared_periods(turn)
    passed = period.until(turn.person.today)
    partial = passed.days < period.days and before.days >= period.days - _MONTHS_DIFFER
    earlier = _first_days(before, passed) if partial else before
    both = Period("between", min(before.start, period.start), max(before.end, period.end))
    scope = scope_of(turn, both)
    now, then = (tallies_within(turn, scope, part) for part in (period, earlier))
    if not now and not then:
        return nothing(turn, scope, period)
    name = voice.period(before)
    against = voice.say("same-day", before=name) if partial else name
    lines = [*unnamed(turn, scope, period), *_compared(turn, now, then, period, against)]
    if partial and then:
        total = voice.total(tallies_within(turn, scope, before), turn.person.currency)
        lines.append(voice.say("compare-whole", whole=total, before=name))
    lines += alone(turn, scope) if scope.what else _grown(turn, period, earlier)
    return " ".join(lines)


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


def _first_days(before: Period, passed: Period) -> Period:
    """As many days of the period before as have passed of this one."""
    end = min(before.end, date.fromordinal(before.start.toordinal() + passed.days - 1))
    return Period(before.name, before.start, end)


def _compared(
    turn: Turn, now: Sequence[Tally], then: Sequence[Tally], period: Period, against: str
) -> list[str]:
    """One sentence for each currency."""
    sums = {tally.currency: tally.cents for tally in now}
    earlier = {tally.currency: tally.cents for tally in then}
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
