"""Financial intakes: income and expenses from zero on, with a goal."""

import pytest
from pydantic import ValidationError

from app.schemas.intakes import NewIntake

NEW = {"monthly_income": 0, "monthly_expenses": 0, "financial_goal": "debt"}


def test_amounts_may_be_zero() -> None:
    assert NewIntake.model_validate(NEW).monthly_income == 0


@pytest.mark.parametrize(
    "wrong",
    [{"monthly_income": -1}, {"monthly_expenses": "5"}, {"financial_goal": "fun"}],
)
def test_what_is_out_of_bounds_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        NewIntake.model_validate({**NEW, **wrong})
