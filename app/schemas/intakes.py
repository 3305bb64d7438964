"""Financial intakes on the wire; amounts are units of the person's currency a month."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from app.schemas.fields import Amount, Body, IsoDate, Number, Timestamp, UserId, Wire, sample

FinancialGoal = Literal["savings", "debt"]


class NewIntake(Body):
    """What a person earns and spends in a month, and what they want."""

    model_config = sample(
        monthly_income=5000,
        monthly_expenses=3200,
        financial_goal="savings",
        next_pay_date="2025-05-15",
    )

    monthly_income: Annotated[Amount, Field(description="Gross income a month.")]
    monthly_expenses: Annotated[Amount, Field(description="All that goes out in a month.")]
    financial_goal: FinancialGoal
    next_pay_date: IsoDate | None = None


class IntakeData(Wire):
    """A snapshot of a person's finances; it never changes, a new one follows it."""

    model_config = sample(
        id="ozz_intake_01HX9M3FQKRNT8YDWP6BZ2LSAB",
        user_id="ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
        monthly_income=5000,
        monthly_expenses=3200,
        monthly_surplus=1800,
        financial_goal="savings",
        next_pay_date="2025-05-15",
        currency="USD",
        created_at="2025-05-05T14:31:00Z",
    )

    object_name: ClassVar = "financial_intake"
    plural: ClassVar = "financial_intakes"

    id: str
    user_id: UserId
    monthly_income: Number
    monthly_expenses: Number
    monthly_surplus: Annotated[Number, Field(description="Income − expenses; may be negative.")]
    financial_goal: FinancialGoal
    next_pay_date: str | None
    currency: str
    created_at: Timestamp
