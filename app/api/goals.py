"""Goals: set, list, read, change, delete."""

from typing import Any

from app.api.call import Call
from app.api.operations import Resource
from app.errors import Conflict
from app.schemas.goals import GoalChanges, GoalData, NewGoal
from app.schemas.pages import Page, PageQuery
from app.services import goals as service

goals = Resource("Goals", "What a person saves for, weighed against what their plan saves.")


@goals.post("/users/<user_id>/goals", GoalData, errors=(Conflict,))
def set_goal(call: Call, body: NewGoal) -> dict[str, Any]:
    """Set a goal"""
    return service.create(call.session, call.user, body, call.now)


@goals.list("/users/<user_id>/goals", GoalData)
def list_goals(call: Call, query: PageQuery) -> Page:
    """List goals

    The newest first.
    """
    return service.list_page(call.session, call.user, query, call.now)


@goals.get("/users/<user_id>/goals/<goal_id>", GoalData)
def get_goal(call: Call, goal_id: str) -> dict[str, Any]:
    """Read a goal"""
    return service.read(call.session, call.user, goal_id, call.now)


@goals.patch("/users/<user_id>/goals/<goal_id>", GoalData)
def change_goal(call: Call, goal_id: str, body: GoalChanges) -> dict[str, Any]:
    """Change a goal

    Changes the fields that the body names; `current_amount` is how a goal grows.
    """
    return service.change(call.session, call.user, goal_id, body, call.now)


@goals.delete("/users/<user_id>/goals/<goal_id>")
def delete_goal(call: Call, goal_id: str) -> None:
    """Delete a goal"""
    service.remove(call.session, call.user.id, goal_id)
