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
)

GoalName = Annotated[str, Field(min_length=1, max_length=200, examples=["Emergency Fund"])]


class NewGoal(Body):
    """Something to save for; a date that is past is taken as this month."""

    name: GoalName
    target_amount: Annotated[PositiveAmount, Field(examples=[5000])]
    currency: Currency | None = None
    target_date: Annotated[IsoDate, Field(examples=["2025-12-31"])]
    current_amount: Annotated[Amount, Field(description="What is saved already.")] | None = None


class GoalChanges(Body):
    """What to change of a goal; what is not named stays."""

    name: GoalName | None = None
    target_amount: PositiveAmount | None = None
    currency: Currency | None = None
    target_date: IsoDate | None = None
    current_amount: Amount | None = None


class GoalData(Wire):
    """A goal and what it asks for a month from today on."""

    object_name: ClassVar = "goal"
    plural: ClassVar = "goals"

    id: str = Field(examples=["ozz_goal_01HX9P2MQWKD4FNYR3VC6BJSHA"])
    user_id: UserId
    name: str
    target_amount: Number
    current_amount: Number
    currency: str = Field(examples=["USD"])
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
