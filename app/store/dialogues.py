"""Dialogues: what the assistant remembers of a conversation, one row for a user and channel."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, select

from app.db import Executor, Session, table
from app.models import DialogueState
from app.store.sql import upsert

dialogues = table(DialogueState)


def find(session: Session, user_id: str, channel: str) -> Row[Any] | None:
    """Return the dialogue's row; None where there is none."""
    return session.execute(
        select(dialogues).where(dialogues.c.user_id == user_id, dialogues.c.channel == channel)
    ).one_or_none()


def forget(executor: Executor, user_id: str, channel: str) -> None:
    """Delete a dialogue: what was asked in it is answered no more."""
    executor.execute(
        delete(dialogues).where(dialogues.c.user_id == user_id, dialogues.c.channel == channel)
    )


def save(
    session: Session, user_id: str, channel: str, state: Mapping[str, Any], now: datetime
) -> None:
    """Write a dialogue's state and count its version up, for a locked user."""
    statement = upsert(session, dialogues).values(
        user_id=user_id, channel=channel, version=1, state=dict(state), updated_at=now
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["user_id", "channel"],
            set_={
                "version": dialogues.c.version + 1,
                "state": dict(state),
                "updated_at": now,
            },
        )
    )
