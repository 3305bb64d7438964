"""What is a correction of which entry, and what is none."""

import pytest

from app.assistant.commands import Amend
from app.assistant.understanding.corrections import read_correction
from app.text.languages import Language
from app.text.normalize import fold_in_place
from tests.support.understanding import hear, understanding_context


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "what percentage goes to food"),
        ("en", "how much went to transport"),
        ("en", "how is the house going"),
        ("pt", "quanto vai pra transporte?"),
        ("pt", "quantos por cento vai pra comida"),
        ("pt", "como vai a viagem"),
        ("es", "cómo va el viaje"),
        ("es", "cuánto se va en transporte"),
        ("es", "qué porcentaje se va en comida"),
    ],
)
def test_a_question_corrects_nothing(language: Language, message: str) -> None:
    context = understanding_context(language).reader

    assert read_correction(hear(message, language), context) is None


@pytest.mark.parametrize(
    ("language", "message", "words"),
    [
        ("en", "the pharmacy actually was 28", "pharmacy"),
        ("pt", "a farmácia na vdd foi 28", "farmacia"),
        ("es", "la farmacia en verdad fue 28", "farmacia"),
    ],
)
def test_a_word_of_correcting_is_no_part_of_the_entrys_name(
    language: Language, message: str, words: str
) -> None:
    found = read_correction(hear(message, language), understanding_context(language).reader)
    assert isinstance(found, Amend)
    assert fold_in_place(found.entry.words) == words
    assert found.changes.amount_cents == 2800
