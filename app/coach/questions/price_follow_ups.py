"""Ask on about one amount: another price, other terms of payment, another sum to put aside."""

from dataclasses import replace

from app.coach.questions.fragments import is_fragment
from app.coach.questions.reading import QuestionReading, read_message
from app.coach.questions.subjects import find_subjects
from app.coach.questions.types import Question, QuestionContext, QuestionType
from app.text.languages import LANGUAGES
from app.text.normalize import fold

# Questions about one amount.
_WITH_AMOUNT: frozenset[QuestionType] = frozenset({"afford", "what_if", "save", "grow"})
_NOT_UNDERSTOOD: frozenset[QuestionType] = frozenset({"unknown", "off_topic"})


def is_price_alone(message: str, context: QuestionContext) -> bool:
    """Return whether a message names a price or its terms and no thing: "or 6 times 100"."""
    readings = (read_message(message, language, context) for language in LANGUAGES)
    return any(
        is_fragment(reading) and not find_subjects(reading.rest, "", reading.words)
        for reading in readings
    )


def change_price(
    question: Question, reading: QuestionReading, before: Question, *, has_sign: bool
) -> Question | None:
    """Return `before` with another price, or with other terms for the price it has."""
    if before.type == "afford" and _pays_otherwise(question, reading):
        paid = replace(before, instalments=None)
        return _change_terms(question, paid) or replace(paid, language=question.language)
    if before.type in _WITH_AMOUNT and (has_sign or question.type in _NOT_UNDERSTOOD):
        changed = _change_amount(question, reading, before, has_sign=has_sign)
        if changed:
            return changed
    if before.type == "afford" and has_sign and _asks_again(question, before):
        return replace(before, language=question.language)
    of_same = not question.names_scope or _names_same(question, before)
    if before.type == question.type == "afford" and not question.cents and of_same:
        return _change_terms(question, before) or replace(before, language=question.language)
    return None


def _asks_again(question: Question, before: Question) -> bool:
    """Return whether a message names nothing but the thing spoken of: "and the jacket?"."""
    return bool(question.subjects) and not question.cents and _names_same(question, before)


def _names_same(question: Question, before: Question) -> bool:
    """Return whether a question names nothing but what the one before was about."""
    known = {fold(subject) for subject in before.subjects}
    return question.category is None and all(fold(name) in known for name in question.subjects)


def _pays_otherwise(question: Question, reading: QuestionReading) -> bool:
    """Return whether a message names no other price, but how it is paid: "in 6 instalments?"."""
    at_once = reading.words.slots.at_once.search(reading.text) is not None
    return not question.cents and (question.instalments is not None or at_once)


def _change_amount(
    question: Question, reading: QuestionReading, before: Question, *, has_sign: bool
) -> Question | None:
    """Return `before` with another price or other terms of payment: "and one for 1,500?"."""
    if not has_sign and not is_fragment(reading):
        return None
    if question.cents and before.type == "grow":
        is_monthly = before.monthly_cents is not None
        return replace(
            before,
            language=question.language,
            monthly_cents=question.cents if is_monthly else None,
            cents=before.cents if is_monthly else question.cents,
        )
    if question.cents:
        return replace(
            before,
            language=question.language,
            cents=question.cents,
            currency=question.currency,
            instalments=question.instalments,
            deadline=question.deadline or (None if question.names_scope else before.deadline),
            subjects=question.subjects or before.subjects,
        )
    return _change_terms(question, before)


def _change_terms(question: Question, before: Question) -> Question | None:
    """Return `before` with instalments, a date or a frequency that `question` names, or None."""
    if not (question.instalments or question.deadline or question.times_per_month):
        return None
    terms_change = bool(question.instalments or question.deadline)
    return replace(
        before,
        language=question.language,
        instalments=question.instalments if terms_change else before.instalments,
        deadline=question.deadline if terms_change else before.deadline,
        times_per_month=question.times_per_month or before.times_per_month,
    )
