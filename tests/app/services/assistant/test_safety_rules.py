"""The assistant's safety rules about entries, in three languages, on real books."""

from collections.abc import Mapping, Sequence

import pytest

from app.db import Database
from tests.support.assistant import Entry, Speaker, speaker

LANGUAGES = ("en", "pt", "es")
HAIR, FERRY, VET, PIZZA, PAY = range(5)
SEED: Mapping[str, Sequence[Entry]] = {
    "en": [
        ("Haircut", 3500, "other"),
        ("Ferry tickets", 6000, "transport"),
        ("Vet visit", 12000, "health"),
        ("Pizza", 1800, "food"),
        ("Freelance", 90000, "income"),
    ],
    "pt": [
        ("Barbearia", 3500, "other"),
        ("Balsa", 6000, "transport"),
        ("Veterinário", 12000, "health"),
        ("Pizza", 1800, "food"),
        ("Freela", 90000, "income"),
    ],
    "es": [
        ("Peluquería", 3500, "other"),
        ("Ferry", 6000, "transport"),
        ("Veterinario", 12000, "health"),
        ("Pizza", 1800, "food"),
        ("Honorarios", 90000, "income"),
    ],
}
by_language = pytest.mark.parametrize("language", LANGUAGES)
# What each message does: the entries that are gone and those that came.
Effects = Mapping[str, tuple[Sequence[Entry], Sequence[Entry]]]


def somebody(database: Database, language: str) -> Speaker:
    """Return a new person with the seed's entries."""
    return speaker(database, language, SEED[language])


def effects(database: Database, language: str, messages: Sequence[str]) -> Effects:
    """Say each message to a new person's assistant, and return what it did to the books."""
    found = {}
    for message in messages:
        person = somebody(database, language)
        before = person.entries()
        person.say(message)
        after = person.entries()
        gone = [entry for entry in before if entry not in after]
        found[message] = (gone, [entry for entry in after if entry not in before])
    return found


def amended(language: str, messages: Mapping[str, tuple[int, int]]) -> Effects:
    """Return that each message changes the amount of one entry of the seed."""
    wanted = {}
    for message, (place, cents) in messages.items():
        name, old, category = SEED[language][place]
        wanted[message] = ([(name, old, category)], [(name, cents, category)])
    return wanted


def names(found: Effects) -> dict[str, list[tuple[str, int]]]:
    """Return name and cents of what each message booked."""
    return {
        message: [(name, cents) for name, cents, _ in came] for message, (_, came) in found.items()
    }


WAS: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "en": {
        "the haircut was 42": (HAIR, 4200),
        "my pizza was actually 21.50": (PIZZA, 2150),
        "the vet cost 135": (VET, 13500),
        "the ferry tickets came to 55": (FERRY, 5500),
        "the haircut is 38 actually": (HAIR, 3800),
    },
    "pt": {
        "a barbearia foi 42": (HAIR, 4200),
        "o veterinário saiu por 135": (VET, 13500),
        "a pizza era 21,50": (PIZZA, 2150),
        "a balsa ficou em 55": (FERRY, 5500),
        "minha pizza deu 22": (PIZZA, 2200),
    },
    "es": {
        "la peluquería fue 42": (HAIR, 4200),
        "el veterinario salió en 135": (VET, 13500),
        "la pizza costó 21.50": (PIZZA, 2150),
        "el ferry fueron 55": (FERRY, 5500),
        "mi pizza era de 22": (PIZZA, 2200),
    },
}


@by_language
def test_1_what_is_said_of_a_known_thing_amends_it_and_logs_nothing(
    database: Database, language: str
) -> None:
    said = WAS[language]
    assert effects(database, language, list(said)) == amended(language, said)


WISHES = {
    "en": [
        "put 200 into the trip",
        "add 75 to the guitar fund",
        "set 40 aside for the guitar",
        "can you change 20 to 25",
        "increase the trip by 500",
        "take 30 out of the jar",
    ],
    "pt": [
        "coloca 200 na viagem",
        "adiciona 75 na meta da guitarra",
        "guarda 40 pra guitarra",
        "muda 20 pra 25",
        "aumenta a meta da viagem em 500",
        "bota mais 60 no cofrinho",
    ],
    "es": [
        "ponle 200 al viaje",
        "métele 75 a la guitarra",
        "añade 40 a la meta de la guitarra",
        "cambia 20 por 25",
        "auméntale 500 a la meta del viaje",
        "súbelo a 80",
    ],
}


@by_language
def test_2_orders_and_wishes_of_change_log_nothing(database: Database, language: str) -> None:
    said = WISHES[language]
    assert effects(database, language, said) == dict.fromkeys(said, ([], []))


