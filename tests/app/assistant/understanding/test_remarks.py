"""A remark follows an order and changes nothing of it."""

import pytest

from app.assistant.commands import Amend, Log, Remove
from app.assistant.understanding.engine import understand
from app.text.languages import Language
from tests.support.understanding import understanding_context


@pytest.mark.parametrize(
    ("language", "message", "words"),
    [
        ("en", "parking was 21.50 they put the price up", "parking"),
        ("en", "parking was 21.50 only bro", "parking"),
        ("en", "parking was actually 21.50 because it rained", "parking"),
        ("pt", "o estacionamento foi 21,50 eu anotei errado", "estacionamento"),
        ("pt", "o estacionamento deu 21,50 com a taxa", "estacionamento"),
        ("es", "el estacionamiento fue 21.50 me cobraron de más", "estacionamiento"),
        ("es", "el estacionamiento fueron 21.50 la verdad", "estacionamiento"),
    ],
)
def test_an_amount_is_corrected(language: Language, message: str, words: str) -> None:
    (command,) = understand(message, understanding_context(language)).commands
    assert isinstance(command, Amend)
    assert (command.entry.words, command.changes.amount_cents) == (words, 2150)


def test_where_nothing_is_corrected_the_whole_message_is_the_log() -> None:
    message = "the parking was 21.50 they put the price up"
    (command,) = understand(message, understanding_context("en")).commands
    assert isinstance(command, Amend)
    assert command.otherwise is not None
    assert [draft.amount_cents for draft in command.otherwise.drafts] == [2150]


@pytest.mark.parametrize(
    ("language", "message", "category"),
    [
        ("en", "the drugstore should be food i buy snacks there", "food"),
        ("pt", "a drogaria é alimentação eu compro lanche lá", "food"),
        ("es", "la farmacia va en comida yo compro botanas ahí", "food"),
    ],
)
def test_a_category_is_corrected(language: Language, message: str, category: str) -> None:
    (command,) = understand(message, understanding_context(language)).commands
    assert isinstance(command, Amend)
    assert command.changes.category == category


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "dinner was 40 each"),
        ("en", "the cab was 30 with a cousin and 10 with a friend"),
        ("pt", "o jantar foi 40 cada"),
        ("es", "la cena fue 40 por persona"),
    ],
)
def test_what_makes_another_amount_of_it_is_no_remark(language: Language, message: str) -> None:
    commands = understand(message, understanding_context(language)).commands
    assert not any(isinstance(one, Amend) for one in commands)
    assert all(isinstance(one, Log) for one in commands)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "scratch the tacos because i only watched"),
        ("en", "the tacos were for work, remove them"),
        ("pt", "os tacos foram do trabalho, apaga"),
        ("es", "los tacos fueron del trabajo, bórralos"),
    ],
)
def test_the_reason_of_a_removal_names_no_entry(language: Language, message: str) -> None:
    (command,) = understand(message, understanding_context(language)).commands
    assert isinstance(command, Remove)
    assert command.entry.words == "tacos"
