"""Plans: generated from the latest intake, in words the person reads, one active at a time."""

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from app.clock import local_date
from app.coach.plan import PlanFigures, focus_areas, plan_figures
from app.db import Session
from app.errors import IntakeRequired, PlanRequired
from app.ids import new_id
from app.locale import money, number, say
from app.models import FinancialIntake, Plan, User
from app.phones import country_of
from app.schemas.fields import amount, utc
from app.schemas.plans import DEFAULT_PERSONALITY
from app.store import figures
from app.store import intakes as intake_store
from app.store import plans as store

# The spending that tells where to save (days before today).
LOOK_BACK = timedelta(days=60)


def generate(session: Session, user: User, now: datetime) -> Plan:
    """A new active plan from the latest intake; the plan before is superseded.

    The person's first plan sets the coach's personality, and they have full access. Raises
    IntakeRequired where there is no intake.
    """
    intake = intake_store.latest(session, user.id)
    if intake is None:
        raise IntakeRequired
    made = plan_figures(intake.monthly_income_cents, intake.monthly_expenses_cents)
    spent = _spending(session, user.id, intake.currency, local_date(now, user.timezone))
    plan = Plan(
        id=new_id("plan"),
        user_id=user.id,
        intake_id=intake.id,
        financial_goal=intake.financial_goal,
        currency=intake.currency,
        monthly_income_cents=intake.monthly_income_cents,
        monthly_surplus_cents=made.surplus_cents,
        recommended_monthly_savings_cents=made.savings_cents,
        savings_rate_percent=made.rate_percent,
        summary=summary(made, intake, user, focus_areas(spent)),
        status=store.ACTIVE,
        created_at=now,
    )
    store.supersede(session, user.id, plan)
    user.onboarding_stage = "active"
    user.personality_type = user.personality_type or DEFAULT_PERSONALITY
    session.flush()
    return plan


def active(session: Session, user_id: str) -> Plan:
    """The person's active plan; raises PlanRequired where there is none."""
    plan = store.active(session, user_id)
    if plan is None:
        raise PlanRequired
    return plan


def personalize(session: Session, user: User, personality_type: str) -> Plan:
    """Sets how the coach speaks; raises PlanRequired where there is no plan yet."""
    plan = active(session, user.id)
    user.personality_type = personality_type
    session.flush()
    return plan


def summary(made: PlanFigures, intake: FinancialIntake, user: User, focus: list[str]) -> str:
    """The plan in a few words of the person's language, with its figures as they write them."""
    written = partial(
        money,
        currency=intake.currency,
        language=user.language,
        country=country_of(user.phone),
    )
    areas = {
        name: say(user.language, f"focus-{category}")
        for name, category in zip(("first", "second"), focus, strict=True)
    }
    if made.shortfall_cents:
        return say(
            user.language, "plan-shortfall", shortfall=written(made.shortfall_cents), **areas
        )
    if not made.savings_cents:
        return say(user.language, "plan-even", **areas)
    return say(
        user.language,
        f"plan-{intake.financial_goal}",
        surplus=written(made.surplus_cents),
        savings=written(made.savings_cents),
        rate=number(float(made.rate_percent), user.language, country_of(user.phone)),
        praise=made.praise,
        **areas,
    )


def wire(plan: Plan, user: User) -> dict[str, Any]:
    """A plan as it goes out."""
    return {
        "id": plan.id,
        "user_id": plan.user_id,
        "financial_goal": plan.financial_goal,
        "monthly_surplus": amount(plan.monthly_surplus_cents),
        "recommended_monthly_savings": amount(plan.recommended_monthly_savings_cents),
        "savings_rate_percent": amount(int(plan.savings_rate_percent * 100)),
        "summary": plan.summary,
        "status": plan.status,
        "currency": plan.currency,
        "personality_type": user.personality_type,
        "created_at": utc(plan.created_at),
    }


def _spending(session: Session, user_id: str, currency: str, today: date) -> dict[str, int]:
    """Cents by category of the last weeks, in one currency."""
    tallies = figures.by_category(session, user_id, today - LOOK_BACK, today)
    return {tally.category: tally.cents for tally in tallies if tally.currency == currency}
