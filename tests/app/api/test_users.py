"""Users over HTTP: create, list, read, change, erase."""

from threading import Thread

import pytest
from flask import Flask

from app.db import Database
from tests.support.api import ApiCaller, data, problem

MARIA = {
    "external_user_id": "usr_8821",
    "name": "Maria Santos",
    "email": "maria@example.com",
    "phone": "+15551234567",
    "language": "en",
}


def test_a_user_is_created_as_the_seed_shows(api: ApiCaller) -> None:
    response = api.post("/users", MARIA)
    user = data(response, 201)
    assert response.json["object"] == "user"  # type: ignore[index]  # data() looked at it
    assert user["id"].startswith("ozz_usr_")
    assert {name: user[name] for name in MARIA} == MARIA
    assert user["onboarding_stage"] == "intake_pending"
    assert user["created_at"] == "2026-05-05T14:30:00Z"


def test_currency_and_time_zone_follow_from_the_phone(api: ApiCaller) -> None:
    user = data(api.post("/users", {"external_user_id": "b", "phone": "+5511987654321"}), 201)
    assert (user["currency"], user["timezone"]) == ("BRL", "America/Sao_Paulo")
    nobody = data(api.post("/users", {"external_user_id": "n"}), 201)
    assert (nobody["currency"], nobody["timezone"], nobody["language"]) == ("USD", "UTC", "en")


def test_a_phone_is_stored_in_its_canonical_form(api: ApiCaller) -> None:
    user_id = api.new_user(phone="+5215512345678")
    assert data(api.get(f"/users/{user_id}"))["phone"] == "+525512345678"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("external_user_id", ""),
        ("external_user_id", "x" * 101),
        ("external_user_id", 7),
        ("external_user_id", None),
        ("name", "x" * 201),
        ("email", "maria"),
        ("phone", "5551234567"),
        ("phone", "+0551234567"),
        ("language", "fr"),
        ("currency", "XYZ"),
        ("timezone", "Mars/Olympus"),
    ],
)
def test_a_wrong_field_is_named(api: ApiCaller, field: str, value: object) -> None:
    response = api.post("/users", {**MARIA, field: value})
    assert problem(response) == (422, "VALIDATION_ERROR")
    details = response.json["error"]["details"]  # type: ignore[index]  # problem() looked at it
    assert [d["field"] for d in details] == [field]


def test_fields_that_are_unknown_are_ignored(api: ApiCaller) -> None:
    assert data(api.post("/users", {**MARIA, "favourite_colour": "green"}), 201)


def test_a_second_user_of_the_same_external_id_is_a_conflict_that_names_the_first(
    api: ApiCaller,
) -> None:
    first = api.new_user()
    response = api.post("/users", {"external_user_id": "usr_8821"})
    assert problem(response) == (409, "CONFLICT")
    assert first in response.text


def test_a_phone_that_another_has_is_a_conflict_that_names_them(api: ApiCaller) -> None:
    first = api.new_user(phone="+15551234567")
    second = api.new_user("other")
    for response in (
        api.post("/users", {"external_user_id": "third", "phone": "+15551234567"}),
        api.patch(f"/users/{second}", {"phone": "+15551234567"}),
    ):
        assert problem(response) == (409, "CONFLICT")
        assert first in response.text


def test_users_are_listed_by_external_id_and_phone(api: ApiCaller) -> None:
    first = api.new_user(phone="+15551234567")
    api.new_user("other")
    for query in ("external_user_id=usr_8821", "phone=%2B15551234567", "phone=+15551234567"):
        page = data(api.get(f"/users?{query}"))
        assert [user["id"] for user in page["users"]] == [first]
    assert data(api.get("/users?external_user_id=nobody"))["users"] == []


def test_a_list_is_read_page_by_page_newest_first(api: ApiCaller) -> None:
    made = [api.new_user(f"user-{n}") for n in range(5)]
    seen: list[str] = []
    path: str | None = "/users?limit=2"
    pages = 0
    while path:
        page = data(api.get(path))
        seen += [user["id"] for user in page["users"]]
        pages += 1
        assert page["has_more"] is (page["next_cursor"] is not None)
        path = f"/users?limit=2&cursor={page['next_cursor']}" if page["has_more"] else None
    assert sorted(seen, reverse=True) == seen
    assert set(seen) == set(made)
    assert pages == 3


