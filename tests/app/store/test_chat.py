"""The chat's messages, on both databases."""

from datetime import datetime
from typing import Any

import pytest

from app.db import ConstraintBroken, Session
from app.models import User
from app.store import chat
from tests.support.rows import NOW


def line(user_id: str, number: int, role: str = "user", at: datetime = NOW) -> dict[str, Any]:
    """Return the columns of a chat message; its id sorts by `number`."""
    return {
        "id": f"msg_{number}",
        "user_id": user_id,
        "role": role,
        "message": f"message {number}",
        "language": "en",
        "intent": None,
        "topic": None,
        "emotion": None,
        "created_at": at,
    }


def test_a_page_is_newest_first_and_one_row_longer_than_asked(
    session: Session, user_id: str
) -> None:
    for number in range(4):
        chat.add(session, line(user_id, number))
    page = chat.list_page(session, user_id, after=None, limit=2)
    assert [row.id for row in page] == ["msg_3", "msg_2", "msg_1"]


def test_the_next_page_begins_after_the_last_row(session: Session, user_id: str) -> None:
    for number in range(4):
        chat.add(session, line(user_id, number))
    page = chat.list_page(session, user_id, after="msg_2", limit=5)
    assert [row.id for row in page] == ["msg_1", "msg_0"]


@pytest.fixture
def client_id(session: Session, user_id: str) -> str:
    """Return the id of the user's client."""
    return session.get_one(User, user_id).client_id


def test_an_answer_is_found_by_its_key(session: Session, user_id: str, client_id: str) -> None:
    kept = {"client_id": client_id, "idempotency_key": "key", "fingerprint": "print"}
    chat.add(session, {**line(user_id, 1, role="assistant"), **kept})
    found = chat.find_by_key(session, client_id, "key")
    assert found is not None
    assert found.id == "msg_1"
    assert chat.find_by_key(session, client_id, "other") is None


def test_a_key_is_used_once(session: Session, user_id: str, client_id: str) -> None:
    kept = {"client_id": client_id, "idempotency_key": "key", "fingerprint": "print"}
    chat.add(session, {**line(user_id, 1), **kept})
    with pytest.raises(ConstraintBroken):
        chat.add(session, {**line(user_id, 2), **kept})


def test_the_entries_that_an_answer_showed_are_kept_in_order(
    session: Session, user_id: str
) -> None:
    chat.add(session, {**line(user_id, 1), "shown": ["b", "a"]})
    assert chat.find_shown(session, user_id, "msg_1") == ["b", "a"]
    assert chat.find_shown(session, "somebody", "msg_1") == []


def test_whether_a_person_has_said_anything(session: Session, user_id: str) -> None:
    assert not chat.has_any(session, user_id)
    chat.add(session, line(user_id, 1))
    assert chat.has_any(session, user_id)
