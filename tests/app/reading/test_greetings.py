"""Greetings, thanks and goodbyes."""

import pytest

from app.reading.greetings import is_greeting


@pytest.mark.parametrize(
    "said",
    [
        "hello",
        "heeey there",
        "thank you so much",
        "bom dia ozzie",
        "muitoooo obrigado",
        "hola que tal",
    ],
)
def test_greetings_hold_nothing_else(said: str) -> None:
    assert is_greeting(said.split())


@pytest.mark.parametrize("said", ["hello lunch", "my friend", "", "obrigado pelo uber"])
def test_what_holds_more_is_none(said: str) -> None:
    assert not is_greeting(said.split())
