"""Answer questions that compare the spending of two periods."""

from collections.abc import Sequence

from app.coach.answers.remarks import (
    report_missing_subject,
    report_nothing_spent,
    report_scope_alone,
)
from app.coach.answers.request import AnswerRequest
from app.coach.answers.scope import find_scope, sum_categories, sum_within
from app.coach.answers.sides import compare_two
from app.coach.periods import NAMED_PERIODS, Period, build_current_month
from app.figures import CategoryTally, Tally

_MAX_CURRENCIES = 3
_MAX_GROWN = 3
# February and a leap year: two months differ by up to 3 days, two years by 1.
_LENGTH_TOLERANCE_DAYS = 3


def answer_comparison(request: AnswerRequest) -> str:
    """Answer how a period compares with the one before it.

    A period that is not over is compared with as many days of the earlier one; the whole of the
    earlier one follows. Where two categories or things are named, they are compared instead.
    """
    if request.question.names_two:
        return compare_two(request)
    formatter = request.formatter
    period, before = _choose_periods(request)
    if request.question.is_growth:
        return _list_growth(request, period, before)
    passed = period.clip_to(request.profile.today)
    partial = passed.days < period.days and before.days >= period.days - _LENGTH_TOLERANCE_DAYS
    earlier = before.take_first(passed.days) if partial else before
    both = Period("between", min(before.start, period.start), max(before.end, period.end))
    scope = find_scope(request, both)
    now, then = (sum_within(request, scope, part) for part in (period, earlier))
    if not now and not then:
        return report_nothing_spent(request, scope, period)
    name = formatter.describe_period(before)
    against = formatter.say("same-day", before=name) if partial else name
    lines = [
        *report_missing_subject(request, scope, period),
        *_compare_sums(request, now, then, period, against),
    ]
    if partial and then:
        total = formatter.format_total(sum_within(request, scope, before), request.profile.currency)
        lines.append(formatter.say("compare-whole", whole=total, before=name))
    lines += (
        report_scope_alone(request, scope)
        if scope.name
        else _report_growth(request, period, earlier)
    )
    return " ".join(lines)


def _choose_periods(request: AnswerRequest) -> tuple[Period, Period]:
    """Return the later and the earlier period to compare.

    A past period named alone is compared with the current one of its kind; otherwise the period
    named, or this month, with the one before it.
    """
    named, against = request.question.period, request.question.second_period
    if named and against and named != against:
        return (named, against) if named.start > against.start else (against, named)
    today = request.profile.today
    current = {"last_week": "this_week", "last_year": "this_year", "yesterday": "today"}
    if named and named.end < today:
        now = NAMED_PERIODS[current.get(named.name, "this_month")](today)
        if named.days <= now.days + _LENGTH_TOLERANCE_DAYS and (
            named.name in current or named.is_month
        ):
            return now, named
    period = named or build_current_month(today)
    return period, period.get_previous()


def _compare_sums(
    request: AnswerRequest,
    now: Sequence[Tally],
    then: Sequence[Tally],
    period: Period,
    against: str,
) -> list[str]:
    """Return a sentence for each of the first currencies, comparing `now` with `then`."""
    sums = {tally.currency: tally.cents for tally in now}
    earlier = {tally.currency: tally.cents for tally in then}
    formatter, lines = request.formatter, []
    for currency in list(dict.fromkeys([*sums, *earlier]))[:_MAX_CURRENCIES]:
        difference = sums.get(currency, 0) - earlier.get(currency, 0)
        message = _choose_message(sums.get(currency, 0), earlier.get(currency, 0))
        lines.append(
            formatter.say(
                f"compare-{message}",
                total=formatter.format_money(sums.get(currency, 0), currency),
                period=request.describe_period(period),
                difference=formatter.format_money(abs(difference), currency),
                before=against,
                earlier=formatter.format_money(earlier.get(currency, 0), currency),
            )
        )
    return lines


def _choose_message(now: int, then: int) -> str:
    """Return how cents compare; only what was spent less and is not nothing is praised."""
    if not then:
        return "first"
    if now > then:
        return "more"
    if now == then:
        return "same"
    return "less" if now else "nothing"


def _report_growth(request: AnswerRequest, period: Period, earlier: Period) -> list[str]:
    """Return a sentence on the category that grew most; nothing if none grew."""
    grown = _find_growth(request, period, earlier)
    if not grown:
        return []
    by, most = grown[0]
    formatter = request.formatter
    return [
        formatter.say(
            "compare-grew",
            category=formatter.name_category(most.category),
            money=formatter.format_money(by, most.currency),
        )
    ]


def _find_growth(
    request: AnswerRequest, period: Period, earlier: Period
) -> list[tuple[int, CategoryTally]]:
    """Return the cents by which each category grew, most first; none without an earlier period."""
    then = {(c.category, c.currency): c.cents for c in sum_categories(request, earlier)}
    if not then:
        return []
    grown = [
        (c.cents - then.get((c.category, c.currency), 0), c)
        for c in sum_categories(request, period)
    ]
    return sorted((pair for pair in grown if pair[0] > 0), key=lambda pair: -pair[0])


def _list_growth(request: AnswerRequest, period: Period, before: Period) -> str:
    """Return the categories that grew, each with its sums of both periods."""
    formatter = request.formatter
    passed = period.clip_to(request.profile.today)
    partial = passed.days < period.days and before.days >= period.days - _LENGTH_TOLERANCE_DAYS
    earlier = before.take_first(passed.days) if partial else before
    grown = _find_growth(request, period, earlier)[:_MAX_GROWN]
    if not grown:
        return formatter.say("compare-none-grew")
    lines = [formatter.say("compare-grown")]
    lines += [
        formatter.say(
            "compare-grown-line",
            category=formatter.name_category(tally.category),
            money=formatter.format_money(by, tally.currency),
            total=formatter.format_money(tally.cents, tally.currency),
        )
        for by, tally in grown
    ]
    return "\n".join(lines)
