"""Which of a document's rows are in the books already. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.reading.drafts import Draft

# A card's purchase may reach its statement days later.
NEAR = timedelta(days=3)
# From so many rows on, a submission is a list of all that happened in its period.
LIST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Booked:
    """A transaction in the books, as far as it can be compared."""

    id: str
    submission_id: str
    amount_cents: int
    currency: str
    kind: str
    description: str
    day: date
    document: bool


@dataclass(frozen=True, slots=True)
class Parted:
    """What is new, and what is there already, with the id of the transaction that it repeats."""

    new: tuple[Draft, ...]
    repeated: tuple[tuple[Draft, str], ...]


def part(drafts: Sequence[Draft], booked: Iterable[Booked]) -> Parted:
    """Parts the rows of a document into what is new and what repeats a booked transaction.

    Same amount, currency and direction within three days. One transaction stands for one row, so
    that two coffees of a day stay two; rows that agree in everything find each other first, then
    those nearest in time.
    """
    by_amount: dict[tuple[int, str], list[Booked]] = defaultdict(list)
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
    return Parted(
        new=tuple(draft for at, draft in enumerate(drafts) if at not in matches),
        repeated=tuple((drafts[at], matches[at]) for at in sorted(matches)),
    )


_Spans = dict[str, tuple[date, date]]


def _spans(booked: Iterable[Booked]) -> _Spans:
    """By submission that was a list of all that happened: the days that it covers."""
    days: dict[str, list[date]] = defaultdict(list)
    for one in booked:
        if one.document:
            days[one.submission_id].append(one.day)
    return {id_: (min(of), max(of)) for id_, of in days.items() if len(of) >= LIST_ROWS}


def _is_exact(draft: Draft, one: Booked, _spans: _Spans) -> bool:
    written = (one.day, one.kind, one.description)
    return written == (draft.transaction_date, draft.kind, draft.description)


def _is_near(draft: Draft, one: Booked, spans: _Spans) -> bool:
    if "transfer" not in {draft.kind, one.kind} and draft.kind != one.kind:
        return False
    # A statement lists every movement of its days: one of another day is not among them, though
    # the same fare was paid the day before.
    first, last = spans.get(one.submission_id, (date.min, date.max))
    if not first <= draft.transaction_date <= last:
        return False
    return abs(one.day - draft.transaction_date) <= NEAR
