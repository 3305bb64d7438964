"""The language of a message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.language import detect
from app.text.languages import Language

_SENTENCES: list[tuple[str, Language]] = [
    ("how much did I spend on food this month?", "en"),
    ("paid the electrician 90 yesterday", "en"),
    ("didn't go out, just bread and milk for 6", "en"),
    ("gastei 30 no almoço com o pessoal", "pt"),
    ("quanto já gastei esse mês?", "pt"),
    ("comprei remédio na farmácia ontem", "pt"),
    ("gasté 30 en el almuerzo con la gente", "es"),
    ("¿cuánto llevo gastado este mes?", "es"),
    ("ayer compré remedios en la farmacia", "es"),
]


@pytest.mark.parametrize(("text", "language"), _SENTENCES)
@pytest.mark.parametrize("prior", ["en", "pt", "es"])
def test_a_sentence_tells_its_language_whoever_writes_it(
    text: str, language: Language, prior: Language
) -> None:
    assert detect(text, prior)[0] == language


@pytest.mark.parametrize("prior", ["en", "pt", "es"])
@pytest.mark.parametrize("text", ["uber 20", "20", "", "netflix 39,90", "🍕 12"])
def test_names_and_numbers_leave_the_persons_language(text: str, prior: Language) -> None:
    assert detect(text, prior)[0] == prior


def test_more_words_make_it_surer() -> None:
    short, long = detect("ontem", "pt"), detect("ontem eu gastei muito no mercado", "pt")
    assert short[1] < long[1] <= 1


def test_words_of_two_languages_do_not_overrule_the_persons() -> None:
    assert detect("compra de pizza 40", "es")[0] == "es"
    assert detect("compra de pizza 40", "pt")[0] == "pt"


@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text: str) -> None:
    language, confidence = detect(text, "es")
    assert language in ("en", "pt", "es")
    assert 1 / 3 <= confidence <= 1
