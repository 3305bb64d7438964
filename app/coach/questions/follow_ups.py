"""Carry the last question on: a follow-up changes one of its slots and keeps the others.

"And last month?", "and on transport?", "without rent?", "just at the market", "which is more than
this month?". A follow-up needs its sign: a leading "and" or "what about", or to name nothing but a
slot of the last question. An unknown sentence carries nothing on.
"""

from dataclasses import replace
from datetime import date

from app.coach.periods import build_current_month
from app.coach.questions.fragments import is_fragment
from app.coach.questions.goal_names import find_one_goal
from app.coach.questions.price_follow_ups import change_price
from app.coach.questions.reading import QuestionReading
from app.coach.questions.types import Question, QuestionType

# Questions about what was spent: their category, merchants and exclusions can be changed.
_SPENDING: frozenset[QuestionType] = frozenset(
    {"spent", "count", "average", "compare", "top", "largest", "recent", "day"}
)
_WITH_PERIOD = _SPENDING | {"income", "saved", "left", "refunds"}
# Questions that have a category or merchant besides.
_WITH_SCOPE = _SPENDING | {"recurring", "save", "what_if", "lookup"}
# Questions about the entries behind a sum.
_ABOUT_ENTRIES: frozenset[QuestionType] = frozenset({"recent", "largest", "count", "day"})
# What is asked of all goals, or of the one spoken of, after a question about a goal.
_ABOUT_GOALS: frozenset[QuestionType] = frozenset({"goal", "track", "average", "spent"})
_NOT_UNDERSTOOD: frozenset[QuestionType] = frozenset({"unknown", "off_topic"})
_SMALL_TALK: frozenset[QuestionType] = frozenset({"greeting", "thanks", "bye", "help"})
_MAX_WORDS = 12  # words of a follow-up
_LEAST_AVERAGED_DAYS = 7  # days of a period of which an average is worth telling
_MAX_SHORT_WORDS = 6  # words that ask for the entries behind a sum: "which was the dearest?"


def follow_up(question: Question, reading: QuestionReading, before: Question) -> Question | None:
    """Return `before` with what `question` changes, or None if it does not carry it on.

    `question` is what the message asks by itself, not yet refined: its type is unknown or
    off_topic where no pattern of a type was found.
    """
    words = reading.text.split()
    if question.type in _SMALL_TALK or len(words) > _MAX_WORDS:
        return None
    if question.type == "off_topic" and reading.words.off_topic.search(reading.text):
        return None
    has_sign = reading.words.slots.leading.match(reading.text) is not None
    moved = (
        _ask_on_what(question, reading, before)
        or _go_back(question, reading, before)
        or change_price(question, reading, before, has_sign=has_sign)
    )
    if moved:
        return moved
    if before.type == "goal" and question.type in _ABOUT_GOALS:
        return _keep_goal(question, reading, before)
    if question.type == "what_if" and before.type in _SPENDING and has_sign and reading.exclusions:
        return _add_exclusions(replace(question, excluded_subjects=reading.exclusions), before)
    if question.type in _NOT_UNDERSTOOD:
        if has_sign or is_fragment(reading):
            return _change_slots(question, reading, before)
        return None
    return _ask_on(question, reading, before, has_sign=has_sign)


def _keep_goal(question: Question, reading: QuestionReading, before: Question) -> Question | None:
    """Return a question about the goal spoken of: "how much is missing?"; None if about all."""
    if question.type != "goal":
        return _keep_track(question, reading, before)
    if question.goal_id is not None or reading.words.slots.all_goals.search(reading.text):
        return None
    return replace(question, goal_id=before.goal_id)


def _keep_track(question: Question, reading: QuestionReading, before: Question) -> Question | None:
    """Return whether goals are on track, where "it" or "both" are meant and not the month."""
    slots = reading.words.slots
    if question.category or question.excludes or (question.subjects and not question.is_guess):
        return None
    goals = replace(question, type="goal", goal_aspect="saved")
    if slots.all_goals.search(reading.text):
        return goals
    is_it = slots.referring.search(reading.rest) is not None and question.type == "track"
    if is_it and question.period is None:
        return replace(goals, goal_id=before.goal_id)
    return None


def _ask_on_what(question: Question, reading: QuestionReading, before: Question) -> Question | None:
    """Return what is behind a sum or a comparison, where that is asked for: "on what?"."""
    slots = reading.words.slots
    if before.type == "compare" and slots.by_how_much.fullmatch(reading.text):
        return replace(before, language=question.language, is_growth=False)
    if not slots.on_what.fullmatch(reading.text):
        return None
    if before.type == "compare" and not before.names_two:
        return replace(before, language=question.language, is_growth=True)
    if before.type not in {"spent", "average", "count", "saved", "left"}:
        return None
    return replace(before, type="top", language=question.language)


def _go_back(question: Question, reading: QuestionReading, before: Question) -> Question | None:
    """Return `before` for the period before its own, or for all that was spent, if that is asked.

    "And the month before?", "and in total?".
    """
    slots = reading.words.slots
    if before.type not in _WITH_PERIOD:
        return None
    if before.names_scope and slots.whole.fullmatch(reading.text):
        whole = replace(before, category=None, second_category=None, subjects=(), is_either=False)
        return replace(whole, language=question.language)
    lead = slots.leading.match(reading.text)
    body = reading.text[lead.end() if lead else 0 :].strip()
    if before.period is None or not slots.earlier.fullmatch(body):
        return None
    return replace(before, language=question.language, period=before.period.get_previous())


