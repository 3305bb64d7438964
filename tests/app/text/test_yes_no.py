"""Tests of clear answers, and of texts that must not be taken for one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.yes_no import is_consent, read_yes_no


@pytest.mark.parametrize(
    "text",
    [
        "yes",
        "Yes!",
        "YES please",
        "ok",
        "yep, delete everything",
        "go ahead",
        "confirm",
        "👍",
        "👍🏽",
        "sim",
        "claro",
        "pode apagar",
        "apaga tudo",
        "sim, apague tudo por favor",
        "com certeza",
        "confirmo",
        "sí",
        "si dale",
        "dale",
        "vale",
        "borra todo",
        "sí, bórralo",
        "claro que sí",
        "ok, adelante",
        "✅",
    ],
)
def test_a_clear_yes_is_recognized(text: str) -> None:
    assert read_yes_no(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "Nope",
        "no thanks",
        "don't delete anything",
        "cancel",
        "never mind",
        "ok, cancel",
        "👎",
        "❌",
        "não",
        "nao",
        "deixa pra lá",
        "cancela",
        "claro que não",
        "melhor não",
        "não quero",
        "não apague nada",
        "no, gracias",
        "mejor no",
        "déjalo así",
        "no borres nada",
        "claro que no",
        "para nada",
        "ni loco",
    ],
)
def test_a_clear_no_is_recognized(text: str) -> None:
    assert read_yes_no(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "🙂",
        "yes?",
        "yes or no?",
        "¿sí",
        "yes but no",
        "sim não",
        "yes but keep march",
        "no sé",
        "não sei",
        "maybe",
        "talvez",
        "tal vez",
        "quizás",
        "uber 20",
        "what happens if i say yes",
        "please",
        "por favor",
        "gracias",
        "sure, lunch was 20",
        "ok 45",
        "sí, pero después",
        "yes delete the last one",
        "no, delete everything",
        "yesterday",
        "nothing",
        "simon says",
        "ok google",
        "si gasto 20 me alcanza",
        "sim sim sim sim sim sim sim sim sim",
    ],
)
def test_an_unclear_text_is_no_answer(text: str) -> None:
    assert read_yes_no(text) is None


@given(st.text(max_size=120))
def test_no_text_raises(text: str) -> None:
    assert read_yes_no(text) in (True, False, None)


@pytest.mark.parametrize("text", ["yes", "ok!", "claro que sim", "sí quiero", "👍"])
def test_a_clear_yes_is_consent(text: str) -> None:
    assert is_consent(text)


@pytest.mark.parametrize(
    "text", ["", "no", "yes no", "yes?", "delete it all", "pode apagar", "hola"]
)
def test_a_wish_to_erase_and_what_is_unclear_are_no_consent(text: str) -> None:
    assert not is_consent(text)


def test_consent_may_have_wordings_of_its_own() -> None:
    assert is_consent("ok, count me in", also={("count", "me", "in")})
    assert not is_consent("ok, count me in")
