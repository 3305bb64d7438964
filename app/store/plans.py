"""Plans: one of a person is active, those before are superseded."""

from sqlalchemy import select, update

from app.db import Session, table
from app.models import Plan

plans = table(Plan)
ACTIVE, SUPERSEDED = "active", "superseded"


def supersede(session: Session, user_id: str, plan: Plan) -> None:
    """Keeps `plan` as the person's active one; the one before is superseded."""
    session.execute(
        update(plans)
        .where(plans.c.user_id == user_id, plans.c.status == ACTIVE)
        .values(status=SUPERSEDED)
    )
    session.add(plan)
    session.flush()


def active(session: Session, user_id: str) -> Plan | None:
    """The person's active plan, None where they have none."""
    query = select(Plan).where(Plan.user_id == user_id, Plan.status == ACTIVE)
    return session.scalars(query).one_or_none()
