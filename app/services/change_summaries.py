"""One line about a change, in the person's language: what lists of changes show."""

from collections.abc import Sequence

from app.locale import format_money, say
from app.models import FinancialIntake, Plan, User
from app.phones import country_of
from app.schemas.goals import GoalData
from app.schemas.transactions import TransactionData


def of_created(user: User, entries: Sequence[TransactionData]) -> str:
    """Return the line for entries that were booked: "$45 · Groceries and 2 more"."""
    if not entries:
        return ""
    first = entries[0]
    amount = _money(user, first.amount_cents, first.currency)
    if len(entries) == 1:
        return say(user.language, "change-entry", amount=amount, what=first.description)
    more = len(entries) - 1
    return say(
        user.language, "change-entries", amount=amount, what=first.description, more=str(more)
    )


def of_changed(user: User, entries: Sequence[TransactionData]) -> str:
    """Return the line for entries that were changed, as they are now."""
    return say(user.language, "change-changed", entries=of_created(user, entries))


def of_removed(user: User, entries: Sequence[TransactionData]) -> str:
    """Return the line for entries that were removed, as they were."""
    return say(user.language, "change-removed", entries=of_created(user, entries))


def of_goal_created(user: User, goal: GoalData) -> str:
    """Return the line for a new goal."""
    return say(user.language, "change-goal-created", name=goal.name)


def of_goal_changed(user: User, goal: GoalData) -> str:
    """Return the line for a goal that was changed."""
    return say(user.language, "change-goal-changed", name=goal.name)


def of_goal_removed(user: User, goal: GoalData) -> str:
    """Return the line for a goal that was removed."""
    return say(user.language, "change-goal-removed", name=goal.name)


def of_contribution(user: User, goal: GoalData, cents: int) -> str:
    """Return the line for cents put into a goal, or taken out of it (negative)."""
    amount = _money(user, abs(cents), goal.currency)
    name = "change-goal-in" if cents > 0 else "change-goal-out"
    return say(user.language, name, amount=amount, name=goal.name)


def of_intake(user: User, intake: FinancialIntake) -> str:
    """Return the line for a new intake."""
    return say(
        user.language,
        "change-intake",
        income=_money(user, intake.monthly_income_cents, intake.currency),
        expenses=_money(user, intake.monthly_expenses_cents, intake.currency),
    )


def of_plan(user: User, plan: Plan) -> str:
    """Return the line for a new plan."""
    savings = _money(user, plan.recommended_monthly_savings_cents, plan.currency)
    return say(user.language, "change-plan", amount=savings)


def of_user(user: User) -> str:
    """Return the line for a change of name, language, currency, time zone or personality."""
    return say(user.language, "change-user")


def _money(user: User, cents: int, currency: str) -> str:
    return format_money(cents, currency, user.language, country_of(user.phone))
