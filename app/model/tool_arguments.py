"""Arguments of the tools that read a person's books; the docstrings are what a model is told."""

from typing import Literal

from pydantic import BaseModel

from app.categories import Category

PeriodName = Literal[
    "today", "yesterday", "this_week", "last_week", "this_month", "last_month", "this_year", "ever"
]


class SpentArguments(BaseModel):
    """Spending in a period: of a category, or of what `words` name; of everything without both."""

    name: str
    period: PeriodName
    category: Category | None = None
    words: str | None = None


class CompareArguments(BaseModel):
    """Spending in a period and in as many days of the period before; as for `spent`."""

    name: str
    period: Literal["today", "this_week", "last_week", "this_month", "last_month", "this_year"]
    category: Category | None = None
    words: str | None = None


class IncomeArguments(BaseModel):
    """Income in a period."""

    name: str
    period: PeriodName


class TopArguments(BaseModel):
    """The categories with the most spending in a period, largest first."""

    name: str
    period: PeriodName


class RecentArguments(BaseModel):
    """The latest expenses, newest first, or those that `words` name; their ids for proposals."""

    name: str
    words: str | None = None
    count: int


class RecurringArguments(BaseModel):
    """The charges that recur: subscriptions, rent."""

    name: str


class PlanArguments(BaseModel):
    """The person's plan: income, savings, what may be spent and what is left this month."""

    name: str


class AffordArguments(BaseModel):
    """Whether a price that the message names fits what may be spent this month."""

    name: str
    price: str


class GoalsArguments(BaseModel):
    """The person's goals."""

    name: str


class CalculateArguments(BaseModel):
    """The sum, difference or percentage of two values that other tools gave, by their names."""

    name: str
    operation: Literal["add", "subtract", "percent"]
    first: str
    second: str
