"""What is understood but not offered yet."""

import pytest

from app.assistant.commands import Decline, Feature
from app.assistant.dialogue import Dialogue
from app.assistant.understanding.segments import split
from app.assistant.understanding.unavailable import read_payment, read_unavailable
from app.reading.messages.plain_log import is_plain_log
from app.reading.messages.reader import read_message
from app.text.languages import Language
from tests.support.understanding import hear, understanding_context

ASKED: dict[Feature, dict[Language, list[str]]] = {
    Feature.BUDGET: {
        "en": [
            "set a budget of 250 for groceries",
            "how much of my grocery budget is left?",
            "raise my food budget to 400",
            "limit my eating out to 200",
            "i want to spend at most 300 a month on clothes",
            "don't let me spend more than 100 on coffee",
            "budget 300 for food",
            "am i over my food budget?",
            "remove my transport budget",
            "set a 150 limit on taxis",
            "food budget: 300",
            "can you set a budget?",
            "please set a monthly limit for fun of 100",
            "tell me when i spend more than 200 on food",
            "what's my food budget",
            "do i have any limits?",
            "set my monthly budget to 2000",
        ],
        "pt": [
            "define um limite de 500 pro mercado",
            "quanto sobra do limite de mercado?",
            "aumenta o limite de comida pra 700",
            "quero gastar no máximo 300 com roupa",
            "coloca um teto de 200 em uber",
            "não quero gastar mais de 400 com delivery",
            "limite de comida 600",
            "cria um orçamento de 1000 para lazer",
            "apaga o limite de transporte",
            "estourei o limite de comida?",
            "me avisa quando eu passar de 300 em ifood",
            "qual é meu limite de lazer?",
            "quero um limite pra roupa",
        ],
        "es": [
            "ponme un límite de 2000 para comida",
            "sube el presupuesto de comida a 4000",
            "quiero gastar máximo 500 en ropa",
            "no quiero gastar más de 800 en uber",
            "limita mis gastos en ropa a 500",
            "presupuesto de transporte 900",
            "crea un presupuesto de 1000 para salidas",
            "quita el límite de transporte",
            "me pasé del presupuesto de comida?",
            "avísame cuando gaste más de 300 en café",
            "cuál es mi límite de comida?",
            "quiero ponerme un tope de 700 en salidas",
        ],
    },
    Feature.REMINDER: {
        "en": [
            "remind me to pay the rent on the 5th",
            "remind me on the 3rd to call the bank",
            "can you remind me about the car payment?",
            "set a reminder for the electricity bill",
            "which reminders do i have?",
            "cancel the reminder",
            "delete the rent reminder",
            "don't let me forget to pay netflix",
            "let me know when my rent is due",
            "remind me every month to save",
            "please remind me tomorrow to pay 50 to Ana",
        ],
        "pt": [
            "me lembra de pagar a luz dia 10",
            "quais lembretes eu tenho?",
            "cancela o lembrete do aluguel",
            "me avisa quando vencer o cartão",
            "cria um lembrete para pagar a internet",
            "não me deixa esquecer do aluguel",
            "pode me lembrar amanhã de pagar o condomínio?",
            "me lembre todo mês de guardar dinheiro",
            "apaga esse lembrete",
            "põe um alarme pra segunda",
        ],
        "es": [
            "recuérdame pagar la renta el día 5",
            "qué recordatorios tengo?",
            "cancela el recordatorio de la renta",
            "avísame cuando venza la tarjeta",
            "ponme un recordatorio para pagar la luz",
            "no me dejes olvidar la renta",
            "puedes recordarme mañana pagar el agua?",
            "recuérdame que le debo 200 a Ana",
            "borra ese recordatorio",
            "que no se me olvide pagar el internet",
        ],
    },
    Feature.RECURRING: {
        "en": [
            "pay the gym automatically every month",
            "schedule netflix 15 monthly",
            "set up a recurring payment of 900 for rent",
            "add rent 900 every month",
            "make it recurring",
            "log my rent automatically",
            "repeat this every week",
            "create a monthly recurring expense for spotify 10",
            "gym 30 every month starting next month",
            "put 200 into my trip every month",
            "stop the recurring netflix",
        ],
        "pt": [
            "paga a academia todo mês",
            "agenda o aluguel de 900 todo mês",
            "lança todo mês netflix 40",
            "adiciona academia 120 todo mês dia 5",
            "cadastra uma conta fixa de internet 100",
            "lança o aluguel automaticamente",
            "coloca spotify 20 por mês",
            "repete isso toda semana",
            "academia 120 todo mês a partir do mês que vem",
            "cria um gasto recorrente de 50",
            "cancela o lançamento automático",
        ],
        "es": [
            "anota el gimnasio cada mes",
            "agenda la renta de 5000 cada mes",
            "ponme netflix 200 cada mes",
            "agrega gimnasio 500 todos los meses el día 5",
            "crea un gasto fijo de internet 400",
            "anota la renta automáticamente",
            "repite eso cada semana",
            "registra spotify 100 al mes",
            "gimnasio 500 cada mes a partir del próximo mes",
            "programa un pago recurrente de 300",
            "cancela el cargo automático",
        ],
    },
    Feature.DIGEST: {
        "en": [
            "send me a summary every Sunday",
            "email me a weekly report",
            "i want a monthly summary",
            "text me every morning how much I can spend",
            "send me a recap of my spending every friday",
            "weekly summary please",
        ],
        "pt": [
            "me manda um resumo todo domingo",
            "quero um resumo semanal",
            "me envia um relatório mensal",
            "toda sexta me manda quanto gastei",
            "quero receber um resumo toda semana",
            "cancela o resumo semanal",
        ],
        "es": [
            "mándame un resumen cada domingo",
            "quiero un resumen semanal",
            "envíame un reporte mensual",
            "cada viernes mándame cuánto gasté",
            "quiero recibir un resumen todas las semanas",
            "cancela el resumen semanal",
        ],
    },
    Feature.EXPORT: {
        "en": [
            "could you put my expenses in a spreadsheet?",
            "would you email me all of it as a csv",
            "i'd love to get everything in excel",
            "send me everything in excel",
            "export my data",
            "can i get my expenses as a pdf?",
            "statement as pdf please",
            "i want a spreadsheet of my expenses",
            "how do I export my transactions?",
            "download my transactions",
            "give me a csv",
        ],
        "pt": [
            "consegue me passar meus gastos em excel?",
            "podes enviar-me tudo num ficheiro excel",
            "tem como colocar tudo numa planilha",
            "dá pra gerar um pdf com meus gastos?",
            "me manda tudo em planilha",
            "exporta meus gastos",
            "quero o extrato de maio em pdf",
            "me manda meus gastos em excel",
            "dá pra exportar meus dados?",
            "como faço pra baixar meus lançamentos?",
            "gera um pdf",
            "quero uma planilha com meus gastos",
        ],
        "es": [
            "me puedes mandar mis gastos en excel",
            "podrías pasarme todo en una hoja de cálculo?",
            "se puede sacar todo en pdf?",
            "mándame todo en excel",
            "exporta mis gastos",
            "quiero el estado de cuenta de mayo en pdf",
            "puedo descargar mis movimientos?",
            "cómo hago para exportar mis datos?",
            "genera un pdf",
            "mis gastos en excel por favor",
            "dame un archivo con mis gastos",
        ],
    },
    Feature.CHART: {
        "en": [
            "make a chart of my spending",
            "show me a pie chart",
            "can you draw a graph of my expenses?",
            "graph my spending",
            "my spending as a chart",
            "chart of this month",
        ],
        "pt": [
            "faz um gráfico dos meus gastos",
            "me mostra um gráfico de pizza",
            "gráfico dos meus gastos",
            "tem gráfico?",
            "quero ver meus gastos em gráfico",
        ],
        "es": [
            "hazme una gráfica de mis gastos",
            "muéstrame un gráfico de torta",
            "gráfica de mis gastos",
            "tienes gráficas?",
            "quiero ver mis gastos en una gráfica",
        ],
    },
}
# Purchases, questions about the books and the plan, and other orders.
OFFERED: dict[Language, list[str]] = {
    "en": [
        "netflix 15 every month",
        "how much of my budget is left?",
        "how much did I spend?",
        "add 50 for parking",
        "what subscriptions do i have?",
        "coffee 4",
        "spent 30 on excel course",
        "how much can I spend?",
        "am I within budget this month?",
        "how much is left in my monthly budget?",
        "which bills are coming up?",
        "paid 900 rent",
        "cancel it",
        "add 12 for daily bread",
        "weekly groceries 80",
        "how much do i spend every month?",
        "am I on budget?",
        "send me a statement",
        "bought a 40 printer graph paper",
        "send 50 to mom",
        "gave mom 50",
        "when is my next bill due?",
        "i make 4000 every month",
        "set my income to 5000",
        "undo",
        "delete the last one",
        "how is my spending?",
        "show me my spending",
        "i pay 15 for netflix every month",
        "make me a plan",
        "what is left of my budget this month?",
        "sheets 40",
        "alarm clock 25",
    ],
    "pt": [
        "netflix 40 todo mês",
        "quanto sobra do meu orçamento?",
        "quanto gastei?",
        "anota 30 de padaria",
        "mercado 54",
        "quanto posso gastar?",
        "gráfica 50",
        "me manda meu extrato do mês",
        "comprei uma planilha de 20",
        "aluguel 900",
        "cancela isso",
        "pago 40 de netflix por mês",
        "quanto gasto por mês com comida?",
        "ganho 5000 por mês",
        "coloca 50 de mercado",
        "qual meu orçamento desse mês?",
        "estourei o orçamento desse mês?",
        "cancela a netflix",
        "me mostra meus gastos",
        "limite",
        "despertador 40",
        "me conta quanto gastei essa semana",
        "faz um plano pra mim",
        "quanto eu tenho pra gastar?",
    ],
    "es": [
        "netflix 200 cada mes",
        "cuánto me queda del presupuesto?",
        "cuánto gasté?",
        "agrega 50 de estacionamiento",
        "súper 450",
        "cuánto puedo gastar?",
        "mándame mi estado de cuenta",
        "compré un curso de excel 300",
        "renta 5000",
        "quítalo",
        "pago 200 de netflix al mes",
        "cuánto gasto al mes en comida?",
        "gano 18000 al mes",
        "cuál es mi presupuesto de este mes?",
        "cancela netflix",
        "muéstrame mis gastos",
        "dime cuánto gasté esta semana",
        "hazme un plan",
        "ponle 300 a mi meta",
        "alarma 400",
        "anota 30 de pan",
        "me pasé del presupuesto?",
        "qué suscripciones tengo?",
        "taxi 45 cada uno",
    ],
}


