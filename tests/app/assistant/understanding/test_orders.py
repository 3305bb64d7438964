"""Orders and wishes of change, and requests to log."""

import pytest

from app.assistant.understanding.engine import understand
from app.assistant.understanding.orders import names_an_order, tells_no_purchase
from app.reading.messages.plain_log import is_plain_log
from app.reading.messages.reader import read_message
from app.text.languages import Language
from tests.support.understanding import hear, understanding_context

ORDERS: dict[Language, list[str]] = {
    "en": [
        "raise the rent entry",
        "set 300 aside",
        "transfer 500 to mom",
        "put 200 into my trip fund",
        "add 50 to my trip",
        "move 100 to savings",
        "change my rent to 900",
        "can you lower my rent to 800?",
        "save 300 for the trip",
        "take 50 out of the trip",
        "please move the uber to work",
        "increase it by 20",
        "I want to put 100 in my savings",
        "bump the groceries up to 60",
        "make it 45",
        "don't count the taxi",
        "withdraw 50 from the trip",
        "send 50 to Ana",
    ],
    "pt": [
        "aumenta o aluguel",
        "separa 300 pra viagem",
        "transfere 500 pra minha mãe",
        "coloca 200 na viagem",
        "muda o mercado pra 60",
        "pode guardar 100 na poupança?",
        "passa 100 pra reserva",
        "tira 50 da viagem",
        "muda a categoria do uber",
        "guarda 50 pra mim",
        "quero colocar 100 na meta",
        "baixa o aluguel para 800",
        "não conta o uber",
        "manda 50 pra Ana",
    ],
    "es": [
        "sube la renta",
        "aparta 300",
        "transfiere 500 a mi mamá",
        "ponle 200 al viaje",
        "métele 100 a mi meta",
        "agrega 50 a mi viaje",
        "cambia el súper a 60",
        "saca 50 del viaje",
        "quiero guardar 100 en mi ahorro",
        "pasa 100 a la reserva",
        "súbelo a 3500",
        "no cuentes el uber",
        "añade 100 a mi fondo",
        "manda 50 a Ana",
        "baja la renta a 800",
    ],
}
LOGS: dict[Language, list[str]] = {
    "en": [
        "add 50 for parking",
        "log 30 bread",
        "coffee 4",
        "spent 50 on shoes",
        "paid 200 for the trip",
        "oil change 80",
        "add 20 lunch",
        "add 12.34 groceries milk and bread",
        "add 50 to my expenses for parking",
        "please add 30 for lunch",
        "transfer to mom 50",
        "moving truck 200",
        "saved 50",
        "sent 50 to mom",
        "gas 40",
        "put gas 40",
        "can you log 30 for lunch?",
        "i bought a raise 3",
        "took out 50",
        "lowes 45",
        "move ticket 12",
        "record 30 for taxi",
        "change for the bus 5",
        "i put 40 in gas",
        "i transferred 500 to mom",
        "got 50 from dad",
        "set of plates 45",
        "add coffee 4",
    ],
    "pt": [
        "anota 30 de padaria",
        "mercado 54",
        "coloca aí 50 de mercado",
        "adiciona 20 de almoço",
        "gastei 50 no mercado",
        "paguei 200 na viagem",
        "guarda-roupa 1200",
        "passagem 40",
        "passei 50 no cartão",
        "registra 30 de uber",
        "bota 20 de gasolina",
        "lança 45 farmácia",
        "coloca 50 nos meus gastos de uber",
        "troca de óleo 200",
        "mandei 50 pra minha mãe",
        "guardei 50",
        "coloquei 40 de gasolina",
        "tirei 50 da viagem",
        "aluguel 900",
        "muda de planta 30",
    ],
    "es": [
        "agrega 50 de estacionamiento",
        "anota 30 de pan",
        "súper 450",
        "gasté 50 en el súper",
        "pagué 200 del viaje",
        "apunta 45 farmacia",
        "pon 20 de gasolina",
        "agrega 20 a mis gastos de uber",
        "pasaje 12",
        "pasé 50",
        "cambio de aceite 200",
        "mandé 50 a mi mamá",
        "guardé 50",
        "puse 40 de gasolina",
        "saqué 50 del viaje",
        "renta 900",
        "añade 30 de taxi",
        "ponle 50 de gasolina",
        "mudanza 500",
        "guardarropa 900",
    ],
}


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, message) for language, messages in ORDERS.items() for message in messages],
)
def test_a_wish_of_change_is_an_order(language: Language, message: str) -> None:
    assert names_an_order(hear(message, language))


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, message) for language, messages in LOGS.items() for message in messages],
)
def test_a_purchase_or_a_request_to_log_is_none(language: Language, message: str) -> None:
    assert not names_an_order(hear(message, language))


