"""API clients. Secrets are 256 random bits, stored as HMAC-SHA256 under SECRET_KEY."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from app.db import Executor, Session
from app.errors import Conflict, NotFound, Unauthorized
from app.ids import new_id
from app.models import Client
from app.store import clients as store

# How long the previous secret stays valid after a rotation, by default.
ROTATION_GRACE = timedelta(hours=24)
NO_LIMIT = "none"


@dataclass(frozen=True, slots=True)
class Caller:
    """An authenticated client; `rate_limit` is its own ("1200/minute", "none") or None.

    `is_outdated` says that its secret is still hashed under SECRET_KEY_PREVIOUS, or that it is not
    stored under which key it is: call `rehash_secret`.
    """

    id: str
    rate_limit: str | None
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class NewSecret:
    """The credentials of a client; they can be shown only now."""

    client_id: str
    client_secret: str


def authenticate(
    session: Executor,
    client_id: str,
    secret: str,
    *,
    secret_key: str,
    now: datetime,
    previous_key: str = "",
) -> Caller:
    """Return the client whose credentials these are, compared in constant time.

    The secret before a rotation serves until its expiry, and a hash under `previous_key`
    (SECRET_KEY_PREVIOUS) as one under `secret_key`. Raises Unauthorized for a client that is
    unknown or revoked, or a secret that is wrong.
    """
    given = hash_secret(secret, secret_key)
    found = store.find_credentials(session, client_id)
    if found is None:
        hmac.compare_digest(given, given)
        raise Unauthorized
    kept = [(found.secret_hash, found.secret_key_id)]
    expires = found.previous_secret_expires_at
    if found.previous_secret_hash and expires and now < expires:
        kept.append((found.previous_secret_hash, found.previous_secret_key_id))
    key_ids = _matching(given, kept)
    if not key_ids and previous_key:
        key_ids = _matching(hash_secret(secret, previous_key), kept)
    if not key_ids or found.revoked_at is not None:
        raise Unauthorized
    return Caller(found.id, found.rate_limit, key_ids != {identify_key(secret_key)})


def rehash_secret(
    session: Session, client_id: str, secret: str, *, secret_key: str, previous_key: str
) -> None:
    """Keep a secret that was accepted under one of the keys under `secret_key` from now on."""
    old = [hash_secret(secret, key) for key in (secret_key, previous_key) if key]
    new, key_id = hash_secret(secret, secret_key), identify_key(secret_key)
    store.replace_hash(session, client_id, old=old, new=new, key_id=key_id)


@lru_cache(maxsize=8)
def identify_key(secret_key: str) -> str:
    """Return the id under which it is stored which key a hash was made with.

    It is a part of an HMAC, so it tells nothing of the key.
    """
    return hash_secret("which SECRET_KEY is this", secret_key)[:16]


def hash_secret(secret: str, secret_key: str) -> str:
    """Return the HMAC-SHA256 of a secret under SECRET_KEY, in hexadecimal."""
    return hmac.digest(secret_key.encode(), secret.encode(), hashlib.sha256).hex()


def create_client(
    session: Session,
    name: str,
    *,
    secret_key: str,
    now: datetime,
    rate_limit: str | None = None,
    model_opt_out: bool = False,
) -> NewSecret:
    """Create a client called `name`; raises Conflict if another has that name."""
    if store.find(session, name):
        raise Conflict(f"There is already a client called {name}. Choose another name.")
    secret = _new_secret()
    client = Client(
        id=new_id("client"),
        name=name,
        secret_hash=hash_secret(secret, secret_key),
        secret_key_id=identify_key(secret_key),
        rate_limit=rate_limit,
        model_opt_out=model_opt_out,
        created_at=now,
    )
    store.add(session, client)
    return NewSecret(client.id, secret)


def ensure_client(
    session: Session,
    client_id: str,
    secret: str,
    *,
    secret_key: str,
    now: datetime,
    previous_key: str = "",
    for_whatsapp: bool = True,
    model_opt_out: bool = False,
    grace: timedelta = ROTATION_GRACE,
) -> bool:
    """Create or update the client `client_id` with this secret; return whether anything changed.

    A client with another secret gets this one, and the previous one stays valid for `grace`,
    because the release phase runs while programs of the version before still call.
    `for_whatsapp` removes the rate limit, since the workers' client calls for all users. Without
    it a new client has RATE_LIMIT and an existing one keeps its own. `model_opt_out` only sets.

    Raises Conflict for a client that was revoked and comes with the same secret, and where another
    client has the name `client_id`.
    """
    hashed, key_id = hash_secret(secret, secret_key), identify_key(secret_key)
    new = {"id": client_id, "name": client_id, "created_at": now}
    new |= {"secret_hash": hashed, "secret_key_id": key_id}
    new |= {"rate_limit": NO_LIMIT if for_whatsapp else None, "model_opt_out": model_opt_out}
    if store.add_if_new(session, new):
        return True
    client = _locked(session, client_id)
    before = _state(client)
    keys = filter(None, (secret_key, previous_key))
    if not _matches(client.secret_hash, [hash_secret(secret, key) for key in keys]):
        _replace_secret(client, now, grace)
    elif client.revoked_at is not None:
        raise Conflict(f"Client {client_id} was revoked. Give it a new secret to take it back.")
    client.secret_hash, client.secret_key_id = hashed, key_id
    if for_whatsapp:
        client.rate_limit = NO_LIMIT
    client.model_opt_out |= model_opt_out
    return before != _state(client)


def _locked(session: Session, client_id: str) -> Client:
    client = store.get_locked(session, client_id)
    if client is None:
        raise Conflict(f"Another client is called {client_id}. Choose another id.")
    return client


def _state(client: Client) -> tuple[object, ...]:
    return client.secret_hash, client.rate_limit, client.revoked_at, client.model_opt_out


def _replace_secret(client: Client, now: datetime, grace: timedelta) -> None:
    """Keep the previous secret valid for a while, unless the client was revoked."""
    client.previous_secret_hash = None if client.revoked_at else client.secret_hash
    client.previous_secret_key_id = client.secret_key_id
    client.previous_secret_expires_at = now + grace
    client.secret_rotated_at = now
    client.revoked_at = None


def rotate_secret(
    session: Session,
    id_or_name: str,
    *,
    secret_key: str,
    now: datetime,
    grace: timedelta = ROTATION_GRACE,
) -> NewSecret:
    """Create a new secret for a client; the previous one stays valid for `grace`.

    Raises NotFound where there is no such client, and Conflict where it was revoked: it would be
    refused with the new secret, too.
    """
    client, secret = _find(session, id_or_name), _new_secret()
    if client.revoked_at is not None:
        raise Conflict(
            f"Client {client.id} was revoked, and would be refused with a new secret, too. "
            f"`ozzie clients ensure --id {client.id} --secret …` takes it back with another secret."
        )
    client.previous_secret_hash = client.secret_hash
    client.previous_secret_key_id = client.secret_key_id
    client.previous_secret_expires_at = now + grace
    client.secret_rotated_at = now
    client.secret_hash = hash_secret(secret, secret_key)
    client.secret_key_id = identify_key(secret_key)
    return NewSecret(client.id, secret)


def revoke_client(session: Session, id_or_name: str, *, now: datetime) -> str:
    """Revoke a client from `now` on, and return its id; raises NotFound where there is none."""
    client = _find(session, id_or_name)
    client.revoked_at = client.revoked_at or now
    return client.id


def list_clients(session: Session) -> Sequence[Client]:
    """Return all clients, the oldest first."""
    return store.list_all(session)


def _matches(given: str, kept: Sequence[str]) -> bool:
    """Return whether one of `kept` matches; each is compared, in constant time."""
    return bool(_matching(given, [(one, None) for one in kept]))


def _matching(given: str, kept: Sequence[tuple[str, str | None]]) -> set[str | None]:
    """Return the key ids of the hashes that match; each is compared, in constant time."""
    return {key_id for one, key_id in kept if hmac.compare_digest(given, one)}


def _find(session: Session, id_or_name: str) -> Client:
    client = store.find(session, id_or_name)
    if client is None:
        raise NotFound(f"There is no client {id_or_name}; `ozzie clients list` lists all clients.")
    return client


def _new_secret() -> str:
    return secrets.token_hex(32)
