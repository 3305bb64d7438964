"""What the coach is told of a person: who they are, their plan, their goals."""

from datetime import date

from app.coach.goals import OpenGoal
from app.coach.person import GoalFacts, Person, PlanFacts
from app.db import Session
from app.models import Plan, User
from app.phones import country_of
from app.reading.drafts import Language
from app.schemas.plans import DEFAULT_PERSONALITY
from app.services.goals import MAX_GOALS
from app.store import goals, plans


def person_of(session: Session, user: User, today: date, language: Language) -> Person:
    """The person as the coach knows them on `today` (their local date), to be told `language`."""
    plan = plans.active(session, user.id)
    return Person(
        today=today,
        language=language,
        country=country_of(user.phone),
        currency=user.currency,
        name=user.name or "",
        personality=user.personality_type or DEFAULT_PERSONALITY,
        plan=_plan(plan) if plan else None,
        goals=[
            GoalFacts(
                goal.name,
                OpenGoal(
                    goal.id,
                    goal.target_amount_cents,
                    goal.current_amount_cents,
                    goal.currency,
                    goal.target_date,
                ),
            )
            for goal in goals.page(session, user.id, after=None, limit=MAX_GOALS)
        ],
    )


def language_of(user: User) -> Language:
    """The person's own language."""
    known: dict[str, Language] = {"pt": "pt", "es": "es"}
    return known.get(user.language, "en")


def _plan(plan: Plan) -> PlanFacts:
    return PlanFacts(
        currency=plan.currency,
        income_cents=plan.monthly_income_cents,
        surplus_cents=plan.monthly_surplus_cents,
        savings_cents=plan.recommended_monthly_savings_cents,
        rate_percent=float(plan.savings_rate_percent),
        financial_goal=plan.financial_goal,
    )
