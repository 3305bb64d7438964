"""Goals on the wire; amounts are units of the goal's currency."""

from typing import Annotated, ClassVar

from pydantic import Field

from app.schemas.fields import (
    Amount,
    Body,
    Currency,
    IsoDate,
    Number,
    PositiveAmount,
    Timestamp,
    UserId,
    Wire,
    sample,
)

GoalName = Annotated[str, Field(min_length=1, max_length=200)]


class NewGoal(Body):
    """Something to save for; a date that is past is taken as this month."""

    model_config = sample(
        name="Emergency Fund", target_amount=5000, currency="USD", target_date="2025-12-31"
    )

    name: GoalName
    target_amount: PositiveAmount
    currency: Currency | None = None
    target_date: IsoDate
    current_amount: Annotated[Amount, Field(description="What is saved already.")] | None = None


class GoalChanges(Body):
    """What to change of a goal; what is not named stays."""

    model_config = sample(current_amount=1250)

    name: GoalName | None = None
    target_amount: PositiveAmount | None = None
    currency: Currency | None = None
    target_date: IsoDate | None = None
    current_amount: Amount | None = None


class GoalData(Wire):
    """A goal and what it asks for a month from today on."""

    model_config = sample(
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
    target_date: str = Field(json_schema_extra={"format": "date"})
    monthly_contribution_needed: Annotated[
        Number,
        Field(description="(target − current) ÷ months from today to the date, both counted."),
    ]
    on_track: Annotated[
        bool,
        Field(description="Whether the plan's savings carry this goal and those due before it."),
    ]
    created_at: Timestamp
