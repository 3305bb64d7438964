"""Goals: amounts rounded to the cent, only what is named is changed."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from app.schemas.goals import GoalChanges, NewGoal

NEW = {"name": "Bike", "target_amount": 300.555, "target_date": "2026-12-31"}


def test_an_amount_is_rounded_to_the_cent() -> None:
    assert NewGoal.model_validate(NEW).target_amount == Decimal("300.56")


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"target_amount": 0}, {"target_date": "soon"}, {"currency": "XXQ"}]
)
def test_a_goal_has_a_name_an_amount_and_a_day(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        NewGoal.model_validate({**NEW, **wrong})


def test_a_change_names_what_it_changes() -> None:
    changes = GoalChanges.model_validate({"current_amount": 0, "unknown": 1})
    assert changes.model_dump(exclude_none=True) == {"current_amount": Decimal("0.00")}
