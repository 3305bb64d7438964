"""Read a message that goes on with the order before: "delete the gym" … "and the movies please"."""

from app.assistant.commands import Amend, Command, Remove
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.entry_words import is_definite, read_entry_reference
from app.assistant.understanding.sentences import TOPIC, read_sentences
from app.assistant.understanding.utterance import Utterance
from app.text.data import load_language
from app.text.languages import Language
from app.text.phrases import compiled
from app.text.yes_no import read_yes_no

_LONGEST = 5  # words of the name, with "and"


def read_continued(utterance: Utterance, context: UnderstandingContext) -> Command | None:
    """Return the order before with the entry that a message names instead; None where it is none.

    It begins with "and" or the like, or names a known entry: "the 4 one".
    """
    order = context.dialogue.order
    if order is None or utterance.is_question or read_yes_no(utterance.text) is not None:
        return None
    words = utterance.masked
    for language in utterance.languages:
        goes_on = compiled(tuple(load_language(TOPIC, language)["continued"]["words"]), {})
        begun = goes_on.match(words)
        rest = words[begun.end() :].strip() if begun else words
        if not rest or not (begun or is_definite(rest, language)):
            continue
        if command := _with_entry(order, rest, utterance, language):
            return command
    return None


def _with_entry(
    order: Amend | Remove, words: str, utterance: Utterance, language: Language
) -> Command | None:
    """Return the order for the entry that words name."""
    shortest = utterance.masked
    for sentence in read_sentences(utterance, language):
        if sentence.words in words and len(sentence.words) < len(shortest):
            shortest = sentence.words
    name = shortest if shortest in words else words
    if len(name.split()) > _LONGEST:
        return None
    entry = read_entry_reference(name, utterance, language)
    if entry is None or entry.is_pronoun:
        return None
    return order.model_copy(update={"entry": entry})
