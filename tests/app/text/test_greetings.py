"""Tests of greetings, thanks and goodbyes."""

import pytest

from app.text.greetings import is_greeting


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "heeey there",
        "thank you so much",
        "bom dia ozzie",
        "muitoooo obrigado",
        "hola que tal",
    ],
)
def test_greetings_alone_are_recognized(text: str) -> None:
    assert is_greeting(text.split())


@pytest.mark.parametrize("text", ["hello lunch", "my friend", "", "obrigado pelo uber"])
def test_greetings_with_other_words_are_none(text: str) -> None:
    assert not is_greeting(text.split())
