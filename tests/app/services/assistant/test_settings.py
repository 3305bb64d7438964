"""Language, currency, time zone, name and erasure by chat."""

import pytest

from app.db import Database
from tests.support.chatting import ChattingPerson


@pytest.fixture
def person(database: Database) -> ChattingPerson:
    """Return a person who writes English."""
    return ChattingPerson(database)


def test_the_language_changes_with_this_reply(person: ChattingPerson) -> None:
    assert "português" in person.say("answer in portuguese please")
    assert person.user.language == "pt"


def test_which_language_is_asked_for(person: ChattingPerson) -> None:
    assert "Which language" in person.say("change language")
    assert "español" in person.say("spanish")
    assert person.user.language == "es"


def test_the_currency_changes(person: ChattingPerson) -> None:
    assert "EUR" in person.say("my currency is euros")
    assert person.user.currency == "EUR"


def test_which_currency_is_asked_for(person: ChattingPerson) -> None:
    assert "Which currency" in person.say("change my currency")
    person.say("pounds")
    assert person.user.currency == "GBP"


def test_the_time_zone_follows_a_move(person: ChattingPerson) -> None:
    assert "Lisbon" in person.say("I'm in Lisbon now")
    assert person.user.timezone == "Europe/Lisbon"


def test_an_unknown_place_is_asked_for(person: ChattingPerson) -> None:
    assert "Which city" in person.say("my time zone is Narnia")
    person.say("Chicago")
    assert person.user.timezone == "America/Chicago"


def test_a_name_is_kept(person: ChattingPerson) -> None:
    assert "Ana" in person.say("call me ana")
    assert person.user.name == "Ana"


def test_the_name_is_asked_for(person: ChattingPerson) -> None:
    assert "call you" in person.say("change my name")
    person.say("Ana")
    assert person.user.name == "Ana"


def test_a_setting_is_undone(person: ChattingPerson) -> None:
    person.say("my currency is euros")
    person.say("undo")

    assert person.user.currency == "USD"


def changes(person: ChattingPerson) -> list[str]:
    assert person.last is not None
    return [change.type for change in person.last.changes]


@pytest.mark.parametrize(
    ("language", "order", "yes"),
    [
        ("en", "delete all my data", "yes"),
        ("pt", "apaga todos os meus dados", "sim"),
        ("es", "borra todos mis datos", "sí"),
    ],
)
def test_the_erasure_is_asked_about_and_then_told_to_the_worker(
    database: Database, language: str, order: str, yes: str
) -> None:
    person = ChattingPerson(database, language)

    assert "?" in person.say(order)
    assert changes(person) == []
    person.say(yes)
    assert changes(person) == ["user.erase_confirmed"]


def test_a_no_keeps_everything_and_a_clear_yes_later_erases(person: ChattingPerson) -> None:
    person.say("delete all my data")
    person.say("no wait")
    assert "?" in person.say("delete my account")
    person.say("no")
    assert changes(person) == []
    person.say("yes erase everything")
    assert changes(person) == ["user.erase_confirmed"]


def test_an_order_to_erase_after_a_no_is_asked_about_again(person: ChattingPerson) -> None:
    person.say("delete all my data")
    person.say("no wait")

    assert "?" in person.say("delete my account")
    assert changes(person) == []


def test_a_yes_to_erase_that_was_not_asked_is_asked_about(person: ChattingPerson) -> None:
    assert "?" in person.say("yes, erase everything")
    assert changes(person) == []


def test_over_the_api_the_call_is_named(person: ChattingPerson) -> None:
    person.say("I make 4000 a month and spend 3000")

    reply = person.say("delete all my data", channel="api", apply_changes=True)

    assert f"DELETE /v1/users/{person.id}" in reply
    assert changes(person) == []
