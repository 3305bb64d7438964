"""Goals by chat: set, changed, filled and removed, asked for where something is missing."""

from datetime import date

import pytest

from app.db import Database
from tests.support.chatting import ChattingPerson


@pytest.fixture
def person(database: Database) -> ChattingPerson:
    """Return a person without goals. Today is 5 May 2026."""
    return ChattingPerson(database)


def test_a_goal_is_set_and_what_it_takes_is_said(person: ChattingPerson) -> None:
    reply = person.say("I want to save 1200 for a trip to Rome by april next year")

    (goal,) = person.goals
    assert (goal.name, goal.target_amount_cents) == ("Trip to Rome", 120000)
    assert goal.target_date == date(2027, 4, 30)
    assert "*Trip to Rome*: $1,200 by April 2027" in reply
    assert "$100 a month" in reply


@pytest.mark.parametrize(
    ("language", "message", "saved", "moved", "removed"),
    [
        (
            "en",
            "I want to save 900 for a trip to Rome by june next year",
            "put 100 into the trip",
            "push it back to december next year",
            "drop that goal",
        ),
        (
            "pt",
            "quero juntar 900 pra viajar pra Roma até junho do ano que vem",
            "coloca 100 na viagem",
            "muda pra dezembro do ano que vem",
            "pode apagar essa meta",
        ),
        (
            "es",
            "quiero juntar 900 para un viaje a Roma para junio del próximo año",
            "ponle 100 al viaje",
            "cámbiala para diciembre del próximo año",
            "ya bórrala",
        ),
    ],
)
def test_a_goal_from_wish_to_end(
    database: Database, language: str, message: str, saved: str, moved: str, removed: str
) -> None:
    person = ChattingPerson(database, language)

    person.say(message)
    assert "800" in person.say(saved)
    assert person.goals[0].current_amount_cents == 10000
    assert "2027" in person.say(moved)
    assert person.goals[0].target_date == date(2027, 12, 31)
    assert person.goals[0].name in person.say(removed)
    assert person.goals == []


def test_what_is_missing_is_asked_for_one_thing_at_a_time(person: ChattingPerson) -> None:
    assert "save for" in person.say("create a goal")
    assert "*Sofa*" in person.say("a new sofa")
    assert "By when" in person.say("800")
    assert person.goals == []
    assert "$800 by July 2026" in person.say("july")


def test_a_goal_without_a_date_has_a_year(person: ChattingPerson) -> None:
    person.say("new goal: sofa 800")
    person.say("no date")

    assert person.goals[0].target_date == date(2027, 5, 31)


def test_a_question_in_between_leaves_the_goal_unset(person: ChattingPerson) -> None:
    person.say("new goal: sofa 800")
    person.say("how much did I spend today?")

    assert person.goals == []


def test_a_goal_knows_whether_the_plan_covers_it(person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")

    assert "plan covers" in person.say("I want to save 1200 for a sofa by april next year")
    assert "more than your plan" in person.say("I want to save 90000 for a boat by april next year")


def test_the_target_grows_by_what_is_said(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")

    assert "$1,000" in person.say("raise the trip goal by 100")
    assert "above zero" in person.say("lower the trip goal by 5000")
    assert person.goals[0].target_amount_cents == 100000


def test_what_a_goal_holds_is_the_most_that_comes_out(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")
    person.say("put 50 into the trip")

    assert "only $50" in person.say("take 60 out of the trip")
    assert "$20 out of" in person.say("take 20 out of the trip")
    assert person.goals[0].current_amount_cents == 3000


def test_a_goal_that_is_full_is_celebrated(person: ChattingPerson) -> None:
    person.say("save 100 for a trip by june next year")

    assert "🎉" in person.say("put 100 into the trip")


def test_how_much_goes_in_is_asked_for(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")

    assert "How much goes into *Trip*" in person.say("put some money into the trip")
    assert "$850 to go" in person.say("50")


def test_which_goal_is_asked_for_and_answered_by_name(person: ChattingPerson) -> None:
    person.say("save 900 for a trip to Rome by june next year")
    person.say("save 800 for a trip to Oslo by june next year")

    assert "1. Trip to Oslo\n2. Trip to Rome" in person.say("put 50 into the trip")
    person.say("rome")
    assert [goal.current_amount_cents for goal in person.goals] == [0, 5000]


def test_a_goal_is_renamed(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")

    assert "What shall I call" in person.say("rename the trip")
    assert "*Rome*" in person.say("Rome")
    assert person.goals[0].name == "Rome"


def test_where_there_is_no_goal_one_is_suggested(person: ChattingPerson) -> None:
    assert "no goal yet" in person.say("delete my goal")


def test_setting_changing_and_filling_a_goal_are_undone(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")
    person.say("put 50 into the trip")
    person.say("make the trip 1000")
    person.say("drop that goal")

    person.say("undo")
    assert person.goals[0].target_amount_cents == 100000
    person.say("undo")
    assert person.goals[0].target_amount_cents == 90000
    person.say("undo")
    assert person.goals[0].current_amount_cents == 0
    person.say("undo")
    assert person.goals == []


def test_a_goal_that_comes_back_or_goes_is_named(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")
    person.say("drop that goal")

    assert "the goal *Trip* is back" in person.say("undo")
    assert "the goal *Trip* is gone" in person.say("undo")


def test_the_change_is_reported(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")

    assert person.last is not None
    (change,) = person.last.changes
    assert (change.type, change.performed, change.undoable) == ("goal.created", True, True)
    assert person.last.intent == "goal_update"


@pytest.mark.parametrize(
    ("language", "goal", "put", "correction"),
    [
        ("en", "save 900 for a trip by june next year", "put 50 into the trip", "no, 60"),
        ("pt", "quero juntar 900 pra viajar até junho de 2027", "coloca 50 na viagem", "não, 60"),
        ("es", "quiero juntar 900 para viajar para junio de 2027", "ponle 50 al viaje", "no, 60"),
    ],
)
def test_a_contribution_is_corrected(
    database: Database, language: str, goal: str, put: str, correction: str
) -> None:
    person = ChattingPerson(database, language)
    person.say(goal)
    person.say(put)

    person.say(correction)
    assert person.goals[0].current_amount_cents == 6000


def test_what_was_taken_out_is_corrected(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")
    person.say("put 50 into the trip")
    person.say("take 20 out of the trip")

    person.say("no, 30")
    assert person.goals[0].current_amount_cents == 2000


def test_a_new_goals_amount_is_corrected(person: ChattingPerson) -> None:
    person.say("save 900 for a trip by june next year")

    person.say("no, 950")
    assert person.goals[0].target_amount_cents == 95000


@pytest.mark.parametrize("message", ["delete my boat goal", "put 50 into my boat goal"])
def test_a_goal_that_there_is_not_is_answered_with_those_there_are(
    person: ChattingPerson, message: str
) -> None:
    person.say("save 900 for a trip by june next year")

    reply = person.say(message)
    assert "“boat”" in reply
    assert "*Trip*" in reply
