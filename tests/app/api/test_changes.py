"""Changes over HTTP: every call that writes is listed, and can be undone and redone."""

from typing import Any

import pytest
from sqlalchemy import select, update

from app.db import Database
from app.ids import new_id
from app.models import Change
from tests.support.api import ApiCaller, data, problem
from tests.support.seed import SAMPLE, set_goal


@pytest.fixture
def user_id(api: ApiCaller) -> str:
    return api.new_user()


def changes_of(api: ApiCaller, user_id: str) -> list[Any]:
    listed: list[Any] = data(api.get(f"/users/{user_id}/changes"))["changes"]
    return listed


def book(api: ApiCaller, user_id: str, content: str = "45 lunch", **fields: Any) -> Any:
    body = {"type": "text", "content": content, **fields}
    return data(api.post(f"/users/{user_id}/transactions", body), 201)


def undo(api: ApiCaller, user_id: str, change: Any) -> Any:
    return data(api.post(f"/users/{user_id}/changes/{change['id']}/undo"))


def redo(api: ApiCaller, user_id: str, change: Any) -> Any:
    return data(api.post(f"/users/{user_id}/changes/{change['id']}/redo"))


def test_every_call_that_writes_is_listed_newest_first(api: ApiCaller, user_id: str) -> None:
    api.post(f"/users/{user_id}/financial-intake", SAMPLE)
    api.post(f"/users/{user_id}/plan/generate")
    goal = f"/users/{user_id}/goals/{set_goal(api, user_id)['id']}"
    api.post(f"{goal}/contributions", {"amount": 200})
    api.patch(goal, {"name": "Safety net"})
    api.delete(goal)
    booked = book(api, user_id)
    entry = f"/users/{user_id}/transactions/{booked['transactions'][0]['id']}"
    api.patch(entry, {"amount_cents": 4600})
    api.delete(entry)
    again = book(api, user_id, "12 tea")
    api.delete(f"/users/{user_id}/transactions?submission_id={again['submission_id']}")
    api.patch(f"/users/{user_id}", {"name": "Ana"})
    listed = changes_of(api, user_id)
    assert [change["type"] for change in reversed(listed)] == [
        "intake.created",
        "plan.created",
        "goal.created",
        "goal.contributed",
        "goal.changed",
        "goal.removed",
        "transactions.created",
        "transaction.changed",
        "transaction.removed",
        "transactions.created",
        "transactions.removed",
        "user.changed",
    ]
    assert all(change["summary"] and change["undoable"] for change in listed)


def test_a_change_says_what_it_was_in_the_persons_language(api: ApiCaller) -> None:
    user_id = api.new_user(language="pt", currency="BRL")
    booked = book(api, user_id, "45 lunch", channel="whatsapp")
    (change,) = changes_of(api, user_id)
    assert change["id"].startswith("ozz_chg_")
    assert change["summary"] == "R$ 45 · lunch"
    assert (change["channel"], change["source_id"]) == ("whatsapp", booked["submission_id"])
    assert change["created_at"] == "2026-05-05T14:30:00Z"


def test_a_patch_that_changes_nothing_is_no_change(api: ApiCaller, user_id: str) -> None:
    entry = book(api, user_id)["transactions"][0]
    path = f"/users/{user_id}/transactions/{entry['id']}"
    data(api.patch(path, {"amount_cents": entry["amount_cents"]}))
    data(api.patch(f"/users/{user_id}", {"email": "ana@example.com"}))
    assert [change["type"] for change in changes_of(api, user_id)] == ["transactions.created"]


def test_a_submission_is_undone_and_redone(api: ApiCaller, user_id: str) -> None:
    entries = book(api, user_id, "45 lunch; 12 tea")["transactions"]
    (change,) = changes_of(api, user_id)
    undone = undo(api, user_id, change)
    assert (undone["undoable"], undone["undone_at"]) == (False, "2026-05-05T14:30:00Z")
    assert data(api.get(f"/users/{user_id}/transactions"))["transactions"] == []
    assert redo(api, user_id, change) == change
    listed = data(api.get(f"/users/{user_id}/transactions"))["transactions"]
    assert sorted(listed, key=lambda one: str(one["id"])) == entries


