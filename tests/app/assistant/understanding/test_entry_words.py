"""Entries that are named one by one."""

import pytest

from app.assistant.commands import EntryReference, Remove, Undo
from app.assistant.understanding.corrections import read_correction
from app.text.languages import Language
from tests.support.understanding import hear, understanding_context


def named(language: Language, message: str) -> EntryReference:
    """Return the entries that an order to remove or undo names."""
    command = read_correction(hear(message, language), understanding_context(language).reader)
    assert isinstance(command, Remove | Undo)
    assert command.entry is not None
    return command.entry


@pytest.mark.parametrize(
    ("language", "message", "words"),
    [
        ("en", "delete the coffee and the taxi", ["coffee", "taxi"]),
        ("en", "remove coffee, taxi, and lunch please", ["coffee", "taxi", "lunch"]),
        ("en", "undo the coffee & the taxi", ["coffee", "taxi"]),
        ("pt", "apaga o café e o táxi", ["café", "táxi"]),
        ("pt", "tira o café, o táxi e o almoço", ["café", "táxi", "almoço"]),
        ("es", "borra el café y el taxi", ["café", "taxi"]),
        ("es", "quita el café, el taxi y la comida", ["café", "taxi", "comida"]),
    ],
)
def test_names_are_divided(language: Language, message: str, words: list[str]) -> None:
    assert [entry.words for entry in named(language, message).members] == words


def test_each_keeps_what_is_said_of_it() -> None:
    assert named("en", "delete the 12 coffee and the third one").members == (
        EntryReference(words="coffee", cents=1200),
        EntryReference(position=3),
    )


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "delete the coffee"),
        ("en", "delete everything but the coffee and the taxi"),
        ("en", "delete all except the coffee and the taxi"),
        ("en", "delete it and the taxi"),
        ("pt", "apaga tudo menos o café e o táxi"),
        ("es", "borra todo excepto el café y el taxi"),
    ],
)
def test_what_is_no_list_is_not_divided(language: Language, message: str) -> None:
    assert named(language, message).members == ()