def declined(message: str, language: Language, dialogue: Dialogue | None = None) -> Decline | None:
    return read_unavailable(hear(message, language), understanding_context(language, dialogue))


@pytest.mark.parametrize(
    ("feature", "language", "message"),
    [
        (feature, language, message)
        for feature, asked in ASKED.items()
        for language, messages in asked.items()
        for message in messages
    ],
)
def test_what_is_not_offered_is_recognized(
    feature: Feature, language: Language, message: str
) -> None:
    found = declined(message, language)

    assert found is not None
    assert found.feature == feature


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, message) for language, messages in OFFERED.items() for message in messages],
)
def test_what_is_offered_is_not_declined(language: Language, message: str) -> None:
    assert declined(message, language) is None


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "remind me to pay the rent and add 4 for coffee"),
        ("pt", "me lembra de pagar a luz e anota 30 de pão"),
        ("es", "recuérdame pagar la luz y anota 30 de pan"),
    ],
)
def test_an_order_and_a_log_are_read_by_themselves(language: Language, message: str) -> None:
    parts = split(hear(message, language))

    assert declined(message, language) is None
    assert [declined(part.text, language) is not None for part in parts] == [True, False]


@pytest.mark.parametrize(
    ("language", "message", "category"),
    [
        ("en", "set a budget of 250 for groceries", "food"),
        ("pt", "coloca um limite de 250 pra roupa", "clothing"),
        ("es", "ponme un tope de 250 en transporte", "transport"),
    ],
)
def test_the_category_and_the_amount_are_kept(
    language: Language, message: str, category: str
) -> None:
    found = declined(message, language)

    assert found is not None
    assert (found.category, found.cents, found.currency) == (category, 25000, None)


