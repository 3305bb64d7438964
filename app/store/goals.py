"""Savings goals."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, delete, select

from app.db import Session, table
from app.models import Goal

goals = table(Goal)


def add(session: Session, goal: Goal) -> None:
    """Insert a new goal."""
    session.add(goal)
    session.flush()


def get(session: Session, user_id: str, goal_id: str) -> Goal | None:
    """Return the person's goal of this id, None where they have none."""
    query = select(Goal).where(Goal.user_id == user_id, Goal.id == goal_id)
    return session.scalars(query).one_or_none()


def list_page(session: Session, user_id: str, *, after: str | None, limit: int) -> Sequence[Goal]:
    """Return a page of the person's goals, the newest first; one row more than `limit`.

    `after` is the id of the last row of the page before.
    """
    query = select(Goal).where(Goal.user_id == user_id)
    if after is not None:
        query = query.where(Goal.id < after)
    return session.scalars(query.order_by(Goal.id.desc()).limit(limit + 1)).all()


def list_amounts(session: Session, user_id: str) -> Sequence[Row[str, int, int, str, date]]:
    """Return id, target and current amount (cents), currency and date of all goals."""
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
    """Delete the person's goal of this id; return False where they have none."""
    gone = session.execute(
        delete(goals).where(goals.c.user_id == user_id, goals.c.id == goal_id).returning(goals.c.id)
    )
    return gone.first() is not None
