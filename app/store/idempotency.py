"""Idempotency keys: claimed before the work, finished with the answer, or released again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update

from app.db import Session, table
from app.models import IdempotencyKey
from app.store.sql import upsert

keys = table(IdempotencyKey)
# How long a finished request is answered with its stored answer (API contract, Idempotency).
KEPT_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class StoredKey:
    """A stored key; `status` and `body` are set once it is finished."""

    fingerprint: str
    finished: bool
    status: int | None
    body: Any


def claim(
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
    """Claim the key for the request `claim`; return whether it is claimed now.

    A key can be claimed where it is new, older than KEPT_FOR, or where an earlier claim of the same
    request (`fingerprint`) expired without an answer.
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
    """Return the stored key, None where there is none."""
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
    """Store the answer under the key; return False where `claim` has lost the key."""
    finished = session.execute(
        update(keys)
        .where(keys.c.client_id == client_id, keys.c.key == key, keys.c.claim == claim)
        .values(finished=True, response_status=status, response_body=body, user_id=user_id)
        .returning(keys.c.key)
    )
    return finished.first() is not None


def release(session: Session, client_id: str, key: str, claim: str) -> None:
    """Delete an unfinished claim, so that the request can be repeated at once."""
    session.execute(
        delete(keys).where(
            keys.c.client_id == client_id,
            keys.c.key == key,
            keys.c.claim == claim,
            ~keys.c.finished,
        )
    )


def delete_by_user(session: Session, user_id: str) -> None:
    """Delete every stored answer that holds data of this user."""
    session.execute(delete(keys).where(keys.c.user_id == user_id))


def delete_expired(session: Session, now: datetime) -> int:
    """Delete the keys older than KEPT_FOR; return how many."""
    result = session.execute(
        delete(keys).where(keys.c.created_at <= now - KEPT_FOR).returning(keys.c.client_id)
    )
    return len(result.all())
