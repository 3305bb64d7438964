"""Commands about goals; amounts are cents."""

from datetime import date
from typing import Literal

from app.assistant.commands.values import Frozen, GoalReference


class CreateGoal(Frozen):
    """Set a goal; what is None is asked for, one thing at a time. Amounts are cents."""

    type: Literal["create_goal"] = "create_goal"
    name: str = ""
    target_cents: int | None = None
    current_cents: int | None = None
    currency: str | None = None
    target_date: date | None = None


class ChangeGoal(Frozen):
    """Change a goal's name, target or date; `is_relative` adds `target_cents` to the target."""

    type: Literal["change_goal"] = "change_goal"
    goal: GoalReference
    name: str | None = None
    target_cents: int | None = None
    is_relative: bool = False
    target_date: date | None = None


class RemoveGoal(Frozen):
    """Remove a goal."""

    type: Literal["remove_goal"] = "remove_goal"
    goal: GoalReference


class Contribute(Frozen):
    """Put money into a goal, or take it out (negative cents).

    `is_correction` corrects the figure that was said last of the goal: "no, 350". Where nothing was
    put in just now it is a new amount of the goal, or with `is_put` ("no, 350 into the trip") it is
    put in.
    """

    type: Literal["contribute"] = "contribute"
    goal: GoalReference
    cents: int | None = None
    is_correction: bool = False
    is_put: bool = False
