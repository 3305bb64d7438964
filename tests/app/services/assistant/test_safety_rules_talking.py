"""The assistant's safety rules about questions, what asks for a yes, and replies."""

import pytest

from app.db import Database
from tests.support.assistant import Speaker, speaker

by_language = pytest.mark.parametrize("language", ["en", "pt", "es"])
BUS = {"en": "Bus ticket", "pt": "Passagem de ônibus", "es": "Boleto de camión"}
CAKE = {"en": "Cake", "pt": "Bolo", "es": "Pastel"}


def somebody(database: Database, language: str) -> Speaker:
    """Return a new person with 4 on a bus ticket and 30 on a cake."""
    seed = [(BUS[language], 400, "transport"), (CAKE[language], 3000, "food")]
    return speaker(database, language, seed, goals=["Violin"])


QUESTIONS = {
    "en": "how much did I spend on food this month?",
    "pt": "quanto gastei com comida este mês?",
    "es": "¿cuánto gasté en comida este mes?",
}
UNKNOWN = {
    "en": ["flurb the wobbly", "my dog is asleep", "blip", "purple elephants", "quibble"],
    "pt": ["flurba o trambolho", "meu cachorro dorme", "blip", "elefantes roxos", "trambique"],
    "es": ["flurba el trasto", "mi perro duerme", "blip", "elefantes morados", "zarandaja"],
}
FOLLOW_UPS = {
    "en": ["and on transport?", "what about transport?", "and transport?", "transport?"],
    "pt": ["e com transporte?", "e em transporte?", "e transporte?", "transporte?"],
    "es": ["¿y en transporte?", "¿y transporte?", "¿y de transporte?", "¿transporte?"],
}


@by_language
def test_9_an_unknown_sentence_is_not_answered_with_the_last_topic(
    database: Database, language: str
) -> None:
    for message in UNKNOWN[language]:
        person = somebody(database, language)
        assert "30" in person.say(QUESTIONS[language]).message
        assert "30" not in person.say(message).message


@by_language
def test_9_a_sign_or_a_slot_follows_the_last_question_up(database: Database, language: str) -> None:
    for message in FOLLOW_UPS[language]:
        person = somebody(database, language)
        person.say(QUESTIONS[language])
        assert (message, "4" in person.say(message).message) == (message, True)


@by_language
def test_10_only_what_the_books_or_tables_know_is_looked_up(
    database: Database, language: str
) -> None:
    person = somebody(database, language)
    known = f"{CAKE[language]}?"
    assert "30" in person.say(known).message
    for message in UNKNOWN[language]:
        answer = somebody(database, language).say(message)
        assert (message, answer.question_type) == (message, None)


MANY = {
    "en": (["coffee 5"] * 4, "delete all the coffees", "yes", "undo"),
    "pt": (["café 5"] * 4, "apaga todos os cafés", "sim", "desfaz"),
    "es": (["café 5"] * 4, "borra todos los cafés", "sí", "deshaz"),
}
ONE = {
    "en": ["delete the cake", "remove the bus ticket"],
    "pt": ["apaga o bolo", "remove a passagem"],
    "es": ["borra el pastel", "quita el boleto"],
}


@by_language
def test_11_more_than_three_by_description_are_removed_only_on_a_yes(
    database: Database, language: str
) -> None:
    logs, order, yes, undo = MANY[language]
    person = somebody(database, language)
    for message in logs:
        person.say(message)
    everything = person.entries()
    assert person.say(order).pending is not None
    assert person.entries() == everything
    person.say(yes)
    assert len(person.entries()) == len(everything) - len(logs)
    assert person.say(undo).pending is None
    assert person.entries() == everything


@by_language
def test_11_what_undo_can_restore_asks_nothing(database: Database, language: str) -> None:
    for message in ONE[language]:
        person = somebody(database, language)
        before = person.books()
        answer = person.say(message)
        assert (message, answer.pending) == (message, None)
        assert len(person.entries()) == 1
        assert person.say(MANY[language][3]).pending is None
        assert person.books() == before


