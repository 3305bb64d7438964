"""Plans: a person has one active plan; earlier ones are superseded."""

from collections.abc import Sequence

from sqlalchemy import select, update

from app.db import Session, table
from app.models import Plan

plans = table(Plan)
ACTIVE, SUPERSEDED = "active", "superseded"


def activate(session: Session, user_id: str, plan: Plan) -> Sequence[str]:
    """Insert `plan` as the person's active plan and mark the one before as superseded.

    Returns the ids of the plans that were superseded: one or none.
    """
    superseded = session.execute(
        update(plans)
        .where(plans.c.user_id == user_id, plans.c.status == ACTIVE)
        .values(status=SUPERSEDED)
        .returning(plans.c.id)
    )
    ids = superseded.scalars().all()
    session.add(plan)
    session.flush()
    return ids


def find_active(session: Session, user_id: str) -> Plan | None:
    """Return the person's active plan, None where they have none."""
    query = select(Plan).where(Plan.user_id == user_id, Plan.status == ACTIVE)
    return session.scalars(query).one_or_none()


def find_newest(session: Session, user_id: str) -> Plan | None:
    """Return the person's newest plan, active or not; None where they have none."""
    query = select(Plan).where(Plan.user_id == user_id).order_by(Plan.id.desc()).limit(1)
    return session.scalars(query).first()
