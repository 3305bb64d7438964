"""Financial intakes: each is a snapshot; the latest counts."""

from datetime import timedelta

import pytest

from app.db import Session
from app.errors import NotFound
from app.models import User
from app.schemas.intakes import NewIntake
from app.schemas.pages import PageQuery
from app.services import intakes
from app.services.recorder import ChangeRecorder
from tests.support.rows import NOW

NEW = NewIntake.model_validate(
    {
        "monthly_income": 5000,
        "monthly_expenses": 3200.5,
        "financial_goal": "savings",
        "next_pay_date": "2026-05-15",
    }
)


def test_a_snapshot_is_kept_in_the_persons_currency(session: Session, user: User) -> None:
    shown = intakes.show(intakes.create(session, user, NEW, NOW, recorder=ChangeRecorder()))
    assert (shown.currency, shown.next_pay_date) == ("USD", "2026-05-15")
    assert (shown.monthly_income, shown.monthly_expenses) == (5000, 3200.5)
    assert shown.monthly_surplus == 1799.5


def test_the_first_snapshot_allows_a_plan(session: Session, user: User) -> None:
    user.onboarding_stage = "intake_pending"
    intakes.create(session, user, NEW, NOW, recorder=ChangeRecorder())
    assert user.onboarding_stage == "plan_pending"


def test_without_a_snapshot_the_error_names_the_call_to_make(session: Session, user: User) -> None:
    with pytest.raises(NotFound, match="financial-intake"):
        intakes.find_latest(session, user.id)


def test_the_latest_of_several_is_found_and_all_are_listed(session: Session, user: User) -> None:
    made = [
        intakes.create(session, user, NEW, NOW + timedelta(days=day), recorder=ChangeRecorder())
        for day in range(3)
    ]
    assert intakes.find_latest(session, user.id).id == max(one.id for one in made)
    page = intakes.list_page(session, user.id, PageQuery())
    assert len(page.items) == 3
    assert page.next_cursor is None
