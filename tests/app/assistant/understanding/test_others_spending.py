"""Somebody else's spending."""

import pytest

from app.assistant.commands import OthersSpending
from app.assistant.understanding.others_spending import read_others_spending
from app.assistant.understanding.segments import split
from app.reading.messages.plain_log import is_plain_log
from app.reading.messages.reader import read_message
from app.text.languages import Language
from tests.support.understanding import TODAY, hear, understanding_context

OTHERS: dict[Language, list[str]] = {
    "en": [
        "my bf bought a console for 400",
        "my roomie paid 30 for pizza",
        "yesterday my brother blew 300 on a game",
        "my best friend just bought a phone, 900",
        "he spent 50 on beer",
        "my wife spent 200 at the market",
        "a friend of mine bought a tv for 700",
        "my parents paid 1200 for the flights",
        "omg my sister spent 400 on makeup",
        "John paid 80 for dinner",
        "someone else paid 30 for the taxi",
        "my mom bought me shoes 80",
        "my roommate paid the rent 900 today",
    ],
    "pt": [
        "minha mãe comprou um sofá de 2000",
        "a Ana pagou o jantar, 90",
        "meu chefe pagou o almoço 60",
        "ontem minha amiga gastou 300 em sapato",
        "ele gastou 50 em cerveja",
        "minha esposa já gastou 200 no mercado",
        "um amigo meu comprou um carro por 30000",
        "meus pais pagaram 500 na conta de luz",
        "o Pedro torrou 400 em jogo",
        "a vizinha comprou uma tv de 1500",
        "minha namorada me comprou um tênis 300",
        "nossa, minha irmã gastou 900 em roupa",
        "João pagou 80 de pizza",
    ],
    "es": [
        "mi hermano gastó 800 en un celular",
        "Pedro compró una moto por 20000",
        "mi mamá compró un sillón de 5000",
        "ayer mi amiga gastó 300 en zapatos",
        "ella gastó 50 en cerveza",
        "mi esposa ya gastó 200 en el súper",
        "un amigo mío compró un carro en 90000",
        "mis papás pagaron 500 de luz",
        "mi novia me compró unos tenis de 900",
        "Ana pagó 80 de pizza",
        "el jefe pagó 600 de la comida",
        "mi primo tiró 400 en apuestas",
        "alguien pagó 100 del taxi",
    ],
}
OWN: dict[Language, list[str]] = {
    "en": [
        "my brother paid me 50",
        "gift for my brother 40",
        "paid my brother 50",
        "lunch with my boss 30",
        "my mom gave me 100",
        "netflix charged 15",
        "uber charged me 12",
        "my wife and i spent 200 on dinner",
        "my brother paid me back 30",
        "my boss paid my salary 3000",
        "dinner with Ana 40",
        "bought my sister a present 60",
        "sent 50 to my mom",
        "i spent 500 on shoes",
        "my dad sent me 200",
        "spent 30 on my kids",
        "my husband bought lunch with my card 30",
        "did my brother spend 500?",
        "coffee with John 5",
        "my salary 4000",
        "my brother paid what he owed me 100",
        "my friend borrowed 300",
    ],
    "pt": [
        "meu irmão me pagou 50",
        "presente pro meu irmão 40",
        "paguei 50 pro meu irmão",
        "almoço com meu chefe 30",
        "minha mãe me deu 100",
        "netflix cobrou 40",
        "a uber cobrou 12",
        "eu e minha esposa gastamos 200",
        "meu irmão me devolveu 30",
        "meu chefe pagou meu salário 3000",
        "jantar com a Ana 40",
        "comprei um presente pra minha irmã 60",
        "mandei 50 pra minha mãe",
        "gastei 500 em sapato",
        "meu pai me mandou 200",
        "meu marido comprou o almoço com meu cartão 30",
        "meu cunhado pediu 500 emprestado",
        "meu irmão gastou 500?",
        "minha conta de luz 200",
        "mercado 54",
        "meu irmão pagou os 50 que me devia",
        "a compra do mês 500",
    ],
    "es": [
        "mi hermano me pagó 50",
        "regalo para mi hermano 40",
        "le pagué 50 a mi hermano",
        "comida con mi jefe 30",
        "mi mamá me dio 100",
        "netflix cobró 200",
        "uber me cobró 12",
        "mi esposa y yo gastamos 200",
        "mi hermano me devolvió 30",
        "mi jefe pagó mi sueldo 9000",
        "cena con Ana 40",
        "compré un regalo para mi hermana 60",
        "le mandé 50 a mi mamá",
        "gasté 500 en zapatos",
        "mi papá me mandó 200",
        "mi marido compró la comida con mi tarjeta 30",
        "mi hermano gastó 500?",
        "el pago de la luz 500",
        "mi gasto de luz 300",
        "súper 450",
        "mercado pago 50",
        "gasto de gas 40",
        "compro pan 20",
    ],
}


