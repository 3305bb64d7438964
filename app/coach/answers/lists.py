"""Answer with lists: top categories, largest and latest expenses; and look up one expense."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from app.coach.answers.remarks import report_missing_subject, report_nothing_spent
from app.coach.answers.request import AnswerRequest
from app.coach.answers.result import Reply, show_entries
from app.coach.answers.scope import (
    Scope,
    find_scope,
    is_left_out,
    is_name_left_out,
    sum_categories,
    sum_category,
)
from app.coach.periods import FIRST_DAY, Period, build_current_month
from app.figures import CategoryTally, LedgerEntry
from app.text.normalize import fold
from app.text.tokens import tokens

_MAX_ENTRIES = 5
_DEFAULT_LARGEST = 3
_MAX_PLACES = 3
_MAX_CURRENCIES = 2  # currencies besides one's own of which the largest expense is told
_FILTERED = 200  # entries of which some may be left out
_LOOKUP_WINDOW = timedelta(days=60)


def answer_top(request: AnswerRequest) -> Reply:
    """Answer where most of the money went: the categories and the places with most spending."""
    period = request.resolve_period()
    formatter = request.formatter
    scope = find_scope(request, period)
    if scope.category or scope.entries:
        return _describe_scope(request, period)
    categories = sum_categories(request, period)
    if not categories:
        return formatter.say("spent-none", period=request.describe_period(period))
    currency = _main_currency(request, categories)
    shown = [c for c in categories if c.currency == currency]
    total = sum(c.cents for c in shown)
    lines = [
        _introduce_total(request, period),
        *(_format_category_line(request, c, total) for c in shown[:_MAX_ENTRIES]),
    ]
    others = [c for c in categories if c.currency != currency][:_MAX_PLACES]
    lines += [_format_category_line(request, c, 0) for c in others]
    return "\n".join([*lines, *_list_places(request, period, currency)])


def answer_largest(request: AnswerRequest) -> Reply:
    """Answer with the largest expenses of a period, a category or a merchant."""
    period = request.resolve_period()
    formatter, question = request.formatter, request.question
    scope = find_scope(request, period)
    if not scope.tallies:
        return report_nothing_spent(request, scope, period)
    limit = question.limit or _DEFAULT_LARGEST
    if scope.entries:
        found = sorted(scope.entries, key=lambda entry: -entry.cents)[:limit]
    else:
        currency = _choose_currency(request, [tally.currency for tally in scope.tallies])
        among = _FILTERED if question.excludes else limit
        largest = request.ledger.list_largest(period, currency, scope.category, among)
        found = [
            *_keep_counted(request, largest)[:limit],
            *_list_largest_abroad(request, scope, period, currency),
        ]
    if len(found) == 1:
        return show_entries(_describe_largest(request, found[0], period), found)
    intro = formatter.say("largest-intro", period=request.describe_period(period))
    lines = [intro, *(formatter.format_entry(entry) for entry in found)]
    return show_entries("\n".join(lines), found)


def _list_largest_abroad(
    request: AnswerRequest, scope: Scope, period: Period, currency: str
) -> list[LedgerEntry]:
    """Return the largest expense in each other currency than `currency`: nothing is converted."""
    others = [tally.currency for tally in scope.tallies if tally.currency != currency]
    among = _FILTERED if request.question.excludes else 1
    found = (
        request.ledger.list_largest(period, other, scope.category, among)
        for other in others[:_MAX_CURRENCIES]
    )
    return [entry for entries in found for entry in _keep_counted(request, entries)[:1]]


def answer_recent(request: AnswerRequest) -> Reply:
    """Answer with the latest expenses, of a period, category or merchant if one is named."""
    question, formatter = request.question, request.formatter
    limit = question.limit or _MAX_ENTRIES
    if not (question.period or question.names_scope or question.excludes):
        return _list_latest(request, limit)
    period = question.period or _build_whole_history(request)
    scope = find_scope(request, period)
    among = _FILTERED if question.excludes else limit
    found = (
        scope.entries[:limit]
        or _keep_counted(request, request.ledger.list_latest(period, scope.category, among))[:limit]
    )
    if not found:
        return report_nothing_spent(request, scope, period)
    if limit == 1 and not scope.missing_subject:
        return show_entries(formatter.describe_entry("last-time", found[0]), found)
    total = formatter.format_total(scope.tallies, request.profile.currency)
    lines = report_missing_subject(request, scope, period)
    lines.append(
        formatter.say("recent-intro-in", period=request.describe_period(period), total=total)
    )
    lines += [formatter.format_entry(entry) for entry in found]
    if scope.count > len(found):
        lines.append(formatter.say("recent-more", count=scope.count - len(found)))
    return show_entries("\n".join(lines), found)


def _keep_counted(request: AnswerRequest, entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Return the entries that the question does not leave out."""
    return [entry for entry in entries if not is_left_out(request, entry)]