ERASURES = {
    "en": ["delete all my data", "erase my account", "delete my account", "erase all my data"],
    "pt": [
        "apaga todos os meus dados",
        "exclui minha conta",
        "apaga minha conta",
        "apague meus dados",
    ],
    "es": ["borra todos mis datos", "elimina mi cuenta", "borra mi cuenta", "elimina mis datos"],
}


@by_language
def test_11_an_erasure_asks_first(database: Database, language: str) -> None:
    for message in ERASURES[language]:
        person = somebody(database, language)
        before = person.books()
        answer = person.say(message)
        assert (message, answer.pending is not None) == (message, True)
        assert person.books() == before


NOTHING_THERE = {
    "en": ["undo", "redo", "delete the trombone", "the trombone should be 30", "book it anyway"],
    "pt": ["desfaz", "refaz", "apaga o trombone", "o trombone deveria ser 30", "lança mesmo assim"],
    "es": ["deshaz", "rehaz", "borra el trombón", "el trombón debería ser 30", "anótalo igual"],
}
DONE_MARKS = ("✅", "✏️", "🗑️", "↩️")


@by_language
def test_12_the_reply_claims_nothing_that_was_not_done(database: Database, language: str) -> None:
    for message in NOTHING_THERE[language]:
        person = somebody(database, language)
        before = person.books()
        answer = person.say(message)
        assert (message, answer.changes) == (message, [])
        assert not any(mark in answer.message for mark in DONE_MARKS)
        assert person.books() == before


DOING = {
    "en": ["tea 7", "the cake was 31", "delete the cake", "put the cake under health"],
    "pt": ["chá 7", "o bolo foi 31", "apaga o bolo", "coloca o bolo em saúde"],
    "es": ["té 7", "el pastel fue 31", "borra el pastel", "pon el pastel en salud"],
}


@by_language
def test_12_the_reply_says_what_was_done(database: Database, language: str) -> None:
    for message, mark in zip(DOING[language], ("✅", "✏️", "🗑️", "✏️"), strict=True):
        person = somebody(database, language)
        before = person.books()
        answer = person.say(message)
        assert (message, [change.performed for change in answer.changes]) == (message, [True])
        assert mark in answer.message
        assert person.books() != before


ANSWERS = {
    "en": ("delete the cake", "stamps 2", "number 2", "coffee", "undo"),
    "pt": ("apaga o bolo", "selos 2", "número 2", "café", "desfaz"),
    "es": ("borra el pastel", "timbres 2", "número 2", "café", "deshaz"),
}


@by_language
def test_a_purchase_is_no_answer_to_which_one_is_meant(database: Database, language: str) -> None:
    order, purchase, choice, _, _ = ANSWERS[language]
    cakes = [(f"{CAKE[language]} {size}", 900 + size, "food") for size in (1, 2)]
    for message, count in ((purchase, 3), (choice, 1)):
        person = speaker(database, language, cakes)
        assert person.say(order).pending is not None
        person.say(message)
        assert (message, len(person.entries())) == (message, count)


@by_language
def test_an_undo_is_no_answer_to_what_an_amount_was_for(database: Database, language: str) -> None:
    _, _, _, thing, undo = ANSWERS[language]
    person = somebody(database, language)
    before = person.entries()
    person.say(f"{thing} 6")
    person.say("2")
    person.say(undo)
    assert person.entries() == before


DROPPED = {"en": "never mind", "pt": "deixa pra lá", "es": "olvídalo"}
CANDLE = {"en": "candle 12", "pt": "vela 12", "es": "vela 12"}


@by_language
def test_to_drop_the_matter_takes_back_what_was_done_just_now(
    database: Database, language: str
) -> None:
    person = somebody(database, language)
    before = person.entries()
    person.say(CANDLE[language])
    person.say(DROPPED[language])
    assert person.entries() == before


