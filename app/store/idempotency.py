"""Idempotency keys: claimed first, finished with their answer, given back where nothing came."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update

from app.db import Session, table
from app.models import IdempotencyKey
from app.store.sql import upsert

keys = table(IdempotencyKey)
# So long a finished request is answered from its key.
KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A key as it is kept; `status` and `body` are there once it is finished."""

    fingerprint: str
    finished: bool
    status: int | None
    body: Any


def take(
    session: Session,
    *,
    client_id: str,
    key: str,
    fingerprint: str,
    claim: str,
    user_id: str | None,
    now: datetime,
    expires_at: datetime,
) -> bool:
    """Whether the key is now held under `claim`.

    A key that is new, or older than KEPT_FOR, or whose holder's claim expired without an answer
    to this same request, is taken; any other is not.
    """
    values = {
        "fingerprint": fingerprint,
        "claim": claim,
        "claim_expires_at": expires_at,
        "finished": False,
        "response_status": None,
        "response_body": None,
        "user_id": user_id,
        "created_at": now,
    }
    abandoned = (
        ~keys.c.finished & (keys.c.claim_expires_at <= now) & (keys.c.fingerprint == fingerprint)
    )
    statement = upsert(session, keys).values(client_id=client_id, key=key, **values)
    taken = session.execute(
        statement.on_conflict_do_update(
            index_elements=["client_id", "key"],
            set_=values,
            where=or_(keys.c.created_at <= now - KEPT_FOR, abandoned),
        ).returning(keys.c.claim)
    )
    return taken.first() is not None


def get(session: Session, client_id: str, key: str) -> StoredKey | None:
    """The key as it is kept, None where it is not."""
    row = session.execute(
        select(
            keys.c.fingerprint, keys.c.finished, keys.c.response_status, keys.c.response_body
        ).where(keys.c.client_id == client_id, keys.c.key == key)
    ).one_or_none()
    return StoredKey(*row) if row else None


def finish(
    session: Session,
    *,
    client_id: str,
    key: str,
    claim: str,
    status: int,
    body: Any,
    user_id: str | None,
) -> bool:
    """Stores the answer under the key; False where `claim` no longer holds it."""
    finished = session.execute(
        update(keys)
        .where(keys.c.client_id == client_id, keys.c.key == key, keys.c.claim == claim)
        .values(finished=True, response_status=status, response_body=body, user_id=user_id)
        .returning(keys.c.key)
    )
    return finished.first() is not None


def give_back(session: Session, client_id: str, key: str, claim: str) -> None:
    """Forgets an unfinished claim, so that the request can be tried again at once."""
    session.execute(
        delete(keys).where(
            keys.c.client_id == client_id,
            keys.c.key == key,
            keys.c.claim == claim,
            ~keys.c.finished,
        )
    )


def forget_of(session: Session, user_id: str) -> None:
    """Deletes every stored answer that holds data of this user."""
    session.execute(delete(keys).where(keys.c.user_id == user_id))


def forget_old(session: Session, now: datetime) -> int:
    """Deletes the keys whose time is over; returns how many."""
    result = session.execute(
        delete(keys).where(keys.c.created_at <= now - KEPT_FOR).returning(keys.c.client_id)
    )
    return len(result.all())
