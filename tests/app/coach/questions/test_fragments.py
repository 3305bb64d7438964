"""Messages that name nothing but details of a question."""

from datetime import date

import pytest

from app.coach.questions.fragments import is_fragment
from app.coach.questions.reading import read_message
from app.coach.questions.types import QuestionContext
from app.reading.categories.lookup import CategoryLookup
from app.text.languages import Language

CONTEXT = QuestionContext(date(2026, 5, 15), CategoryLookup())


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "groceries"),
        ("en", "on food last month"),
        ("en", "without rent"),
        ("en", "the 1500 one"),
        ("pt", "com transporte"),
        ("pt", "só no mercado"),
        ("es", "en el súper"),
        ("es", "una de 1500"),
    ],
)
def test_names_periods_and_figures_are_fragments(language: Language, message: str) -> None:
    assert is_fragment(read_message(message, language, CONTEXT))


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "I like trains"),
        ("en", "my boss is a pizza"),
        ("pt", "o presente foi caro demais viu"),
        ("pt", "eu odeio segunda"),
        ("es", "mi mamá vive en Cancún"),
        ("en", "food food food food food food food"),
    ],
)
def test_sentences_are_none(language: Language, message: str) -> None:
    assert not is_fragment(read_message(message, language, CONTEXT))