def test_a_long_message_is_no_order() -> None:
    assert not names_an_order(hear("raise the rent " * 40, "en"))


NOT_DONE: dict[Language, list[str]] = {
    "en": [
        "I skipped buying a lamp for 40",
        "held off on a 60 lamp",
        "decided not to get the 40 lamp",
        "I stopped buying candles for 12",
        "thinking about a new sofa, 650",
        "maybe i'll buy a 90 lamp tomorrow",
        "almost bought a lamp for 40",
        "tried to get tickets for 80 but the payment failed and my card was declined",
        "card declined at the bookshop, 30",
        "milk is at 4 now",
        "eggs are now 6 dollars",
        "my niece turned 9 today",
        "write a poem with 12 lines",
        "top 10",
        "with 3000 a month how much should I save",
    ],
    "pt": [
        "deixei de comprar um abajur de 90",
        "evitei um gasto de 50",
        "resolvi não pedir pizza de 60",
        "tô pensando num sofá novo, 650",
        "talvez eu compre um abajur de 90",
        "quase comprei uma luminária de 40",
        "tentei pagar 80 de ingresso",
        "compra negada de 30 na livraria, o cartão não passou",
        "o leite tá a 4",
        "minha sobrinha fez 9 anos",
        "escreve um poema de 12 linhas",
        "últimos 7",
        "com 3000 de salário quanto devo guardar",
    ],
    "es": [
        "dejé de comprar una lámpara de 90",
        "evité gastar 50 en una vela",
        "decidí no comprar la lámpara de 90",
        "estoy pensando en un sillón de 650",
        "a lo mejor compro una lámpara de 90",
        "casi compro una lámpara de 40",
        "intenté pagar 80 de boletos",
        "me rechazaron la tarjeta de 30 en la librería",
        "la leche está a 4",
        "mi sobrina cumplió 9",
        "escribe un poema de 12 líneas",
        "últimos 7",
        "con 3000 de salario cuánto debo ahorrar",
    ],
}
DONE: dict[Language, list[str]] = {
    "en": [
        "skipped the movie but bought popcorn for 9",
        "stopped at the bakery 5",
        "almost got a lamp for 40, but paid 12 for a bulb",
        "bought a lamp for 40, almost broke it",
        "spent 30 on gas a couple of hours ago",
        "tickets for the top 10 show 50",
    ],
    "pt": ["quase comprei uma luminária de 40, mas paguei 12 numa lâmpada", "bolo 35"],
    "es": ["casi compro una lámpara de 40, pero pagué 12 de un foco", "pastel 35"],
}


@pytest.mark.parametrize(
    ("language", "message"), [(code, text) for code, texts in NOT_DONE.items() for text in texts]
)
def test_what_was_not_done_is_no_purchase(language: Language, message: str) -> None:
    assert tells_no_purchase(hear(message, language))


@pytest.mark.parametrize(
    ("language", "message"), [(code, text) for code, texts in DONE.items() for text in texts]
)
def test_what_was_done_beside_it_is_one(language: Language, message: str) -> None:
    assert not tells_no_purchase(hear(message, language))


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, message) for language, messages in ORDERS.items() for message in messages],
)
def test_an_order_is_never_a_plain_log(language: Language, message: str) -> None:
    reading = read_message(message, understanding_context(language).reader)

    assert not is_plain_log(message, reading)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("pt", "bota 20 de gasolina"),
        ("pt", "coloca aí 50 de mercado"),
        ("pt", "minha conta de luz 200"),
        ("es", "pon 20 de gasolina"),
    ],
)
def test_a_request_to_log_changes_no_entry(language: Language, message: str) -> None:
    commands = understand(message, understanding_context(language)).commands

    assert [command.type for command in commands] == ["log"]


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "move 45 to transport"),
        ("pt", "põe o de 45 em transporte"),
        ("es", "pon el 45 en transporte"),
    ],
)
def test_an_entry_is_named_by_its_amount(language: Language, message: str) -> None:
    commands = understand(message, understanding_context(language)).commands

    assert [command.type for command in commands] == ["amend"]
