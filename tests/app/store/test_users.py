"""The users of a client, on both databases."""

from typing import Any

import pytest
from sqlalchemy import func, select

from app.db import Session
from app.models import Submission, User
from app.store import users
from tests.support.rows import NOW


@pytest.fixture
def user(session: Session, user_id: str) -> User:
    """Return the user of `user_id`, with a phone."""
    users.change(session, user_id, {"phone": "+14155550123"})
    found = session.get(User, user_id, populate_existing=True)
    assert found is not None
    return found


def another(client_id: str, **fields: Any) -> dict[str, Any]:
    """Return the columns of another user of the client."""
    return {
        "id": "usr_2",
        "client_id": client_id,
        "external_user_id": "ana",
        "phone": None,
        "language": "pt",
        "currency": "BRL",
        "timezone": "UTC",
        "onboarding_stage": "active",
        "created_at": NOW,
    } | fields


@pytest.mark.parametrize("lock", [False, True])
def test_a_user_is_found_by_id_and_external_id(session: Session, user: User, lock: bool) -> None:
    assert users.find_by_id(session, user.client_id, user.id, lock=lock) is user
    assert users.find_by_external_id(session, user.client_id, "maria", lock=lock) is user


def test_a_user_is_found_by_phone(session: Session, user: User) -> None:
    assert users.find_by_phone(session, user.client_id, "+14155550123") is user
    assert users.find_by_phone(session, user.client_id, "+14155550199") is None


def test_another_clients_user_is_not_found(session: Session, user: User) -> None:
    assert users.find_by_id(session, "another", user.id) is None


@pytest.mark.parametrize("fields", [{"external_user_id": "maria"}, {"phone": "+14155550123"}])
def test_an_external_id_and_a_phone_are_one_users(
    session: Session, user: User, fields: dict[str, str]
) -> None:
    assert not users.add(session, another(user.client_id, **fields))
    assert users.add(session, another(user.client_id))


def test_a_page_can_be_filtered(session: Session, user: User) -> None:
    users.add(session, another(user.client_id))
    every: dict[str, Any] = {"external_user_id": None, "phone": None, "after": None, "limit": 5}
    page = users.list_page(session, user.client_id, **every)
    assert {row.id for row in page} == {"usr_2", user.id}
    found = users.list_page(session, user.client_id, **(every | {"phone": user.phone}))
    assert [row.id for row in found] == [user.id]
    found = users.list_page(session, user.client_id, **(every | {"external_user_id": "ana"}))
    assert [row.id for row in found] == ["usr_2"]


def test_a_user_is_removed_with_their_rows(session: Session, user: User) -> None:
    users.remove(session, user.id)
    assert session.scalar(select(func.count()).select_from(Submission)) == 0
