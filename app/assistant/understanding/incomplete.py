"""Read requests to log that lack the amount: "add groceries" asks how much they were."""

from app.assistant.commands import AskDetail
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.sentences import TOPIC, match_sentences, read_sentences
from app.assistant.understanding.utterance import Utterance
from app.coach.questions.category_names import find_category_by_name, is_known

_LONGEST_THING = 4  # words


def read_incomplete(utterance: Utterance, context: UnderstandingContext) -> AskDetail | None:
    """Return a question for the amount of what is to be logged; None where it is no such.

    The thing must be known to be bought: "add me" and "log out" are no purchases.
    """
    if utterance.amounts or utterance.is_question:
        return None
    for language in utterance.languages:
        sentences = read_sentences(utterance, language)
        for slots, _ in match_sentences(sentences, TOPIC, language, "incomplete", "whole"):
            thing = slots["thing"]
            if len(thing.split()) > _LONGEST_THING:
                continue
            categories, country = context.question.categories, context.question.country
            if find_category_by_name(thing) or is_known(thing, categories, language, country):
                # The day goes along: "the lunch of yesterday" is booked on its day.
                day = utterance.written(slots["day"]) if "day" in slots else ""
                return AskDetail(slot="amount", words=f"{utterance.written(thing)} {day}".strip())
    return None
