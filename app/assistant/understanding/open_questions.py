"""Read the answer to what the assistant asked: a choice, a yes or no, or a missing value."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache

from app.assistant.commands import (
    Amend,
    AskDetail,
    Choice,
    Command,
    EntryChanges,
    EntryReference,
    Erase,
    Log,
    Talk,
    TalkTopic,
)
from app.assistant.context import UnderstandingContext
from app.assistant.dialogue import OpenQuestion
from app.assistant.understanding.corrections import read_correction
from app.assistant.understanding.entry_words import read_entry_reference
from app.assistant.understanding.sentences import read_sentences
from app.assistant.understanding.talk import read_talk
from app.assistant.understanding.utterance import Utterance
from app.reading.messages.edits import read_edit
from app.reading.messages.reader import read_message
from app.text.names import matches
from app.text.phrases import phrases
from app.text.yes_no import is_consent, read_yes_no

_LONGEST_ANSWER = 60  # characters; a longer message is no answer
_LONGEST_CHOICE = 12  # words

Commands = tuple[Command, ...]
# Fills a slot of another module: goals, finances, settings.
SlotFiller = Callable[[OpenQuestion, Utterance, UnderstandingContext], "Command | Commands | None"]


def read_answer(
    utterance: Utterance, context: UnderstandingContext, fillers: dict[str, SlotFiller]
) -> Commands | None:
    """Return what an answer to the open question asks for; None where the message is no answer.

    `fillers` fill the slots of goals, finances and settings, by the slot's name.
    """
    asked = context.dialogue.open
    if asked is None or len(utterance.text) > _LONGEST_ANSWER:
        return None
    if asked.kind == "choice":
        return _read_choice(asked, utterance, context)
    if asked.kind == "yes_no":
        return _read_yes_no(asked, utterance)
    if asked.slot in fillers:
        filled = fillers[asked.slot](asked, utterance, context)
        return filled if isinstance(filled, tuple) or filled is None else (filled,)
    if isinstance(asked.command, AskDetail):
        return _read_detail(asked.command, utterance, context)
    return None


def _read_yes_no(asked: OpenQuestion, utterance: Utterance) -> Commands | None:
    if isinstance(asked.command, Log) and _books().fullmatch(utterance.masked):
        return (asked.command,)
    answer = read_yes_no(utterance.text)
    if answer is None or asked.command is None:
        return None
    if not answer:
        return (Talk(topic=TalkTopic.KEPT),)
    if isinstance(asked.command, Erase):
        return (Erase(is_confirmed=True),)
    return (asked.command,) if is_consent(utterance.text) else None


def _read_choice(
    asked: OpenQuestion, utterance: Utterance, context: UnderstandingContext
) -> Commands | None:
    words = utterance.masked
    if len(words.split()) > _LONGEST_CHOICE:
        return None
    if read_yes_no(utterance.text) is False or drops(utterance):
        return (Talk(topic=TalkTopic.KEPT),)
    chosen = _chosen(asked.choices, utterance)
    found = tuple(command for one in chosen for command in one.commands)
    return found or _read_corrected_choice(asked.choices, utterance, context)


def _read_corrected_choice(
    choices: tuple[Choice, ...], utterance: Utterance, context: UnderstandingContext
) -> Commands | None:
    """Return the correction of the choice that an answer names: "the 62 one, it was 60"."""
    correction = read_correction(utterance, context.reader)
    if not isinstance(correction, Amend):
        return None
    meant = correction.entry
    named = [one for one in choices if meant.cents is not None and one.cents == meant.cents]
    for one in named or _referred(choices, meant):
        for command in one.commands:
            if isinstance(command, AskDetail) and command.slot == "change" and command.entry:
                return (correction.model_copy(update={"entry": command.entry, "otherwise": None}),)
    return None


def drops(utterance: Utterance) -> bool:
    """Return whether words only drop what was spoken of: "never mind"."""
    return _declines().fullmatch(utterance.masked) is not None


@cache
def _books() -> re.Pattern[str]:
    """Return the pattern of an answer that has booked what was offered: "log it, I paid"."""
    book = phrases("choices", "book").pattern
    return re.compile(rf"{book}(?:\s+{book})*")


@cache
def _declines() -> re.Pattern[str]:
    """Return the pattern of an answer that chooses nothing: "none, leave it"."""
    none = phrases("choices", "none").pattern
    return re.compile(rf"(?:no\s+)?{none}(?:\s+{none})*")


def _chosen(choices: tuple[Choice, ...], utterance: Utterance) -> list[Choice]:
    """Return the choices that an answer names: by number, place, amount or name."""
    if utterance.amounts and (numbered := _numbered(choices, utterance)):
        return numbered
    for language in utterance.languages:
        for sentence in read_sentences(utterance, language):
            reference = read_entry_reference(sentence.words, utterance, language)
            if reference and (named := _referred(choices, reference)):
                return named
    return []


def _numbered(choices: tuple[Choice, ...], utterance: Utterance) -> list[Choice]:
    """Return the choices that figures name by amount or number; "coffee 2" names none of them."""
    beside = _words_beside_figures(utterance)
    cents = {amount.cents for amount in utterance.amounts}
    named = [choice for choice in choices if choice.cents in cents]
    if named and all(not beside or _says(beside, one) for one in named):
        return named
    numbers = [amount.value for amount in utterance.amounts]
    if not beside and all(number in range(1, len(choices) + 1) for number in numbers):
        return [choices[int(number) - 1] for number in numbers]
    return []


def _says(beside: str, choice: Choice) -> bool:
    """Return whether words name a choice, or several of which it is one."""
    name = choice.words or choice.label
    return matches(beside, name) or matches(name, beside)


def _words_beside_figures(utterance: Utterance) -> str:
    """Return what an answer says beside figures, without words such as "number" and "and"."""
    plain = utterance.masked
    for names in (("choices", "number"), ("corrections", "split", "joins")):
        plain = phrases(*names).sub(" ", plain)
    found = [plain]
    for language in utterance.languages:
        reference = read_entry_reference(plain, utterance, language)
        if reference is not None:
            found.append(reference.words)
    return min(found, key=len)


def _referred(choices: tuple[Choice, ...], reference: EntryReference) -> list[Choice]:
    if reference.scope != "one" or (reference.count or 0) >= len(choices):
        return list(choices)
    if reference.is_last:
        return [choices[-1]]
    if reference.position is not None:
        place = reference.position
        at = place - 1 if place > 0 else len(choices) + place
        return [choices[at]] if 0 <= at < len(choices) else []
    if reference.words:
        named = [one for one in choices if matches(reference.words, one.words or one.label)]
        return named if len(named) == 1 else []
    return []


def _narrowed(
    asked: EntryReference, utterance: Utterance, context: UnderstandingContext
) -> Amend | None:
    """Return the correction of one of several entries that were shown: "the 62 one, it was 60"."""
    correction = read_correction(utterance, context.reader)
    if asked.ids or not isinstance(correction, Amend):
        return None
    said = correction.entry.model_dump(exclude_defaults=True, exclude={"words"})
    if not said or (correction.entry.words and correction.entry.words != asked.words):
        return None
    entry = asked.model_copy(update=said)
    return correction.model_copy(update={"entry": entry, "strength": "explicit", "otherwise": None})


def _read_detail(
    asked: AskDetail, utterance: Utterance, context: UnderstandingContext
) -> Commands | None:
    if asked.slot == "change" and asked.entry is not None:
        if len(utterance.masked) == 1 and utterance.amounts:
            amount = utterance.amounts[0]
            changes = EntryChanges(amount_cents=amount.cents, currency=amount.currency or None)
            return (Amend(entry=asked.entry, changes=changes),)
        if narrower := _narrowed(asked.entry, utterance, context):
            return (narrower,)
        edit = read_edit(utterance.text, context.reader)
        if edit is None:
            return None
        changes = EntryChanges.model_validate(edit, from_attributes=True)
        return (Amend(entry=asked.entry, changes=changes),)
    if read_talk(utterance, context) == Talk(topic=TalkTopic.UNCLEAR):
        # "That thing" describes nothing: it is asked again.
        return (asked,)
    if asked.slot == "description" and utterance.is_question:
        return None
    if asked.slot == "description" and not utterance.amounts and asked.drafts:
        if phrases("choices", "vague").fullmatch(utterance.masked):
            return (Talk(topic=TalkTopic.UNCLEAR),)
        draft = asked.drafts[0]
        words = utterance.text.strip(" .!")
        read = read_message(f"{words} {draft.amount_cents / 100:.2f}", context.reader)
        if len(read.drafts) != 1:
            return None
        priced = replace(read.drafts[0], amount_cents=draft.amount_cents, currency=draft.currency)
        return (Log(drafts=(priced,)),)
    if asked.slot == "amount" and len(utterance.amounts) == 1 and asked.words:
        read = read_message(f"{asked.words} {utterance.text}", context.reader)
        return (Log(drafts=read.drafts),) if read.drafts else None
    return None
