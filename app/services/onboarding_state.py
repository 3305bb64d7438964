"""Keep plan, stage and personality of a person in agreement after a change is undone or redone."""

from app.db import Session
from app.models import User
from app.schemas.plans import DEFAULT_PERSONALITY
from app.services.recorder import ChangeRecorder, snapshot
from app.store import intakes, plans

_TABLES = {"financial_intakes", "plans"}


def settle(session: Session, user: User, recorder: ChangeRecorder) -> None:
    """Make the newest plan active where no other is, and set what follows from it; record that.

    Nothing is done unless the recorded rows are about intakes or plans.
    """
    if not any(row.table in _TABLES for row in recorder.rows):
        return
    plan = plans.find_active(session, user.id) or plans.find_newest(session, user.id)
    if plan is not None:
        before = snapshot(plan, "status")
        plan.status = plans.ACTIVE
        recorder.updated("plans", plan.id, before, snapshot(plan, "status"))
    fields = ("onboarding_stage", "personality_type")
    before = snapshot(user, *fields)
    if plan is not None:
        user.onboarding_stage = "active"
        user.personality_type = user.personality_type or DEFAULT_PERSONALITY
    else:
        has_intake = intakes.find_latest(session, user.id) is not None
        user.onboarding_stage = "plan_pending" if has_intake else "intake_pending"
    recorder.updated("users", user.id, before, snapshot(user, *fields))
    session.flush()
