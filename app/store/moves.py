"""Money moves' ids: one a person and key, kept for as long as the person."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from app.db import Session, table
from app.ids import new_id
from app.models import MoneyMove
from app.store.sql import upsert

money_moves = table(MoneyMove)


def ids(session: Session, user_id: str) -> dict[str, str]:
    """The id of each move that this person has seen, by its key."""
    rows = session.execute(
        select(money_moves.c.key, money_moves.c.id).where(money_moves.c.user_id == user_id)
    )
    return {row.key: row.id for row in rows}


def name(session: Session, user_id: str, keys: Sequence[str], now: datetime) -> None:
    """Gives each of `keys` an id, unless it has one; two at once agree on the first."""
    values = [
        {"id": new_id("move"), "user_id": user_id, "key": key, "created_at": now} for key in keys
    ]
    statement = upsert(session, money_moves).values(values)
    session.execute(statement.on_conflict_do_nothing(index_elements=["user_id", "key"]))
