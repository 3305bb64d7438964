"""Names of goals: which one is meant, and what a new one is called."""

import pytest

from app.assistant.commands import GoalReference
from app.assistant.understanding.goal_names import (
    is_known_name,
    read_goal_reference,
    read_new_name,
    says_no_date,
    spoken_of,
)
from tests.support.said import said

GOALS = ("Trip to Japan", "Emergency Fund", "New car")


@pytest.mark.parametrize(
    ("words", "goal_id"),
    [
        ("the trip", "goal 1"),
        ("my japan fund", "goal 1"),
        ("japn", "goal 1"),
        ("a viagem", "goal 1"),
        ("el viaje", "goal 1"),
        ("emergency fund", "goal 2"),
        ("the emergency goal", "goal 2"),
        ("meu carro", "goal 3"),
    ],
)
def test_words_name_a_goal(words: str, goal_id: str) -> None:
    _, context = said("", "en", GOALS)

    found = read_goal_reference(words, "en", context)

    assert found is not None
    assert found.reference.id == goal_id


@pytest.mark.parametrize("words", ["food", "the uber", "food for the trip", "savings", "it"])
def test_other_words_name_none(words: str) -> None:
    _, context = said("", "en", GOALS)

    assert read_goal_reference(words, "en", context) is None


def test_it_is_the_goal_spoken_of_last() -> None:
    _, context = said("", "en", GOALS, "goal")

    found = spoken_of(context)

    assert found is not None
    assert found.reference == GoalReference(id="goal 1")


@pytest.mark.parametrize(
    ("message", "language", "name"),
    [
        ("a new car", "en", "Car"),
        ("our trip to New York", "en", "Trip to New York"),
        ("go to Italy", "en", "Trip to Italy"),
        ("an iphone 17", "en", "Iphone 17"),
        ("a house because we need one", "en", "House"),
        ("uma viagem pra São Paulo", "pt", "Viagem pra São Paulo"),
        ("comprar um apê", "pt", "Apê"),
        ("casar", "pt", "Casamento"),
        ("un viaje a Medellín", "es", "Viaje a Medellín"),
        ("irme a Chile", "es", "Viaje a Chile"),
    ],
)
def test_a_new_goal_is_called_by_a_short_noun(message: str, language: str, name: str) -> None:
    utterance, _ = said(message, language)

    assert read_new_name(utterance.masked, utterance, language) == name


@pytest.mark.parametrize(
    "message", ["save up", "a car and a boat and a plane and two houses", "the 5000 one"]
)
def test_a_sentence_is_no_name(message: str) -> None:
    utterance, _ = said(message, "en")

    assert read_new_name(utterance.masked, utterance, "en") is None


@pytest.mark.parametrize(("words", "known"), [("the trip", True), ("a trip", False)])
def test_an_article_tells_a_new_thing(words: str, known: bool) -> None:
    assert is_known_name(words, "en") is known


@pytest.mark.parametrize("words", ["no deadline", "sem prazo", "sin fecha"])
def test_a_goal_may_have_no_date(words: str) -> None:
    assert says_no_date(words)
