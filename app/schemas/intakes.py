"""Financial intakes as requests and answers; amounts are units of a currency per month."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from app.schemas.fields import (
    Amount,
    IsoDate,
    Number,
    OptionalDate,
    RequestBody,
    ResponseData,
    Timestamp,
    UserId,
    with_example,
)

FinancialGoal = Literal["savings", "debt"]


class NewIntake(RequestBody):
    """What a person earns and spends in a month, and their financial goal."""

    model_config = with_example(
        monthly_income=5000,
        monthly_expenses=3200,
        financial_goal="savings",
        next_pay_date="2025-05-15",
    )

    monthly_income: Annotated[Amount, Field(description="Gross income per month.")]
    monthly_expenses: Annotated[Amount, Field(description="All expenses per month.")]
    financial_goal: FinancialGoal
    next_pay_date: IsoDate | None = None


class IntakeData(ResponseData):
    """A snapshot of a person's finances. It never changes; a newer one replaces it."""

    model_config = with_example(
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
    next_pay_date: OptionalDate
    currency: str
    created_at: Timestamp