def _change_slots(
    question: Question, reading: QuestionReading, before: Question
) -> Question | None:
    """Return `before` with the slots that `question` names, or None if there is none it has."""
    if before.type == "goal" or (before.type == "grow" and before.goal_id is not None):
        goal_id = question.goal_id or find_one_goal(reading.text, reading.context.goals)
        if goal_id is not None:
            return replace(before, language=question.language, goal_id=goal_id)
    if before.excludes and question.names_scope and reading.words.slots.too.search(reading.text):
        categories = (question.category,) if question.category else ()
        left_out = replace(
            question, excluded_subjects=question.subjects, excluded_categories=categories
        )
        return _add_exclusions(left_out, replace(before, language=question.language))
    has_period = before.type in _WITH_PERIOD and question.period is not None
    has_scope = before.type in _WITH_SCOPE and question.names_scope
    has_exclusions = before.type in _SPENDING and bool(reading.exclusions)
    has_currency = before.type in _SPENDING and bool(question.only_currency)
    if not (has_period or has_scope or has_exclusions or has_currency):
        return None
    changed = replace(before, language=question.language, is_next=False)
    if has_currency:
        changed = replace(changed, only_currency=question.only_currency)
    if has_period:
        changed = replace(changed, period=question.period, second_period=question.second_period)
    if has_scope:
        changed = _change_scope(question, changed)
    return _add_exclusions(question, changed) if has_exclusions else changed


def _change_scope(question: Question, before: Question) -> Question:
    """Return `before` about another category or merchant; what it left out is of no concern."""
    return replace(
        before,
        category=question.category,
        second_category=question.second_category,
        is_either=question.is_either,
        subjects=question.subjects,
        is_guess=question.is_guess,
        excluded_subjects=(),
        excluded_categories=(),
        cents=None if before.type in {"what_if", "lookup"} else before.cents,
    )


def _add_exclusions(question: Question, before: Question) -> Question:
    """Return `before` without what `question` leaves out, either."""
    things = (*before.excluded_subjects, *question.excluded_subjects)
    categories = (*before.excluded_categories, *question.excluded_categories)
    return replace(
        before,
        excluded_subjects=tuple(dict.fromkeys(things)),
        excluded_categories=tuple(dict.fromkeys(categories)),
    )


def _ask_on(
    question: Question, reading: QuestionReading, before: Question, *, has_sign: bool
) -> Question | None:
    """Return a question of another type about the same: "how many times?", "the largest?"."""
    if before.type == question.type == "recurring" and question.is_next:
        return None if question.names_scope else replace(before, is_next=True)
    if before.type not in _WITH_PERIOD:
        return None
    is_short = _is_short(question, reading)
    if question.type == "compare":
        refers = reading.words.slots.referring.search(reading.rest) is not None
        if (has_sign or refers or is_short) and not question.is_either:
            return _compare_before(question, before, reading.context.today)
        return None
    if question.type not in _WITH_PERIOD or not (has_sign or is_short):
        return None
    refers = reading.words.slots.referring.search(reading.rest) is not None
    if question.type == "day" and not (has_sign or refers):
        # "What was my dearest day?" asks about all that was spent in the same period.
        return replace(question, period=before.period)
    return _take_over(question, before)


def _is_short(question: Question, reading: QuestionReading) -> bool:
    """Return whether a question leaves out what it is about: "how many times?", "vs last year?"."""
    words = reading.words
    few = question.period is None and len(reading.text.split()) <= _MAX_SHORT_WORDS
    if question.type == "recent":
        return few and not (question.names_scope or words.money.search(reading.text))
    if question.names_scope or words.ownership.search(reading.rest):
        return False
    if question.type in _ABOUT_ENTRIES:
        return few
    if question.type == "compare":
        return words.money.search(reading.text) is None
    return question.period is None and words.money.search(reading.text) is None


def _compare_before(question: Question, before: Question, today: date) -> Question:
    """Return the comparison of what was asked before with the period that `question` names."""
    compared = _take_over(replace(question, period=before.period), before)
    if question.period is None:
        return replace(compared, second_period=None)
    if question.second_period is not None:
        return replace(compared, period=question.period, second_period=question.second_period)
    first = before.period or build_current_month(today)
    if first == question.period:
        return replace(compared, period=first, second_period=None)
    return replace(compared, period=first, second_period=question.period)


def _take_over(question: Question, before: Question) -> Question:
    """Return `question` with the period, scope and exclusions of `before` where it names none."""
    taken = replace(question, period=question.period or before.period)
    if question.type == "average" and taken.period and taken.period.days < _LEAST_AVERAGED_DAYS:
        taken = replace(taken, period=None)
    both_spending = question.type in _SPENDING and before.type in _SPENDING
    if question.names_scope or not both_spending or before.is_either:
        return taken
    about_the_same = replace(
        taken,
        category=before.category,
        second_category=before.second_category,
        is_either=before.is_either,
        subjects=before.subjects,
        is_guess=before.is_guess,
        excluded_subjects=before.excluded_subjects,
        excluded_categories=before.excluded_categories,
    )
    return _add_exclusions(question, about_the_same)
