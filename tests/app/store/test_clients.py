"""API clients, on both databases."""

from datetime import timedelta
from typing import Any

from app.db import Session
from app.models import Client
from app.store import clients
from tests.support.rows import NOW


def values(client_id: str, name: str) -> dict[str, Any]:
    """Return the columns of a new client."""
    return {"id": client_id, "name": name, "secret_hash": "old", "created_at": NOW}


def test_an_unknown_client_has_no_credentials(session: Session) -> None:
    assert clients.find_credentials(session, "nobody") is None
    assert not clients.exists(session, "nobody")


def test_a_client_is_found_by_id_and_by_name(session: Session) -> None:
    clients.add(session, Client(**values("c1", "acme")))
    by_id, by_name = clients.find(session, "c1"), clients.find(session, "acme")
    assert by_id is not None
    assert by_id is by_name


def test_an_id_goes_before_another_clients_name(session: Session) -> None:
    clients.add(session, Client(**values("c1", "acme")))
    clients.add(session, Client(**values("c2", "c1")))
    found = clients.find(session, "c1")
    assert found is not None
    assert found.id == "c1"


def test_a_client_whose_name_is_taken_is_not_added(session: Session) -> None:
    assert clients.add_if_new(session, values("c1", "acme"))
    assert not clients.add_if_new(session, values("c2", "acme"))
    assert [client.id for client in clients.list_all(session)] == ["c1"]


def test_a_revoked_client_may_not_call(session: Session) -> None:
    clients.add(session, Client(**values("c1", "acme"), revoked_at=NOW))
    assert not clients.exists(session, "c1")


def test_only_the_hash_that_is_stored_is_replaced(session: Session) -> None:
    clients.add(session, Client(**values("c1", "acme"), previous_secret_hash="older"))
    clients.replace_hash(session, "c1", old=["older", "newer"], new="newer", key_id="key")
    clients.replace_hash(session, "c1", old=["unknown"], new="lost", key_id="lost")
    found = clients.find_credentials(session, "c1")
    assert found is not None
    assert (found.secret_hash, found.secret_key_id) == ("old", None)
    assert (found.previous_secret_hash, found.previous_secret_key_id) == ("newer", "key")


def test_uses_are_added_and_the_latest_one_stays(session: Session) -> None:
    clients.add(session, Client(**values("c1", "acme")))
    for requests, at in ((3, NOW), (2, NOW + timedelta(minutes=1)), (1, NOW)):
        clients.add_use(session, "c1", requests, at)
    found = clients.find(session, "c1")
    assert found is not None
    session.refresh(found)
    assert (found.requests, found.last_used_at) == (6, NOW + timedelta(minutes=1))


def test_a_locked_client_is_the_one_of_the_id(session: Session) -> None:
    clients.add(session, Client(**values("c1", "acme")))
    locked = clients.get_locked(session, "c1")
    assert locked is not None
    assert locked.name == "acme"
