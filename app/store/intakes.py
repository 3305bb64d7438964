"""Financial intakes: snapshots that are added, never changed."""

from collections.abc import Sequence

from sqlalchemy import select

from app.db import Session
from app.models import FinancialIntake


def add(session: Session, intake: FinancialIntake) -> None:
    """Keeps a new snapshot."""
    session.add(intake)
    session.flush()


def latest(session: Session, user_id: str) -> FinancialIntake | None:
    """The person's latest snapshot, None where they have none."""
    return next(iter(page(session, user_id, after=None, limit=0)), None)


def page(
    session: Session, user_id: str, *, after: str | None, limit: int
) -> Sequence[FinancialIntake]:
    """The person's snapshots, the newest first, from after the id `after`; one over `limit`."""
    query = select(FinancialIntake).where(FinancialIntake.user_id == user_id)
    if after is not None:
        query = query.where(FinancialIntake.id < after)
    return session.scalars(query.order_by(FinancialIntake.id.desc()).limit(limit + 1)).all()
