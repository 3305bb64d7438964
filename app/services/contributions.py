"""Contributions: money put into a goal or taken out of it; each is kept as a row."""

from datetime import datetime
from typing import Any

from app.db import Session
from app.errors import ValidationError
from app.ids import new_id
from app.models import Contribution, User
from app.schemas.contributions import ContributionData, NewContribution
from app.schemas.fields import MAX_CENTS, amount, cents, utc
from app.schemas.goals import GoalData
from app.schemas.pages import Page, PageQuery
from app.services import goals
from app.services.recorder import ChangeRecorder
from app.store import contributions as store


def create(
    session: Session,
    user: User,
    goal_id: str,
    new: NewContribution,
    now: datetime,
    *,
    recorder: ChangeRecorder,
) -> GoalData:
    """Put money into the person's goal or take it out, and return the goal as it is then.

    Raises NotFound where there is no such goal, and ValidationError where it would hold less than 0
    or more than an amount can be.
    """
    goal = goals.find(session, user, goal_id)
    saved = goal.current_amount_cents
    total = saved + cents(new.amount)
    if total < 0:
        most = f"{amount(saved)} {goal.currency}"
        raise ValidationError.of("amount", f"takes out more than the goal holds, which is {most}")
    if total > MAX_CENTS:
        raise ValidationError.of("amount", "makes the goal hold more than an amount can be")
    contribution = Contribution(
        id=new_id("contrib"),
        user_id=user.id,
        goal_id=goal.id,
        amount_cents=cents(new.amount),
        note=new.note,
        created_at=now,
    )
    goal.current_amount_cents = total
    store.add(session, contribution)
    recorder.created("contributions", contribution)
    before, after = {"current_amount_cents": saved}, {"current_amount_cents": total}
    recorder.updated(goals.TABLE, goal.id, before, after)
    return goals.read(session, user, goal_id, now)


def list_page(session: Session, user: User, goal_id: str, query: PageQuery) -> Page:
    """Return a page of a goal's contributions, the newest first; raises NotFound without a goal."""
    goals.find(session, user, goal_id)
    rows = store.list_page(session, user.id, goal_id, after=query.after(), limit=query.limit)
    return Page.of(rows, query.limit, _show, lambda row: str(row.id))


def _show(row: Any) -> ContributionData:
    return ContributionData(
        id=row.id,
        user_id=row.user_id,
        goal_id=row.goal_id,
        amount=amount(row.amount_cents),
        note=row.note,
        created_at=utc(row.created_at),
    )
