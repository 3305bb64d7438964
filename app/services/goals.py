"""Goals: what a person saves for, what it asks a month, and whether the plan carries it."""

from datetime import date, datetime
from typing import Any

from app.clock import local_date
from app.coach.goals import OpenGoal, on_track
from app.db import Session
from app.errors import Conflict, NotFound
from app.ids import new_id
from app.models import Goal, User
from app.schemas.fields import amount, cents, utc
from app.schemas.goals import GoalChanges, NewGoal
from app.schemas.pages import Page, PageQuery
from app.store import goals as store
from app.store import intakes, plans

MAX_GOALS = 1000


def create(session: Session, user: User, new: NewGoal, now: datetime) -> dict[str, Any]:
    """A new goal, in the person's currency where none is named; Conflict over MAX_GOALS."""
    if len(store.every(session, user.id)) >= MAX_GOALS:
        raise Conflict(f"A person has {MAX_GOALS} goals at most. Delete one that is reached.")
    goal = Goal(
        id=new_id("goal"),
        user_id=user.id,
        name=new.name,
        target_amount_cents=cents(new.target_amount),
        current_amount_cents=cents(new.current_amount) if new.current_amount is not None else 0,
        currency=new.currency or user.currency,
        target_date=new.target_date,
        created_at=now,
    )
    store.add(session, goal)
    return _shown(session, user, [goal], now)[0]


def read(session: Session, user: User, goal_id: str, now: datetime) -> dict[str, Any]:
    """The person's goal of this id; raises NotFound where there is none."""
    return _shown(session, user, [_known(session, user, goal_id)], now)[0]


def list_page(session: Session, user: User, query: PageQuery, now: datetime) -> Page:
    """The person's goals, the newest first."""
    rows = store.page(session, user.id, after=query.after(), limit=query.limit)
    shown = iter(_shown(session, user, rows, now))
    return Page.of(rows, query.limit, lambda _: next(shown), lambda row: str(row.id))


def change(
    session: Session, user: User, goal_id: str, changes: GoalChanges, now: datetime
) -> dict[str, Any]:
    """Changes what `changes` names; raises NotFound where there is no such goal."""
    goal = _known(session, user, goal_id)
    if changes.target_amount is not None:
        goal.target_amount_cents = cents(changes.target_amount)
    if changes.current_amount is not None:
        goal.current_amount_cents = cents(changes.current_amount)
    goal.name = changes.name or goal.name
    goal.currency = changes.currency or goal.currency
    goal.target_date = changes.target_date or goal.target_date
    session.flush()
    return _shown(session, user, [goal], now)[0]


def remove(session: Session, user_id: str, goal_id: str) -> None:
    """Deletes the person's goal; raises NotFound where there is none."""
    if not store.remove(session, user_id, goal_id):
        raise _not_found()


def monthly_savings(session: Session, user_id: str) -> tuple[int, str] | None:
    """What is put aside a month, in cents, with its currency.

    It is what the plan saves; where there is none, the surplus of the latest intake; else None.
    """
    plan = plans.active(session, user_id)
    if plan is not None:
        return plan.recommended_monthly_savings_cents, plan.currency
    intake = intakes.latest(session, user_id)
    if intake is None:
        return None
    surplus = intake.monthly_income_cents - intake.monthly_expenses_cents
    return max(0, surplus), intake.currency


def _known(session: Session, user: User, goal_id: str) -> Goal:
    goal = store.get(session, user.id, goal_id)
    if goal is None:
        raise _not_found()
    return goal


def _not_found() -> NotFound:
    return NotFound("There is no such goal. GET /v1/users/{user_id}/goals lists them.")


def _shown(session: Session, user: User, goals: Any, now: datetime) -> list[dict[str, Any]]:
    """Goals as they go out, weighed against all others of the person."""
    today = local_date(now, user.timezone)
    every = [OpenGoal(*row) for row in store.every(session, user.id)]
    fine = on_track(every, monthly_savings(session, user.id), today)
    by_id = {goal.id: goal for goal in every}
    return [_wire(goal, by_id[goal.id], goal.id in fine, today) for goal in goals]


def _wire(goal: Goal, weighed: OpenGoal, fine: bool, today: date) -> dict[str, Any]:
    return {
        "id": goal.id,
        "user_id": goal.user_id,
        "name": goal.name,
        "target_amount": amount(goal.target_amount_cents),
        "current_amount": amount(goal.current_amount_cents),
        "currency": goal.currency,
        "target_date": goal.target_date.isoformat(),
        "monthly_contribution_needed": amount(weighed.needed_cents(today)),
        "on_track": fine,
        "created_at": utc(goal.created_at),
    }
