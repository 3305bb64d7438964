"""Read what people say besides orders and questions about money.

Greetings and thanks, feelings, complaints and insults, and questions about Ozzie itself. The words
are in talk.toml of each language.
"""

import re
from functools import cache

from app.assistant.commands import Talk, TalkTopic
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.orders import with_figures
from app.assistant.understanding.utterance import Utterance
from app.coach.questions.lexicon import load_lexicon
from app.coach.questions.types import Feeling
from app.text.commands import command
from app.text.greetings import is_greeting
from app.text.languages import Language
from app.text.normalize import fold
from app.text.phrases import entries_of, phrases

_LONGEST = 200  # characters; longer messages tell a story
_WORDS = re.compile(r"[^\W_]+(?:['*@#$][^\W_]*)*|\*+")
_PLAIN_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
# The first that matches is taken: "are you a stupid bot?" insults, "how do I quit?" is no worry.
_ABOUT_OZZIE = (
    TalkTopic.INSULT,
    TalkTopic.COMPLAINT,
    TalkTopic.PRIVACY,
    TalkTopic.PRICE,
    TalkTopic.HUMAN,
    TalkTopic.CANCEL,
    TalkTopic.WHO,
)
_FEELINGS: dict[TalkTopic, Feeling] = {
    TalkTopic.WORRY: "worried",
    TalkTopic.FRUSTRATION: "frustrated",
    TalkTopic.JOY: "happy",
}
_PLEASANTRIES = (TalkTopic.THANKS, TalkTopic.GOODBYE, TalkTopic.GREETING)


def read_talk(utterance: Utterance, context: UnderstandingContext) -> Talk | None:
    """Return what a sentence says besides money; None where it logs, asks or orders something.

    A sentence with an amount is talk only where it tells of debts and of a feeling about them.
    """
    if len(utterance.text) > _LONGEST:
        return None
    topic = _topic(utterance, context)
    return Talk(topic=topic) if topic else None


def tells_feeling(utterance: Utterance) -> bool:
    """Return whether a sentence tells of a worry, a frustration or a joy."""
    return len(utterance.text) <= _LONGEST and _feeling(_words(utterance), utterance) is not None


def has_feeling(text: str) -> Feeling:
    """Return the feeling that comes with a purchase or a question, by its emoji and words."""
    topic = _emoji_topic(text)
    if topic in _FEELINGS:
        return _FEELINGS[topic]
    words = _REPEATED.sub(r"\1", fold(text))
    for feeling in _FEELINGS.values():
        if phrases("talk", "feeling", feeling).search(words):
            return feeling
    return "neutral"


def _topic(utterance: Utterance, context: UnderstandingContext) -> TalkTopic | None:
    folded = utterance.folded
    plain = _PLAIN_WORDS.findall(folded)
    if utterance.amounts:
        # "Mil gracias" and "thanks a million" name no amount.
        is_figure = any(character.isdigit() for character in folded)
        words = _words(utterance)
        told = _debts(words) or _owed(utterance) or _saved(utterance)
        return told or (None if is_figure else _pleasantry(plain, words, context))
    if not plain and not _WORDS.search(folded):
        return _wordless(utterance.text)
    words = _words(utterance)
    for topic in _ABOUT_OZZIE:
        if _is(topic, words):
            return topic
    if feeling := _feeling(words, utterance):
        return feeling
    if _is(TalkTopic.HELP, words) or _asks_for_help(folded, words, utterance.language):
        return TalkTopic.HELP
    return _unclear(" ".join(plain)) or _pleasantry(plain, words, context) or _unclear(words)


def _is(topic: TalkTopic, words: str) -> bool:
    return bool(_whole(topic).fullmatch(words) or phrases("talk", topic, "inside").search(words))


def _debts(words: str) -> TalkTopic | None:
    """Return worry where a sentence with an amount tells of debts that weigh on somebody."""
    tells = phrases("talk", "worry", "debts").search(words)
    return TalkTopic.WORRY if tells and phrases("talk", "worry", "inside").search(words) else None


def _saved(utterance: Utterance) -> TalkTopic | None:
    """Return joy where somebody tells how much they managed to save, and asks nothing."""
    words = with_figures(utterance.masked)
    told = phrases("talk", "joy", "figures").match(words)
    return TalkTopic.JOY if told and not utterance.is_question else None


