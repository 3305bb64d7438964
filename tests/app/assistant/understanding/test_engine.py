"""Whole messages: a new goal with what another part tells of it, and odd messages."""

import pytest

from app.assistant.commands import Ask, CreateGoal, Log, Talk, TalkTopic
from app.assistant.understanding.engine import understand
from app.text.languages import Language
from tests.support.understanding import understanding_context


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("start a goal for easter, 300 by february 2028", "en"),
        ("cria uma meta pra páscoa, 300 até fevereiro de 2028", "pt"),
        ("crea una meta para el bautizo, 300 para febrero del 2028", "es"),
    ],
)
def test_a_target_that_a_part_tells_is_no_purchase(message: str, language: Language) -> None:
    (goal,) = understand(message, understanding_context(language)).commands

    assert isinstance(goal, CreateGoal)
    assert goal.target_cents == 30000


def test_a_purchase_beside_a_new_goal_is_booked() -> None:
    understood = understand("set a goal for a kayak. lunch 12", understanding_context("en"))

    assert [type(command) for command in understood.commands] == [CreateGoal, Log]


@pytest.mark.parametrize(
    "message", ["✅ *$12* · Candle · other", "> ✏️ $12 · Candle · other\n> 🗑️ *$3* · Rope · other"]
)
def test_lines_of_a_reply_that_are_sent_back_are_not_booked_again(message: str) -> None:
    understanding = understand(message, understanding_context("en"))
    assert understanding.commands == (Talk(topic=TalkTopic.UNCLEAR),)


def test_somebodys_own_ticked_list_is_booked() -> None:
    (log,) = understand("✅ candle 12\n✅ rope 3", understanding_context("en")).commands
    assert isinstance(log, Log)
    assert [draft.amount_cents for draft in log.drafts] == [1200, 300]


def test_a_story_is_asked_by_its_end() -> None:
    story = "so my neighbour came over and we talked for hours about this and that. " * 20
    message = f"{story} how much did I spend this month?"
    (question,) = understand(message, understanding_context("en")).commands
    assert isinstance(question, Ask)
