"""Tests of commands to Ozzie."""

import pytest

from app.text.commands import Intent, command
from app.text.languages import Language
from app.text.normalize import clean, fold_in_place

SAID: dict[Intent, tuple[str, ...]] = {
    "undo": (
        "undo that, please",
        "take that last one out again",
        "remove the previous expense",
        "you counted it twice",
        "scratch that",
        "me apaga o último gasto",
        "foi sem querer",
        "tira essa aí",
        "quita lo último",
        "elimina ese gasto porfa",
        "lo puse dos veces",
        "eso fue un error",
    ),
    "edit": (
        "it should be 18",
        "change the date to yesterday",
        "i meant 70",
        "12 not 21",
        "put it in transport",
        "o valor tá errado, é 33",
        "era 12 e não 21",
        "muda a data pra ontem",
        "na real foi 70",
        "eran 12 no 21",
        "cambia la fecha a ayer",
        "quise decir 70",
        "el último fue 33",
    ),
    "help": (
        "help!",
        "what can you do for me",
        "show me all commands",
        "me ajuda, por favor",
        "o que você sabe fazer?",
        "ayúdame por favor",
        "¿qué puedes hacer?",
        "??",
    ),
    "greeting": (
        "hi ozzie!",
        "thanks a lot 🙏",
        "🙂",
        "oi, tudo bem?",
        "valeu mesmo",
        "¡mil gracias!",
    ),
    "stop": (
        "please stop texting me",
        "take me off this list",
        "parar",
        "não me mande mais mensagens",
        "quiero darme de baja",
        "deja de escribirme",
    ),
    "start": (
        "start",
        "start sending messages again",
        "quero voltar a receber",
        "vuelve a escribirme",
    ),
    "delete_data": (
        "wipe all my info",
        "please close my account",
        "apaga todas as minhas informações",
        "elimina mi historial completo",
    ),
    "language": ("can we switch to spanish", "fala em inglês", "en portugués por favor", "idioma"),
}
PAIRS = [(intent, text) for intent, all_said in SAID.items() for text in all_said]


@pytest.mark.parametrize(("intent", "text"), PAIRS)
def test_a_command_is_recognized_in_three_languages(intent: Intent, text: str) -> None:
    found = command(fold_in_place(clean(text)))
    assert found is not None
    assert found.intent == intent


@pytest.mark.parametrize(
    "text",
    [
        "lunch 12",
        "how do i delete my account?",
        "fix the car 300",
        "cambiar la llanta 400",
        "arrumar o carro 250",
        "cancel my gym membership",
        "help me spend less on coffee",
        "para gastar menos",
        "english class 40",
        "start saving for a house",
        ".",
        "x" * 200,
    ],
)
def test_other_messages_are_no_command(text: str) -> None:
    assert command(fold_in_place(clean(text))) is None


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("speak english please", "en"),
        ("fala português", "pt"),
        ("en español", "es"),
        ("change the language from english to portuguese", "pt"),
        ("change language", None),
    ],
)
def test_the_requested_language_is_returned(text: str, target: Language | None) -> None:
    found = command(fold_in_place(clean(text)))
    assert found is not None
    assert found.target == target
