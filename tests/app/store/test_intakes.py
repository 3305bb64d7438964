"""Financial intakes, on both databases."""

from app.db import Session
from app.models import FinancialIntake
from app.store import intakes
from tests.support.rows import NOW


def add(session: Session, user_id: str, intake_id: str) -> None:
    """Insert an intake."""
    intakes.add(
        session,
        FinancialIntake(
            id=intake_id,
            user_id=user_id,
            monthly_income_cents=300_000,
            monthly_expenses_cents=200_000,
            currency="USD",
            financial_goal="savings",
            created_at=NOW,
        ),
    )


def test_a_person_without_an_intake_has_no_latest(session: Session, user_id: str) -> None:
    assert intakes.find_latest(session, user_id) is None


def test_the_latest_intake_is_the_one_added_last(session: Session, user_id: str) -> None:
    add(session, user_id, "int_1")
    add(session, user_id, "int_2")
    latest = intakes.find_latest(session, user_id)
    assert latest is not None
    assert latest.id == "int_2"


def test_pages_are_newest_first(session: Session, user_id: str) -> None:
    for number in range(3):
        add(session, user_id, f"int_{number}")
    page = intakes.list_page(session, user_id, after="int_2", limit=1)
    assert [intake.id for intake in page] == ["int_1", "int_0"]
