"""Read a purchase that names only its price: "I took the 300 one", after a question about it."""

from app.assistant.commands import AskDetail, Command, Log
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.sentences import TOPIC, match_sentences, read_sentences
from app.assistant.understanding.utterance import Utterance
from app.reading.messages.reader import read_message


def read_elided(utterance: Utterance, context: UnderstandingContext) -> Command | None:
    """Return the log of what the question before was about, at the price that is named.

    Where nothing was asked about, the thing is asked for. None where the message is no such.
    """
    for language in utterance.languages:
        sentences = read_sentences(utterance, language)
        for slots, _ in match_sentences(sentences, TOPIC, language, "elided", "whole"):
            amount = utterance.amount(slots["amount"])
            price = utterance.text[amount.start : amount.end]
            asked = context.dialogue.question
            things = asked.subjects if asked is not None else ()
            read = read_message(f"{' '.join(things[:1]) or 'x'} {price}", context.reader)
            if not read.drafts:
                continue
            if not things:
                return AskDetail(slot="description", drafts=read.drafts)
            return Log(drafts=read.drafts)
    return None
