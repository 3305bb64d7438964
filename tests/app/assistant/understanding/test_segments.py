"""How a message is divided."""

import pytest

from app.assistant.understanding.segments import split
from app.text.languages import Language
from tests.support.understanding import hear


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "and yesterday, how much was food?"),
        ("pt", "e ontem, quanto foi de transporte?"),
        ("es", "y ayer, cuánto fue de comida?"),
    ],
)
def test_a_mere_time_belongs_to_the_question_after_it(language: Language, message: str) -> None:
    assert [part.text for part in split(hear(message, language))] == [message]


def test_another_order_stands_by_itself() -> None:
    parts = split(hear("add 50 for parking and delete the taxi", "en"))

    assert [part.text for part in parts] == ["add 50 for parking", "delete the taxi"]


def test_a_time_without_a_question_stays_a_part() -> None:
    parts = split(hear("yesterday, delete the taxi", "en"))

    assert [part.text for part in parts] == ["yesterday", "delete the taxi"]
