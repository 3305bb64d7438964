"""Yes and no: what is clear, and all that must not pass for an answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.yesno import read_yes_no


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
def test_a_clear_yes(text: str) -> None:
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
def test_a_clear_no(text: str) -> None:
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
def test_whatever_is_not_clear_is_no_answer(text: str) -> None:
    assert read_yes_no(text) is None


@given(st.text(max_size=120))
def test_no_text_makes_it_raise(text: str) -> None:
    assert read_yes_no(text) in (True, False, None)
