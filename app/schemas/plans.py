"""Plans on the wire; amounts are units of the plan's currency a month."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from app.schemas.fields import Body, Number, Timestamp, UserId, Wire, sample
from app.schemas.intakes import FinancialGoal

# How the coach speaks: like a warm friend, a sports coach, a sober adviser, or one who is strict.
PersonalityType = Literal["supportive", "motivational", "analytical", "direct"]
DEFAULT_PERSONALITY: PersonalityType = "supportive"


class PersonalityChoice(Body):
    """How the coach is to speak."""

    model_config = sample(personality_type="motivational")

    personality_type: Annotated[
        PersonalityType,
        Field(
            description="`supportive` is warm and patient, `motivational` cheers on, `analytical` "
            "gives the figures first, `direct` comes to the point."
        ),
    ]


class PlanData(Wire):
    """What the coach recommends; one plan of a person is active."""

    model_config = sample(
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
    status: Literal["active", "superseded"]
    currency: str
    personality_type: PersonalityType
    created_at: Timestamp
