"""Contributions to goals as requests and answers; amounts are units of the goal's currency."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from app.schemas.fields import (
    Number,
    RequestBody,
    ResponseData,
    SignedAmount,
    Timestamp,
    UserId,
    with_example,
)


def _check_not_zero(value: Decimal) -> Decimal:
    if value == 0:
        raise ValueError("must not be 0")
    return value


class NewContribution(RequestBody):
    """Money to put into a goal, or to take out of it."""

    model_config = with_example(amount=200, note="May")

    amount: Annotated[
        SignedAmount,
        AfterValidator(_check_not_zero),
        Field(description="Negative takes out; a goal cannot hold less than 0."),
    ]
    note: Annotated[str, Field(max_length=200)] | None = None


class ContributionData(ResponseData):
    """Money that was put into a goal, or taken out of it."""

    model_config = with_example(
        id="ozz_contrib_01HX9PB7QWKD4FNYR3VC6BJSHA",
        user_id="ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
        goal_id="ozz_goal_01HX9P2MQWKD4FNYR3VC6BJSHA",
        amount=200,
        note="May",
        created_at="2025-05-05T14:34:00Z",
    )

    object_name: ClassVar = "contribution"
    plural: ClassVar = "contributions"

    id: str
    user_id: UserId
    goal_id: str
    amount: Annotated[Number, Field(description="In the goal's currency; negative was taken out.")]
    note: str | None
    created_at: Timestamp