MOVES = {
    "en": ["raise the ferry tickets to 80", "bump the ferry up to 80", "set the ferry to 80"],
    "pt": ["aumenta a balsa pra 80", "coloca a balsa em 80", "muda a balsa pra 80"],
    "es": ["sube el ferry a 80", "pon el ferry en 80", "cambia el ferry a 80"],
}


@by_language
def test_2_what_an_order_names_decides_what_is_changed(database: Database, language: str) -> None:
    wanted = amended(language, dict.fromkeys(MOVES[language], (FERRY, 8000)))
    assert effects(database, language, MOVES[language]) == wanted


DENIED: Mapping[str, Mapping[str, tuple[int, int]]] = {
    "en": {
        "the vet was 140, not 120": (VET, 14000),
        "not 18, the pizza was 23": (PIZZA, 2300),
        "haircut not 35 but 39": (HAIR, 3900),
        "change the ferry from 60 to 66": (FERRY, 6600),
    },
    "pt": {
        "o veterinário foi 140, não 120": (VET, 14000),
        "não foi 18, a pizza foi 23": (PIZZA, 2300),
        "a barbearia não foi 35, foi 39": (HAIR, 3900),
        "troca a balsa de 60 por 66": (FERRY, 6600),
    },
    "es": {
        "el veterinario fue 140, no 120": (VET, 14000),
        "no fue 18, la pizza fue 23": (PIZZA, 2300),
        "la peluquería no fue 35 sino 39": (HAIR, 3900),
        "cambia el ferry de 60 a 66": (FERRY, 6600),
    },
}
DENIED_BESIDE = {
    "en": ["it was 90 for the plumber, not 100", "spent 90 on the plumber instead of 100"],
    "pt": ["gastei 90 no encanador, não 100", "paguei 90 ao encanador em vez de 100"],
    "es": ["gasté 90 en el plomero, no 100", "pagué 90 al plomero en vez de 100"],
}


@by_language
def test_3_a_denied_amount_is_not_booked(database: Database, language: str) -> None:
    said = DENIED[language]
    assert effects(database, language, list(said)) == amended(language, said)
    booked = names(effects(database, language, DENIED_BESIDE[language]))
    assert [cents for found in booked.values() for _, cents in found] == [9000, 9000]


CORRECTED = {
    "en": {
        "plumber 90, no wait 95": [("Plumber", 9500)],
        "bought stamps for 7... sorry, 9": [("Stamps", 900)],
        "parking 12 - I mean 14": [("Parking", 1400)],
        "spent 60 on paint, sorry 66": [("Paint", 6600)],
        "museum 25, actually 28": [("Museum", 2800)],
    },
    "pt": {
        "encanador 90, não, 95": [("Encanador", 9500)],
        "comprei selos por 7, quer dizer 9": [("Selos", 900)],
        "estacionamento 12, digo, 14": [("Estacionamento", 1400)],
        "gastei 60 em tinta, aliás 66": [("Tinta", 6600)],
        "museu 25, na verdade 28": [("Museu", 2800)],
    },
    "es": {
        "plomero 90, no, 95": [("Plomero", 9500)],
        "compré timbres por 7, perdón, 9": [("Timbres", 900)],
        "estacionamiento 12, digo 14": [("Estacionamiento", 1400)],
        "gasté 60 en pintura, mejor dicho 66": [("Pintura", 6600)],
        "museo 25, en realidad 28": [("Museo", 2800)],
    },
}


@by_language
def test_4_a_message_that_corrects_itself_books_the_corrected_amount_once(
    database: Database, language: str
) -> None:
    said = CORRECTED[language]
    assert names(effects(database, language, list(said))) == said


OTHERS = {
    "en": [
        "my cousin paid 300 for skis",
        "our neighbor bought a grill for 450",
        "my boss dropped 90 on flowers",
        "Peter spent 40 on comics",
        "my kids spent 20 on candy",
    ],
    "pt": [
        "minha prima pagou 300 nos esquis",
        "o vizinho comprou uma churrasqueira de 450",
        "meu chefe gastou 90 em flores",
        "o Pedro gastou 40 em gibis",
        "meus filhos gastaram 20 em bala",
    ],
    "es": [
        "mi prima pagó 300 por unos esquís",
        "el vecino compró un asador de 450",
        "mi jefa gastó 90 en flores",
        "Pedro gastó 40 en cómics",
        "mis hijos gastaron 20 en dulces",
    ],
}
YES = {"en": "yes", "pt": "sim", "es": "sí"}


