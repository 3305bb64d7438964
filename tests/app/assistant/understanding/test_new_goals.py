"""New goals: what is said of them, in any order."""

from datetime import date

import pytest

from app.assistant.commands import CreateGoal
from app.assistant.understanding.goals import read_goal_command
from app.assistant.understanding.new_goals import usual_date
from tests.support.said import said


@pytest.mark.parametrize(
    "message",
    [
        "save 3000 for a car by june 2028, I already have 400",
        "by june 2028 I want to save 3000 for a car, I already have 400",
        "I already have 400 and want to save 3000 for a car by june 2028",
        "save 3000 by june 2028 for a car, already have 400",
    ],
)
def test_date_and_savings_are_said_anywhere(message: str) -> None:
    assert read_goal_command(*said(message, "en")) == CreateGoal(
        name="Car", target_cents=300000, current_cents=40000, target_date=date(2028, 6, 30)
    )


def test_the_usual_date_is_a_year_from_now() -> None:
    assert usual_date(date(2026, 11, 28)) == date(2027, 11, 30)


@pytest.mark.parametrize(
    ("message", "language", "name"),
    [
        ("i want 700 for a canoe by may next year", "en", "Canoe"),
        ("need 2k for a fridge by march 2028", "en", "Fridge"),
        ("we'd like 900 for a tent by nxt june", "en", "Tent"),
        ("i wanna have 3k for a van by end of next yr", "en", "Van"),
        ("i'm saving for a kayak 800 by oct next yr", "en", "Kayak"),
        ("quero 700 pra uma canoa até maio do ano que vem", "pt", "Canoa"),
        ("preciso de 2 mil pra geladeira até março de 2028", "pt", "Geladeira"),
        ("queria 900 pra uma barraca até junho do ano q vem", "pt", "Barraca"),
        ("tô juntando pra um caiaque 800 até outubro do prox ano", "pt", "Caiaque"),
        ("quiero 700 para una canoa para mayo del próximo año", "es", "Canoa"),
        ("necesito 2 mil pa un refri para marzo del 2028", "es", "Refri"),
        ("quisiera 900 para una carpa para junio del año q viene", "es", "Carpa"),
        ("ando juntando para un kayak 800 para octubre del prox año", "es", "Kayak"),
    ],
)
def test_what_is_wanted_by_a_date_far_ahead_is_a_goal(
    message: str, language: str, name: str
) -> None:
    command = read_goal_command(*said(message, language))

    assert isinstance(command, CreateGoal)
    assert (command.name, command.target_date is not None) == (name, True)


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("i want 200 for a jacket", "en"),
        ("i want 200 for a jacket by tomorrow", "en"),
        ("can i have 200 for a jacket by july next year?", "en"),
        ("paid 200 for a jacket in july", "en"),
        ("200 for a jacket", "en"),
        ("my brother wants 200 for a jacket by july next year", "en"),
        ("quero 200 pra uma jaqueta", "pt"),
        ("quero 200 pra uma jaqueta até amanhã", "pt"),
        ("paguei 200 numa jaqueta em julho", "pt"),
        ("meu irmão quer 200 pra uma jaqueta até julho do ano que vem", "pt"),
        ("quiero 200 para una chamarra", "es"),
        ("quiero 200 para una chamarra para mañana", "es"),
        ("pagué 200 por una chamarra en julio", "es"),
        ("mi hermano quiere 200 para una chamarra para julio del próximo año", "es"),
    ],
)
def test_what_is_wanted_soon_or_was_bought_is_no_goal(message: str, language: str) -> None:
    assert read_goal_command(*said(message, language)) is None


@pytest.mark.parametrize(
    ("message", "language"),
    [
        ("set up a goal for a drone 800 by june 2028 and put 90 in", "en"),
        ("new goal drone 800 by june 2028, already put in 90", "en"),
        ("i want 800 for a drone by june 2028 and chuck 90 in now", "en"),
        ("cria meta drone 800 até junho de 2028 e já bota 90", "pt"),
        ("nova meta drone 800 até junho de 2028, mete lá 90", "pt"),
        ("quero 800 pra um drone até junho de 2028 e já coloquei 90", "pt"),
        ("crea meta dron 800 para junio del 2028 y métele 90 ya", "es"),
        ("nueva meta dron 800 para junio del 2028, ponle 90", "es"),
        ("quiero 800 para un dron para junio del 2028 y ya guardé 90", "es"),
    ],
)
def test_a_new_goal_may_come_with_what_is_put_into_it(message: str, language: str) -> None:
    assert read_goal_command(*said(message, language)) == CreateGoal(
        name="Dron" if language == "es" else "Drone",
        target_cents=80000,
        current_cents=9000,
        target_date=date(2028, 6, 30),
    )


@pytest.mark.parametrize(
    ("message", "language", "name"),
    [
        ("start a goal for easter, 350 by february next year", "en", "Easter"),
        ("start a goal for christmas 350 by february next year", "en", "Christmas"),
        ("cria uma meta pro natal, 350 até fevereiro do próximo ano", "pt", "Natal"),
        ("cria uma meta para o natal 350 até fevereiro do ano q vem", "pt", "Natal"),
        ("crea una meta para navidad, 350 para febrero del año que viene", "es", "Navidad"),
    ],
)
def test_a_day_that_has_a_name_names_a_goal_by_another_date(
    message: str, language: str, name: str
) -> None:
    assert read_goal_command(*said(message, language)) == CreateGoal(
        name=name, target_cents=35000, target_date=date(2027, 2, 28)
    )
