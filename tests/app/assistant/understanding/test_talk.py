"""What people say besides orders and questions about money."""

from datetime import UTC, datetime

import pytest

from app.assistant.commands import Talk, TalkTopic
from app.assistant.dialogue import Dialogue
from app.assistant.understanding.talk import has_feeling, read_talk
from app.coach.questions.types import Feeling
from app.text.languages import Language
from tests.support.understanding import hear, understanding_context

LATE = datetime(2026, 5, 15, 22, tzinfo=UTC)
SAID: dict[TalkTopic, dict[Language, list[str]]] = {
    TalkTopic.OWED: {
        "en": [
            "my cousin owes me 35",
            "laura still owes me 20 for the taxi",
            "my neighbor owes me 15",
        ],
        "pt": ["a paula me deve 35", "meu vizinho tá me devendo 20", "o pedro ficou me devendo 60"],
        "es": [
            "laura me debe 350",
            "mi vecino me quedó debiendo 200",
            "mis primos me deben 900 de la cena",
        ],
    },
    TalkTopic.OWING: {
        "en": ["i owe my sister 25", "i owe 60 to marcus", "I still owe Tom 12"],
        "pt": ["devo 25 pra minha irmã", "tô devendo 60 pro marcos", "devo 15 ao vizinho"],
        "es": ["le debo 250 a mi hermana", "debo 600 a marcos", "le quedé debiendo 80 a la vecina"],
    },
    TalkTopic.GREETING: {
        "en": [
            "hi",
            "heyyy ozzie",
            "good morning!",
            "Hello there, how are you?",
            "are you there?",
            "👋",
        ],
        "pt": [
            "oi",
            "oiii ozzie",
            "bom dia!",
            "boa tarde, tudo bem?",
            "e aí, beleza?",
            "boa noite",
            "tá aí?",
        ],
        "es": [
            "hola",
            "holaaa ozzie",
            "buenos días!",
            "qué onda",
            "buenas tardes, cómo estás?",
            "buenas noches",
            "estás ahí?",
        ],
    },
    TalkTopic.THANKS: {
        "en": [
            "thanks",
            "thank you so much!",
            "thx a lot 🙏",
            "🙏",
            "thanks for your help today",
            "you are the best, thank you",
        ],
        "pt": [
            "obrigada!",
            "valeu",
            "muito obrigado pela ajuda",
            "vlw 🙏",
            "brigadão",
            "você é demais",
            "obg",
        ],
        "es": [
            "gracias",
            "muchas gracias!",
            "mil gracias por la ayuda",
            "te agradezco mucho",
            "🙏",
            "eres lo máximo",
        ],
    },
    TalkTopic.GOODBYE: {
        "en": [
            "sleep well",
            "bye",
            "see you tomorrow",
            "good night ozzie",
            "gotta go",
        ],
        "pt": [
            "dorme bem",
            "tchau",
            "até amanhã",
            "falou!",
            "vou dormir",
            "flw",
            "beijos",
        ],
        "es": [
            "ya me voy, nos vemos",
            "adiós",
            "chau",
            "nos vemos",
            "hasta mañana",
            "me voy a dormir",
            "hablamos luego",
        ],
    },
    TalkTopic.ACKNOWLEDGEMENT: {
        "en": [
            "👍",
            "ok",
            "lol",
            "hahahaha",
            "got it",
            "cool cool",
            "makes sense",
            "yes",
            "okkk",
            "😂",
        ],
        "pt": [
            "👍",
            "ok",
            "kkkk",
            "kkkkkkkk",
            "beleza",
            "rsrs",
            "entendi",
            "tá bom",
            "blz",
            "hahaha",
            "show",
            "faz sentido",
            "combinado",
            "sim",
            "legal",
        ],
        "es": [
            "👍",
            "ok",
            "jajaja",
            "jaja",
            "dale",
            "vale",
            "ya entendí",
            "está bien",
            "órale",
            "sale",
            "qué bien",
            "sí",
            "listo",
            "tiene sentido",
        ],
    },
    TalkTopic.WORRY: {
        "en": [
            "i got laid off today",
            "idk how im gonna pay rent",
            "why is everything so damn expensive",
            "my wife lost her job",
            "i feel awful about my spending",
            "im so broke",
            "money is tight",
            "I can't sleep because of my debts",
            "😭",
            "will i ever get out of debt?",
            "I don't know what to do anymore",
            "I owe 5000 on my cards and I'm desperate",
            "I'm drowning in debt",
            "i'm really stressed about money",
            "I lost my job",
            "scared about the rent",
            "I feel so poor",
        ],
        "pt": [
            "fui demitido hj",
            "não sei como vou pagar o aluguel",
            "pq tudo é tão caro aff",
            "meu marido perdeu o emprego",
            "me sinto péssima com isso",
            "tô muito endividada",
            "acho que nunca vou sair das dívidas",
            "não sei mais o que fazer",
            "a grana tá apertada",
            "perdi meu emprego",
            "não consigo dormir por causa das contas",
            "estou sem dinheiro",
            "tô preocupado com as contas",
            "devo 5 mil e estou desesperado",
            "tô ferrado",
            "😭",
            "nunca sobra dinheiro",
            "estou afundado em dívidas",
            "quando eu vou sair dessas dívidas?",
        ],
        "es": [
            "me corrieron de la chamba",
            "por qué todo es tan caro",
            "mi esposo perdió la chamba",
            "nunca logro ahorrar nada",
            "me siento fatal con el dinero",
            "estoy desesperada",
            "siento que nunca voy a salir de deudas",
            "no llego a fin de mes",
            "estoy sin plata",
            "ando bien quebrado",
            "no sé qué hacer",
            "perdí mi trabajo",
            "me estresa el dinero",
            "no me alcanza para nada",
            "debo 20 mil y estoy desesperado",
            "no puedo dormir por las deudas",
            "😭",
            "todo está muy caro",
            "me siento muy agobiado con las cuentas",
            "cuándo voy a salir de mis deudas?",
        ],
    },
    TalkTopic.FRUSTRATION: {
        "en": [
            "ugh",
            "I overspent again",
            "i hate being broke all the time",
            "I can't stop spending",
            "this is so frustrating",
            "i blew it again",
            "😡",
        ],
        "pt": [
            "aff",
            "que saco",
            "gastei demais de novo",
            "não consigo parar de gastar",
            "cansei",
            "odeio ficar sem grana",
            "que raiva",
            "estourei o cartão de novo",
        ],
        "es": [
            "uff",
            "qué coraje",
            "gasté de más otra vez",
            "no puedo dejar de gastar",
            "estoy harto de ser pobre",
            "odio mis deudas",
            "me rindo",
            "😡",
        ],
    },
    TalkTopic.JOY: {
        "en": [
            "this month went way better",
            "i managed to save 300!!",
            "I'm so happy today",
            "i got the job!!",
            "yay!",
            "i paid off my card",
            "finally debt free!",
            "🎉",
        ],
        "pt": [
            "esse mês foi bem melhor",
            "consegui guardar 500 esse mês!!",
            "consegui!",
            "tô muito feliz hoje",
            "ganhei um aumento!",
            "quitei minhas dívidas!!",
            "🎉",
            "uhuu",
            "fui promovida",
        ],
        "es": [
            "este mes me fue mejor",
            "logré ahorrar 200 este mes!!",
            "lo logré!",
            "estoy muy feliz",
            "me dieron un aumento!",
            "por fin pagué mi tarjeta",
            "yupi",
            "🎉",
            "me ascendieron",
        ],
    },
    TalkTopic.COMPLAINT: {
        "en": [
            "do you even work??",
            "i asked something else",
            "this is rubbish you got everything wrong",
            "that's not what I said",
            "everything is wrong",
            "you don't understand me at all",
            "your numbers are wrong",
        ],
        "pt": [
            "não foi isso q eu perguntei",
            "vc só erra mano",
            "que coisa ruim, você errou tudo",
            "tá tudo errado",
            "você não entendeu nada",
            "não foi isso que eu disse",
            "isso tá errado",
            "você errou tudo",
            "os números estão errados",
            "não era isso",
        ],
        "es": [
            "no te pregunté eso",
            "sos un desastre",
            "qué mal, te equivocaste en todo",
            "todo está mal",
            "no me entiendes",
            "no es lo que te dije",
            "te equivocaste en todo",
            "eso está mal",
            "entendiste mal",
            "tus números están mal",
        ],
    },
    TalkTopic.INSULT: {
        "en": [
            "you suck",
            "stupid bot",
            "are you stupid?",
            "🖕",
            "fuck off",
            "you idiot",
        ],
        "pt": [
            "você é um inútil",
            "seu burro",
            "vai se foder",
            "que bot inútil",
            "seu lixo",
            "cala a boca",
            "vc é burro demais",
            "você não serve pra nada",
        ],
        "es": [
            "eres un inútil",
            "pinche bot",
            "vete a la mierda",
            "cállate",
            "eres una basura",
            "idiota",
            "no sirves para nada",
        ],
    },
    TalkTopic.HELP: {
        "en": [
            "help",
            "what can you do?",
            "how does this work?",
            "???",
            "what should I write?",
        ],
        "pt": [
            "ajuda",
            "o que você faz?",
            "como funciona?",
            "o que eu escrevo aqui?",
            "não sei usar isso",
        ],
        "es": [
            "ayuda",
            "qué puedes hacer?",
            "cómo funciona esto?",
            "qué escribo aquí?",
        ],
    },
    TalkTopic.WHO: {
        "en": [
            "who even are you",
            "who are you?",
            "are you a bot",
            "are you a real person?",
            "am i talking to a human?",
            "are you a robot or a person",
        ],
        "pt": [
            "vc é quem?",
            "quem é você?",
            "você é um robô?",
            "você é uma pessoa de verdade?",
            "vc é humano ou robô?",
            "com quem estou falando?",
        ],
        "es": [
            "y tú quién eres?",
            "quién eres?",
            "eres un robot?",
            "eres una persona real?",
            "hablo con una persona o un bot?",
            "eres humano",
        ],
    },
    TalkTopic.PRICE: {
        "en": [
            "is this free?",
            "how much do you cost?",
            "do i have to pay for this?",
            "do you charge me?",
            "what does this cost",
        ],
        "pt": [
            "é de graça?",
            "é grátis?",
            "quanto custa usar o ozzie?",
            "tenho que pagar?",
            "você cobra alguma coisa?",
            "quanto você cobra?",
            "isso é pago?",
        ],
        "es": [
            "es gratis?",
            "cuánto cuesta usar esto?",
            "cuánto cobras?",
            "tengo que pagar?",
            "hay algún costo?",
            "esto es gratis?",
        ],
    },
    TalkTopic.PRIVACY: {
        "en": [
            "what do you do with my data?",
            "is it safe?",
            "who can see my data",
            "do you sell my data?",
            "can you see my bank account?",
            "is my data safe with you?",
        ],
        "pt": [
            "o que você faz com meus dados?",
            "é seguro?",
            "quem vê minhas mensagens?",
            "vocês vendem meus dados?",
            "meus dados estão seguros?",
            "posso confiar em você?",
        ],
        "es": [
            "qué haces con mis datos?",
            "es seguro?",
            "quién ve mis mensajes?",
            "venden mis datos?",
            "mis datos están seguros?",
            "puedo confiar en ti?",
        ],
    },
    TalkTopic.HUMAN: {
        "en": [
            "can I talk to a person?",
            "i want to speak to a human",
            "customer service",
            "talk to someone",
        ],
        "pt": [
            "quero falar com uma pessoa",
            "falar com atendente",
            "tem suporte?",
            "quero falar com um humano",
            "me passa pra um atendente",
        ],
        "es": [
            "quiero hablar con una persona",
            "hablar con un humano",
            "hay soporte?",
            "atención al cliente",
            "pásame con un asesor",
            "puedo hablar con alguien?",
        ],
    },
    TalkTopic.CANCEL: {
        "en": [
            "how do I cancel?",
            "how do i leave",
            "how can I unsubscribe?",
            "how do i cancel my subscription?",
        ],
        "pt": [
            "como cancelo?",
            "como faço pra sair?",
            "como faço para cancelar minha assinatura?",
            "como cancelar",
            "quero parar de usar o ozzie",
        ],
        "es": [
            "cómo cancelo?",
            "cómo me doy de baja?",
            "cómo hago para salir?",
            "cómo cancelo mi suscripción?",
            "puedo cancelar cuando quiera?",
        ],
    },
    TalkTopic.UNCLEAR: {
        "en": [
            "asdf",
            "that thing",
            "...",
            "hmmm",
            "fghjkl",
            "xkcdfw",
        ],
        "pt": [
            "hmm",
            "asdfgh",
            "aquela coisa",
            "sei lá",
            "...",
        ],
        "es": [
            "asdf",
            "no sé",
            "...",
        ],
    },
}
# Purchases, orders and questions about money, with and without a feeling.
NO_TALK: dict[Language, list[str]] = {
    "en": [
        "how much did I spend?",
        "i blew it again, 200 on clothes 😩",
        "coffee 4",
        "am i doing ok this month?",
        "paid 200 for the trip",
        "is it safe to spend more this month?",
        "how do I get out of debt?",
        "i want to pay off my debts",
        "remind me to pay rent",
        "undo",
        "delete it",
        "that one was wrong",
        "what about food?",
        "and last month?",
        "cancel netflix",
        "salsa",
        "the second one",
        "how much do I spend on stress?",
        "how is my budget?",
        "gas",
        "my brother paid me 50",
        "how can i save money?",
        "i want to save for a trip",
        "what did i spend on support?",
        "can i afford a phone",
        "food",
        "change it to 250",
    ],
    "pt": [
        "quanto gastei?",
        "mercado 54",
        "gastei demais no mercado, 300",
        "e no mês passado?",
        "tira a última",
        "foi 45",
        "coloca 200 na viagem",
        "quanto sobra do limite de comida?",
        "quais limites eu tenho?",
        "tô bem esse mês?",
        "apaga isso",
        "o que eu gastei com comida?",
        "meu irmão me pagou 50",
        "quero quitar minhas dívidas",
        "salada",
        "vai dar pra comprar um celular?",
        "como faço pra economizar?",
        "posso comprar um tênis?",
        "me lembra de pagar o aluguel",
        "e o uber?",
        "quanto custa meu aluguel?",
        "cancela a netflix",
        "luz",
        "isso foi ontem",
        "muda pra saúde",
    ],
    "es": [
        "cuánto gasté?",
        "súper 450",
        "gasté de más en el súper, 300",
        "y el mes pasado?",
        "borra la última",
        "fueron 45",
        "ponle 300 al viaje",
        "cuánto me queda del presupuesto de comida?",
        "súbelo a 3500",
        "voy bien este mes?",
        "quítalo",
        "mi hermano me pagó 50",
        "quiero pagar mis deudas",
        "ensalada",
        "me alcanza para un celular?",
        "cómo puedo ahorrar?",
        "puedo comprar unos tenis?",
        "recuérdame pagar la renta",
        "y el uber?",
        "cuánto cuesta mi renta?",
        "cancela netflix",
        "luz",
        "eso fue ayer",
        "gas",
        "la segunda",
        "en qué se me va el dinero",
    ],
}