def _owed(utterance: Utterance) -> TalkTopic | None:
    """Return which debt between people a statement tells of, unless it has been paid back."""
    words = with_figures(utterance.masked)
    if "?" in utterance.text or phrases("talk", "owed", "settled").search(words):
        return None
    if phrases("talk", "owed", "inside").search(words) and not utterance.is_question:
        return TalkTopic.OWED
    found = phrases("talk", "owing", "inside").search(words)
    if found is None or phrases("talk", "owing", "lenders").search(words):
        return None
    return TalkTopic.OWING


def _asks_for_help(folded: str, words: str, language: Language) -> bool:
    """Return whether a message asks how Ozzie works, not how to do something with money."""
    found = command(folded)
    if found is None or found.intent != "help":
        return False
    asked = load_lexicon(language).types
    return not any(asked[kind].search(words) for kind in asked if kind != "help")


def _feeling(words: str, utterance: Utterance) -> TalkTopic | None:
    for topic in _FEELINGS:
        if _whole(topic).fullmatch(words):
            return topic
    if _asks(words, utterance):
        return None
    for topic in _FEELINGS:
        if phrases("talk", topic, "inside").search(words):
            return topic
    return None


def _asks(words: str, utterance: Utterance) -> bool:
    """Return whether a sentence is a question: the coach answers it, feelings and all.

    "I'm drowning in debt, what should I do?" is none: it asks for comfort.
    """
    if phrases("talk", "worry", "helpless").search(words):
        return False
    if "?" in utterance.text or "¿" in utterance.text:
        return True
    return load_lexicon(utterance.language).interrogatives.match(words) is not None


def _pleasantry(plain: list[str], words: str, context: UnderstandingContext) -> TalkTopic | None:
    """Return the kind of pleasantry that a sentence is, where it is nothing else."""
    for topic in (*_PLEASANTRIES, TalkTopic.ACKNOWLEDGEMENT):
        if _whole(topic).fullmatch(words):
            return topic
    if not is_greeting(plain):
        return None
    # "Boa noite" greets, and takes leave of somebody with whom one has been talking.
    is_talking = context.dialogue.updated_at is not None
    evening = TalkTopic.GOODBYE if is_talking else TalkTopic.GREETING
    for name, topic in (
        ("thanks", TalkTopic.THANKS),
        ("goodbye", TalkTopic.GOODBYE),
        ("evening", evening),
        ("greeting", TalkTopic.GREETING),
    ):
        if phrases("talk", "pleasantry", name).search(words):
            return topic
    return TalkTopic.ACKNOWLEDGEMENT


def _unclear(words: str) -> TalkTopic | None:
    words = _REPEATED.sub(r"\1", words)
    is_unclear = _whole(TalkTopic.UNCLEAR).fullmatch(words)
    is_mash = phrases("talk", "mash", "whole").fullmatch(words)
    return TalkTopic.UNCLEAR if is_unclear or is_mash else None


def _wordless(text: str) -> TalkTopic | None:
    """Return what a message without words says: an emoji, or marks alone."""
    if topic := _emoji_topic(text):
        return topic
    if "?" in text:
        return TalkTopic.HELP
    shown = text.strip()
    if not shown:
        return None
    return TalkTopic.UNCLEAR if shown.isascii() else TalkTopic.ACKNOWLEDGEMENT


def _emoji_topic(text: str) -> TalkTopic | None:
    if text.isascii():
        return None
    topics = _emoji()
    return next((topics[character] for character in text if character in topics), None)


@cache
def _emoji() -> dict[str, TalkTopic]:
    return {
        character: topic
        for topic in TalkTopic
        for entry in entries_of("talk", "emoji", topic)
        for character in entry
    }


def _words(utterance: Utterance) -> str:
    """Return the words in single blanks, chat spellings written out, without emoji and marks."""
    spellings = load_lexicon(utterance.language).spellings
    collapsed = _REPEATED.sub(r"\1", utterance.folded)
    return " ".join(spellings.get(word, word) for word in _WORDS.findall(collapsed))


@cache
def _whole(topic: TalkTopic) -> re.Pattern[str]:
    """Return the pattern of a whole sentence with polite words around it."""
    polite = phrases("intents", "polite", "words").pattern
    core = phrases("talk", topic, "whole").pattern
    return re.compile(rf"(?:{polite}\s+){{0,4}}{core}(?:\s+{polite}){{0,4}}")