@pytest.mark.parametrize(
    ("language", "message", "words"),
    [
        ("en", "Remind me to pay the Rent on the 5th", "pay the Rent on the 5th"),
        ("pt", "me lembra de pagar a água dia 10", "pagar a água dia 10"),
        ("es", "recuérdame pagar la luz mañana", "pagar la luz mañana"),
    ],
)
def test_the_thing_is_kept_as_written(language: Language, message: str, words: str) -> None:
    found = declined(message, language)

    assert found is not None
    assert found.words == words


@pytest.mark.parametrize(
    ("language", "message", "cents"),
    [
        ("en", "make it 250", 25000),
        ("en", "raise it to 90", 9000),
        ("en", "cancel it", None),
        ("pt", "muda pra 500", 50000),
        ("pt", "cancela o da luz", None),
        ("es", "bájalo a 200", 20000),
        ("es", "cancélalo", None),
    ],
)
def test_it_is_the_feature_while_that_is_spoken_of(
    language: Language, message: str, cents: int | None
) -> None:
    dialogue = Dialogue(focus="feature", feature=Feature.BUDGET)

    found = declined(message, language, dialogue)

    assert found is not None
    assert (found.feature, found.cents) == (Feature.BUDGET, cents)
    assert declined(message, language) is None


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "coffee 4"),
        ("en", "how much did i spend?"),
        ("pt", "mercado 54"),
        ("es", "el uber fueron 50"),
    ],
)
def test_other_things_are_themselves_while_a_feature_is_spoken_of(
    language: Language, message: str
) -> None:
    dialogue = Dialogue(focus="feature", feature=Feature.REMINDER)

    assert declined(message, language, dialogue) is None


