"""Users looked for in a body, so that no address holds a phone."""

from typing import Any

import pytest

from tests.support.api import ApiCaller, data, problem


def found(api: ApiCaller, **body: Any) -> list[str]:
    """Return the external ids of the users that a search finds."""
    response = api.post("/users/search", body)
    assert response.json["object"] == "user_list"  # type: ignore[index]  # data() looks
    return [user["external_user_id"] for user in data(response)["users"]]


def test_a_user_is_found_by_phone_or_external_id(api: ApiCaller) -> None:
    api.new_user("ana", phone="+5511987654321")
    api.new_user("bob")
    assert found(api, phone="+5511987654321") == ["ana"]
    assert found(api, phone="+551187654321") == ["ana"]
    assert found(api, external_user_id="bob") == ["bob"]
    assert found(api, external_user_id="bob", phone="+5511987654321") == []
    assert found(api) == ["bob", "ana"]


def test_another_clients_users_are_not_found(api: ApiCaller, other: ApiCaller) -> None:
    api.new_user("ana", phone="+5511987654321")
    assert found(other, phone="+5511987654321") == []


def test_a_search_has_pages(api: ApiCaller) -> None:
    for name in ("ana", "bob", "eve"):
        api.new_user(name)
    first = data(api.post("/users/search", {"limit": 2}))
    assert [user["external_user_id"] for user in first["users"]] == ["eve", "bob"]
    assert first["has_more"]
    assert found(api, limit=2, cursor=first["next_cursor"]) == ["ana"]


@pytest.mark.parametrize(
    "body", [{"phone": "12"}, {"limit": 0}, {"limit": 101}, {"limit": "2"}, {"cursor": "nonsense"}]
)
def test_a_wrong_field_is_named(api: ApiCaller, body: dict[str, Any]) -> None:
    response = api.post("/users/search", body)
    assert problem(response) == (422, "VALIDATION_ERROR")
    assert response.json["error"]["details"][0]["field"] in body  # type: ignore[index]  # problem() looked


def test_a_search_under_a_key_sees_what_is_there_now(api: ApiCaller) -> None:
    """Responses are stored for requests that change data; a search's would copy personal data."""
    key = {"Idempotency-Key": "k"}
    assert data(api.post("/users/search", {}, headers=key))["users"] == []
    api.new_user("ana")
    assert len(data(api.post("/users/search", {}, headers=key))["users"]) == 1


def test_a_search_takes_no_other_method(api: ApiCaller) -> None:
    for response in (api.get("/users/search"), api.delete("/users/search")):
        assert problem(response) == (405, "METHOD_NOT_ALLOWED")
        assert set(response.headers["Allow"].split(", ")) == {"POST", "OPTIONS"}
