"""Goals as they are named in a question."""

import pytest

from app.coach.goal_names import find_goal

GOALS = ["Emergency Fund", "Trip to Japan", "Novo carro", "The"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("how is my emergency fund", 0),
        ("and the emergancy one", 0),
        ("japan", 1),
        ("quanto falta pro carro", 2),
        ("my fund", None),
        ("how am i doing", None),
    ],
)
def test_a_goal_is_found_by_its_telling_words(text: str, place: int | None) -> None:
    assert find_goal(text, GOALS) == place


def test_where_there_are_no_goals_none_is_named() -> None:
    assert find_goal("my goal", []) is None


def test_a_name_of_common_words_alone_counts_by_them() -> None:
    assert find_goal("how is my savings fund", ["Savings"]) == 0
