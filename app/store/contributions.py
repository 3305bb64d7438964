"""Contributions to goals: money put into one, or taken out of it."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, Select, select

from app.db import Session, table
from app.models import Contribution

contributions = table(Contribution)


def add(session: Session, contribution: Contribution) -> None:
    """Insert a new contribution."""
    session.add(contribution)
    session.flush()


def list_page(
    session: Session, user_id: str, goal_id: str, *, after: str | None, limit: int
) -> Sequence[Row[Any]]:
    """Return a page of a goal's contributions, the newest first; one row more than `limit`.

    `after` is the id of the last row of the page before.
    """
    query = _of_goal(user_id, goal_id)
    if after is not None:
        query = query.where(contributions.c.id < after)
    return session.execute(query.order_by(contributions.c.id.desc()).limit(limit + 1)).all()


def list_by_goal(session: Session, user_id: str, goal_id: str) -> Sequence[Row[Any]]:
    """Return all contributions to the person's goal, the oldest first."""
    query = _of_goal(user_id, goal_id)
    return session.execute(query.order_by(contributions.c.id)).all()


def _of_goal(user_id: str, goal_id: str) -> Select[Any]:
    return select(contributions).where(
        contributions.c.goal_id == goal_id, contributions.c.user_id == user_id
    )
