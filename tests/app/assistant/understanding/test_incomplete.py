"""Requests to log that lack the amount."""

import pytest

from app.assistant.commands import AskDetail
from app.assistant.understanding.incomplete import read_incomplete
from app.text.languages import Language
from tests.support.understanding import hear, understanding_context


@pytest.mark.parametrize(
    ("language", "message", "words"),
    [
        ("en", "add groceries", "groceries"),
        ("en", "please log my lunch", "lunch"),
        ("en", "put down gas too", "gas"),
        ("en", "note the taxi from yesterday", "taxi yesterday"),
        ("pt", "adiciona mercado", "mercado"),
        ("pt", "anota aí o almoço", "almoço"),
        ("pt", "bota gasolina", "gasolina"),
        ("es", "agrega el súper", "súper"),
        ("es", "anota la comida", "comida"),
        ("es", "ponle gasolina", "gasolina"),
    ],
)
def test_the_amount_of_a_purchase_is_asked_for(
    language: Language, message: str, words: str
) -> None:
    asked = read_incomplete(hear(message, language), understanding_context(language))

    assert asked == AskDetail(slot="amount", words=words)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "add me"),
        ("en", "log out"),
        ("en", "add 40 for groceries"),
        ("en", "can I add groceries?"),
        ("en", "note that I am on holiday"),
        ("pt", "me adiciona"),
        ("pt", "anota 30 de padaria"),
        ("pt", "coloca a mão na consciência"),
        ("es", "agrega 50 de estacionamiento"),
        ("es", "ponte las pilas"),
    ],
)
def test_what_names_no_purchase_or_has_an_amount_is_no_such(
    language: Language, message: str
) -> None:
    assert read_incomplete(hear(message, language), understanding_context(language)) is None
