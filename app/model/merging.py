"""Put together what the embedded reader and a model read in one text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.model.figures import Words
from app.model.grounding import Grounded, describe
from app.reading.categories.classifier import categorize, is_weak
from app.reading.types import DraftTransaction, Reading
from app.text.amounts import MessageAmount

# Below it the embedded reader is wrong more often than once in twenty.
SURE = 0.9
# Below it the embedded reader has no idea of the category, and the reply asks whether it is right
# (`UNSURE_BELOW` of `app/assistant/wording/entries.py`).
_NO_IDEA = 0.7
# Characters between a figure and a plus sign before it: "90 + filter 25".
_ADDED = re.compile(r"\+[^\d.!?\n+]{0,24}$")
# Where both engines agree on amount, kind and category.
_AGREED = 0.93
# Operations whose words the message has: they count where the embedded reader has a purchase, too.
_WITH_WORDS = frozenset({"difference", "share"})
# Digits of a number that may name something, and signs that join it to the rest of its code.
_CODE_LENGTH = 5
_JOINED = re.compile(r"[^\W_][-/#:]\d|\d[-/#:][^\W_]|#\s?\d")
# From it our own words for what was bought confirm a model's category.
_CONFIRMED = 0.8


@dataclass(frozen=True, slots=True)
class Found:
    """What counts of a model's answer.

    Attributes:
        drafts: The drafts that the words hold, in order.
        not_booked: Amounts that the model names as no transaction: a balance, change, a number of
            an order; in cents.
    """

    drafts: tuple[Grounded, ...]
    not_booked: frozenset[int] = frozenset()


def list_left_out(words: Words, drafts: Sequence[DraftTransaction]) -> list[int]:
    """Return the amounts that no draft has and that are no sum of the drafts, in cents."""
    booked = [draft.amount_cents for draft in drafts]
    known = {*booked, sum(booked)}
    return [one.cents for one in words.amounts if one.cents not in known]


def is_crowded(reading: Reading) -> bool:
    """Return whether several drafts may be figures of one transaction.

    An income beside an expense may be change that came back; drafts of one description may be a
    purchase and numbers that name it.
    """
    drafts = reading.drafts
    names = {(draft.description, draft.category) for draft in drafts}
    return len(drafts) > len(names) or len({draft.kind for draft in drafts}) > 1


def merge(reading: Reading, found: Found, words: Words) -> Reading:
    """Return the embedded reading with what the model adds to it.

    The embedded drafts stay, but for those that the model read better:

    - of a figure that the model read whole ("1 200") or counted into another amount ("gave 20, got
      6 back");
    - an unsure one, or one of a crowd, whose amount the model names as no transaction beside its
      own.

    The model gives a category where the embedded reader knew none or has it from a weak word, or
    where our own words for what the model says was bought have it, too; and drafts for what was
    left out. Where both disagree on the category, the lower confidence counts.
    """
    found = replace(found, drafts=tuple(one for one in found.drafts if not _is_idle(one, reading)))
    rest = list(found.drafts)
    merged: list[DraftTransaction] = []
    for draft in reading.drafts:
        twin = _take_twin(draft, rest, words)
        if twin is None and _is_dropped(draft, reading, found, words):
            continue
        if twin is None:
            if not any(_replaces(one, draft, words) for one in found.drafts):
                merged.append(draft)
        elif twin.draft.amount_cents == draft.amount_cents:
            merged.append(_agree(draft, twin, words))
        else:
            merged.append(twin.draft)
    _add_missed(merged, rest, reading, words)
    if not merged:
        return reading
    return replace(reading, intent="transaction", drafts=tuple(merged))


def _take_twin(draft: DraftTransaction, rest: list[Grounded], words: Words) -> Grounded | None:
    """Take what the model made of a draft's figure out of `rest`."""
    same = (one for one in rest if one.draft.amount_cents == draft.amount_cents)
    twin = next(same, None) or next((one for one in rest if _replaces(one, draft, words)), None)
    if twin is not None:
        rest.remove(twin)
    return twin


def _replaces(one: Grounded, draft: DraftTransaction, words: Words) -> bool:
    """Return whether a model's draft is made of the figure of an embedded one."""
    figures = [(a.start, a.end) for a in words.amounts if a.cents == draft.amount_cents]
    if one.operation != "none":
        return any(source.cents == draft.amount_cents for source in one.sources)
    (source,) = one.sources
    return any(
        source.start <= start and end <= source.end and (start, end) != (source.start, source.end)
        for start, end in figures
    )


def _is_idle(one: Grounded, reading: Reading) -> bool:
    """Return whether a draft is computed from two purchases, or beside drafts without its words."""
    if one.operation == "none":
        return False
    sources = {source.cents for source in one.sources}
    purchases = [draft for draft in reading.drafts if draft.kind == "expense"]
    joins_two = sum(draft.amount_cents in sources for draft in purchases) > 1
    return joins_two or (bool(reading.drafts) and one.operation not in _WITH_WORDS)


def _is_dropped(draft: DraftTransaction, reading: Reading, found: Found, words: Words) -> bool:
    """Return whether an embedded draft that the model does not have is none."""
    is_open = draft.confidence < SURE or is_crowded(reading)
    if not (found.drafts and is_open and draft.amount_cents in found.not_booked):
        return False
    has_no_idea = draft.category == "other" and draft.confidence < _NO_IDEA
    figures = [one for one in words.amounts if one.cents == draft.amount_cents]
    if has_no_idea and not any(_ADDED.search(words.text[: one.start]) for one in figures):
        return True
    return any(_is_like_a_code(one, words) for one in figures)


def _is_like_a_code(figure: MessageAmount, words: Words) -> bool:
    """Return whether a figure may be the number of something: long, or joined to other signs."""
    written = words.text[figure.start : figure.end]
    around = words.text[max(0, figure.start - 2) : figure.end + 2]
    is_long = len(written) >= _CODE_LENGTH and written.isdecimal()
    return not figure.marked and (is_long or bool(_JOINED.search(around)))


def _agree(draft: DraftTransaction, twin: Grounded, words: Words) -> DraftTransaction:
    theirs = twin.draft
    if draft.confidence < SURE and draft.transaction_date == words.context.today:
        draft = replace(draft, transaction_date=theirs.transaction_date)
    if (draft.kind, draft.category) == (theirs.kind, theirs.category):
        return replace(draft, confidence=max(draft.confidence, _AGREED))
    if not draft.kind == theirs.kind == "expense":
        return draft
    is_named = bool(describe(draft.description, words.text))
    has_none = is_named and draft.category == "other" and draft.confidence < _NO_IDEA
    if not has_none and twin.names:
        ours, sure = categorize(twin.names, words.context)
        if ours == theirs.category and sure >= _CONFIRMED:
            return replace(draft, category=ours, description=theirs.description)
    if has_none:
        return replace(draft, category=theirs.category)
    if theirs.category == "other":
        return draft
    unsure = min(draft.confidence, theirs.confidence)
    if _has_weak_category(draft, words):
        return replace(draft, category=theirs.category, confidence=unsure)
    return replace(draft, confidence=unsure)


def _has_weak_category(draft: DraftTransaction, words: Words) -> bool:
    """Return whether a category comes from a weak or ambiguous word of the description."""
    is_own = categorize(draft.description, words.context)[0] == draft.category != "other"
    return is_own and is_weak(draft.description, words.context)


def _add_missed(
    merged: list[DraftTransaction], rest: Sequence[Grounded], reading: Reading, words: Words
) -> None:
    """Add the drafts of a model whose figures the embedded reader left out."""
    missed = list_left_out(words, reading.drafts)
    total = sum(draft.amount_cents for draft in reading.drafts)
    for one in rest:
        is_new = one.draft.amount_cents in missed or not reading.drafts
        if is_new and one.draft.amount_cents != total:
            merged.append(one.draft)