@by_language
def test_to_drop_the_matter_takes_back_nothing_of_before(database: Database, language: str) -> None:
    person = somebody(database, language)
    person.say(CANDLE[language])
    booked = person.entries()
    person.say(QUESTIONS[language])
    person.say(DROPPED[language])
    assert person.entries() == booked


@by_language
def test_a_question_describes_no_purchase(database: Database, language: str) -> None:
    person = somebody(database, language)
    before = person.entries()
    person.say("500")
    person.say({"en": "hello?", "pt": "oi?", "es": "¿qué?"}[language])
    assert person.entries() == before


@by_language
def test_an_amount_after_no_corrects_what_was_booked(database: Database, language: str) -> None:
    person = somebody(database, language)
    person.say(CANDLE[language])
    booked = len(person.entries())
    person.say({"en": "no, 15", "pt": "não, 15", "es": "no, 15"}[language])
    assert len(person.entries()) == booked
    assert 1500 in {cents for _, cents, _ in person.entries()}


@by_language
def test_an_entry_of_another_amount_is_removed_only_when_it_is_chosen(
    database: Database, language: str
) -> None:
    person = somebody(database, language)
    before = person.entries()
    cake = CAKE[language]
    said = {"en": f"remove the 7 {cake}", "pt": f"apaga 7 do {cake}", "es": f"borra 7 del {cake}"}
    answer = person.say(said[language])
    assert answer.pending is not None
    assert person.entries() == before


def test_more_than_three_that_were_shown_are_removed_only_on_a_yes(database: Database) -> None:
    names = ("Candle", "Rope", "Pillow", "Ladder")
    person = speaker(database, "en", [(name, 900, "other") for name in names])
    person.say("what did I buy?")
    person.say("delete all of these")
    assert len(person.entries()) == len(names)
    person.say("yes")
    assert person.entries() == []


def test_another_goal_is_no_date_of_the_goal_before(database: Database) -> None:
    person = somebody(database, "en")
    person.say("my goal is to save 50 for a harp")
    person.say("goal: 5000 for a piano by june")
    targets = {row["name"]: row["target_amount_cents"] for row in person.books()["goals"]}
    assert targets == {"Violin": 100_000, "Piano": 500_000}


@by_language
def test_6_no_entry_is_named_by_a_sentence(database: Database, language: str) -> None:
    person = somebody(database, language)
    before = person.entries()
    cake = CAKE[language]
    said = {
        "en": f"the {cake} should be less",
        "pt": f"o {cake} devia ser menos",
        "es": f"el {cake} debería ser menos",
    }
    person.say(said[language])
    assert person.entries() == before


PRICES = {
    "en": ["the gym went from 15 to 18", "was the gym 15 or 18", "I got a 500 raise"],
    "pt": ["a academia subiu de 15 pra 18"],
    "es": ["el gimnasio subió de 15 a 18"],
}


@by_language
def test_a_price_that_changed_and_a_raise_are_no_purchases(
    database: Database, language: str
) -> None:
    person = somebody(database, language)
    before = person.entries()
    for message in PRICES[language]:
        person.say(message)
    assert person.entries() == before


BELIEVED = {
    "en": "I think the {} was 33",
    "pt": "acho que o {} foi 33",
    "es": "creo que el {} fue 33",
}


@by_language
def test_what_somebody_believes_corrects_an_entry(database: Database, language: str) -> None:
    person = somebody(database, language)
    person.say(BELIEVED[language].format(CAKE[language]))
    assert [cents for _, cents, category in person.entries() if category == "food"] == [3300]


def test_the_same_giver_gives_twice(database: Database) -> None:
    person = somebody(database, "pt")
    person.say("minha tia me deu 40")
    person.say("minha tia me deu 50")
    income = sorted(cents for _, cents, category in person.entries() if category == "income")
    assert income == [4000, 5000]
