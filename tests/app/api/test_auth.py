"""Who may call: credentials, rotation, revocation, on every operation."""

import base64
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from app.api import OPERATIONS
from app.db import Database
from app.services import clients
from tests.support.api import SECRET_KEY, ApiCaller, problem, token
from tests.support.clock import FixedClock


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_no_call_is_served_without_credentials(http: FlaskClient, operation: object) -> None:
    path = operation.rule.replace("<", "").replace(">", "")  # type: ignore[attr-defined]
    response = http.open(path, method=operation.method)  # type: ignore[attr-defined]
    assert problem(response) == (401, "UNAUTHORIZED")
    assert response.headers["WWW-Authenticate"] == "Bearer"


def encoded(text: str) -> str:
    """As the Authorization header carries it."""
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


def test_secrets_are_kept_as_hashes_alone(api: ApiCaller, database: Database) -> None:
    with database.reading() as session:
        client = clients.list_clients(session)[0]
    assert len(bytes.fromhex(api.made.client_secret)) == 32
    assert api.made.client_secret not in client.secret_hash
    assert client.secret_hash == clients.hash_secret(api.made.client_secret, SECRET_KEY)
    assert client.secret_hash != clients.hash_secret(api.made.client_secret, "another key")
