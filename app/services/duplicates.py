"""Find the rows of a document that were booked before. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.reading.types import DraftTransaction

# A purchase by card may appear on the statement days later.
NEARBY_DAYS = timedelta(days=3)
# A document of at least so many rows is taken as a complete list of its period.
LIST_ROWS = 3


@dataclass(frozen=True, slots=True)
class BookedTransaction:
    """A booked transaction, as far as drafts are compared with it."""

    id: str
    submission_id: str
    amount_cents: int
    currency: str
    kind: str
    description: str
    day: date
    is_from_document: bool


@dataclass(frozen=True, slots=True)
class SeparatedDrafts:
    """New drafts, and drafts that were booked before with the id of the transaction they repeat."""

    new: tuple[DraftTransaction, ...]
    repeated: tuple[tuple[DraftTransaction, str], ...]


def separate_duplicates(
    drafts: Sequence[DraftTransaction], booked: Iterable[BookedTransaction]
) -> SeparatedDrafts:
    """Separate the rows of a document into new ones and ones that repeat a booked transaction.

    A row repeats a transaction of the same amount, currency and direction within three days. Each
    transaction matches one row, so that two coffees of a day stay two. Rows that agree in
    everything are matched first, then those nearest in time.
    """
    by_amount: dict[tuple[int, str], list[BookedTransaction]] = defaultdict(list)
    for one in booked:
        by_amount[one.amount_cents, one.currency].append(one)
    spans = _spans(one for group in by_amount.values() for one in group)
    matches: dict[int, str] = {}
    for test in (_is_exact, _is_near):
        for at, draft in enumerate(drafts):
            group = by_amount.get((draft.amount_cents, draft.currency), [])
            fitting = [one for one in group if at not in matches and test(draft, one, spans)]
            if fitting:
                found = min(fitting, key=lambda one: abs(one.day - draft.transaction_date))
                group.remove(found)
                matches[at] = found.id
    return SeparatedDrafts(
        new=tuple(draft for at, draft in enumerate(drafts) if at not in matches),
        repeated=tuple((drafts[at], matches[at]) for at in sorted(matches)),
    )


_Spans = dict[str, tuple[date, date]]


def _spans(booked: Iterable[BookedTransaction]) -> _Spans:
    """Return the first and last day of each submission that is a complete list of its period."""
    days: dict[str, list[date]] = defaultdict(list)
    for one in booked:
        if one.is_from_document:
            days[one.submission_id].append(one.day)
    return {id_: (min(of), max(of)) for id_, of in days.items() if len(of) >= LIST_ROWS}


def _is_exact(draft: DraftTransaction, one: BookedTransaction, _spans: _Spans) -> bool:
    expected = (one.day, one.kind, one.description)
    return expected == (draft.transaction_date, draft.kind, draft.description)


def _is_near(draft: DraftTransaction, one: BookedTransaction, spans: _Spans) -> bool:
    if "transfer" not in {draft.kind, one.kind} and draft.kind != one.kind:
        return False
    # A statement lists all movements of its days: a row outside them is new, even if the same
    # amount was paid the day before.
    first, last = spans.get(one.submission_id, (date.min, date.max))
    if not first <= draft.transaction_date <= last:
        return False
    return abs(one.day - draft.transaction_date) <= NEARBY_DAYS
