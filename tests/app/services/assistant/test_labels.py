"""What the API says of a message: intent, topic, tone, and its question."""

from typing import get_args

import pytest

from app.assistant.commands import (
    Ask,
    Command,
    CreateGoal,
    Decline,
    Feature,
    Log,
    MakePlan,
    Talk,
    TalkTopic,
    Undo,
)
from app.coach.questions.parser import parse_question
from app.coach.questions.types import QuestionContext
from app.reading.categories.lookup import CategoryLookup
from app.services.assistant.labels import INTENTS, describe
from tests.support.rows import NOW

CONTEXT = QuestionContext(NOW.date(), CategoryLookup())


def asked(text: str) -> Ask:
    return Ask(question=parse_question(text, CONTEXT, None))


def test_every_command_has_an_intent() -> None:
    (union, *_) = get_args(Command)
    # The intent of a question and of talk is that of what they are about.
    spoken_of: set[type] = {Ask, Talk}
    assert {*get_args(union)} - INTENTS.keys() == spoken_of


@pytest.mark.parametrize(
    ("command", "labels"),
    [
        (Log(drafts=()), ("transaction_log", "spending", "neutral")),
        (Undo(), ("transaction_change", "spending", "neutral")),
        (CreateGoal(), ("goal_update", "goals", "neutral")),
        (MakePlan(), ("profile_update", "budget", "neutral")),
        (Talk(topic=TalkTopic.THANKS), ("small_talk", "general", "neutral")),
        (Talk(topic=TalkTopic.WORRY), ("emotional_support", "general", "encouraging")),
        (Talk(topic=TalkTopic.JOY), ("emotional_support", "general", "celebratory")),
        (Decline(feature=Feature.BUDGET), ("other", "general", "neutral")),
        (asked("how much did I spend on food?"), ("progress_check", "spending", "neutral")),
        (asked("how much did I earn this month?"), ("progress_check", "income", "neutral")),
        (asked("what's my plan?"), ("progress_check", "budget", "neutral")),
        (asked("can I afford a 300 jacket?"), ("advice_request", "budget", "cautious")),
    ],
)
def test_each_command_has_its_labels(command: Command, labels: tuple[str, str, str]) -> None:
    described = describe([command])
    assert (described.intent, described.topic, described.emotion) == labels


def test_a_question_is_told_with_its_filled_slots_alone() -> None:
    described = describe([asked("how much did I spend on food last month?")])
    assert described.question_type == "spent"
    assert described.question_slots is not None
    assert described.question_slots["category"] == "food"
    assert set(described.question_slots) == {"category", "period"}


def test_a_question_beside_a_log_is_told_and_the_log_decides() -> None:
    described = describe([Log(drafts=()), asked("how much did I spend on food?")])
    assert (described.intent, described.topic) == ("transaction_log", "spending")
    assert described.question_type == "spent"


def test_what_asks_nothing_has_no_question() -> None:
    described = describe([Undo()])
    assert (described.question_type, described.question_slots) == (None, None)
