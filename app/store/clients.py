"""API clients: insert and find them, and replace the hashes of their secrets."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, case, select, update

from app.db import Executor, Session, table
from app.models import Client
from app.store.sql import upsert

clients = table(Client)
Credentials = Row[
    str, str, str | None, str | None, str | None, datetime | None, str | None, datetime | None
]
# Built once, because every request runs it.
_CREDENTIALS = select(
    Client.id,
    Client.secret_hash,
    Client.secret_key_id,
    Client.previous_secret_hash,
    Client.previous_secret_key_id,
    Client.previous_secret_expires_at,
    Client.rate_limit,
    Client.revoked_at,
).where(Client.id == bindparam("client_id"))


def find_credentials(session: Executor, client_id: str) -> Credentials | None:
    """Return the columns that authentication reads, None where no client has this id."""
    return session.execute(_CREDENTIALS, {"client_id": client_id}).one_or_none()


def exists(session: Executor, client_id: str) -> bool:
    """Return whether a client of this id exists and is not revoked."""
    found = find_credentials(session, client_id)
    return found is not None and found.revoked_at is None


def add(session: Session, client: Client) -> None:
    """Insert a new client. Raises sqlalchemy's IntegrityError where its id or name is taken."""
    session.add(client)
    session.flush()


def add_if_new(session: Session, values: dict[str, Any]) -> bool:
    """Insert a client unless its id or name is taken; return whether it was inserted.

    Of two calls at the same time one inserts.
    """
    statement = upsert(session, clients).values(values).on_conflict_do_nothing()
    return session.execute(statement.returning(clients.c.id)).first() is not None


def get_locked(session: Session, client_id: str) -> Client | None:
    """Return the client of this id and lock its row until the transaction ends."""
    return session.get(Client, client_id, with_for_update=True)


def replace_hash(
    session: Session, client_id: str, *, old: Sequence[str], new: str, key_id: str
) -> None:
    """Replace the hash of a client's current or previous secret, where it is one of `old`.

    `key_id` names the key of the hash `new` (see app.services.clients.identify_key).
    """
    for column, key_column in (
        (Client.secret_hash, Client.secret_key_id),
        (Client.previous_secret_hash, Client.previous_secret_key_id),
    ):
        changed = update(Client).where(Client.id == client_id, column.in_(old))
        session.execute(
            changed.values({column: new, key_column: key_id}).execution_options(
                synchronize_session=False
            )
        )


def add_use(session: Executor, client_id: str, requests: int, last_used_at: datetime) -> None:
    """Add to a client's requests, the last of which came at `last_used_at`."""
    changed = update(clients).where(clients.c.id == client_id)
    latest = clients.c.last_used_at
    session.execute(
        changed.values(
            requests=clients.c.requests + requests,
            last_used_at=case((latest > last_used_at, latest), else_=last_used_at),
        )
    )


def find(session: Session, id_or_name: str) -> Client | None:
    """Return the client of this id, else of this name, else None."""
    query = select(Client).where((Client.id == id_or_name) | (Client.name == id_or_name))
    return session.scalars(query.order_by(Client.id != id_or_name)).first()


def list_all(session: Session) -> Sequence[Client]:
    """Return all clients, the oldest first."""
    return session.scalars(select(Client).order_by(Client.created_at, Client.id)).all()
