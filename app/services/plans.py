"""Plans: generated from the latest intake, with a summary for the person; one is active."""

from contextlib import nullcontext
from datetime import date, datetime, timedelta
from functools import partial
from typing import cast

from app.clock import local_date
from app.coach.formatter import CoachFormatter
from app.coach.merchant_groups import group_merchants
from app.coach.periods import Period
from app.coach.plan import PlanFigures, calculate_plan, choose_focus_areas
from app.db import Session
from app.errors import IntakeRequired, PlanRequired
from app.ids import new_id
from app.locale import format_money, format_number, say
from app.models import FinancialIntake, Plan, User
from app.phones import country_of
from app.schemas.fields import amount, utc
from app.schemas.intakes import FinancialGoal
from app.schemas.plans import DEFAULT_PERSONALITY, PersonalityType, PlanData, PlanStatus
from app.services.ledger import SqlLedger
from app.services.profiles import language_of
from app.services.recorder import ChangeRecorder, snapshot
from app.store import intakes as intake_store
from app.store import plans as store
from app.text.languages import Language

# The days of spending from which the areas to save in are chosen.
LOOK_BACK = timedelta(days=60)
_MERCHANTS = 100  # descriptions of one category that are looked at


def generate(session: Session, user: User, now: datetime, *, recorder: ChangeRecorder) -> Plan:
    """Generate a new active plan from the latest intake; the plan before is superseded.

    The first plan sets the coach's personality and completes the onboarding. Raises IntakeRequired
    where there is no intake.
    """
    intake = intake_store.find_latest(session, user.id)
    if intake is None:
        raise IntakeRequired
    figures = calculate_plan(intake.monthly_income_cents, intake.monthly_expenses_cents)
    areas = _name_focus_areas(session, user, intake.currency, local_date(now, user.timezone))
    plan = Plan(
        id=new_id("plan"),
        user_id=user.id,
        intake_id=intake.id,
        financial_goal=intake.financial_goal,
        currency=intake.currency,
        monthly_income_cents=intake.monthly_income_cents,
        monthly_surplus_cents=figures.surplus_cents,
        recommended_monthly_savings_cents=figures.savings_cents,
        savings_rate_percent=figures.rate_percent,
        summary=summary(figures, intake, user, areas),
        status=store.ACTIVE,
        created_at=now,
    )
    _activate(session, user, plan, recorder)
    return plan


def _activate(session: Session, user: User, plan: Plan, recorder: ChangeRecorder) -> None:
    """Store the plan as the active one, with what follows from it for the person.

    The stage is not recorded: it follows from what there is (see app.services.onboarding_state).
    """
    for superseded in store.activate(session, user.id, plan):
        status = {"status": store.ACTIVE}, {"status": store.SUPERSEDED}
        recorder.updated("plans", superseded, *status)
    recorder.created("plans", plan)
    before = snapshot(user, "personality_type")
    user.onboarding_stage = "active"
    user.personality_type = user.personality_type or DEFAULT_PERSONALITY
    session.flush()
    recorder.updated("users", user.id, before, snapshot(user, "personality_type"))


def find_active(session: Session, user_id: str) -> Plan:
    """Return the person's active plan; raises PlanRequired where there is none."""
    plan = store.find_active(session, user_id)
    if plan is None:
        raise PlanRequired
    return plan


def personalize(
    session: Session, user: User, personality_type: str, *, recorder: ChangeRecorder
) -> Plan:
    """Set how the coach speaks; raises PlanRequired where there is no plan yet."""
    plan = find_active(session, user.id)
    before = snapshot(user, "personality_type")
    user.personality_type = personality_type
    session.flush()
    recorder.updated("users", user.id, before, snapshot(user, "personality_type"))
    return plan


def summary(figures: PlanFigures, intake: FinancialIntake, user: User, focus: list[str]) -> str:
    """Return the plan's summary in the person's language and their country's number format.

    `focus` are the names of the areas in which to spend less.
    """
    format_amount = partial(
        format_money,
        currency=intake.currency,
        language=user.language,
        country=country_of(user.phone),
    )
    areas = f" {say(user.language, 'coach-and')} ".join(focus)
    if figures.shortfall_cents:
        return say(
            user.language,
            "plan-shortfall",
            shortfall=format_amount(figures.shortfall_cents),
            areas=areas,
        )
    if not figures.savings_cents:
        return say(user.language, "plan-even", areas=areas)
    return say(
        user.language,
        f"plan-{intake.financial_goal}",
        surplus=format_amount(figures.surplus_cents),
        savings=format_amount(figures.savings_cents),
        rate=format_number(float(figures.rate_percent), user.language, country_of(user.phone)),
        praise=figures.praise,
        areas=areas,
    )


def show(plan: Plan, user: User) -> PlanData:
    """Return a plan as the API answers it: amounts in units of its currency."""
    return PlanData(
        id=plan.id,
        user_id=plan.user_id,
        financial_goal=cast("FinancialGoal", plan.financial_goal),
        monthly_surplus=amount(plan.monthly_surplus_cents),
        recommended_monthly_savings=amount(plan.recommended_monthly_savings_cents),
        savings_rate_percent=amount(int(plan.savings_rate_percent * 100)),
        summary=plan.summary,
        status=cast("PlanStatus", plan.status),
        currency=plan.currency,
        personality_type=cast("PersonalityType", user.personality_type),
        created_at=utc(plan.created_at),
    )


def find_booked_areas(
    session: Session, user: User, currency: str, today: date, language: Language
) -> list[str]:
    """Return the names of the areas in which to spend less, by the last LOOK_BACK days.

    They are kinds of merchants or categories that the books show; none without any spending.
    """
    period = Period("between", today - LOOK_BACK, today)
    books = SqlLedger(lambda: nullcontext(session), user.id, today)
    spent = {
        tally.category: tally.cents
        for tally in books.sum_by_category(period)
        if tally.currency == currency
    }
    if not spent:
        return []
    formatter = CoachFormatter(language, country_of(user.phone), today)
    names: list[str] = []
    for category in choose_focus_areas(spent):
        sums = books.sum_by_description(period, currency, category, _MERCHANTS)
        group = group_merchants(sums)[0]
        names.append(group.get_title(formatter) if group.key else formatter.name_category(category))
    return names


def _name_focus_areas(session: Session, user: User, currency: str, today: date) -> list[str]:
    """Return the areas that the books show; general ones where there is no spending yet."""
    return find_booked_areas(session, user, currency, today, language_of(user)) or [
        say(user.language, f"focus-{category}") for category in choose_focus_areas({})
    ]
