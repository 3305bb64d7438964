"""Read what is no order: a log, talk or a question."""

from app.assistant.commands import (
    Amend,
    Ask,
    AskDetail,
    Command,
    Decline,
    EntryChanges,
    EntryReference,
    Erase,
    Log,
    SetLanguage,
    Talk,
    TalkTopic,
    Undo,
)
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.elided import read_elided
from app.assistant.understanding.incomplete import read_incomplete
from app.assistant.understanding.open_questions import drops
from app.assistant.understanding.orders import names_an_order, tells_no_purchase
from app.assistant.understanding.others_spending import read_others_spending
from app.assistant.understanding.sentences import TOPIC, read_sentences
from app.assistant.understanding.supposed import read_supposed
from app.assistant.understanding.talk import read_talk
from app.assistant.understanding.utterance import Utterance
from app.coach.questions.parser import parse_question
from app.coach.questions.types import QuestionType
from app.reading.messages.edits import read_edit
from app.reading.messages.reader import read_message
from app.reading.types import Reading
from app.text.phrases import phrases
from app.text.templates import AMOUNTS

Commands = tuple[Command, ...]

_LONGEST_QUESTION = 1000  # characters
_LEAST_SENTENCE = 3  # words


def read_plain(utterance: Utterance, context: UnderstandingContext) -> Commands:
    """Return what is no order: a log, with its question; else talk or a question."""
    if talk := read_talk(utterance, context):
        return (talk,)
    if supposed := read_supposed(utterance, context):
        return (supposed,)
    reading = read_message(utterance.text, context.reader)
    if command := _read_intent(utterance, reading, context):
        return (command,)
    if others := read_others_spending(utterance, reading.drafts, context):
        return (others,)
    short = (
        _read_bare_amount(utterance, context)
        or read_elided(utterance, context)
        or read_incomplete(utterance, context)
    )
    if short:
        return (short,)
    is_log = not (names_an_order(utterance) or tells_no_purchase(utterance))
    if reading.drafts and is_log:
        is_repeating = phrases(TOPIC, "repeating", "words").search(utterance.folded) is not None
        log = Log(drafts=reading.drafts, is_repeating=is_repeating)
        if reading.question:
            return log, _read_question(reading.question, context)
        return (log,)
    question = _read_question(utterance.text, context)
    if (
        question == Talk(topic=TalkTopic.UNCLEAR)
        and utterance.amounts
        and names_an_order(utterance)
    ):
        return (Talk(topic=TalkTopic.ORDER),)
    return (question,)


def _read_intent(
    utterance: Utterance, reading: Reading, context: UnderstandingContext
) -> Command | None:
    """Return the command of an intent that the reader recognizes by its words."""
    match reading.intent:
        case "undo":
            return Undo(is_dropping=drops(utterance))
        case "edit":
            edit = read_edit(utterance.text, context.reader)
            if edit is None or _is_whole(edit.description, utterance):
                return AskDetail(slot="change", entry=EntryReference())
            changes = EntryChanges.model_validate(edit, from_attributes=True)
            return Amend(entry=EntryReference(), changes=changes)
        case "help":
            return Talk(topic=TalkTopic.HELP)
        case "greeting":
            return Talk(topic=TalkTopic.GREETING)
        case "delete_data" if not utterance.days:
            return Erase()
        case "language":
            return SetLanguage(language=reading.target_language)
    return None


def _is_whole(description: str | None, utterance: Utterance) -> bool:
    """Return whether what should be the new name is the sentence: "the taxi should be less"."""
    words = len((description or "").split())
    return words >= _LEAST_SENTENCE and words >= len(utterance.masked.split()) - 1


def _read_bare_amount(utterance: Utterance, context: UnderstandingContext) -> Command | None:
    """Return a question for what a message that is nothing but an amount is about."""
    words = utterance.masked.strip("-+")
    if len(words) != 1 or not utterance.amounts:
        return _read_amount_instead(utterance)
    read = read_message(f"x {utterance.text}", context.reader)
    return AskDetail(slot="description", drafts=read.drafts) if read.drafts else None


def _read_amount_instead(utterance: Utterance) -> Command | None:
    """Return the correction that "no, 20" is: of the line spoken of last, never a purchase.

    Of several amounts it is not said which one is right.
    """
    for language in utterance.languages:
        for sentence in read_sentences(utterance, language):
            amounts = sentence.words.split()
            if not sentence.is_correcting or not all(map(_is_amount, amounts)):
                continue
            if len(amounts) > 1:
                return AskDetail(slot="change", entry=EntryReference())
            if len(utterance.amounts) == 1:
                amount = utterance.amounts[0]
                changes = EntryChanges(amount_cents=amount.cents, currency=amount.currency or None)
                return Amend(entry=EntryReference(), changes=changes)
    return None


def _is_amount(word: str) -> bool:
    """Return whether a word of a masked sentence is an amount."""
    return len(word) == 1 and ord(word) in AMOUNTS


def _read_question(text: str, context: UnderstandingContext) -> Command:
    if len(text) > _LONGEST_QUESTION:
        # A story ends with its question.
        text = text[-_LONGEST_QUESTION:].partition(" ")[2]
    question = parse_question(text, context.question, context.dialogue.question)
    if question.type == "off_topic":
        return Decline()
    if topic := _TALK_TOPICS.get(question.type):
        return Talk(topic=topic)
    return Ask(question=question)


# What the coach's parser calls a question and is none about figures.
_TALK_TOPICS: dict[QuestionType, TalkTopic] = {
    "greeting": TalkTopic.GREETING,
    "thanks": TalkTopic.THANKS,
    "bye": TalkTopic.GOODBYE,
    "help": TalkTopic.HELP,
    "statement": TalkTopic.UNCLEAR,
    "unknown": TalkTopic.UNCLEAR,
}