@pytest.mark.parametrize(
    ("language", "message"),
    [
        (language, message)
        for asked in ASKED.values()
        for language, messages in asked.items()
        for message in messages
    ],
)
def test_what_is_not_offered_is_never_a_plain_log(language: Language, message: str) -> None:
    reading = read_message(message, understanding_context(language).reader)

    assert not is_plain_log(message, reading)


PAYMENTS: list[tuple[Language, str]] = [
    ("en", "pay my rent for me"),
    ("en", "can you pay the bills"),
    ("en", "transfer 100 to john"),
    ("en", "venmo jake 20"),
    ("pt", "faz um pix de 50 pra minha mãe"),
    ("pt", "transfere 100 pro joão"),
    ("pt", "paga meu boleto aí"),
    ("es", "transfiérele 50 mil a mi mamá"),
    ("es", "mándale 100 a mi hermano"),
    ("es", "paga mi recibo de luz porfa"),
]


@pytest.mark.parametrize(("language", "message"), PAYMENTS)
def test_money_that_is_to_be_moved_is_declined_and_never_booked(
    language: Language, message: str
) -> None:
    context = understanding_context(language)
    found = read_payment(hear(message, language), context)

    assert found is not None
    assert found.feature is Feature.PAYMENT
    assert not is_plain_log(message, read_message(message, context.reader))


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "paid my rent 1200"),
        ("en", "sent mom 50"),
        ("pt", "paguei o aluguel"),
        ("pt", "fiz um pix de 50 pra minha mãe"),
        ("es", "pagué la renta"),
        ("es", "ya pagué el celular?"),
    ],
)
def test_what_has_been_paid_is_no_such_wish(language: Language, message: str) -> None:
    assert read_payment(hear(message, language), understanding_context(language)) is None
