"""Goals: set, list, read, change, delete; contributions to them."""

from app.api.operations import Resource
from app.api.recording import record
from app.api.request_context import RequestContext
from app.errors import Conflict
from app.schemas.changes import ChangeType
from app.schemas.contributions import ContributionData, NewContribution
from app.schemas.fields import cents
from app.schemas.goals import GoalChanges, GoalData, NewGoal
from app.schemas.pages import Page, PageQuery
from app.services import change_summaries as summaries
from app.services import contributions
from app.services import goals as service
from app.services.recorder import ChangeRecorder

goals = Resource("Goals", "What a person saves for, weighed against what their plan saves.")


@goals.post("/users/<user_id>/goals", GoalData, errors=(Conflict,))
def set_goal(context: RequestContext, body: NewGoal) -> GoalData:
    """Set a goal."""
    recorder = ChangeRecorder()
    goal = service.create(context.session, context.user, body, context.now, recorder=recorder)
    summary = summaries.of_goal_created(context.user, goal)
    record(context, recorder, ChangeType.GOAL_CREATED, summary)
    return goal


@goals.list("/users/<user_id>/goals", GoalData)
def list_goals(context: RequestContext, query: PageQuery) -> Page:
    """List goals.

    The newest first.
    """
    return service.list_page(context.session, context.user, query, context.now)


@goals.get("/users/<user_id>/goals/<goal_id>", GoalData)
def get_goal(context: RequestContext, goal_id: str) -> GoalData:
    """Read a goal."""
    return service.read(context.session, context.user, goal_id, context.now)


@goals.patch("/users/<user_id>/goals/<goal_id>", GoalData)
def change_goal(context: RequestContext, goal_id: str, body: GoalChanges) -> GoalData:
    """Change a goal.

    Changes the fields that the body names. `current_amount` sets what is saved; contributions add
    to it.
    """
    recorder = ChangeRecorder()
    goal = service.change(
        context.session, context.user, goal_id, body, context.now, recorder=recorder
    )
    summary = summaries.of_goal_changed(context.user, goal)
    record(context, recorder, ChangeType.GOAL_CHANGED, summary)
    return goal


@goals.delete("/users/<user_id>/goals/<goal_id>")
def delete_goal(context: RequestContext, goal_id: str) -> None:
    """Delete a goal.

    Its contributions are deleted with it.
    """
    recorder = ChangeRecorder()
    goal = service.remove(context.session, context.user, goal_id, context.now, recorder=recorder)
    summary = summaries.of_goal_removed(context.user, goal)
    record(context, recorder, ChangeType.GOAL_REMOVED, summary)


@goals.post("/users/<user_id>/goals/<goal_id>/contributions", GoalData)
def contribute_to_goal(context: RequestContext, goal_id: str, body: NewContribution) -> GoalData:
    """Contribute to a goal.

    Puts money into it, or takes it out with a negative amount; answers the goal as it is then.
    """
    recorder = ChangeRecorder()
    goal = contributions.create(
        context.session, context.user, goal_id, body, context.now, recorder=recorder
    )
    summary = summaries.of_contribution(context.user, goal, cents(body.amount))
    record(context, recorder, ChangeType.GOAL_CONTRIBUTED, summary)
    return goal


@goals.list("/users/<user_id>/goals/<goal_id>/contributions", ContributionData)
def list_contributions(context: RequestContext, goal_id: str, query: PageQuery) -> Page:
    """List the contributions to a goal.

    The newest first.
    """
    return contributions.list_page(context.session, context.user, goal_id, query)
