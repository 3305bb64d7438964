"""The dispatcher: authenticated, counted and validated first, then run in one transaction."""

import pytest
from flask.testing import FlaskClient

from app.metrics import requests
from tests.support.api import ApiCaller, data, problem


def test_credentials_are_asked_for_before_anything_else(http: FlaskClient) -> None:
    response = http.post("/v1/users?unknown=1", data=b"no json")
    assert problem(response) == (401, "UNAUTHORIZED")


def test_a_parameter_of_no_operation_is_refused(api: ApiCaller) -> None:
    user_id = api.new_user()
    response = api.get(f"/users/{user_id}?verbose=1")
    assert problem(response) == (422, "VALIDATION_ERROR")
    assert response.json["error"]["details"][0]["field"] == "verbose"  # type: ignore[index]  # as above


@pytest.mark.parametrize("user_id", ["nonsense", "ozz_usr_", "external:" + "x" * 101])
def test_an_id_of_no_form_of_ours_is_not_looked_up(api: ApiCaller, user_id: str) -> None:
    status, _ = problem(api.get(f"/users/{user_id}"))
    assert status in {404, 422}


def test_an_operation_without_a_body_takes_none(api: ApiCaller) -> None:
    user_id = api.new_user()
    response = api.call("POST", f"/users/{user_id}/plan/generate")
    assert problem(response) == (409, "INTAKE_REQUIRED")


def test_an_external_user_stays_although_the_request_failed(api: ApiCaller) -> None:
    assert problem(api.post("/users/external:ana/plan/generate")) == (409, "INTAKE_REQUIRED")
    users = data(api.get("/users"))["users"]
    assert [user["external_user_id"] for user in users] == ["ana"]


def test_every_answer_has_the_allowance_and_is_counted(api: ApiCaller) -> None:
    counted = requests.labels("v1.list_users", 200)._value.get()
    response = api.get("/users")
    assert int(response.headers["X-RateLimit-Remaining"]) < int(
        response.headers["X-RateLimit-Limit"]
    )
    assert requests.labels("v1.list_users", 200)._value.get() == counted + 1


def test_a_deletion_answers_without_a_body(api: ApiCaller) -> None:
    response = api.delete(f"/users/{api.new_user()}")
    assert (response.status_code, response.data) == (204, b"")
