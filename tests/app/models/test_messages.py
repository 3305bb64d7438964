"""Constraints of conversations, messages and replies, on both databases."""

from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from app.db import Database
from app.models import Conversation, InboundMessage, Reply, User
from app.store import inbox
from tests.support.clock import FixedClock
from tests.support.people import NUMBER, make_user, store_message


def test_a_person_has_one_conversation_with_a_number(database: Database, clock: FixedClock) -> None:
    user_id = make_user(database)
    store_message(database, clock, user_id)
    own: dict[str, Any] = {"number": NUMBER, "user_id": user_id}
    own |= {"last_inbound_at": clock(), "created_at": clock()}
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(insert(Conversation).values(id="conv_2", **own))


def test_a_sid_belongs_to_one_message(database: Database, clock: FixedClock) -> None:
    conversation, sid = store_message(database, clock, make_user(database))
    own: dict[str, Any] = {"message_sid": sid, "conversation_id": conversation, "media": []}
    own |= {"state": "received", "kind": "text", "received_at": clock()}
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(insert(InboundMessage).values(**own))


def test_messages_are_numbered_as_they_arrive(database: Database, clock: FixedClock) -> None:
    user_id = make_user(database)
    sids = [store_message(database, clock, user_id)[1] for _ in range(3)]
    with database.read_only() as session:
        query = select(InboundMessage.message_sid).order_by(InboundMessage.id)
        assert list(session.scalars(query)) == sids


def test_a_run_of_a_message_has_one_reply(database: Database, clock: FixedClock) -> None:
    conversation, sid = store_message(database, clock, make_user(database))
    with database.begin() as connection:
        message = inbox.find_by_sid(connection, sid)
    assert message is not None
    own: dict[str, Any] = {"inbound_id": message.id, "replay": 0, "state": "sending"}
    own |= {"conversation_id": conversation, "created_at": clock()}
    with database.transaction() as session:
        session.execute(insert(Reply).values(id="reply_1", **own))
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(insert(Reply).values(id="reply_2", **own))


def test_a_conversation_outlives_its_user(database: Database, clock: FixedClock) -> None:
    user_id = make_user(database)
    conversation, _ = store_message(database, clock, user_id)
    with database.transaction() as session:
        session.delete(session.get_one(User, user_id))
    with database.read_only() as session:
        assert session.get(Conversation, conversation) is not None
