"""The entries that a quoted message of ours shows."""

from typing import Any

import pytest

from app.db import Database
from app.ids import new_id
from app.services.assistant.quotes import find_quoted
from tests.support.chatting import ChattingPerson
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message, store_reply


@pytest.fixture
def person(database: Database) -> ChattingPerson:
    return ChattingPerson(database)


def quoted(database: Database, user_id: str, quoted_id: str) -> list[str]:
    with database.read_only() as session:
        return list(find_quoted(session, user_id, quoted_id))


def test_an_answer_shows_its_entries_in_order(database: Database, person: ChattingPerson) -> None:
    person.say("taxi 12 and lunch 30")
    assert person.last
    shown = quoted(database, person.id, person.last.id)
    assert len(shown) == 2
    person.say("remove the second one", in_reply_to=person.last.id)
    assert "$30" in person.last.message


def test_somebody_elses_answer_shows_nothing(database: Database, person: ChattingPerson) -> None:
    person.say("taxi 12")
    assert person.last
    assert quoted(database, ChattingPerson(database, "pt").id, person.last.id) == []


@pytest.mark.parametrize(
    ("outcome", "shown"),
    [
        ({"type": "logged", "transactions": [{"id": "t1"}, {"id": "t2"}]}, ["t1", "t2"]),
        ({"type": "edited", "transactions": [{"id": "t1"}]}, ["t1"]),
        ({"type": "logged", "transactions": "of another version"}, []),
        ({"type": "logged", "transactions": [{"key": "t1"}, "t2"]}, []),
        ({"type": "chat", "answer_id": "ozz_chat_unknown"}, []),
        ({"type": "said"}, []),
        (["no object"], []),
        (None, []),
    ],
)
def test_a_reply_shows_what_came_of_its_message(
    database: Database, clock: FixedClock, outcome: Any, shown: list[str]
) -> None:
    user_id = make_user(database)
    _, sid = store_message(database, clock, user_id)
    reply = store_reply(database, clock, sid, outcome)
    assert quoted(database, user_id, reply) == shown


def test_a_reply_that_answered_by_chat_shows_what_the_answer_did(
    database: Database, clock: FixedClock, person: ChattingPerson
) -> None:
    person.say("taxi 12")
    assert person.last
    _, sid = store_message(database, clock, person.id)
    reply = store_reply(database, clock, sid, {"type": "chat", "answer_id": person.last.id})
    assert quoted(database, person.id, reply) == quoted(database, person.id, person.last.id)
    assert quoted(database, make_user(database), reply) == []


def test_what_nobody_knows_shows_nothing(database: Database, person: ChattingPerson) -> None:
    for unknown in (new_id("chat"), new_id("reply"), "", "anything"):
        assert quoted(database, person.id, unknown) == []
