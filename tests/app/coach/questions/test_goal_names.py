"""Goals as they are named in a question."""

import pytest

from app.coach.questions.goal_names import find_goal
from tests.support.coach import make_goal

GOALS = [make_goal(name) for name in ("Emergency Fund", "Trip to Japan", "Novo carro", "The")]


@pytest.mark.parametrize(
    ("text", "goal_id"),
    [
        ("how is my emergency fund", "goal Emergency Fund"),
        ("and the emergancy one", "goal Emergency Fund"),
        ("japan", "goal Trip to Japan"),
        ("quanto falta pro carro", "goal Novo carro"),
        ("my fund", None),
        ("how am i doing", None),
    ],
)
def test_a_goal_is_found_by_its_telling_words(text: str, goal_id: str | None) -> None:
    assert find_goal(text, GOALS) == goal_id


def test_where_there_are_no_goals_none_is_named() -> None:
    assert find_goal("my goal", []) is None


def test_a_name_of_common_words_alone_counts_by_them() -> None:
    assert find_goal("how is my savings fund", [make_goal("Savings")]) == "goal Savings"
