"""Plans as requests and answers; amounts are units of the plan's currency per month."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from app.schemas.fields import Number, RequestBody, ResponseData, Timestamp, UserId, with_example
from app.schemas.intakes import FinancialGoal

# How the coach speaks: like a warm friend, a sports coach, a factual adviser, or bluntly.
PersonalityType = Literal["supportive", "motivational", "analytical", "direct"]
PlanStatus = Literal["active", "superseded"]
DEFAULT_PERSONALITY: PersonalityType = "supportive"


class PersonalityChoice(RequestBody):
    """How the coach speaks."""

    model_config = with_example(personality_type="motivational")

    personality_type: Annotated[
        PersonalityType,
        Field(
            description="`supportive` is warm and patient, `motivational` encourages, `analytical` "
            "gives the figures first, `direct` comes to the point."
        ),
    ]


class PlanData(ResponseData):
    """What the coach recommends; a person has one active plan."""

    model_config = with_example(
        id="ozz_plan_01HX9N7CQTVR2BXWM5GD8KPNAB",
        user_id="ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF",
        financial_goal="savings",
        monthly_surplus=1800,
        recommended_monthly_savings=900,
        savings_rate_percent=18,
        summary="Based on your $1,800 monthly surplus, Ozzie recommends saving $900/month — "
        "a solid 18% savings rate. Focus areas: reduce dining out and subscriptions.",
        status="active",
        currency="USD",
        personality_type="supportive",
        created_at="2025-05-05T14:32:00Z",
    )

    object_name: ClassVar = "plan"
    plural: ClassVar = "plans"

    id: str
    user_id: UserId
    financial_goal: FinancialGoal
    monthly_surplus: Number
    recommended_monthly_savings: Annotated[
        Number, Field(description="Half of a positive surplus, else 0.")
    ]
    savings_rate_percent: Annotated[
        Number, Field(description="Recommended savings ÷ income × 100; 0 without income.")
    ]
    summary: str
    status: PlanStatus
    currency: str
    personality_type: PersonalityType
    created_at: Timestamp
