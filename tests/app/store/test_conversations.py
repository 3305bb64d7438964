"""Conversations as messages arrive, on both databases."""

from datetime import datetime, timedelta

from app.db import Session
from app.models import Conversation
from app.store import conversations
from app.store.conversations import InboundResult
from tests.support.rows import NOW

NUMBER = "+14155238886"


def arrive(session: Session, user_id: str, at: datetime, reply_to: str = "a") -> InboundResult:
    """Upsert the conversation for a message sent at this time."""
    return conversations.upsert_on_inbound(
        session, number=NUMBER, user_id=user_id, reply_to=reply_to, now=at
    )


def read(session: Session, conversation_id: str) -> Conversation:
    """Return the conversation as it is stored now."""
    session.expire_all()
    found = session.get(Conversation, conversation_id)
    assert found is not None
    return found


def test_a_person_has_one_conversation_with_a_number(session: Session, user_id: str) -> None:
    first = arrive(session, user_id, NOW)
    second = arrive(session, user_id, NOW + timedelta(seconds=1))
    assert first == second
    assert not first.is_leased


def test_a_newer_message_sets_where_replies_go(session: Session, user_id: str) -> None:
    arrive(session, user_id, NOW)
    later = NOW + timedelta(seconds=1)
    found = read(session, arrive(session, user_id, later, "b").conversation_id)
    assert (found.reply_to, found.last_inbound_at) == ("b", later)


def test_an_older_message_changes_nothing(session: Session, user_id: str) -> None:
    arrive(session, user_id, NOW)
    recovered = arrive(session, user_id, NOW - timedelta(hours=1), "b")
    found = read(session, recovered.conversation_id)
    assert (found.reply_to, found.last_inbound_at) == ("a", NOW)


def test_who_left_and_writes_again_is_back(session: Session, user_id: str) -> None:
    conversation_id = arrive(session, user_id, NOW).conversation_id
    conversations.mark_recipient_left(session, conversation_id, NOW)
    assert read(session, conversation_id).left_at == NOW
    arrive(session, user_id, NOW + timedelta(seconds=1))
    assert read(session, conversation_id).left_at is None
