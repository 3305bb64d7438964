"""Declarations of operations: what a decorated function says of itself."""

import pytest

from app.api import OPERATIONS
from app.api.operations import Resource
from app.api.request_context import RequestContext
from app.schemas.goals import GoalData, NewGoal
from app.schemas.pages import Page, PageQuery


@pytest.fixture
def resource() -> Resource:
    """Return a resource with a creation, a list and a deletion."""
    things = Resource("Goals", "What a person saves for.")

    @things.post("/users/<user_id>/goals", GoalData)
    def create(context: RequestContext, body: NewGoal) -> GoalData:
        raise NotImplementedError

    @things.list("/users/<user_id>/goals", GoalData)
    def list_all(context: RequestContext, query: PageQuery) -> Page:
        raise NotImplementedError

    @things.delete("/users/<user_id>/goals/<goal_id>")
    def remove(context: RequestContext, goal_id: str) -> None:
        raise NotImplementedError

    return things


def test_body_and_query_are_those_that_the_function_declares(resource: Resource) -> None:
    create, list_all, remove = resource
    assert (create.body, create.query) == (NewGoal, None)
    assert (list_all.body, list_all.query) == (None, PageQuery)
    assert remove.path_ids == ["user_id", "goal_id"]


def test_the_envelope_is_named_after_one_or_many(resource: Resource) -> None:
    create, list_all, remove = resource
    assert (create.object_name, list_all.object_name) == ("goal", "goal_list")
    with pytest.raises(LookupError):
        _ = remove.object_name


def test_only_a_post_that_writes_stores_its_answer_under_a_key() -> None:
    keeping = {operation.name for operation in OPERATIONS if operation.keeps_answers}
    assert {"create_user", "submit_transactions", "send_message"} <= keeping
    assert not {"search_users", "change_user", "list_goals", "delete_goal"} & keeping


def test_every_operation_has_a_name_of_its_own() -> None:
    names = [operation.name for operation in OPERATIONS]
    assert len(set(names)) == len(names)