@pytest.mark.parametrize(
    "query",
    [
        *("limit=0", "limit=101", "limit=x", "limit=", "limit=1&limit=2"),
        *("cursor=x", "cursor=", "cursor=fHx8", "colour=green"),
        *("phone=7", "external_user_id=%00"),
    ],
)
def test_a_wrong_query_is_refused(api: ApiCaller, query: str) -> None:
    response = api.get(f"/users?{query}")
    assert problem(response) == (422, "VALIDATION_ERROR")
    assert response.json["error"]["details"]  # type: ignore[index]  # problem() looked at it


def test_a_change_changes_what_it_names_and_null_clears(api: ApiCaller) -> None:
    user_id = api.new_user(name="Maria", phone="+5511987654321", currency="EUR")
    user = data(api.patch(f"/users/{user_id}", {"name": None, "language": "pt", "currency": None}))
    assert (user["name"], user["language"], user["currency"]) == (None, "pt", "BRL")
    assert user["phone"] == "+5511987654321"
    assert data(api.get(f"/users/{user_id}")) == user


def test_a_first_phone_brings_its_currency_and_time_zone(api: ApiCaller) -> None:
    user_id = api.new_user()
    user = data(api.patch(f"/users/{user_id}", {"phone": "+5511987654321"}))
    assert (user["currency"], user["timezone"]) == ("BRL", "America/Sao_Paulo")


def test_a_first_phone_leaves_a_currency_that_was_chosen(api: ApiCaller) -> None:
    user_id = api.new_user(currency="EUR")
    user = data(api.patch(f"/users/{user_id}", {"phone": "+5511987654321"}))
    assert (user["currency"], user["timezone"]) == ("EUR", "America/Sao_Paulo")


def test_an_erased_user_is_gone(api: ApiCaller) -> None:
    user_id = api.new_user()
    response = api.delete(f"/users/{user_id}")
    assert (response.status_code, response.data) == (204, b"")
    assert problem(api.get(f"/users/{user_id}")) == (404, "NOT_FOUND")
    assert api.new_user() != user_id


def test_an_external_reference_makes_the_user_at_its_first_use(api: ApiCaller) -> None:
    first = data(api.get("/users/external:their-7"))
    assert first["external_user_id"] == "their-7"
    assert data(api.get("/users/external:their-7"))["id"] == first["id"]
    assert data(api.get(f"/users/{first['id']}")) == first


def test_two_first_uses_at_once_make_one_user(
    web: Flask, api: ApiCaller, database: Database
) -> None:
    found: list[str] = []

    def use() -> None:
        caller = ApiCaller(web.test_client(), api.made)
        found.append(data(caller.get("/users/external:race"))["id"])

    threads = [Thread(target=use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


@pytest.mark.parametrize("reference", ["external:" + "x" * 101, "external:%00", "external:"])
def test_an_external_reference_that_cannot_be_is_refused(api: ApiCaller, reference: str) -> None:
    assert problem(api.get(f"/users/{reference}")) == (422, "VALIDATION_ERROR")


@pytest.mark.parametrize("reference", ["ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DE", "x", "%00", "🦊"])
def test_an_id_of_another_form_is_not_found(api: ApiCaller, reference: str) -> None:
    assert problem(api.get(f"/users/{reference}")) == (404, "NOT_FOUND")


def test_a_person_can_be_kept_from_every_model(api: ApiCaller) -> None:
    user_id = api.new_user()
    assert data(api.get(f"/users/{user_id}"))["model_opt_out"] is False
    assert data(api.patch(f"/users/{user_id}", {"model_opt_out": True}))["model_opt_out"] is True
    assert data(api.patch(f"/users/{user_id}", {"model_opt_out": None}))["model_opt_out"] is False
    assert problem(api.patch(f"/users/{user_id}", {"model_opt_out": "yes"}))[0] == 422
