"""Goals as requests and answers; amounts are units of the goal's currency."""

from typing import Annotated, ClassVar

from pydantic import Field

from app.schemas.fields import (
    Amount,
    CalendarDate,
    Currency,
    IsoDate,
    Number,
    PositiveAmount,
    RequestBody,
    ResponseData,
    Timestamp,
    UserId,
    with_example,
)

GoalName = Annotated[str, Field(min_length=1, max_length=200)]


class NewGoal(RequestBody):
    """A goal to save for; a date in the past counts as this month."""

    model_config = with_example(
        name="Emergency Fund", target_amount=5000, currency="USD", target_date="2025-12-31"
    )

    name: GoalName
    target_amount: PositiveAmount
    currency: Currency | None = None
    target_date: IsoDate
    current_amount: Annotated[Amount, Field(description="What is already saved.")] | None = None


class GoalChanges(RequestBody):
    """The fields of a goal to change; the others stay."""

    model_config = with_example(current_amount=1250)

    name: GoalName | None = None
    target_amount: PositiveAmount | None = None
    currency: Currency | None = None
    target_date: IsoDate | None = None
    current_amount: Amount | None = None


class GoalData(ResponseData):
    """A goal, and the monthly contribution that it needs from today on."""

    model_config = with_example(
        id="ozz_goal_01HX9P2MQWKD4FNYR3VC6BJSHA",
        user_id="ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
        name="Emergency Fund",
        target_amount=5000,
        current_amount=0,
        currency="USD",
        target_date="2025-12-31",
        monthly_contribution_needed=625,
        on_track=True,
        created_at="2025-05-05T14:33:00Z",
    )

    object_name: ClassVar = "goal"
    plural: ClassVar = "goals"

    id: str
    user_id: UserId
    name: str
    target_amount: Number
    current_amount: Number
    currency: str
    target_date: CalendarDate
    monthly_contribution_needed: Annotated[
        Number,
        Field(description="(target − current) ÷ months from today to the date, both counted."),
    ]
    on_track: Annotated[
        bool,
        Field(description="Whether the plan's savings cover this goal and those due before it."),
    ]
    created_at: Timestamp
