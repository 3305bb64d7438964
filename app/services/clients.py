"""API clients: who may call. Secrets are 256 random bits, kept as HMAC-SHA256 under SECRET_KEY."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.db import Session
from app.errors import Conflict, NotFound, Unauthorized
from app.ids import new_id
from app.models import Client
from app.store import clients as store

# How long the secret before stays valid after a rotation, unless told otherwise.
ROTATION_GRACE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Caller:
    """An authenticated client; `rate_limit` is its own ("1200/minute", "none"), None for ours."""

    id: str
    rate_limit: str | None


@dataclass(frozen=True, slots=True)
class NewSecret:
    """A client's credentials, to be shown this once."""

    client_id: str
    client_secret: str


def authenticate(
    session: Session, client_id: str, secret: str, *, secret_key: str, now: datetime
) -> Caller:
    """The client whose credentials these are, compared in constant time.

    The secret before a rotation serves until its expiry. Raises Unauthorized for a client that is
    unknown or revoked, or a secret that is wrong.
    """
    given = hash_secret(secret, secret_key)
    found = store.credentials(session, client_id)
    if found is None:
        hmac.compare_digest(given, given)
        raise Unauthorized
    valid = hmac.compare_digest(given, found.secret_hash)
    expires = found.previous_secret_expires_at
    if found.previous_secret_hash and expires and now < expires:
        valid |= hmac.compare_digest(given, found.previous_secret_hash)
    if not valid or found.revoked_at is not None:
        raise Unauthorized
    return Caller(found.id, found.rate_limit)


def hash_secret(secret: str, secret_key: str) -> str:
    """HMAC-SHA256 of a secret under SECRET_KEY, in hexadecimal."""
    return hmac.digest(secret_key.encode(), secret.encode(), hashlib.sha256).hex()


def create_client(
    session: Session, name: str, *, secret_key: str, now: datetime, rate_limit: str | None = None
) -> NewSecret:
    """A new client called `name`; raises Conflict where another has that name."""
    if store.find(session, name):
        raise Conflict(f"There is a client called {name} already. Choose another name.")
    return _add(session, new_id("client"), name, _new_secret(), secret_key, now, rate_limit)


def ensure_client(
    session: Session,
    client_id: str,
    secret: str,
    *,
    secret_key: str,
    now: datetime,
    name: str = "",
    rate_limit: str | None = "none",
) -> None:
    """Makes the client `client_id` with this very secret, or gives it that secret again.

    For development and for the workers' own client, which has no rate limit unless told.
    """
    client = store.get(session, client_id)
    if client is None:
        _add(session, client_id, name or client_id, secret, secret_key, now, rate_limit)
        return
    client.secret_hash = hash_secret(secret, secret_key)
    client.rate_limit = rate_limit
    client.revoked_at = None


def rotate_secret(
    session: Session,
    id_or_name: str,
    *,
    secret_key: str,
    now: datetime,
    grace: timedelta = ROTATION_GRACE,
) -> NewSecret:
    """A new secret for a client; the one before stays valid for `grace`.

    Raises NotFound where there is no such client.
    """
    client, secret = _known(session, id_or_name), _new_secret()
    client.previous_secret_hash = client.secret_hash
    client.previous_secret_expires_at = now + grace
    client.secret_hash = hash_secret(secret, secret_key)
    return NewSecret(client.id, secret)


def revoke_client(session: Session, id_or_name: str, *, now: datetime) -> str:
    """Shuts a client out from now on, and returns its id; NotFound where there is none."""
    client = _known(session, id_or_name)
    client.revoked_at = client.revoked_at or now
    return client.id


def list_clients(session: Session) -> Sequence[Client]:
    """Every client, the oldest first."""
    return store.every(session)


def _known(session: Session, id_or_name: str) -> Client:
    client = store.find(session, id_or_name)
    if client is None:
        raise NotFound(f"There is no client {id_or_name}; `ozzie clients list` names them all.")
    return client


def _new_secret() -> str:
    return secrets.token_hex(32)


def _add(
    session: Session,
    client_id: str,
    name: str,
    secret: str,
    secret_key: str,
    now: datetime,
    rate_limit: str | None,
) -> NewSecret:
    client = Client(
        id=client_id,
        name=name,
        secret_hash=hash_secret(secret, secret_key),
        rate_limit=rate_limit,
        created_at=now,
    )
    store.add(session, client)
    return NewSecret(client_id, secret)
