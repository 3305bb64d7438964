"""External ids that hold a slash, and what a query may not hold."""

import pytest

from tests.support.api import ApiCaller, data, problem


def test_an_external_id_with_a_slash_is_reached_percent_encoded(api: ApiCaller) -> None:
    user_id = api.new_user("a/b%2Fc")
    assert data(api.get("/users/external:a%2Fb%252Fc"))["id"] == user_id
    assert data(api.get("/users/external:a%2fb%252Fc"))["id"] == user_id
    body = {"type": "text", "content": "45 lunch"}
    booked = data(api.post("/users/external:a%2Fb%252Fc/transactions", body), 201)
    kept = booked["transactions"][0]["id"]
    assert data(api.get(f"/users/external:a%2Fb%252Fc/transactions/{kept}"))["user_id"] == user_id


def test_an_external_id_with_a_slash_makes_its_user_at_first_use(api: ApiCaller) -> None:
    user = data(api.get("/users/external:%2F%C3%A9"))
    assert user["external_user_id"] == "/é"


def test_a_slash_that_is_not_encoded_parts_the_path(api: ApiCaller) -> None:
    api.new_user("a/b")
    assert problem(api.get("/users/external:a/b")) == (404, "NOT_FOUND")


def test_a_nul_in_an_id_is_refused(api: ApiCaller) -> None:
    assert problem(api.get("/users/external:a%00b")) == (422, "VALIDATION_ERROR")


@pytest.mark.parametrize(
    "path", ["/users/x%2Fy", "/users/external:a%2Fb/goals/c%2Fd", "/users/external:a%00b%2Fc"]
)
def test_other_ids_hold_no_slash(api: ApiCaller, path: str) -> None:
    assert problem(api.get(path)) == (404, "NOT_FOUND")


def test_unknown_parameters_of_a_query_are_refused(api: ApiCaller) -> None:
    user_id = api.new_user()
    for path in ("/users?colour=red", f"/users/{user_id}?colour=red"):
        assert problem(api.get(path)) == (422, "VALIDATION_ERROR")
    assert problem(api.post("/users?colour=red", {"external_user_id": "a"}))[0] == 422
    assert problem(api.delete(f"/users/{user_id}?colour=red"))[0] == 422