def read(message: str, language: Language) -> OthersSpending | None:
    context = understanding_context(language)
    drafts = read_message(message, context.reader).drafts
    return read_others_spending(hear(message, language), drafts, context)


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, message) for language, messages in OTHERS.items() for message in messages],
)
def test_somebody_else_spent(language: Language, message: str) -> None:
    assert read(message, language) is not None


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, message) for language, messages in OWN.items() for message in messages],
)
def test_the_person_spent_or_got_the_money(language: Language, message: str) -> None:
    assert read(message, language) is None


@pytest.mark.parametrize(
    ("language", "message", "who", "what"),
    [
        ("en", "my sister bought me shoes 80", "your sister", "Shoes"),
        ("en", "a friend of mine bought a tv for 700", "a friend of yours", "Tv"),
        ("en", "peter paid 30 for the taxi", "Peter", "Taxi"),
        ("en", "they spent 30 on pizza", "", "Pizza"),
        ("pt", "minha irmã gastou 90 num vestido", "sua irmã", "Vestido"),
        ("pt", "a Carla pagou o jantar, 120", "a Carla", "Jantar"),
        ("pt", "ela gastou 30 em pizza", "", "Pizza"),
        ("es", "mis tíos gastaron 900 en pizza", "tus tíos", "Pizza"),
        ("es", "el jefe pagó 600 de la comida", "tu jefe", "Comida"),
        ("es", "alguien pagó 100 del taxi", "", "Taxi"),
    ],
)
def test_who_spent_and_on_what_are_told_apart(
    language: Language, message: str, who: str, what: str
) -> None:
    found = read(message, language)

    assert found is not None
    assert (found.who, [draft.description for draft in found.drafts]) == (who, [what])


def test_the_day_before_the_subject_is_kept() -> None:
    found = read("yesterday my cousin spent 70 on games", "en")

    assert found is not None
    assert found.drafts[0].transaction_date == TODAY.replace(day=14)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "my brother spent 800 and I spent 50"),
        ("pt", "meu irmão gastou 800 e eu gastei 50"),
        ("es", "mi hermano gastó 800 y yo gasté 50"),
    ],
)
def test_what_each_spent_is_read_by_itself(language: Language, message: str) -> None:
    parts = split(hear(message, language))

    assert read(message, language) is None
    assert [read(part.text, language) is not None for part in parts] == [True, False]


def test_without_an_amount_there_is_nothing_to_leave_out() -> None:
    assert read("my brother spent a fortune", "en") is None


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, message) for language, messages in OTHERS.items() for message in messages],
)
def test_somebody_elses_spending_is_never_a_plain_log(language: Language, message: str) -> None:
    reading = read_message(message, understanding_context(language).reader)

    assert not is_plain_log(message, reading)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "my brother paid me 50"),
        ("pt", "meu irmão me pagou 50"),
        ("es", "mi hermano me pagó 50"),
    ],
)
def test_what_somebody_paid_the_person_is_income(language: Language, message: str) -> None:
    drafts = read_message(message, understanding_context(language).reader).drafts

    assert [(draft.amount_cents, draft.kind) for draft in drafts] == [(5000, "income")]
