"""Read corrections of several amounts: "change lunch to 15 and taxi to 25"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from app.assistant.commands import Amend, EntryChanges
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.corrections import read_correction
from app.assistant.understanding.entry_words import read_entry_reference
from app.assistant.understanding.sentences import TOPIC, read_sentences
from app.assistant.understanding.utterance import Utterance
from app.reading.messages.reader import read_message
from app.text.phrases import phrases
from app.text.templates import AMOUNTS

_LEAST = 2  # amounts
_LONGEST_NAME = 5  # words


def read_series(
    utterance: Utterance, context: UnderstandingContext
) -> tuple[tuple[Amend, Utterance], ...]:
    """Return a correction for each part, with that part; none where one part is no correction.

    A part after the first may leave out its verb: "gas was 45 and lunch 12".
    """
    if len(utterance.amounts) < _LEAST or utterance.is_question:
        return ()
    first, *others = _parts(utterance)
    begun = read_correction(first, context.reader) if others else None
    if not isinstance(begun, Amend) or not _changes_amount(begun):
        return ()
    found = [(begun, first)]
    for part in others:
        amend = read_correction(part, context.reader)
        if amend is None and (elided := _read_elided(part, first)):
            update = {"strength": begun.strength, "is_elided": begun.strength != "explicit"}
            amend = elided.model_copy(update=update)
        if not isinstance(amend, Amend) or not _changes_amount(amend):
            return ()
        found.append((amend, part))
    are_orders = begun.strength == "explicit"
    return tuple(found) if are_orders or _are_apart(found, utterance, context) else ()


def _are_apart(
    found: Sequence[tuple[Amend, Utterance]], utterance: Utterance, context: UnderstandingContext
) -> bool:
    """Return whether statements tell of so many things: "pizza was 90, my part was 30" does not."""
    drafts = read_message(utterance.text, context.reader).drafts
    return [draft.amount_cents for draft in drafts] == [
        amend.changes.amount_cents for amend, _ in found
    ]


def _changes_amount(command: Amend) -> bool:
    """Return whether a correction names an entry and changes its amount."""
    return "amount_cents" in command.changes.fields and not command.entry.is_pronoun


def _parts(utterance: Utterance) -> Iterator[Utterance]:
    """Yield the parts that end with an amount and "and", or a comma."""
    start = 0
    for amount in utterance.amounts:
        if joined := _join().match(utterance.folded, amount.end):
            yield utterance.part(start, amount.end)
            start = joined.end()
    yield utterance.part(start, len(utterance.text))


def _read_elided(part: Utterance, first: Utterance) -> Amend | None:
    """Return the correction that a part without its verb is: "taxi to 25".

    Where the first part says "to", one without it is a purchase: "change lunch to 15, taxi 25".
    """
    begun = _named_amount().search(first.masked)
    has_to = begun is not None and begun["to"] is not None
    for language in part.languages:
        for sentence in read_sentences(part, language):
            match = _named_amount().fullmatch(sentence.words)
            if match is None or (match["to"] is not None) != has_to:
                continue
            entry = read_entry_reference(match["thing"], part, language)
            if entry is None or entry.is_pronoun or len(match["thing"].split()) > _LONGEST_NAME:
                continue
            amount = part.amount(match["amount"])
            changes = EntryChanges(amount_cents=amount.cents, currency=amount.currency or None)
            return Amend(entry=entry, changes=changes)
    return None


@cache
def _named_amount() -> re.Pattern[str]:
    """Return the pattern of a name and a masked amount, with "to" or without."""
    to = phrases(TOPIC, "amend", "to").pattern
    masks = f"[{chr(AMOUNTS[0])}-{chr(AMOUNTS[-1])}]"
    return re.compile(rf"(?P<thing>.+?)\s(?:(?P<to>{to})\s)?(?P<amount>{masks})")


@cache
def _join() -> re.Pattern[str]:
    """Return the pattern of what joins two corrections after an amount."""
    words = phrases(TOPIC, "reference", "separators").pattern
    return re.compile(rf"\s*,\s*(?:{words}\s+)?|\s+{words}\s+")
