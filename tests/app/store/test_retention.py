"""Old texts are blanked, old changes and dialogues deleted, a few at a time."""

from datetime import timedelta

from sqlalchemy import insert, select

from app.db import Database, Session
from app.models import Change, DialogueState, MessageState, ModelCall, User
from app.store import inbox, retention
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message
from tests.support.rows import NOW, add_user


def add_change(session: Session, user_id: str, change_id: str, age: timedelta) -> None:
    """Insert a change that was made so long ago."""
    session.execute(
        insert(Change).values(
            id=change_id,
            user_id=user_id,
            channel="api",
            type="goal.created",
            summary="Goal: Bike",
            details={},
            created_at=NOW - age,
        )
    )


def add_dialogue(session: Session, user_id: str, channel: str, age: timedelta) -> None:
    """Insert a dialogue that was last written so long ago."""
    session.execute(
        insert(DialogueState).values(
            user_id=user_id, channel=channel, version=1, state={}, updated_at=NOW - age
        )
    )


def test_texts_are_kept_thirty_days_after_their_message_was_finished(
    database: Database, clock: FixedClock
) -> None:
    _, sid = store_message(database, clock, make_user(database))
    with database.begin() as session:
        message = inbox.find_by_sid(session, sid)
        assert message
        done = {"state": MessageState.DONE, "outcome": {"type": "logged"}}
        inbox.mark(session, message.id, finished_at=clock(), **done)
    with database.transaction() as session:
        assert retention.blank_old_messages(session, clock(), 10) == 0
        assert retention.blank_old_messages(session, clock() + timedelta(days=30), 10) == 1
        assert retention.blank_old_messages(session, clock() + timedelta(days=30), 10) == 0
    with database.read_only() as session:
        blanked = inbox.find_by_sid(session, sid)
    assert blanked
    assert (blanked.body, blanked.sender, blanked.outcome) == (None, None, None)


def test_changes_are_kept_thirty_days(session: Session, user_id: str) -> None:
    for number in range(3):
        add_change(session, user_id, f"chg_{number}", timedelta(days=30, hours=number))
    add_change(session, user_id, "chg_new", timedelta(days=29))
    assert [retention.delete_old_changes(session, NOW, 2) for _ in range(3)] == [2, 1, 0]
    assert session.scalars(select(Change.id)).all() == ["chg_new"]


def test_dialogues_are_kept_a_day(session: Session, user_id: str) -> None:
    other = add_user(session, "other")
    add_dialogue(session, user_id, "whatsapp", timedelta(hours=25))
    add_dialogue(session, user_id, "api", timedelta(hours=23))
    add_dialogue(session, other, "api", timedelta(hours=24))
    assert [retention.delete_old_dialogues(session, NOW, 1) for _ in range(3)] == [1, 1, 0]
    left = session.execute(select(DialogueState.user_id, DialogueState.channel)).all()
    assert [tuple(row) for row in left] == [(user_id, "api")]


def test_calls_of_models_are_kept_a_year_and_a_month(session: Session, user_id: str) -> None:
    client_id = session.get_one(User, user_id).client_id
    for number, days in enumerate((395, 396, 500)):
        values = {"id": f"mdl_{number}", "client_id": client_id, "user_id": user_id}
        values |= {"purpose": "text", "model": "gpt-4o", "price": "exact", "outcome": "ok"}
        counts = dict.fromkeys(
            ("tokens_in", "tokens_cached", "tokens_out", "cost_micros", "milliseconds"), 0
        )
        created = NOW - timedelta(days=days)
        session.execute(insert(ModelCall).values(**values, **counts, created_at=created))
    assert retention.delete_old_model_calls(session, NOW, 1) == 1
    assert retention.delete_old_model_calls(session, NOW, 9) == 1
    assert session.scalars(select(ModelCall.id)).all() == ["mdl_0"]
