"""What a person quotes: our reply or their own message, and what came of it."""

import pytest

from app.db import Database
from app.ids import new_id
from app.store import quoted
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message, store_reply
from tests.support.twilio import new_sid

OUTCOME = {"type": "chat", "answer_id": "ozz_chat_1"}


@pytest.fixture
def person(database: Database) -> str:
    return make_user(database)


def test_our_reply_and_their_own_message_lead_to_the_reply(
    database: Database, clock: FixedClock, person: str
) -> None:
    conversation, sid = store_message(database, clock, person)
    reply_sid = new_sid()
    reply = store_reply(database, clock, sid, OUTCOME, reply_sid)
    with database.read_only() as session:
        for quoted_sid in (reply_sid, sid):
            assert quoted.find_reply(session, conversation, quoted_sid) == reply
        assert quoted.find_reply(session, conversation, new_sid()) is None
        assert quoted.find_reply(session, new_id("conv"), reply_sid) is None


def test_a_message_without_a_reply_leads_to_none(
    database: Database, clock: FixedClock, person: str
) -> None:
    conversation, sid = store_message(database, clock, person)
    with database.read_only() as session:
        assert quoted.find_reply(session, conversation, sid) is None


def test_what_came_of_the_message_is_found_for_its_person_alone(
    database: Database, clock: FixedClock, person: str
) -> None:
    _, sid = store_message(database, clock, person)
    reply = store_reply(database, clock, sid, OUTCOME)
    stranger = make_user(database, "+14155550999")
    with database.read_only() as session:
        assert quoted.find_outcome(session, person, reply) == OUTCOME
        assert quoted.find_outcome(session, stranger, reply) is None
        assert quoted.find_outcome(session, person, new_id("reply")) is None
