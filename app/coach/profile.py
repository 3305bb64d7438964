"""Hold what the coach knows of a person before a question: settings, plan and goals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.coach.goals import OpenGoal, find_on_track
from app.text.languages import Language


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """Hold the figures of the active plan, in cents of `currency` a month."""

    currency: str
    income_cents: int
    surplus_cents: int
    savings_cents: int
    rate_percent: float
    financial_goal: str

    @property
    def allowance_cents(self) -> int:
        """Return what may be spent in a month: the income less the savings, in cents."""
        return max(0, self.income_cents - self.savings_cents)


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """Hold a goal's name and figures."""

    name: str
    figures: OpenGoal

    @property
    def id(self) -> str:
        """Return the goal's id."""
        return self.figures.id


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold a person's settings, plan and goals.

    `today` is their local date, `country` ISO 3166 alpha-2 or "" if unknown, `currency` ISO 4217.
    `has_intake` tells whether income and expenses are known; where there is a plan, they are.
    """

    today: date
    language: Language
    country: str
    currency: str
    personality: str = "supportive"
    plan: PlanFacts | None = None
    has_intake: bool = False
    goals: Sequence[GoalFacts] = ()

    @property
    def missing_step(self) -> Literal["intake", "plan"] | None:
        """Return what the person has yet to tell or to make before there is a plan."""
        if self.plan is not None:
            return None
        return "plan" if self.has_intake else "intake"

    @property
    def plan_currency(self) -> str:
        """Return the plan's currency, or the person's own if there is no plan."""
        return self.plan.currency if self.plan else self.currency

    def list_open_goals(self) -> list[GoalFacts]:
        """Return the goals not yet reached, nearest date first."""
        goals = (g for g in self.goals if g.figures.needed_cents(self.today))
        return sorted(goals, key=lambda goal: goal.figures.target_date)

    def find_goal(self, goal_id: str | None) -> GoalFacts | None:
        """Return the goal with this id, or None."""
        return next((goal for goal in self.goals if goal.id == goal_id), None)

    def sum_goal_needs_cents(self) -> int:
        """Return what the open goals in the plan's currency need in a month together, in cents."""
        return sum(
            goal.figures.needed_cents(self.today)
            for goal in self.list_open_goals()
            if goal.figures.currency == self.plan_currency
        )

    def find_goals_on_track(self) -> set[str]:
        """Return the ids of the goals that the plan's savings cover."""
        savings = (self.plan.savings_cents, self.plan.currency) if self.plan else None
        return find_on_track([goal.figures for goal in self.goals], savings, self.today)
