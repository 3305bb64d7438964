"""Plan, stage and personality agree after a plan or an intake came or went."""

from decimal import Decimal

from app.db import Session
from app.models import Plan, User
from app.schemas.intakes import NewIntake
from app.services import intakes, plans
from app.services.onboarding_state import settle
from app.services.recorder import ChangeRecorder
from app.store.plans import SUPERSEDED
from tests.support.rows import NOW


def send_intake(session: Session, user: User) -> ChangeRecorder:
    """Send an intake; return what was recorded."""
    recorder = ChangeRecorder()
    new = NewIntake(
        monthly_income=Decimal(5000), monthly_expenses=Decimal(3200), financial_goal="savings"
    )
    intakes.create(session, user, new, NOW, recorder=recorder)
    return recorder


def supersede(session: Session, user: User, plan: Plan) -> None:
    """Leave the person without an active plan and without a personality."""
    plan.status, user.personality_type = SUPERSEDED, None
    session.flush()


def test_without_a_plan_the_stage_follows_the_intake(session: Session, user: User) -> None:
    recorder = send_intake(session, user)
    settle(session, user, recorder)
    assert user.onboarding_stage == "plan_pending"
    row = recorder.rows[-1]
    assert (row.table, row.after) == ("users", {"onboarding_stage": "plan_pending"})


def test_the_newest_plan_becomes_active_where_none_is(session: Session, user: User) -> None:
    recorder = send_intake(session, user)
    plan = plans.generate(session, user, NOW, recorder=recorder)
    supersede(session, user, plan)
    settle(session, user, recorder)
    assert plans.find_active(session, user.id).id == plan.id
    assert (user.onboarding_stage, user.personality_type) == ("active", "supportive")


def test_other_changes_leave_it_alone(session: Session, user: User) -> None:
    recorder = ChangeRecorder()
    recorder.updated("users", user.id, {"name": None}, {"name": "Ana"})
    settle(session, user, recorder)
    assert (user.onboarding_stage, len(recorder.rows)) == ("active", 1)
