"""A person as app.coach takes them: their language, country, plan and goals."""

from datetime import date

from app.coach.goals import OpenGoal
from app.coach.profile import GoalFacts, PlanFacts, Profile
from app.db import Session
from app.models import Plan, User
from app.phones import country_of
from app.schemas.plans import DEFAULT_PERSONALITY
from app.services.goals import MAX_GOALS
from app.store import goals, intakes, plans
from app.text.languages import LANGUAGES, Language


def load_profile(session: Session, user: User, today: date, language: Language) -> Profile:
    """Return a person's profile on `today` (their local date), to be answered in `language`."""
    plan = plans.find_active(session, user.id)
    return Profile(
        today=today,
        language=language,
        country=country_of(user.phone),
        currency=user.currency,
        personality=user.personality_type or DEFAULT_PERSONALITY,
        plan=_plan(plan) if plan else None,
        has_intake=plan is not None or intakes.find_latest(session, user.id) is not None,
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
            for goal in goals.list_page(session, user.id, after=None, limit=MAX_GOALS)
        ],
    )


def language_of(user: User) -> Language:
    """Return the language that the person has chosen."""
    return LANGUAGES.known(user.language)


def _plan(plan: Plan) -> PlanFacts:
    return PlanFacts(
        currency=plan.currency,
        income_cents=plan.monthly_income_cents,
        surplus_cents=plan.monthly_surplus_cents,
        savings_cents=plan.recommended_monthly_savings_cents,
        rate_percent=float(plan.savings_rate_percent),
        financial_goal=plan.financial_goal,
    )
