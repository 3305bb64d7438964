"""Idempotency-Keys: a repeated request does its work once and gets the same answer.

The claim is committed first, with an expiry, so that the claim of a process that died can be taken
over; the answer is stored in the transaction that does the work.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from app.db import Session
from app.errors import IdempotencyConflict, IdempotencyInProgress
from app.ids import new_id
from app.store import idempotency as store

# Longer than any request may take: reading a document has its own, shorter bounds.
CLAIMED_FOR = timedelta(seconds=120)


@dataclass(frozen=True, slots=True)
class Claim:
    """A key that one request holds."""

    client_id: str
    key: str
    fingerprint: str
    token: str


@dataclass(frozen=True, slots=True)
class Replay:
    """The stored answer of an earlier request."""

    status: int
    body: Any


def begin(
    session: Session,
    client_id: str,
    key: str,
    fingerprint: str,
    *,
    user_id: str | None,
    now: datetime,
) -> Claim | Replay:
    """Claim the key for this request, or return the answer that it got before.

    Raises IdempotencyConflict where the key was used with another request, and
    IdempotencyInProgress while the same request is still running.
    """
    claim = Claim(client_id, key, fingerprint, new_id("claim"))
    taken = store.claim(
        session,
        client_id=client_id,
        key=key,
        fingerprint=fingerprint,
        claim=claim.token,
        user_id=user_id,
        now=now,
        expires_at=now + CLAIMED_FOR,
    )
    if taken:
        return claim
    stored = store.get(session, client_id, key)
    if stored is None:
        raise IdempotencyInProgress
    if stored.fingerprint != fingerprint:
        raise IdempotencyConflict
    if not stored.finished or stored.status is None:
        raise IdempotencyInProgress
    return Replay(stored.status, stored.body)


def finish(session: Session, claim: Claim, status: int, body: Any, user_id: str | None) -> None:
    """Store the answer, in the transaction that does the work.

    Raises IdempotencyInProgress if another request has taken the claim over meanwhile: this one's
    work is then rolled back, and its retry finds the other's answer.
    """
    finished = store.finish(
        session,
        client_id=claim.client_id,
        key=claim.key,
        claim=claim.token,
        status=status,
        body=body,
        user_id=user_id,
    )
    if not finished:
        raise IdempotencyInProgress


def release(session: Session, claim: Claim) -> None:
    """Release the key of a request that failed for now (429, 5xx), so that it can be retried."""
    store.release(session, claim.client_id, claim.key, claim.token)