def topic_of(message: str, language: Language) -> TalkTopic | None:
    talk = read_talk(hear(message, language), understanding_context(language))
    return talk.topic if talk else None


@pytest.mark.parametrize(
    ("topic", "language", "message"),
    [
        (topic, language, message)
        for topic, said in SAID.items()
        for language, messages in said.items()
        for message in messages
    ],
)
def test_talk_is_recognized_by_its_topic(
    topic: TalkTopic, language: Language, message: str
) -> None:
    assert topic_of(message, language) == topic


@pytest.mark.parametrize(
    ("language", "message"),
    [(language, message) for language, messages in NO_TALK.items() for message in messages],
)
def test_what_is_about_money_is_no_talk(language: Language, message: str) -> None:
    assert topic_of(message, language) is None


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "I'm drowning in debt, what should I do?"),
        ("pt", "tô desesperada, o que eu faço?"),
        ("es", "estoy ahogada en deudas, ¿qué hago?"),
    ],
)
def test_a_question_for_comfort_is_a_worry(language: Language, message: str) -> None:
    assert topic_of(message, language) == TalkTopic.WORRY


def test_a_long_story_is_no_talk() -> None:
    assert topic_of("thanks " * 40, "en") is None


@pytest.mark.parametrize("message", ["boa noite", "buenas noches"])
def test_a_good_night_after_talking_is_a_goodbye(message: str) -> None:
    language: Language = "pt" if message == "boa noite" else "es"
    talking = understanding_context(language, Dialogue(updated_at=LATE))

    assert read_talk(hear(message, language), talking) == Talk(topic=TalkTopic.GOODBYE)


def test_words_of_another_language_are_understood_too() -> None:
    assert topic_of("muito obrigado", "en") == TalkTopic.THANKS


@pytest.mark.parametrize(
    ("message", "feeling"),
    [
        ("coffee 4", "neutral"),
        ("mercado 54", "neutral"),
        ("taxi 12, ugh", "frustrated"),
        ("blew it again, 90 on shoes", "frustrated"),
        ("300 on a jacket 😩", "worried"),
        ("i feel so guilty, 80 on games", "worried"),
        ("finally got the bike! 400", "happy"),
        ("gastei 300 em roupa, que culpa", "worried"),
        ("aff, multa de 130", "frustrated"),
        ("tênis novo 400, eu mereço", "happy"),
        ("compré zapatos 900, me lo merezco", "happy"),
        ("la regué, 500 en apuestas", "frustrated"),
        ("qué angustia, 3000 del dentista", "worried"),
    ],
)
def test_a_feeling_comes_with_a_purchase(message: str, feeling: Feeling) -> None:
    assert has_feeling(message) == feeling
