"""Dialogues: one row for a person and channel, its version counted up."""

from datetime import timedelta

from app.db import Session
from app.store import dialogues
from tests.support.rows import NOW, add_user


def test_a_person_who_said_nothing_has_none(session: Session, user_id: str) -> None:
    assert dialogues.find(session, user_id, "whatsapp") is None


def test_each_write_replaces_the_state_and_counts_the_version_up(
    session: Session, user_id: str
) -> None:
    later = NOW + timedelta(minutes=1)
    dialogues.save(session, user_id, "whatsapp", {"shown": ["t1"]}, NOW)
    first = dialogues.find(session, user_id, "whatsapp")
    dialogues.save(session, user_id, "whatsapp", {"focus": "goal"}, later)
    second = dialogues.find(session, user_id, "whatsapp")
    assert first is not None
    assert second is not None
    assert (first.version, first.state) == (1, {"shown": ["t1"]})
    assert (second.version, second.state, second.updated_at) == (2, {"focus": "goal"}, later)


def test_each_channel_and_person_has_their_own(session: Session, user_id: str) -> None:
    other = add_user(session, "ana")
    dialogues.save(session, user_id, "whatsapp", {"focus": "goal"}, NOW)
    assert dialogues.find(session, user_id, "api") is None
    assert dialogues.find(session, other, "whatsapp") is None
