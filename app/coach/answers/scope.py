"""Find the expenses that a question is about: of a category, a merchant, a product, or all.

What the question leaves out does not count. Refunds are booked as income: those of the merchant or
thing that is asked for are taken off what was spent on it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from app.coach.answers.request import AnswerRequest
from app.coach.merchant_groups import find_named_group, is_of_group
from app.coach.periods import Period
from app.figures import CategoryTally, LedgerEntry, Tally
from app.text.data import load
from app.text.names import matches

_MAX_OF_GROUP = 2000  # expenses of a category that are looked at for a kind of merchant
_MIN_WORD_LENGTH = 4  # letters; shorter words of a name match too many descriptions


@dataclass(frozen=True, slots=True)
class Scope:
    """Hold the expenses found and their sums.

    `name` is what to call them, "" for all spending. `category` is set if the sums are those of a
    whole category. `missing_subject` is the merchant or product asked for that no description
    mentions, "" if there is none. `refunds` have been taken off the sums.
    """

    name: str
    tallies: Sequence[Tally]
    entries: Sequence[LedgerEntry] = ()
    category: str | None = None
    missing_subject: str = ""
    refunds: Sequence[LedgerEntry] = ()

    @property
    def count(self) -> int:
        """Return the number of transactions."""
        return sum(tally.count for tally in self.tallies)


def find_scope(request: AnswerRequest, period: Period) -> Scope:
    """Return what the question is about, with its sums in `period`.

    A merchant or product is searched in the descriptions. If none mentions it, its category is
    returned instead, with `missing_subject` set so that the answer can explain this.
    """
    return _keep_currency(request, _find_scope(request, period))


def _keep_currency(request: AnswerRequest, scope: Scope) -> Scope:
    """Return `scope` in the only currency that counts, if the question names one."""
    only = request.question.only_currency
    if not only:
        return scope
    return replace(
        scope,
        tallies=[tally for tally in scope.tallies if tally.currency == only],
        entries=[entry for entry in scope.entries if entry.currency == only],
        refunds=[entry for entry in scope.refunds if entry.currency == only],
    )


def _find_scope(request: AnswerRequest, period: Period) -> Scope:
    question, formatter = request.question, request.formatter
    for subject in question.subjects:
        found = find_subject(request, subject, period)
        if found:
            return found
    if question.category:
        return find_category_scope(request, question.category, period)
    for subject in question.subjects:
        category = request.find_category(subject)
        if category:
            sums = sum_category(request, period, category)
            return Scope(
                formatter.name_category(category), sums, category=category, missing_subject=subject
            )
    missing_subject = question.subjects[0] if question.subjects else ""
    return Scope("", sum_category(request, period), missing_subject=missing_subject)


def find_subject(request: AnswerRequest, subject: str, period: Period) -> Scope | None:
    """Return the expenses on a merchant or product, less its refunds; None if there are none."""
    found = _find_entries(request, subject, period) or _find_group(request, subject, period)
    entries = [entry for entry in found if not is_left_out(request, entry)]
    if not entries:
        return None
    refunds = _find_refunds(request, subject, period)
    return Scope(
        _choose_name(subject, entries), sum_by_currency(entries, refunds), entries, refunds=refunds
    )


def find_category_scope(request: AnswerRequest, category: str, period: Period) -> Scope:
    """Return the expenses of one category."""
    sums = sum_category(request, period, category)
    return Scope(request.formatter.name_category(category), sums, category=category)


def sum_within(request: AnswerRequest, scope: Scope, period: Period) -> Sequence[Tally]:
    """Return the sums of `scope` within a part of the period that it was found in."""
    if not scope.entries:
        return sum_category(request, period, scope.category)
    return sum_by_currency(_within(scope.entries, period), _within(scope.refunds, period))


def sum_category(
    request: AnswerRequest, period: Period, category: str | None = None
) -> Sequence[Tally]:
    """Return what was spent in each currency, on one category if given, less what is left out."""
    question = request.question
    if category in question.excluded_categories:
        return []
    sums = request.ledger.sum_spending(period, category)
    if not question.excludes:
        return sums
    kept = {tally.currency: [tally.cents, tally.count] for tally in sums}
    for tally in _sum_left_out(request, period, category):
        kept[tally.currency][0] -= tally.cents
        kept[tally.currency][1] -= tally.count
    return [Tally(name, cents, count) for name, (cents, count) in kept.items() if count > 0]


def sum_categories(request: AnswerRequest, period: Period) -> list[CategoryTally]:
    """Return the spending of each category and currency, less what is left out."""
    sums = request.ledger.sum_by_category(period)
    question = request.question
    if not question.excludes:
        return list(sums)
    left_out: Counter[tuple[str, str]] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    for entry in _find_left_out(request, period):
        left_out[entry.category, entry.currency] += entry.cents
        counts[entry.category, entry.currency] += 1
    kept = [
        CategoryTally(
            tally.category,
            tally.currency,
            tally.cents - left_out[tally.category, tally.currency],
            tally.count - counts[tally.category, tally.currency],
        )
        for tally in sums
        if tally.category not in question.excluded_categories
    ]
    return sorted((tally for tally in kept if tally.count > 0), key=lambda tally: -tally.cents)


def is_left_out(request: AnswerRequest, entry: LedgerEntry) -> bool:
    """Return whether the question leaves `entry` out."""
    return entry.category in request.question.excluded_categories or is_name_left_out(
        request, entry.description
    )


def is_name_left_out(request: AnswerRequest, description: str) -> bool:
    """Return whether the question leaves out what has this description.

    A kind of merchants is left out with all that are known of it: "without groceries".
    """
    return any(
        matches(name, description)
        or ((group := find_named_group(name)) and is_of_group(description, group))
        for name in request.question.excluded_subjects
    )


def sum_by_currency(
    entries: Iterable[LedgerEntry], refunds: Iterable[LedgerEntry] = ()
) -> list[Tally]:
    """Return the sum of each currency, the largest first; `refunds` are taken off."""
    cents: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for entry in entries:
        cents[entry.currency] += entry.cents
        counts[entry.currency] += 1
    for refund in refunds:
        if refund.currency in cents:
            cents[refund.currency] -= refund.cents
    return [Tally(currency, total, counts[currency]) for currency, total in cents.most_common()]


def _within(entries: Iterable[LedgerEntry], period: Period) -> list[LedgerEntry]:
    return [entry for entry in entries if period.start <= entry.date <= period.end]


def _sum_left_out(request: AnswerRequest, period: Period, category: str | None) -> Iterable[Tally]:
    """Yield the sums that do not count of one category, or of all spending."""
    if category is None:
        for name in request.question.excluded_categories:
            yield from request.ledger.sum_spending(period, name)
    found = _find_left_out(request, period)
    yield from sum_by_currency(
        entry for entry in found if category is None or entry.category == category
    )


def _find_left_out(request: AnswerRequest, period: Period) -> list[LedgerEntry]:
    """Return the expenses left out by name, but for those of categories left out anyway."""
    question = request.question
    if not question.excluded_subjects:
        return []
    if any(map(find_named_group, question.excluded_subjects)):
        every = request.ledger.list_latest(period, None, _MAX_OF_GROUP)
        found = [entry for entry in every if is_name_left_out(request, entry.description)]
    else:
        found = list(request.ledger.find_by_description(question.excluded_subjects, period))
    return [entry for entry in found if entry.category not in question.excluded_categories]


def _find_entries(request: AnswerRequest, subject: str, period: Period) -> Sequence[LedgerEntry]:
    entries = request.ledger.find_by_description([subject], period)
    words = [word for word in subject.split() if len(word) >= _MIN_WORD_LENGTH]
    if entries or len(subject.split()) == 1 or not words:
        return entries
    return request.ledger.find_by_description(words, period)


def _find_group(request: AnswerRequest, subject: str, period: Period) -> Sequence[LedgerEntry]:
    """Return the expenses at merchants of the kind that `subject` names: "restaurants"."""
    group = find_named_group(subject)
    category = request.find_category(subject) if group else None
    if category is None:
        return []
    found = request.ledger.list_latest(period, category, _MAX_OF_GROUP)
    return [entry for entry in found if is_of_group(entry.description, group)]


def _find_refunds(request: AnswerRequest, subject: str, period: Period) -> list[LedgerEntry]:
    """Return the incomes of the period that give back money spent on `subject`."""
    found = request.ledger.find_by_description([subject], period, "income")
    return [entry for entry in found if is_refund(entry)]


def is_refund(entry: LedgerEntry) -> bool:
    """Return whether an income gives back what was spent, as its description tells."""
    return any(matches(word, entry.description) for word in refund_words())


@cache
def refund_words() -> Sequence[str]:
    """Return the words of entries that give money back."""
    words: Sequence[str] = load("question_slots")["refund"]
    return words


def _choose_name(subject: str, entries: Sequence[LedgerEntry]) -> str:
    """Return the merchant's name as recorded if all entries share it, else as asked for."""
    written = {entry.description for entry in entries}
    return written.pop() if len(written) == 1 else subject