def _list_latest(request: AnswerRequest, limit: int) -> Reply:
    period = _build_whole_history(request)
    found = request.ledger.list_latest(period, None, limit)
    if not found:
        return request.formatter.say("spent-none", period=request.formatter.describe_period(period))
    if limit == 1:
        return show_entries(request.formatter.describe_entry("recent-one", found[0]), found)
    lines = [request.formatter.say("recent-intro"), *map(request.formatter.format_entry, found)]
    return show_entries("\n".join(lines), found)


def answer_lookup(request: AnswerRequest) -> Reply:
    """Answer whether an expense of the amount or at the place named is recorded.

    Without a period, 60 days back and ahead are searched.
    """
    question, formatter = request.question, request.formatter
    today = request.profile.today
    period = question.period or Period("between", today - _LOOKUP_WINDOW, today + _LOOKUP_WINDOW)
    if question.is_paid_yet and question.period is None:
        period = build_current_month(today)
    if not question.cents and not question.subjects:
        return formatter.say("lookup-which")
    candidates = _find_candidates(request, period)
    found = [entry for entry in candidates if _matches_question(request, entry)]
    if found:
        return show_entries(formatter.describe_entry("lookup-yes", found[0]), found[:1])
    if candidates:
        text = formatter.describe_entry("lookup-other", candidates[0])
        return show_entries(text, candidates[:1])
    if question.cents:
        money = formatter.format_money(question.cents, question.currency)
        return formatter.say("lookup-no-amount", money=money)
    if question.is_paid_yet:
        return _say_not_paid(request, question.subjects[0], period)
    return formatter.say("lookup-no", what=question.subjects[0])


def _say_not_paid(request: AnswerRequest, subject: str, period: Period) -> Reply:
    """Return that something is not noted in the period, and when it was noted last."""
    formatter = request.formatter
    name = formatter.describe_period(period)
    line = formatter.say("lookup-not-paid", what=subject, period=name)
    earlier = request.ledger.find_by_description([subject], _build_whole_history(request))[:1]
    lines = [line, *(formatter.describe_entry("last-time", entry) for entry in earlier)]
    return show_entries(" ".join(lines), earlier)


def _build_whole_history(request: AnswerRequest) -> Period:
    """Return the period of all records, up to the end of this month."""
    return Period("ever", FIRST_DAY, build_current_month(request.profile.today).end)


def _find_candidates(request: AnswerRequest, period: Period) -> list[LedgerEntry]:
    question = request.question
    if question.cents:
        found = request.ledger.find_by_amount(question.cents, period)
        return [entry for entry in found if entry.currency == question.currency]
    return [
        entry
        for subject in question.subjects
        for entry in request.ledger.find_by_description([subject], period)
    ]


def _matches_question(request: AnswerRequest, entry: LedgerEntry) -> bool:
    """Return whether an entry of the right amount has the name asked for, or its category."""
    subjects = request.question.subjects
    if not request.question.cents or not subjects:
        return True
    words = {word for subject in subjects for word in fold(subject).split()}
    categories = {request.find_category(subject) for subject in subjects}
    return bool(words & set(tokens(entry.description))) or entry.category in categories


