"""Goals: what a person saves for, how much a month that takes, and whether the plan covers it."""

from collections.abc import Sequence
from datetime import date, datetime

from app.clock import local_date
from app.coach.goals import OpenGoal, find_on_track
from app.db import Session
from app.errors import Conflict, NotFound
from app.ids import new_id
from app.models import Goal, User
from app.schemas.fields import amount, cents, utc
from app.schemas.goals import GoalChanges, GoalData, NewGoal
from app.schemas.pages import Page, PageQuery
from app.services.recorder import ChangeRecorder, snapshot
from app.store import contributions, intakes, plans
from app.store import goals as store

MAX_GOALS = 1000
TABLE = "goals"
_CHANGEABLE = ("name", "target_amount_cents", "current_amount_cents", "currency", "target_date")


def create(
    session: Session, user: User, new: NewGoal, now: datetime, *, recorder: ChangeRecorder
) -> GoalData:
    """Create a goal, by default in the person's currency; raises Conflict over MAX_GOALS."""
    if len(store.list_amounts(session, user.id)) >= MAX_GOALS:
        raise Conflict(
            f"A user can have at most {MAX_GOALS} goals. Delete one that is reached, then retry."
        )
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
    recorder.created(TABLE, goal)
    return _weighed(session, user, [goal], now)[0]


def read(session: Session, user: User, goal_id: str, now: datetime) -> GoalData:
    """Return the person's goal of this id; raises NotFound where there is none."""
    return _weighed(session, user, [find(session, user, goal_id)], now)[0]


def find(session: Session, user: User, goal_id: str) -> Goal:
    """Return the person's goal of this id; raises NotFound where there is none."""
    goal = store.get(session, user.id, goal_id)
    if goal is None:
        raise _not_found()
    return goal


def list_page(session: Session, user: User, query: PageQuery, now: datetime) -> Page:
    """Return a page of the person's goals, the newest first."""
    rows = store.list_page(session, user.id, after=query.after(), limit=query.limit)
    shown = iter(_weighed(session, user, rows, now))
    return Page.of(rows, query.limit, lambda _: next(shown), lambda row: str(row.id))


def change(
    session: Session,
    user: User,
    goal_id: str,
    changes: GoalChanges,
    now: datetime,
    *,
    recorder: ChangeRecorder,
) -> GoalData:
    """Change the fields that `changes` names; raises NotFound where there is no such goal."""
    goal = find(session, user, goal_id)
    before = snapshot(goal, *_CHANGEABLE)
    if changes.target_amount is not None:
        goal.target_amount_cents = cents(changes.target_amount)
    if changes.current_amount is not None:
        goal.current_amount_cents = cents(changes.current_amount)
    goal.name = changes.name or goal.name
    goal.currency = changes.currency or goal.currency
    goal.target_date = changes.target_date or goal.target_date
    session.flush()
    recorder.updated(TABLE, goal.id, before, snapshot(goal, *_CHANGEABLE))
    return _weighed(session, user, [goal], now)[0]


def remove(
    session: Session, user: User, goal_id: str, now: datetime, *, recorder: ChangeRecorder
) -> GoalData:
    """Delete the person's goal with its contributions, and return it as it was.

    Raises NotFound where there is none.
    """
    goal = find(session, user, goal_id)
    shown = _weighed(session, user, [goal], now)[0]
    for contribution in contributions.list_by_goal(session, user.id, goal_id):
        recorder.removed("contributions", contribution)
    recorder.removed(TABLE, goal)
    store.remove(session, user.id, goal_id)
    session.expunge(goal)
    return shown


def monthly_savings(session: Session, user_id: str) -> tuple[int, str] | None:
    """Return the monthly savings in cents, with their currency.

    They are what the active plan saves; without a plan, the surplus of the latest intake; without
    an intake, None.
    """
    plan = plans.find_active(session, user_id)
    if plan is not None:
        return plan.recommended_monthly_savings_cents, plan.currency
    intake = intakes.find_latest(session, user_id)
    if intake is None:
        return None
    surplus = intake.monthly_income_cents - intake.monthly_expenses_cents
    return max(0, surplus), intake.currency


def _not_found() -> NotFound:
    return NotFound("There is no such goal. GET /v1/users/{user_id}/goals lists them.")


def _weighed(session: Session, user: User, goals: Sequence[Goal], now: datetime) -> list[GoalData]:
    """Return goals as the API answers them, each weighed against all goals of the person."""
    today = local_date(now, user.timezone)
    every = [OpenGoal(*row) for row in store.list_amounts(session, user.id)]
    fine = find_on_track(every, monthly_savings(session, user.id), today)
    by_id = {goal.id: goal for goal in every}
    return [_show(goal, by_id[goal.id], today, is_on_track=goal.id in fine) for goal in goals]


def _show(goal: Goal, weighed: OpenGoal, today: date, *, is_on_track: bool) -> GoalData:
    return GoalData(
        id=goal.id,
        user_id=goal.user_id,
        name=goal.name,
        target_amount=amount(goal.target_amount_cents),
        current_amount=amount(goal.current_amount_cents),
        currency=goal.currency,
        target_date=goal.target_date.isoformat(),
        monthly_contribution_needed=amount(weighed.needed_cents(today)),
        on_track=is_on_track,
        created_at=utc(goal.created_at),
    )