@by_language
def test_5_what_somebody_else_spent_is_booked_only_on_a_yes(
    database: Database, language: str
) -> None:
    said = OTHERS[language]
    assert effects(database, language, said) == dict.fromkeys(said, ([], []))
    for message in said:
        person = somebody(database, language)
        assert person.say(message).pending is not None
        person.say(YES[language])
        assert len(person.entries()) == len(SEED[language]) + 1


COMMANDS = {
    "en": {
        "rename the pizza to Calzone": [("Calzone", 1800)],
        "rename the vet visit to Rex checkup": [("Rex checkup", 12000)],
        "add 14 for stamps please": [("Stamps", 1400)],
        "delete the pizza and log 9 for stamps": [("Stamps", 900)],
        "put down 25 for the museum": [("Museum", 2500)],
        "fix the ferry": [],
    },
    "pt": {
        "renomeia a pizza para Calzone": [("Calzone", 1800)],
        "muda o nome do veterinário para Consulta do Rex": [("Consulta do Rex", 12000)],
        "adiciona 14 de selos por favor": [("Selos", 1400)],
        "apaga a pizza e anota 9 de selos": [("Selos", 900)],
        "lança 25 do museu": [("Museu", 2500)],
        "corrige a balsa": [],
    },
    "es": {
        "renombra la pizza a Calzone": [("Calzone", 1800)],
        "cambia el nombre del veterinario a Consulta de Rex": [("Consulta de Rex", 12000)],
        "agrega 14 de timbres por favor": [("Timbres", 1400)],
        "borra la pizza y anota 9 de timbres": [("Timbres", 900)],
        "apunta 25 del museo": [("Museo", 2500)],
        "corrige el ferry": [],
    },
}


@by_language
def test_6_a_description_is_never_the_sentence_of_a_command(
    database: Database, language: str
) -> None:
    said = COMMANDS[language]
    assert names(effects(database, language, list(said))) == said


CATEGORIES: Mapping[str, Mapping[str, tuple[int, str]]] = {
    "en": {
        "the pizza is entertainment": (PIZZA, "entertainment"),
        "put the haircut under health": (HAIR, "health"),
        "file the ferry under entertainment": (FERRY, "entertainment"),
        "change the category of the vet to education": (VET, "education"),
    },
    "pt": {
        "a pizza é lazer": (PIZZA, "entertainment"),
        "coloca a barbearia em saúde": (HAIR, "health"),
        "passa a balsa pra lazer": (FERRY, "entertainment"),
        "muda a categoria do veterinário pra educação": (VET, "education"),
    },
    "es": {
        "la pizza es entretenimiento": (PIZZA, "entertainment"),
        "pon la peluquería en salud": (HAIR, "health"),
        "pasa el ferry a entretenimiento": (FERRY, "entertainment"),
        "cambia la categoría del veterinario a educación": (VET, "education"),
    },
}
INCOMES = {
    "en": ["my freelance is health", "put the freelance under transport"],
    "pt": ["o freela é saúde", "bota o freela em transporte"],
    "es": ["los honorarios son salud", "pon los honorarios en transporte"],
}


@by_language
def test_7_a_correction_of_the_category_renames_nothing(database: Database, language: str) -> None:
    wanted = {}
    for message, (place, category) in CATEGORIES[language].items():
        entry = SEED[language][place]
        wanted[message] = ([entry], [(entry[0], entry[1], category)])
    assert effects(database, language, list(wanted)) == wanted


@by_language
def test_7_an_income_gets_no_category_of_spending(database: Database, language: str) -> None:
    said = INCOMES[language]
    assert effects(database, language, said) == dict.fromkeys(said, ([], []))


UNDO = {"en": "undo", "pt": "desfaz", "es": "deshaz"}
RULES = {
    "en": ["from now on stamps are entertainment", "always put the ferry under entertainment"],
    "pt": ["a partir de agora selos é lazer", "sempre coloca a balsa em lazer"],
    "es": ["de ahora en adelante timbres es entretenimiento", "siempre pon el ferry en ocio"],
}


@by_language
def test_8_only_a_category_alone_or_a_rule_is_learned(database: Database, language: str) -> None:
    taught = [*list(CATEGORIES[language])[:2], *RULES[language]]
    others = [*list(WAS[language])[:2], *list(COMMANDS[language])[:2]]
    for message in [*taught, *others]:
        person = somebody(database, language)
        person.say(message)
        learned = [row["category"] for row in person.books()["corrections"]]
        assert (message, len(learned)) == (message, int(message in taught))


@by_language
def test_8_undoing_a_correction_forgets_what_was_learned(database: Database, language: str) -> None:
    for message in [*list(CATEGORIES[language])[:2], *RULES[language]]:
        person = somebody(database, language)
        before = person.books()
        person.say(message)
        assert person.books() != before
        person.say(UNDO[language])
        assert (message, person.books()) == (message, before)