def _describe_scope(request: AnswerRequest, period: Period) -> str:
    """Return the total of the category or merchant named, and the places it was spent at."""
    scope = find_scope(request, period)
    formatter = request.formatter
    if not scope.tallies:
        return report_nothing_spent(request, scope, period)
    line = formatter.say(
        "spent-on",
        total=formatter.format_total(scope.tallies, request.profile.currency),
        what=scope.name,
        period=request.describe_period(period),
        purchases=formatter.format_purchases(scope.count),
    )
    if scope.category is None:
        return "\n".join([line, *_list_names(request, scope.entries)])
    line = " ".join([line, *_report_share(request, scope, period)])
    currency = _choose_currency(request, [tally.currency for tally in scope.tallies])
    return "\n".join([line, *_list_places(request, period, currency, scope.category)])


def _report_share(request: AnswerRequest, scope: Scope, period: Period) -> list[str]:
    """Return what part of all that was spent in the main currency a category is."""
    whole = {tally.currency: tally.cents for tally in sum_category(request, period)}
    part = {tally.currency: tally.cents for tally in scope.tallies}
    currency = _choose_currency(request, list(part))
    if not whole.get(currency):
        return []
    percent = round(100 * part[currency] / whole[currency])
    return [request.formatter.say("top-share", percent=percent)]


def _main_currency(request: AnswerRequest, categories: Sequence[CategoryTally]) -> str:
    return _choose_currency(request, [category.currency for category in categories])


def _choose_currency(request: AnswerRequest, currencies: list[str]) -> str:
    own = request.profile.plan_currency
    return own if own in currencies else currencies[0]


def _introduce_total(request: AnswerRequest, period: Period) -> str:
    total = request.formatter.format_total(sum_category(request, period), request.profile.currency)
    return request.formatter.say("top-intro", total=total, period=request.describe_period(period))


def _format_category_line(request: AnswerRequest, tally: CategoryTally, total: int) -> str:
    name, money = (
        request.formatter.name_category(tally.category),
        request.formatter.format_money(tally.cents, tally.currency),
    )
    if not total:
        return request.formatter.say("line-amount", what=name, money=money)
    percent = round(100 * tally.cents / total)
    return request.formatter.say("line-category", category=name, money=money, percent=percent)


def _list_places(
    request: AnswerRequest, period: Period, currency: str, category: str | None = None
) -> list[str]:
    formatter = request.formatter
    question = request.question
    if category is None and question.excluded_categories:
        return []
    among = _FILTERED if question.excludes else _MAX_PLACES
    found = request.ledger.sum_by_description(period, currency, category, among)
    places = [place for place in found if not is_name_left_out(request, place[0])][:_MAX_PLACES]
    if not places:
        return []
    return [
        formatter.say("top-places"),
        *(
            formatter.say("line-amount", what=name, money=formatter.format_money(cents, currency))
            for name, cents in places
        ),
    ]


def _list_names(request: AnswerRequest, entries: Sequence[LedgerEntry]) -> list[str]:
    """Return a line for each description of `entries`, where they have several."""
    sums: Counter[tuple[str, str]] = Counter()
    for entry in entries:
        sums[entry.description, entry.currency] += entry.cents
    if len(sums) == 1:
        return []
    formatter = request.formatter
    return [
        formatter.say("line-amount", what=name, money=formatter.format_money(cents, currency))
        for (name, currency), cents in sums.most_common(_MAX_PLACES)
    ]


def _describe_largest(request: AnswerRequest, entry: LedgerEntry, period: Period) -> str:
    formatter = request.formatter
    return formatter.say(
        "largest-one",
        what=entry.description,
        money=formatter.format_money(entry.cents, entry.currency),
        day=formatter.format_day(entry.date),
        period=request.describe_period(period),
    )
