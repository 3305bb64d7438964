"""Financial intakes: snapshots of a person's finances that are added and never changed."""

from collections.abc import Sequence

from sqlalchemy import select

from app.db import Session
from app.models import FinancialIntake


def add(session: Session, intake: FinancialIntake) -> None:
    """Insert a new intake."""
    session.add(intake)
    session.flush()


def find_latest(session: Session, user_id: str) -> FinancialIntake | None:
    """Return the person's latest intake, None where they have none."""
    return next(iter(list_page(session, user_id, after=None, limit=0)), None)


def list_page(
    session: Session, user_id: str, *, after: str | None, limit: int
) -> Sequence[FinancialIntake]:
    """Return a page of the person's intakes, the newest first; one row more than `limit`.

    `after` is the id of the last row of the page before.
    """
    query = select(FinancialIntake).where(FinancialIntake.user_id == user_id)
    if after is not None:
        query = query.where(FinancialIntake.id < after)
    return session.scalars(query.order_by(FinancialIntake.id.desc()).limit(limit + 1)).all()
