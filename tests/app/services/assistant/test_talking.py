"""What changes nothing: talk, what is not offered, and somebody else's spending."""

import pytest

from app.assistant.commands import TalkTopic
from app.clock import local_date
from app.db import Database
from app.locale import say
from app.models import User
from app.schemas.chat import ChatMessageData, NewChatMessage
from app.services import chat
from app.store import transactions
from tests.support.rows import NOW, Movement, add_movements, add_user


@pytest.fixture
def person(database: Database) -> User:
    """Return a user who has spent $45 this month."""
    with database.transaction() as session:
        user_id = add_user(session)
        add_movements(session, user_id, [Movement(NOW.date(), 4500)])
    with database.read_only() as session:
        user = session.get_one(User, user_id)
        session.expunge(user)
    return user


def say_to(database: Database, person: User, message: str) -> ChatMessageData:
    """Write to the assistant in WhatsApp, and return its answer."""
    new = NewChatMessage(message=message, channel="whatsapp")
    prepared = chat.prepare(database, person, new, NOW)
    with database.transaction() as session:
        user = session.get_one(User, person.id)
        return chat.perform(session, user, prepared, key=None, fingerprint="print", now=NOW)


def amounts(database: Database, person: User) -> list[int]:
    """Return the amounts in the person's books."""
    today = local_date(NOW, person.timezone)
    with database.read_only() as session:
        rows = transactions.list_latest(session, person.id, today.replace(day=1), 50)
    return sorted(row.amount_cents for row in rows)


def test_help_says_what_can_be_done(database: Database, person: User) -> None:
    assert say_to(database, person, "help").message == say("en", "help")


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        ("thanks!", TalkTopic.THANKS),
        ("is this free?", TalkTopic.PRICE),
        ("you stupid bot", TalkTopic.INSULT),
        ("lol", TalkTopic.ACKNOWLEDGEMENT),
    ],
)
def test_talk_is_answered_by_its_topic(
    database: Database, person: User, message: str, topic: TalkTopic
) -> None:
    assert say_to(database, person, message).message == say("en", f"talk-{topic}")


def test_a_worry_is_answered_with_a_figure_that_helps(database: Database, person: User) -> None:
    text = say_to(database, person, "I'm so stressed about money").message

    assert text.startswith(say("en", "talk-worry"))
    assert "$45" in text
    assert text.endswith(say("en", "talk-worry-step"))


def test_a_worry_without_anything_noted_gets_no_figure(database: Database) -> None:
    with database.transaction() as session:
        user = session.get_one(User, add_user(session))
        session.expunge(user)

    text = say_to(database, user, "I'm so stressed about money").message

    assert text == f"{say('en', 'talk-worry')}\n{say('en', 'talk-worry-step')}"


def test_what_is_not_offered_stays_what_is_spoken_of(database: Database, person: User) -> None:
    first = say_to(database, person, "set a budget of 300 for groceries")
    second = say_to(database, person, "make it 250")

    assert "$300 limit for groceries" in first.message
    assert "$250" in second.message
    assert amounts(database, person) == [4500]


def test_somebody_elses_spending_is_booked_on_a_yes(database: Database, person: User) -> None:
    asked = say_to(database, person, "my cousin spent 80 on shoes")
    before = amounts(database, person)
    say_to(database, person, "yes")

    assert "your cousin" in asked.message
    assert before == [4500]
    assert amounts(database, person) == [4500, 8000]


def test_somebody_elses_spending_is_not_booked_on_a_no(database: Database, person: User) -> None:
    say_to(database, person, "my cousin spent 80 on shoes")
    say_to(database, person, "no")

    assert amounts(database, person) == [4500]


def test_what_oneself_spent_is_booked_beside_what_another_did(
    database: Database, person: User
) -> None:
    answer = say_to(database, person, "lunch 12 and my cousin spent 80 on shoes")

    assert "your cousin" in answer.message
    assert amounts(database, person) == [1200, 4500]


@pytest.mark.parametrize("message", ["set 300 aside", "allocate 500"])
def test_an_order_about_nothing_known_changes_nothing_and_says_so(
    database: Database, person: User, message: str
) -> None:
    assert say_to(database, person, message).message == say("en", "talk-order")
    assert amounts(database, person) == [4500]


def test_trouble_told_with_a_purchase_gets_a_warm_sentence_first(
    database: Database, person: User
) -> None:
    text = say_to(database, person, "i blew it again, 200 on clothes").message

    assert text.startswith(say("en", "feeling-frustrated"))
    assert "$200" in text
    assert amounts(database, person) == [4500, 20000]


def test_a_purchase_without_a_feeling_gets_none(database: Database, person: User) -> None:
    assert say_to(database, person, "finally got the shoes, 80 😀").message.startswith("✅")


def test_words_that_describe_nothing_are_asked_about_again(
    database: Database, person: User
) -> None:
    say_to(database, person, "50")
    answer = say_to(database, person, "that thing")

    assert answer.pending is not None
    assert amounts(database, person) == [4500]
