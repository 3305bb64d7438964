"""Tests of the distinction between facts, questions, plans, wishes and denials."""

import pytest

from app.reading.messages.modality import Modality, split_by_modality
from app.text.normalize import clean, fold_in_place


def modalities(text: str) -> list[str]:
    """Return the modalities of a message, in order."""
    return [span.modality.name for span in split_by_modality(fold_in_place(clean(text)))]


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
        "gasto 20 gasolina",
        "plan del gimnasio 35",
        "paguei o plano dental, 60",
        "data plan 30",
        "budget hostel 40",
        "target 56",
        "refund 30 from the shop",
        "brasil 2 colas 30",
    ],
)
def test_what_happened_is_factual(text: str) -> None:
    assert set(modalities(text)) == {"FACTUAL"}


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
    assert set(modalities(text)) == {"QUESTION"}


@pytest.mark.parametrize(
    "text",
    [
        "i want to buy a 90 jacket",
        "tried to pay 80 at the deli but my card was declined",
        "my card got declined for 45",
        "fui pagar 60 e não passou",
        "me rechazaron la tarjeta en una compra de 350",
        "some months 1500 come in",
        "tem mês que entra 1500",
        "hay meses que entran 1500",
        "could have bought it for 50",
        "eggs are now 7 dollars",
        "oil hit 90",
        "a gasolina subiu pra 6,50",
        "el dólar está a 18",
        "el mecánico me cotizó 900",
        "my son turned 12",
        "minha filha completou 15",
        "mi hijo cumplió 10",
        "spain 2 italy 1",
        "perdemos de 3 a 1",
        "last 5",
        "os últimos 10",
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
def test_what_did_not_happen_is_non_factual(text: str) -> None:
    assert "FACTUAL" not in modalities(text)
    assert "NON_FACTUAL" in modalities(text)


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
def test_a_request_to_record_it_is_factual(text: str) -> None:
    (span,) = split_by_modality(fold_in_place(clean(text)))
    assert (span.modality, span.is_log_request) == (Modality.FACTUAL, True)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("lunch 14. how am i doing?", ["FACTUAL", "QUESTION"]),
        ("lunch 14 how much is left", ["FACTUAL", "QUESTION"]),
        ("almoço 20 quanto ainda posso gastar", ["FACTUAL", "QUESTION"]),
        ("comida 90 cómo voy", ["FACTUAL", "QUESTION"]),
        ("wanted the 90 one but paid 40 for another", ["NON_FACTUAL", "FACTUAL"]),
        ("iba a pagar 90 pero pagué 40", ["NON_FACTUAL", "FACTUAL"]),
        ("tea 3! cake 5", ["FACTUAL", "FACTUAL"]),
        ("paid 40 for next month", ["FACTUAL"]),
        ("mañana pago 40", ["NON_FACTUAL"]),
    ],
)
def test_a_message_may_have_several_modalities(text: str, wanted: list[str]) -> None:
    assert modalities(text) == wanted


def test_a_message_without_words_has_no_modality() -> None:
    assert modalities(" \n . ") == []


@pytest.mark.parametrize(
    "text",
    [
        "spent 12 on beer, was that too much?",
        "paguei 45 no açougue, foi caro?",
        "gasté 70 en pan, ¿es mucho?",
    ],
)
def test_a_fact_and_what_to_think_of_it_are_told_apart(text: str) -> None:
    assert modalities(text) == ["FACTUAL", "QUESTION"]


@pytest.mark.parametrize(
    "text",
    ["a lamp for 60, too much?", "spent on beer, was that too much?", "60 por un gorro, ¿caro?"],
)
def test_a_price_without_a_verb_is_only_asked_about(text: str) -> None:
    assert modalities(text) == ["QUESTION"]


@pytest.mark.parametrize(
    "text",
    [
        "the bank debited 40 twice",
        "borrowed 90 from kim",
        "her position pays 2900",
        "cobraram 30 em duplicidade",
        "tomei 70 emprestado da bia",
        "a vaga nova paga 2100",
        "me debitaron 90 por duplicado",
        "la vieja me prestó 60",
        "el puesto ofrece 9000",
    ],
)
def test_loans_offers_and_double_charges_are_no_spending(text: str) -> None:
    assert "FACTUAL" not in modalities(text)


@pytest.mark.parametrize(
    "text",
    [
        "my boss earns 80k",
        "mi tío cobra 300000 de jubilación",
        "ela ganha 4000 por mês",
        "deseo entradas de cine 200",
        "looking at a $700 sofa",
        "me ofrecieron una moto por 900",
        "boleto de 90 da luz agendado para sexta",
        "tu pago de 9 a hulu se cargará mañana",
        "the payment of 55 to comcast is scheduled for friday",
        "o orçamento da sala ficou em 5000",
        "el presupuesto del taller salió en 900",
    ],
)
def test_what_others_earn_and_what_was_quoted_is_no_spending(text: str) -> None:
    assert "FACTUAL" not in modalities(text)


def test_what_was_meant_to_be_spent_is_told_from_what_was() -> None:
    assert modalities("pensaba gastar 40 pero gasté 60") == ["NON_FACTUAL", "FACTUAL"]


@pytest.mark.parametrize("text", ["order 55120 zara 40", "caiu o vale 700"])
def test_a_number_of_an_order_and_a_voucher_are_facts(text: str) -> None:
    assert set(modalities(text)) == {"FACTUAL"}
