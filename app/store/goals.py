"""Goals: what a person saves for."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, delete, select

from app.db import Session, table
from app.models import Goal

goals = table(Goal)


def add(session: Session, goal: Goal) -> None:
    """Keeps a new goal."""
    session.add(goal)
    session.flush()


def get(session: Session, user_id: str, goal_id: str) -> Goal | None:
    """The person's goal of this id."""
    query = select(Goal).where(Goal.user_id == user_id, Goal.id == goal_id)
    return session.scalars(query).one_or_none()


def page(session: Session, user_id: str, *, after: str | None, limit: int) -> Sequence[Goal]:
    """The person's goals, the newest first, from after the id `after`; one more than `limit`."""
    query = select(Goal).where(Goal.user_id == user_id)
    if after is not None:
        query = query.where(Goal.id < after)
    return session.scalars(query.order_by(Goal.id.desc()).limit(limit + 1)).all()


def every(session: Session, user_id: str) -> Sequence[Row[str, int, int, str, date]]:
    """All goals of a person: id, target and current amount in cents, currency, date."""
    return session.execute(
        select(
            goals.c.id,
            goals.c.target_amount_cents,
            goals.c.current_amount_cents,
            goals.c.currency,
            goals.c.target_date,
        ).where(goals.c.user_id == user_id)
    ).all()


def remove(session: Session, user_id: str, goal_id: str) -> bool:
    """Deletes the person's goal of this id; False where there is none."""
    gone = session.execute(
        delete(goals).where(goals.c.user_id == user_id, goals.c.id == goal_id).returning(goals.c.id)
    )
    return gone.first() is not None