def test_undoing_twice_and_redoing_what_stands_is_refused(api: ApiCaller, user_id: str) -> None:
    book(api, user_id)
    (change,) = changes_of(api, user_id)
    path = f"/users/{user_id}/changes/{change['id']}"
    assert problem(api.post(f"{path}/redo")) == (409, "CONFLICT")
    undo(api, user_id, change)
    assert problem(api.post(f"{path}/undo")) == (409, "CONFLICT")


def test_the_same_key_undoes_once(api: ApiCaller, user_id: str) -> None:
    book(api, user_id)
    (change,) = changes_of(api, user_id)
    path = f"/users/{user_id}/changes/{change['id']}/undo"
    first = data(api.post(path, headers={"Idempotency-Key": "k"}))
    again = api.post(path, headers={"Idempotency-Key": "k"})
    assert (data(again), again.headers["Idempotent-Replayed"]) == (first, "true")


def test_what_was_changed_since_is_left_and_named(api: ApiCaller, user_id: str) -> None:
    entry = book(api, user_id)["transactions"][0]
    path = f"/users/{user_id}/transactions/{entry['id']}"
    api.patch(path, {"amount_cents": 4600, "description": "Dinner"})
    change = changes_of(api, user_id)[0]
    api.patch(path, {"amount_cents": 4700})
    undone = undo(api, user_id, change)
    assert undone["left"] == [{"object": "transaction", "id": entry["id"]}]
    now = data(api.get(path))
    assert (now["amount_cents"], now["description"]) == (4700, entry["description"])


def test_where_all_was_changed_since_nothing_is_done(api: ApiCaller, user_id: str) -> None:
    entry = book(api, user_id)["transactions"][0]
    path = f"/users/{user_id}/transactions/{entry['id']}"
    api.patch(path, {"amount_cents": 4600})
    change = changes_of(api, user_id)[0]
    api.patch(path, {"amount_cents": 4700})
    response = api.post(f"/users/{user_id}/changes/{change['id']}/undo")
    assert problem(response) == (409, "CONFLICT")
    assert data(api.get(path))["amount_cents"] == 4700


def test_a_change_that_cannot_be_read_is_a_conflict(
    api: ApiCaller, user_id: str, database: Database
) -> None:
    book(api, user_id)
    (change,) = changes_of(api, user_id)
    with database.transaction() as session:
        session.execute(update(Change).values(details={"version": 99}))
    response = api.post(f"/users/{user_id}/changes/{change['id']}/undo")
    assert problem(response) == (409, "CONFLICT")
    assert "version" in response.json["error"]["message"]  # type: ignore[index]  # problem() looked at it


def test_an_unknown_change_is_not_found(api: ApiCaller, user_id: str) -> None:
    path = f"/users/{user_id}/changes/{new_id('chg')}"
    assert problem(api.post(f"{path}/undo")) == (404, "NOT_FOUND")
    assert problem(api.post(f"{path}/redo")) == (404, "NOT_FOUND")


def test_changes_come_in_pages(api: ApiCaller, user_id: str) -> None:
    for content in ("1 tea", "2 tea", "3 tea"):
        book(api, user_id, content)
    first = data(api.get(f"/users/{user_id}/changes?limit=2"))
    rest = data(api.get(f"/users/{user_id}/changes?limit=2&cursor={first['next_cursor']}"))
    pages = [len(first["changes"]), len(rest["changes"])]
    assert (pages, rest["has_more"]) == ([2, 1], False)


def test_changes_are_erased_with_the_person(
    api: ApiCaller, user_id: str, database: Database
) -> None:
    book(api, user_id)
    api.delete(f"/users/{user_id}")
    with database.read_only() as session:
        assert session.scalars(select(Change)).all() == []
