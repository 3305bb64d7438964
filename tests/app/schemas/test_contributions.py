"""Contributions as requests: signed amounts to the cent, never nothing."""

import pydantic
import pytest

from app.schemas.contributions import NewContribution


@pytest.mark.parametrize(("amount", "cents"), [(200, "200.00"), (-0.5, "-0.50"), (1.005, "1.01")])
def test_an_amount_has_a_sign_and_is_rounded_to_the_cent(amount: float, cents: str) -> None:
    assert str(NewContribution.model_validate({"amount": amount}).amount) == cents


@pytest.mark.parametrize("amount", [0, 0.004, -0.001, 10**12, -(10**12), "5", None, True])
def test_nothing_and_what_is_no_amount_are_refused(amount: object) -> None:
    with pytest.raises(pydantic.ValidationError):
        NewContribution.model_validate({"amount": amount})
