"""Read questions about money that is only supposed: another price, so much put aside each month.

They name amounts that nobody has spent: read before logs, they book nothing.
"""

from dataclasses import replace

from app.assistant.commands import Ask
from app.assistant.context import UnderstandingContext
from app.assistant.understanding.sentences import Sentence, match_sentences, read_sentences
from app.assistant.understanding.utterance import Utterance
from app.coach.questions.details import find_goal_aspect, find_span
from app.coach.questions.lexicon import load_lexicon
from app.coach.questions.parser import parse_question
from app.coach.questions.price_follow_ups import is_price_alone
from app.coach.questions.reading import read_message
from app.coach.questions.types import Question, QuestionType
from app.text.amounts import MessageAmount
from app.text.languages import Language

TOPIC = "projections"
_ABOUT_PRICES: frozenset[QuestionType] = frozenset({"afford", "what_if", "save", "grow"})
_MOST_AMOUNTS = 2  # what is put aside, and what is to be there in the end
_DAYS_A_MONTH = 365.25 / 12
_TIMES_A_MONTH = {"month": 1.0, "week": _DAYS_A_MONTH / 7, "day": _DAYS_A_MONTH}


def read_supposed(utterance: Utterance, context: UnderstandingContext) -> Ask | None:
    """Return a question about money that is only supposed; None where a message asks no such."""
    if not utterance.amounts:
        return None
    question = _read_price(utterance, context) or _read_saving(utterance, context)
    return Ask(question=question) if question else None


def read_new_price(utterance: Utterance, context: UnderstandingContext) -> Ask | None:
    """Return the question before at the price that "actually it would be 600" names.

    It corrects no entry: it is read before corrections.
    """
    before = _asked_about_price(context)
    if before is None or len(utterance.amounts) != 1:
        return None
    for language in utterance.languages:
        sentences = [Sentence(utterance.masked, is_correcting=False)]
        for slots, _ in match_sentences(sentences, TOPIC, language, "price", "would_be"):
            amount = utterance.amount(slots["amount"])
            currency = amount.currency or context.question.currency
            return Ask(
                question=replace(before, cents=amount.cents, currency=currency, instalments=None)
            )
    return None


def _asked_about_price(context: UnderstandingContext) -> Question | None:
    """Return the question before, if it is about a price and nothing else was done since."""
    before = context.dialogue.question
    is_last = context.dialogue.focus == "question"
    return before if before and before.type in _ABOUT_PRICES and is_last else None


def _read_price(utterance: Utterance, context: UnderstandingContext) -> Question | None:
    """Return the question before at another price: "or 100 a month for 4 months"."""
    before = _asked_about_price(context)
    if before is None:
        return None
    if not is_price_alone(utterance.text, context.question):
        return None
    asked = parse_question(utterance.text, context.question, before)
    return asked if asked.carries_on and asked.type == before.type else None


def _read_saving(utterance: Utterance, context: UnderstandingContext) -> Question | None:
    """Return what putting an amount aside comes to, or what an amount by a day takes."""
    if len(utterance.amounts) > _MOST_AMOUNTS:
        return None
    for language in utterance.languages:
        if not _asks(utterance, language):
            continue
        reading = read_message(utterance.text, language, context.question)
        months = find_span(reading)
        if (found := _find_rate(utterance, language)) is not None:
            rate, times = found
            target = next((other for other in utterance.amounts if other is not rate), None)
            question = _build(utterance, context, rate, target, months)
            question = replace(question, monthly_cents=round(rate.cents * times))
            asks_when = target is None and find_goal_aspect(reading) == "when"
            return _about_goal(question, context) if asks_when else question
        if target := _find_need(utterance, language):
            question = _build(utterance, context, target, target, months)
            return question if question.months or question.deadline else None
    return None


def _asks(utterance: Utterance, language: Language) -> bool:
    asking = load_lexicon(language).interrogatives.search(utterance.folded)
    return utterance.is_question or asking is not None


def _find_rate(utterance: Utterance, language: Language) -> tuple[MessageAmount, float] | None:
    """Return the amount that is put aside, and how many times a month."""
    sentences = read_sentences(utterance, language)
    for unit, times in _TIMES_A_MONTH.items():
        for slots, _ in match_sentences(sentences, TOPIC, language, "rate", unit):
            return utterance.amount(slots["amount"]), times
    return None


def _find_need(utterance: Utterance, language: Language) -> MessageAmount | None:
    sentences = read_sentences(utterance, language)
    matched = match_sentences(sentences, TOPIC, language, "need", "whole")
    return next((utterance.amount(slots["amount"]) for slots, _ in matched), None)


def _build(
    utterance: Utterance,
    context: UnderstandingContext,
    named: MessageAmount,
    target: MessageAmount | None,
    months: int | None,
) -> Question:
    asked = parse_question(utterance.text, context.question)
    return replace(
        asked,
        type="grow",
        cents=target.cents if target else None,
        currency=named.currency or context.question.currency,
        months=months,
        instalments=None,
    )


def _about_goal(question: Question, context: UnderstandingContext) -> Question:
    """Return a question about the goal spoken of last, or the only one, where it names none."""
    only = context.goals[0].id if len(context.goals) == 1 else None
    return replace(question, goal_id=question.goal_id or context.dialogue.goal_id or only)
