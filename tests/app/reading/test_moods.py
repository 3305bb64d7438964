"""What happened, told apart from what is asked, planned, wished or denied."""

import pytest

from app.reading.moods import Mood, stretches
from app.reading.plain import clean, plain


def moods(text: str) -> list[str]:
    """The moods of a message, in order."""
    return [stretch.mood.name for stretch in stretches(plain(clean(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "bought bread for 4",
        "bread 4",
        "uber 15 going home from work",
        "paguei 30 no corte",
        "padaria 12",
        "me cobraron 45 de luz",
        "no mercado gastei 80",
        "esta mañana pan 20",
        "isso não presta mas comprei por 50",
    ],
)
def test_what_happened_is_fact(text: str) -> None:
    assert set(moods(text)) == {"FACT"}


@pytest.mark.parametrize(
    "text",
    [
        "how much was 45 euros again",
        "did i pay the 80 for water",
        "can we spend 300 on it?",
        "is 30 too much for a tie",
        "quanto dá 20 por dia",
        "já anotei os 12 da padaria",
        "posso gastar 90 hoje?",
        "cuánto es 40 por 12",
        "ya apunté los 60 del gas",
        "vale la pena pagar 500",
        "bread 4?",
    ],
)
def test_what_is_asked_is_a_question(text: str) -> None:
    assert set(moods(text)) == {"QUESTION"}


@pytest.mark.parametrize(
    "text",
    [
        "i want to buy a 90 jacket",
        "need to pay 700 rent",
        "nearly paid 60 for it",
        "didn't pay the 20 fine",
        "my rent is 950",
        "anna owes me 35",
        "set a budget of 250 for food",
        "if i save 30 a week",
        "send 40 to anna",
        "vou comprar uma bike de 900",
        "quase paguei 60 nisso",
        "não comprei a blusa de 80",
        "ana me deve 35",
        "meu aluguel é 950",
        "semana que vem 300 do curso",
        "voy a comprar una bici de 900",
        "no pagué los 20",
        "le debo 35 a ana",
        "si ahorro 30 por semana",
        "mañana 300 del curso",
    ],
)
def test_what_did_not_happen_is_unreal(text: str) -> None:
    assert "FACT" not in moods(text)
    assert "UNREAL" in moods(text)


@pytest.mark.parametrize(
    "text",
    [
        "can you log 30 for lunch?",
        "please add 12 for parking",
        "pode anotar 20 de pão?",
        "quero registrar 15 de café",
        "puedes apuntar 18 del taxi?",
        "quiero anotar 25 de pan",
    ],
)
def test_asking_to_write_it_down_is_telling_it(text: str) -> None:
    (stretch,) = stretches(plain(clean(text)))
    assert (stretch.mood, stretch.asked) == (Mood.FACT, True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("lunch 14. how am i doing?", ["FACT", "QUESTION"]),
        ("lunch 14 how much is left", ["FACT", "QUESTION"]),
        ("almoço 20 quanto ainda posso gastar", ["FACT", "QUESTION"]),
        ("comida 90 cómo voy", ["FACT", "QUESTION"]),
        ("wanted the 90 one but paid 40 for another", ["UNREAL", "FACT"]),
        ("iba a pagar 90 pero pagué 40", ["UNREAL", "FACT"]),
        ("tea 3! cake 5", ["FACT", "FACT"]),
        ("paid 40 for next month", ["FACT"]),
        ("mañana pago 40", ["UNREAL"]),
    ],
)
def test_a_message_may_change_its_mood(text: str, wanted: list[str]) -> None:
    assert moods(text) == wanted


def test_nothing_said_has_no_mood() -> None:
    assert moods(" \n . ") == []
