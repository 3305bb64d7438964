"""Who may call: credentials, rotation, revocation, on every operation."""

import base64
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.api import OPERATIONS
from app.db import Database
from app.factory import create_app
from app.queue import connect
from app.services import clients
from tests.support.api import SECRET_KEY, ApiCaller, problem, token, web_settings
from tests.support.clock import FixedClock

NEW_KEY = "the key after the rotation"


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_no_call_is_served_without_credentials(http: FlaskClient, operation: object) -> None:
    path = operation.rule.replace("<", "").replace(">", "")  # type: ignore[attr-defined]
    response = http.open(path, method=operation.method)  # type: ignore[attr-defined]
    assert problem(response) == (401, "UNAUTHORIZED")
    assert response.headers["WWW-Authenticate"] == "Bearer"


def encoded(text: str) -> str:
    """Return the text encoded as in the Authorization header."""
    return "Bearer " + base64.b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Bearer",
        "Bearer not base64!",
        "Basic czJjbGllbnQ6czJzZWNyZXQ=",
        encoded("s2client:s2secret"),
        encoded("no colon"),
        encoded(":"),
        encoded("client:"),
        encoded("client:\0"),
        "Bearer " + "A" * 10_000,
        encoded("clïent:sécret"),
    ],
)
def test_malformed_and_wrong_credentials_are_refused(http: FlaskClient, header: str) -> None:
    response = http.get("/v1/users", headers={"Authorization": header})
    assert problem(response) == (401, "UNAUTHORIZED")


def test_another_clients_secret_does_not_serve(api: ApiCaller, other: ApiCaller) -> None:
    mixed = clients.NewSecret(api.made.client_id, other.made.client_secret)
    response = api.http.get("/v1/users", headers={"Authorization": token(mixed)})
    assert problem(response) == (401, "UNAUTHORIZED")


def test_the_old_secret_serves_for_a_while_after_a_rotation(
    api: ApiCaller, database: Database, clock: FixedClock
) -> None:
    with database.transaction() as session:
        made = clients.rotate_secret(session, "first", secret_key=SECRET_KEY, now=clock.now)
    renewed = ApiCaller(api.http, made)
    assert api.get("/users").status_code == 200
    assert renewed.get("/users").status_code == 200
    clock.now += clients.ROTATION_GRACE - timedelta(seconds=1)
    assert api.get("/users").status_code == 200
    clock.advance(seconds=1)
    assert problem(api.get("/users")) == (401, "UNAUTHORIZED")
    assert renewed.get("/users").status_code == 200


def test_a_revoked_client_is_shut_out_at_once(
    api: ApiCaller, database: Database, clock: FixedClock
) -> None:
    with database.transaction() as session:
        clients.revoke_client(session, api.made.client_id, now=clock.now)
    assert problem(api.get("/users")) == (401, "UNAUTHORIZED")


@pytest.fixture
def rotated(
    database: Database, redis_url: str, clock: FixedClock
) -> Iterator[Callable[[str], Flask]]:
    """Make the web process after SECRET_KEY was rotated, with this SECRET_KEY_PREVIOUS."""
    made = []

    def make(previous: str) -> Flask:
        keys = {"secret_key": NEW_KEY, "secret_key_previous": previous}
        settings = web_settings(database.url, redis_url, **keys)
        made.append(connect(redis_url, timeout=20))
        return create_app(settings, database=database, redis_client=made[-1], clock=clock)

    yield make
    for client in made:
        client.close()
        client.connection_pool.disconnect()


def test_a_secret_serves_on_when_secret_key_is_rotated_and_is_then_kept_under_the_new_one(
    api: ApiCaller, rotated: Callable[[str], Flask]
) -> None:
    during = ApiCaller(rotated(SECRET_KEY).test_client(), api.made)
    after = ApiCaller(rotated("").test_client(), api.made)
    assert problem(after.get("/users")) == (401, "UNAUTHORIZED")
    assert during.get("/users").status_code == 200
    assert after.get("/users").status_code == 200
    assert during.get("/users").status_code == 200


def test_both_secrets_of_a_client_serve_on_when_secret_key_is_rotated(
    api: ApiCaller, database: Database, clock: FixedClock, rotated: Callable[[str], Flask]
) -> None:
    with database.transaction() as session:
        renewed = clients.rotate_secret(session, "first", secret_key=SECRET_KEY, now=clock.now)
    during, after = rotated(SECRET_KEY).test_client(), rotated("").test_client()
    for made in (api.made, renewed):
        assert ApiCaller(during, made).get("/users").status_code == 200
        assert ApiCaller(after, made).get("/users").status_code == 200


def test_a_wrong_secret_is_refused_under_both_keys(
    api: ApiCaller, other: ApiCaller, rotated: Callable[[str], Flask]
) -> None:
    mixed = clients.NewSecret(api.made.client_id, other.made.client_secret)
    refused = ApiCaller(rotated(SECRET_KEY).test_client(), mixed).get("/users")
    assert problem(refused) == (401, "UNAUTHORIZED")


def test_secrets_are_kept_as_hashes_alone(api: ApiCaller, database: Database) -> None:
    with database.read_only() as session:
        client = clients.list_clients(session)[0]
    assert len(bytes.fromhex(api.made.client_secret)) == 32
    assert api.made.client_secret not in client.secret_hash
    assert client.secret_hash == clients.hash_secret(api.made.client_secret, SECRET_KEY)
    assert client.secret_hash != clients.hash_secret(api.made.client_secret, "another key")
