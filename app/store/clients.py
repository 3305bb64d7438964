"""API clients: made, found, rotated, revoked."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, bindparam, select

from app.db import Session
from app.models import Client

Credentials = Row[str, str, str | None, datetime | None, str | None, datetime | None]
# Made once: every request asks for this.
_CREDENTIALS = select(
    Client.id,
    Client.secret_hash,
    Client.previous_secret_hash,
    Client.previous_secret_expires_at,
    Client.rate_limit,
    Client.revoked_at,
).where(Client.id == bindparam("client_id"))


def credentials(session: Session, client_id: str) -> Credentials | None:
    """What authentication needs of a client, None where there is none of this id."""
    return session.execute(_CREDENTIALS, {"client_id": client_id}).one_or_none()


def exists(session: Session, client_id: str) -> bool:
    """Whether there is a client of this id that may call."""
    found = credentials(session, client_id)
    return found is not None and found.revoked_at is None


def add(session: Session, client: Client) -> None:
    """Keeps a new client."""
    session.add(client)
    session.flush()


def get(session: Session, client_id: str) -> Client | None:
    """The client of this id."""
    return session.get(Client, client_id)


def find(session: Session, id_or_name: str) -> Client | None:
    """The client of this id or name."""
    query = select(Client).where((Client.id == id_or_name) | (Client.name == id_or_name))
    return session.scalars(query.order_by(Client.id != id_or_name)).first()


def every(session: Session) -> Sequence[Client]:
    """All clients, the oldest first."""
    return session.scalars(select(Client).order_by(Client.created_at, Client.id)).all()
