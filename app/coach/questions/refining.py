"""Refine the type of a question by its details: a goal, a statement, nothing about money."""

from dataclasses import replace

from app.coach.questions.category_names import is_known
from app.coach.questions.fragments import is_fragment
from app.coach.questions.goal_names import find_one_goal
from app.coach.questions.reading import QuestionReading
from app.coach.questions.types import Question, QuestionType

# Types that become a question about a goal if one is named.
_ABOUT_GOALS = frozenset({"track", "left", "plan", "unknown", "off_topic"})
# Types with patterns that are not specific to money: without a sign of money they are off topic.
_GENERAL = frozenset(
    {"count", "average", "recent", "largest", "top", "compare", "recurring", "save", "goal"}
    | {"what_if", "resisted", "track"}
)
# Types that a question about what a goal needs may look like: "how much should I put in the trip?".
_TAKEN_FOR_NEEDS = frozenset({"spent", "average", "debt", "plan"})
_MIN_KNOWN_WORDS = 4  # words; shorter messages may be incomplete, not off topic
_MAX_SHORT_WORDS = 5  # words; such short messages may name no more than a purchase or a period


def refine_type(question: Question, reading: QuestionReading, *, is_question: bool) -> Question:
    """Return the question with the type that its details imply."""
    question_type = question.type
    needs = question.goal_aspect == "need" and question_type in _TAKEN_FOR_NEEDS
    unpriced = question_type == "afford" and not question.cents
    about_goal = question_type in _ABOUT_GOALS or needs or unpriced
    if question.goal_id is not None and about_goal:
        return replace(question, type="goal")
    if question_type == "goal" and question.goal_id is None:
        return replace(question, goal_id=_find_any_goal(reading))
    is_statement = (
        question.cents and not is_question and not reading.words.interrogatives.search(reading.text)
    )
    if question_type == "spent" and is_statement:
        return replace(question, type="statement")
    if question_type == "lookup" and question.period and not (question.cents or question.subjects):
        return replace(question, type="recent")  # "what did I log today?"
    if question_type == "track" and _names_spending(question, reading):
        return replace(question, type="compare")  # "am I spending too much on taxis?"
    length = len(reading.text.split())
    if (
        question_type in _GENERAL
        and length >= _MIN_KNOWN_WORDS
        and not _concerns_own_money(question, reading)
    ):
        return replace(question, type="off_topic")
    if question_type == "unknown" or (
        question_type == "off_topic" and not reading.words.off_topic.search(reading.text)
    ):
        return replace(question, type=_guess_type(question, reading, length))
    return question


def _concerns_own_money(question: Question, reading: QuestionReading) -> bool:
    """Return whether anything in a question shows that it is about the person's own money."""
    return bool(
        question.cents
        or question.category
        or question.period
        or question.goal_id is not None
        or reading.words.money.search(reading.text)
        or reading.words.ownership.search(reading.text)
        or _names_purchase(question, reading)
        or not question.subjects
    )


def _find_any_goal(reading: QuestionReading) -> str | None:
    """Return the goal that a question about goals names by a common word: "the fund"."""
    if reading.words.slots.all_goals.search(reading.text):
        return None
    return find_one_goal(reading.text, reading.context.goals)


def _names_spending(question: Question, reading: QuestionReading) -> bool:
    return bool(question.category) or _names_purchase(question, reading)


def _names_purchase(question: Question, reading: QuestionReading) -> bool:
    return any(is_purchase(subject, reading) for subject in question.subjects)


def is_purchase(subject: str, reading: QuestionReading) -> bool:
    """Return whether a name is a product or merchant that our tables know."""
    context = reading.context
    return is_known(subject, context.categories, reading.language, context.country)


def _guess_type(question: Question, reading: QuestionReading, words: int) -> QuestionType:
    """Return the type of a question that matches no pattern.

    `words` is its length. A few words with a purchase or a period ask how much was spent.
    """
    names = question.names_scope or question.excludes or question.period
    if words <= _MAX_SHORT_WORDS and names and is_fragment(reading):
        return "spent"
    return "unknown" if words < _MIN_KNOWN_WORDS else question.type
