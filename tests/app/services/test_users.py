"""Users: found by either id, created once, changed field by field, erased."""

import pytest

from app.db import Database, Session
from app.errors import Conflict, NotFound
from app.models import User
from app.schemas.users import NewUser, UserChanges, UserQuery
from app.services import users
from app.services.recorder import ChangeRecorder
from tests.support.rows import NOW, add_user


def test_a_user_is_found_by_our_id_and_by_the_clients_own(session: Session, user: User) -> None:
    assert users.find(session, user.client_id, user.id) is user
    assert users.find(session, user.client_id, "external:maria") is user
    assert users.lock(session, user.client_id, user.id) is user


def test_another_clients_user_is_not_found(session: Session, user: User) -> None:
    other = session.get_one(User, add_user(session, "joao"))
    with pytest.raises(NotFound, match="POST /v1/users"):
        users.find(session, other.client_id, user.id)


def test_a_new_user_has_the_money_and_time_of_their_phones_country(
    session: Session, user: User
) -> None:
    new = NewUser(external_user_id="ana", phone="+5511987654321")
    made = users.create(session, user.client_id, new, NOW)
    assert (made.currency, made.timezone) == ("BRL", "America/Sao_Paulo")
    assert made.onboarding_stage == "intake_pending"


def test_a_second_user_of_one_external_id_is_a_conflict_that_names_the_first(
    session: Session, user: User
) -> None:
    with pytest.raises(Conflict, match=user.id):
        users.create(session, user.client_id, NewUser(external_user_id="maria"), NOW)


def test_a_phone_of_another_user_is_a_conflict(session: Session, user: User) -> None:
    new = NewUser(external_user_id="ana", phone="+14155550123")
    ana = users.create(session, user.client_id, new, NOW)
    with pytest.raises(Conflict, match=ana.id):
        users.change(session, user, UserChanges(phone="+14155550123"), recorder=ChangeRecorder())


def test_null_clears_a_field_or_restores_its_default(session: Session, user: User) -> None:
    users.change(
        session, user, UserChanges(name="Maria", currency="EUR"), recorder=ChangeRecorder()
    )
    assert (user.name, user.currency) == ("Maria", "EUR")
    users.change(
        session,
        user,
        UserChanges.model_validate({"name": None, "currency": None}),
        recorder=ChangeRecorder(),
    )
    assert (user.name, user.currency) == (None, "USD")


def test_a_list_is_cut_at_its_limit_and_goes_on_at_its_cursor(session: Session, user: User) -> None:
    users.create(session, user.client_id, NewUser(external_user_id="ana"), NOW)
    first = users.list_page(session, user.client_id, UserQuery.model_validate({"limit": "1"}))
    assert first.next_cursor is not None
    rest = UserQuery.model_validate({"limit": "1", "cursor": first.next_cursor})
    second = users.list_page(session, user.client_id, rest)
    assert second.next_cursor is None
    shown = [item.model_dump()["external_user_id"] for item in (*first.items, *second.items)]
    assert sorted(shown) == ["ana", "maria"]


def test_an_external_user_is_provisioned_once(database: Database) -> None:
    with database.transaction() as session:
        client_id = session.get_one(User, add_user(session)).client_id
    for _ in range(2):
        users.provision(database, client_id, "external:ana", NOW)
    with database.read_only() as session:
        assert len(users.list_page(session, client_id, UserQuery()).items) == 2


def test_an_erased_user_is_gone(session: Session, user: User) -> None:
    client_id, user_id = user.client_id, user.id
    users.erase(session, user)
    session.expire_all()
    with pytest.raises(NotFound):
        users.find(session, client_id, user_id)
