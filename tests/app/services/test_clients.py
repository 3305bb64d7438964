"""API clients: created, authenticated, rotated, revoked; secrets are never stored."""

from datetime import timedelta

import pytest

from app.db import Session
from app.errors import Conflict, NotFound, Unauthorized
from app.services import clients
from app.services.clients import ROTATION_GRACE, Caller, NewSecret
from tests.support.rows import NOW

KEY = "a key for tests alone"


def create(session: Session, name: str = "partner") -> NewSecret:
    return clients.create_client(session, name, secret_key=KEY, now=NOW)


def authenticate(session: Session, made: NewSecret, *, hours: int = 0, key: str = KEY) -> Caller:
    return clients.authenticate(
        session,
        made.client_id,
        made.client_secret,
        secret_key=key,
        previous_key=KEY,
        now=NOW + timedelta(hours=hours),
    )


def test_a_new_client_is_authenticated_by_its_secret(session: Session) -> None:
    made = create(session)
    assert authenticate(session, made) == Caller(made.client_id, None)
    (client,) = clients.list_clients(session)
    assert made.client_secret not in client.secret_hash


def test_a_wrong_secret_and_an_unknown_client_are_refused(session: Session) -> None:
    made = create(session)
    for wrong in (NewSecret(made.client_id, "0" * 64), NewSecret("nobody", made.client_secret)):
        with pytest.raises(Unauthorized):
            authenticate(session, wrong)


def test_a_name_is_given_once(session: Session) -> None:
    create(session)
    with pytest.raises(Conflict, match="Choose another name"):
        create(session)


def test_the_previous_secret_stays_valid_for_the_grace_period(session: Session) -> None:
    made = create(session)
    rotated = clients.rotate_secret(session, "partner", secret_key=KEY, now=NOW)
    session.flush()
    assert authenticate(session, rotated).id == authenticate(session, made).id
    over = int(ROTATION_GRACE.total_seconds()) // 3600 + 1
    with pytest.raises(Unauthorized):
        authenticate(session, made, hours=over)


def test_a_revoked_client_is_refused_until_it_gets_a_new_secret(session: Session) -> None:
    made = create(session)
    assert clients.revoke_client(session, "partner", now=NOW) == made.client_id
    session.flush()
    with pytest.raises(Unauthorized):
        authenticate(session, made)


def test_a_client_that_does_not_exist_is_named_in_the_error(session: Session) -> None:
    with pytest.raises(NotFound, match="nobody"):
        clients.rotate_secret(session, "nobody", secret_key=KEY, now=NOW)


def test_a_secret_under_the_previous_key_is_accepted_and_can_be_hashed_anew(
    session: Session,
) -> None:
    made = create(session)
    assert authenticate(session, made, key="a new key").is_outdated
    clients.rehash_secret(
        session, made.client_id, made.client_secret, secret_key="a new key", previous_key=KEY
    )
    assert not authenticate(session, made, key="a new key").is_outdated


def test_a_secret_whose_key_is_not_stored_is_accepted_and_gets_its_key_id(
    session: Session,
) -> None:
    made = create(session)
    (client,) = clients.list_clients(session)
    client.secret_key_id = None
    session.flush()
    assert authenticate(session, made).is_outdated
    clients.rehash_secret(
        session, made.client_id, made.client_secret, secret_key=KEY, previous_key=""
    )
    assert not authenticate(session, made).is_outdated


def test_a_rotation_is_dated_and_keeps_which_key_each_secret_is_under(session: Session) -> None:
    create(session)
    clients.rotate_secret(session, "partner", secret_key="a new key", now=NOW)
    (client,) = clients.list_clients(session)
    assert client.secret_rotated_at == NOW
    assert client.previous_secret_key_id == clients.identify_key(KEY)
    assert client.secret_key_id == clients.identify_key("a new key")


def test_the_workers_client_is_ensured_without_a_rate_limit(session: Session) -> None:
    def ensure(secret: str) -> bool:
        return clients.ensure_client(session, "workers", secret, secret_key=KEY, now=NOW)

    assert ensure("s" * 64)
    assert not ensure("s" * 64)
    assert ensure("t" * 64)
    session.flush()
    assert authenticate(session, NewSecret("workers", "t" * 64)).rate_limit == "none"
    assert authenticate(session, NewSecret("workers", "s" * 64)).id == "workers"
