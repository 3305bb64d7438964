"""Ids of money moves: one for each person and key, kept until the person is erased."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from app.db import Session, table
from app.ids import new_id
from app.models import MoneyMove
from app.store.sql import upsert

money_moves = table(MoneyMove)


def load_ids(session: Session, user_id: str) -> dict[str, str]:
    """Return the ids of the moves that this person has seen as {key: id}."""
    rows = session.execute(
        select(money_moves.c.key, money_moves.c.id).where(money_moves.c.user_id == user_id)
    )
    return {row.key: row.id for row in rows}


def assign_ids(session: Session, user_id: str, keys: Sequence[str], now: datetime) -> None:
    """Assign an id to each of `keys` that has none; of two calls at once the first decides."""
    values = [
        {"id": new_id("move"), "user_id": user_id, "key": key, "created_at": now} for key in keys
    ]
    statement = upsert(session, money_moves).values(values)
    session.execute(statement.on_conflict_do_nothing(index_elements=["user_id", "key"]))
