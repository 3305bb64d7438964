"""Tenants cannot see, guess or collide with one another, on any operation."""

from typing import Any

import pytest

from app.api import OPERATIONS
from app.api.operations import Operation
from tests.support.api import ApiCaller, data, problem
from tests.support.seed import SAMPLE

# A valid body of every call that takes one: the refusal must be the tenant's, not the body's.
BODIES: dict[str, Any] = {
    operation.name: operation.body.model_config["json_schema_extra"]["examples"][0]  # type: ignore[index]  # each has one
    for operation in OPERATIONS
    if operation.body
}
WITH_USER = [operation for operation in OPERATIONS if operation.path_ids]


@pytest.fixture
def theirs(other: ApiCaller) -> dict[str, str]:
    """Return the ids of everything that another client has."""
    user_id = other.new_user(phone="+15551234567")
    data(other.post(f"/users/{user_id}/financial-intake", SAMPLE), 201)
    data(other.post(f"/users/{user_id}/plan/generate"), 201)
    goal = {"name": "Trip", "target_amount": 10, "target_date": "2027-01-01"}
    lunch = {"type": "text", "content": "45 lunch"}
    booked = data(other.post(f"/users/{user_id}/transactions", lunch), 201)
    return {
        "user_id": user_id,
        "goal_id": data(other.post(f"/users/{user_id}/goals", goal), 201)["id"],
        "transaction_id": booked["transactions"][0]["id"],
        "submission_id": booked["submission_id"],
        "change_id": data(other.get(f"/users/{user_id}/changes"))["changes"][0]["id"],
    }


def send(caller: ApiCaller, operation: Operation, ids: dict[str, str]) -> Any:
    """Call an operation on these ids."""
    path = operation.rule.removeprefix("/v1")
    for name in operation.path_ids:
        path = path.replace(f"<{name}>", ids[name])
    if operation.name == "take_back_submission":
        path += f"?submission_id={ids['submission_id']}"
    return caller.call(operation.method, path, BODIES.get(operation.name))


def everything(caller: ApiCaller, ids: dict[str, str]) -> list[Any]:
    """Return everything that the client itself can read about its user."""
    reads = [operation for operation in WITH_USER if operation.method == "GET"]
    return [send(caller, operation, ids).json for operation in reads]


@pytest.mark.parametrize("operation", WITH_USER, ids=lambda operation: operation.name)
def test_another_clients_user_is_not_found(
    api: ApiCaller, other: ApiCaller, theirs: dict[str, str], operation: Operation
) -> None:
    before = everything(other, theirs)
    assert problem(send(api, operation, theirs)) == (404, "NOT_FOUND")
    assert everything(other, theirs) == before


@pytest.mark.parametrize(
    "operation",
    [operation for operation in WITH_USER if len(operation.path_ids) > 1]
    + [operation for operation in WITH_USER if operation.name == "take_back_submission"],
    ids=lambda operation: operation.name,
)
def test_another_clients_things_are_not_found_under_an_own_user(
    api: ApiCaller, other: ApiCaller, theirs: dict[str, str], operation: Operation
) -> None:
    before = everything(other, theirs)
    mine = {**theirs, "user_id": api.new_user("mine")}
    assert problem(send(api, operation, mine)) == (404, "NOT_FOUND")
    assert everything(other, theirs) == before


def test_lists_show_ones_own_alone(api: ApiCaller, theirs: dict[str, str]) -> None:
    mine = api.new_user(phone="+15551234567")
    assert [user["id"] for user in data(api.get("/users"))["users"]] == [mine]
    by_phone = data(api.get("/users?phone=%2B15551234567"))["users"]
    assert [user["id"] for user in by_phone] == [mine]


def test_the_same_external_id_and_phone_are_two_people_of_two_clients(
    api: ApiCaller, other: ApiCaller, theirs: dict[str, str]
) -> None:
    mine = data(api.get("/users/external:usr_8821"))["id"]
    assert mine != theirs["user_id"]
    assert data(other.get("/users/external:usr_8821"))["id"] == theirs["user_id"]
    assert data(api.patch(f"/users/{mine}", {"phone": "+15551234567"}))["id"] == mine
