"""Parse a message into a `Question`: its type, period, category, subjects, amount and goal.

The message is read with the words of each language. The first type whose pattern matches is taken
and refined by the details found. Pure.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import get_args

from app.coach.questions.amounts import NamedAmount, find_named_amount
from app.coach.questions.category_names import find_category_by_name
from app.coach.questions.details import (
    find_charge,
    find_frequency,
    find_goal_aspect,
    find_limit,
    find_price,
    is_address,
    is_so_far,
    join_periods,
)
from app.coach.questions.feelings import detect_feeling
from app.coach.questions.follow_ups import follow_up
from app.coach.questions.goal_names import find_goal
from app.coach.questions.normalize import map_spellings
from app.coach.questions.period_words import find_month_to_come
from app.coach.questions.reading import QuestionReading, read_message
from app.coach.questions.refining import is_purchase, refine_type
from app.coach.questions.subjects import find_subjects
from app.coach.questions.types import Question, QuestionContext, QuestionType
from app.text.languages import LANGUAGES, Language
from app.text.normalize import DESCRIPTION_LENGTH, fold

# The types by the names of their pattern lists. A type has a second list for patterns that must be
# tried earlier, or only with an amount.
_WITH_AMOUNT = "afford_amount"
_TYPES: dict[str, QuestionType] = {name: name for name in get_args(QuestionType)}
_TYPES |= {_WITH_AMOUNT: "afford", "plan_rate": "plan", "left_a_day": "left", "balance": "left"}
# Types whose patterns look at what a question leaves out, too: "how much would I save without it?".
_WITH_EXCLUSIONS: frozenset[QuestionType] = frozenset(
    {"what_if", "resisted", "save", "afford", "goal", "lookup", "debt", "invest", "recurring"}
)
# Small talk is recognized only if the message asks nothing about money.
_SMALL_TALK = frozenset({"help", "thanks", "greeting", "bye"})
_NOT_UNDERSTOOD: frozenset[QuestionType] = frozenset({"unknown", "off_topic"})
# Types that become a comparison where two things are named: "what costs me more, A or B?".
_COMPARING: frozenset[QuestionType] = frozenset({"spent", "top", "largest", "compare", "average"})
_MAX_GREETING_WORDS = 3  # words; longer messages are not small talk in another language
_MAX_NAME_WORDS = 3  # words of a name that neither books nor tables need to know
_MAX_WORDS_BETWEEN = 2  # words from a preposition to its name: "on the gizmos"


def parse_question(
    message: str, context: QuestionContext, before: Question | None = None
) -> Question:
    """Return the question that `message` asks, with all that it takes over from `before`.

    `before` is the last question as it was resolved, if this may follow up on it ("and last
    month?"). The language of `context` is tried first, then the others, because people mix
    languages.
    """
    readings = [
        read_message(message, language, context) for language in _order_languages(context.language)
    ]
    amount = find_named_amount(message, context, [reading.rest for reading in readings])
    question_type, reading = _find_type(readings, has_amount=amount is not None)
    question = _build_question(message, question_type, reading, amount)
    asked = refine_type(question, reading, is_question="?" in message)
    if before is not None:
        # What no language has a pattern for may still carry on in any of them.
        others = readings if question_type in _NOT_UNDERSTOOD else [reading]
        tried = (
            follow_up(_build_question(message, question_type, one, amount), one, before)
            for one in others
        )
        carried_on = next((question for question in tried if question), None)
        asked = replace(carried_on, carries_on=True) if carried_on else asked
    return _without_idle_details(replace(asked, feeling=detect_feeling(message, readings)))


def _without_idle_details(question: Question) -> Question:
    """Return the question without what says nothing to a question of its type."""
    return replace(
        question,
        goal_aspect=question.goal_aspect if question.type == "goal" else "",
        is_judging=question.is_judging and question.type == "afford",
        is_paid_yet=question.is_paid_yet and question.type == "lookup",
    )


def _order_languages(first: Language) -> list[Language]:
    return [first, *(language for language in LANGUAGES if language != first)]


def _find_type(
    readings: list[QuestionReading], *, has_amount: bool
) -> tuple[QuestionType, QuestionReading]:
    """Return the first type that matches, and the reading it was found in."""
    about_money = has_amount or any(
        reading.words.money.search(reading.text) for reading in readings
    )
    if not about_money and any(
        reading.words.off_topic.search(reading.text) for reading in readings
    ):
        return "off_topic", readings[0]
    for small_talk in (False, True):
        for reading in readings:
            if (
                small_talk
                and reading is not readings[0]
                and len(reading.text.split()) > _MAX_GREETING_WORDS
            ):
                continue
            question_type = next(
                _match_types(reading, small_talk=small_talk, has_amount=has_amount), None
            )
            if question_type:
                return question_type, reading
    return ("unknown" if about_money else "off_topic"), readings[0]


def _match_types(
    reading: QuestionReading, *, small_talk: bool, has_amount: bool
) -> Iterator[QuestionType]:
    for name, pattern in reading.words.types.items():
        if name == _WITH_AMOUNT and not has_amount:
            continue
        slots = reading.words.slots
        is_sum = reading.words.how_much.search(reading.text) and not slots.last_one.search(
            reading.text
        )
        if name == "recent" and is_sum:
            continue
        text = reading.text if _TYPES[name] in _WITH_EXCLUSIONS else reading.asking
        if (name in _SMALL_TALK) is small_talk and pattern.search(text):
            yield _TYPES[name]


def _build_question(
    message: str, question_type: QuestionType, reading: QuestionReading, amount: NamedAmount | None
) -> Question:
    """Return the question with the period, category, subjects and goal that it names."""
    leaves_out = question_type not in _WITH_EXCLUSIONS
    rest = reading.rest if leaves_out else reading.whole
    written = map_spellings(message, reading.language, reading.context.categories)
    named = find_subjects(rest, question_type, reading.words) or find_charge(question_type, reading)
    categories, subjects = _split_names(named, written)
    left_out, things_left_out = _split_names(reading.exclusions if leaves_out else (), written)
    periods = join_periods(reading.periods, question_type)
    if categories and not subjects and is_so_far(periods, reading):
        periods = ()
    question = Question(
        type=question_type,
        language=reading.context.language,
        period=periods[0] if periods else None,
        second_period=periods[1] if len(periods) > 1 else None,
        category=categories[0] if categories else None,
        second_category=categories[1] if len(categories) > 1 else None,
        subjects=subjects,
        is_guess=bool(subjects) and not _asks_for(named, rest, reading),
        is_address=bool(subjects) and is_address(named, rest, reading.words),
        excluded_categories=left_out,
        excluded_subjects=things_left_out,
        goal_id=find_goal(reading.text, reading.context.goals),
        deadline=find_month_to_come(reading.text, reading.context.today, reading.words),
        limit=find_limit(question_type, reading, rest),
        times_per_month=find_frequency(reading),
        instalments=reading.instalments,
        is_subscription=reading.words.slots.subscriptions.search(reading.text) is not None,
        is_next=reading.words.slots.next_one.search(reading.text) is not None,
        goal_aspect=find_goal_aspect(reading),
        is_judging=reading.words.slots.judging.search(reading.text) is not None,
        is_paid_yet=reading.words.slots.paid_yet.search(reading.text) is not None,
        cents=find_price(amount, reading),
        currency=amount.currency if amount else "",
        only_currency=reading.currency,
    )
    return _compare_two(question, reading)


def _split_names(
    names: Sequence[str], written: Mapping[str, str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the categories among `names`, and the other names as the person wrote them."""
    spelt = [
        " ".join(written.get(word, word) for word in name.split())[:DESCRIPTION_LENGTH]
        for name in names
    ]
    categories = [(name, find_category_by_name(name)) for name in spelt]
    found = dict.fromkeys(category for _, category in categories if category)
    return tuple(found), tuple(name for name, category in categories if not category)


def _asks_for(names: Sequence[str], rest: str, reading: QuestionReading) -> bool:
    """Return whether one of `names` is surely a purchase: known as one, or asked for as one.

    A few words after "on" or "at" are asked for: "how much did I spend on gizmos?".
    """
    if any(is_purchase(name, reading) for name in names):
        return True
    short = [name for name in names if len(name.split()) <= _MAX_NAME_WORDS]
    return any(
        reading.words.slots.naming.search(before)
        for name in short
        for before in [" ".join(rest.partition(name)[0].split()[-_MAX_WORDS_BETWEEN:])]
    )


def _compare_two(question: Question, reading: QuestionReading) -> Question:
    """Return a comparison where the question asks on which of two things was spent more."""
    slots = reading.words.slots
    subjects = tuple(
        name for name in question.subjects if not slots.more_or_less.fullmatch(fold(name))
    )
    names = [question.category, question.second_category, *subjects]
    compares = question.type in _COMPARING or question.type in _NOT_UNDERSTOOD
    has_two = question.second_period is not None or len([name for name in names if name]) > 1
    if (
        compares
        and has_two
        and slots.either.search(reading.rest)
        and slots.more_or_less.search(reading.rest)
    ):
        both_named = question.second_period is None
        return replace(question, type="compare", subjects=subjects, is_either=both_named)
    return question
