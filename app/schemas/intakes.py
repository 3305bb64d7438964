"""Financial intakes on the wire; amounts are units of the person's currency a month."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from app.schemas.fields import Amount, Body, IsoDate, Number, Timestamp, UserId, Wire

FinancialGoal = Literal["savings", "debt"]


class NewIntake(Body):
    """What a person earns and spends in a month, and what they want."""

    monthly_income: Annotated[Amount, Field(description="Gross income a month.", examples=[5000])]
    monthly_expenses: Annotated[
        Amount, Field(description="All that goes out in a month.", examples=[3200])
    ]
    financial_goal: FinancialGoal
    next_pay_date: Annotated[IsoDate | None, Field(examples=["2025-05-15"])] = None


class IntakeData(Wire):
    """A snapshot of a person's finances; it never changes, a new one follows it."""

    object_name: ClassVar = "financial_intake"
    plural: ClassVar = "financial_intakes"

    id: str = Field(examples=["ozz_intake_01HX9M3FQKRNT8YDWP6BZ2LSAB"])
    user_id: UserId
    monthly_income: Number
    monthly_expenses: Number
    monthly_surplus: Annotated[Number, Field(description="Income − expenses; may be negative.")]
    financial_goal: FinancialGoal
    next_pay_date: str | None
    currency: str = Field(examples=["USD"])
    created_at: Timestamp
