"""Read an order that a remark follows: "pharmacy is food, weird I know", "uber was 21 sadly"."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from app.assistant.commands import Amend, Command
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.order_reading import log_of, read_order
from app.assistant.understanding.sentences import TOPIC
from app.assistant.understanding.utterance import Utterance
from app.reading.messages.reader import read_message
from app.text.phrases import phrases

# Marks before a remark that is no part of an order.
_MARKS = frozenset(",;(-")
# Places that are tried as the beginning of a remark, from the last one.
_MOST_PLACES = 6
_LONGEST = 10  # words of a remark that no mark divides from the order

Commands = tuple[Command, ...]


def read_beside_remark(utterance: Utterance, context: UnderstandingContext) -> Commands:
    """Return the commands of an order that a remark follows; none where there is no such."""
    ends = [value.end for value in utterance.amounts] + [value.end for value in utterance.days]
    end = max(ends, default=0)
    places = {place for place in _marked(utterance) if place > end}
    places |= {place for place in _begun(utterance) if place >= end}
    for place in islice(sorted(places, reverse=True), _MOST_PLACES):
        if order := read_order(utterance.part(0, place), context):
            return _as_whole(order, utterance, context)
    if utterance.amounts and end < len(utterance.text) and end == utterance.amounts[-1].end:
        return _read_beside_trifle(utterance, end, context)
    return ()


def _read_beside_trifle(utterance: Utterance, end: int, context: UnderstandingContext) -> Commands:
    """Return the correction that ends with an amount and a few words: "auto was 60 only yaar".

    The words must not make another amount of it: "dinner was 40 each".
    """
    rest = utterance.part(end, len(utterance.text))
    is_tied = phrases(TOPIC, "remark", "tied").match(rest.masked.strip()) is not None
    if is_tied or len(rest.masked.split()) > _LONGEST or utterance.is_question:
        return ()
    order = read_order(utterance.part(0, end), context)
    cents = [one.changes.amount_cents for one in order if isinstance(one, Amend)]
    drafts = read_message(utterance.text, context.reader).drafts
    if not cents or [draft.amount_cents for draft in drafts] != cents:
        return ()
    return _as_whole(order, utterance, context)


def _as_whole(order: Commands, utterance: Utterance, context: UnderstandingContext) -> Commands:
    """Return an order with the log that the whole message is where there is nothing to correct."""
    (first, *others) = order
    if others or not isinstance(first, Amend) or first.otherwise is None:
        return order
    return (first.model_copy(update={"otherwise": log_of(utterance, context)}),)


def _marked(utterance: Utterance) -> Iterator[int]:
    """Yield the places of marks before a remark."""
    for place, character in enumerate(utterance.text):
        if character in _MARKS:
            yield place


def _begun(utterance: Utterance) -> Iterator[int]:
    """Yield the places of words that begin a remark."""
    for match in _begins().finditer(utterance.folded):
        rest = utterance.folded[match.end() :]
        if match.start() > 0 and len(rest.split()) < _LONGEST:
            yield match.start()


@cache
def _begins() -> re.Pattern[str]:
    """Return the pattern of the blank before words that begin a remark."""
    return re.compile(rf"\s+(?={phrases(TOPIC, 'remark', 'begins').pattern})")
