"""What the coach knows of a person before a question: who they are, their plan and their goals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.coach.goals import OpenGoal, on_track
from app.reading.drafts import Language


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """The active plan; cents a month of `currency`."""

    currency: str
    income_cents: int
    surplus_cents: int
    savings_cents: int
    rate_percent: float
    financial_goal: str

    @property
    def allowance_cents(self) -> int:
        """What may be spent in a month: all that comes in but what is saved."""
        return max(0, self.income_cents - self.savings_cents)


@dataclass(frozen=True, slots=True)
class GoalFacts:
    """A goal with its name and its figures."""

    name: str
    figures: OpenGoal


@dataclass(frozen=True, slots=True)
class Person:
    """Who asks: `today` is their local date, `country` ISO 3166 alpha-2 or ""."""

    today: date
    language: Language
    country: str
    currency: str
    name: str = ""
    personality: str = "supportive"
    plan: PlanFacts | None = None
    goals: Sequence[GoalFacts] = ()

    @property
    def plan_currency(self) -> str:
        """The currency that plan figures are in."""
        return self.plan.currency if self.plan else self.currency

    def open_goals(self) -> list[GoalFacts]:
        """The goals not yet reached, nearest date first."""
        goals = (g for g in self.goals if g.figures.needed_cents(self.today))
        return sorted(goals, key=lambda goal: goal.figures.target_date)

    def goals_need_cents(self) -> int:
        """What the open goals in the plan's currency ask for a month, together."""
        return sum(
            goal.figures.needed_cents(self.today)
            for goal in self.open_goals()
            if goal.figures.currency == self.plan_currency
        )

    def goals_on_track(self) -> set[str]:
        """The ids of the goals that the plan's savings carry."""
        savings = (self.plan.savings_cents, self.plan.currency) if self.plan else None
        return on_track([goal.figures for goal in self.goals], savings, self.today)
