"""Claims on Idempotency-Keys, on both databases."""

from datetime import datetime, timedelta
from typing import Any

from app.db import Session
from app.models import User
from app.store import idempotency
from app.store.idempotency import KEPT_FOR
from tests.support.rows import NOW

EXPIRY = NOW + timedelta(minutes=1)


def claim(
    session: Session, user_id: str, claim: str, now: datetime = NOW, fingerprint: str = "same"
) -> bool:
    """Claim the key "k" for a minute."""
    return idempotency.claim(
        session,
        client_id=client_of(session, user_id),
        key="k",
        fingerprint=fingerprint,
        claim=claim,
        user_id=user_id,
        now=now,
        expires_at=now + timedelta(minutes=1),
    )


def client_of(session: Session, user_id: str) -> str:
    """Return the id of the user's client."""
    user = session.get(User, user_id)
    assert user is not None
    return user.client_id


def finish(session: Session, user_id: str, claim: str) -> bool:
    """Store an answer under the key."""
    values: dict[str, Any] = {"status": 201, "body": {"data": 1}, "user_id": user_id}
    return idempotency.finish(
        session, client_id=client_of(session, user_id), key="k", claim=claim, **values
    )


def test_a_key_is_claimed_once(session: Session, user_id: str) -> None:
    assert claim(session, user_id, "first")
    assert not claim(session, user_id, "second")


def test_a_finished_key_has_its_answer(session: Session, user_id: str) -> None:
    claim(session, user_id, "first")
    assert finish(session, user_id, "first")
    stored = idempotency.get(session, client_of(session, user_id), "k")
    assert stored is not None
    assert (stored.finished, stored.status, stored.body) == (True, 201, {"data": 1})


def test_an_expired_claim_is_claimed_by_a_repetition_alone(session: Session, user_id: str) -> None:
    claim(session, user_id, "first")
    assert not claim(session, user_id, "second", EXPIRY, fingerprint="different")
    assert claim(session, user_id, "second", EXPIRY)


def test_who_lost_the_claim_cannot_finish(session: Session, user_id: str) -> None:
    claim(session, user_id, "first")
    claim(session, user_id, "second", EXPIRY)
    assert not finish(session, user_id, "first")


def test_a_released_key_can_be_claimed_at_once(session: Session, user_id: str) -> None:
    claim(session, user_id, "first")
    idempotency.release(session, client_of(session, user_id), "k", "first")
    assert claim(session, user_id, "second", fingerprint="different")


def test_a_finished_key_is_not_released(session: Session, user_id: str) -> None:
    claim(session, user_id, "first")
    finish(session, user_id, "first")
    idempotency.release(session, client_of(session, user_id), "k", "first")
    assert idempotency.get(session, client_of(session, user_id), "k") is not None


def test_an_erasure_deletes_the_persons_answers(session: Session, user_id: str) -> None:
    claim(session, user_id, "first")
    idempotency.delete_by_user(session, user_id)
    assert idempotency.get(session, client_of(session, user_id), "k") is None


def test_keys_are_deleted_after_a_day(session: Session, user_id: str) -> None:
    claim(session, user_id, "first")
    assert idempotency.delete_expired(session, NOW + KEPT_FOR - timedelta(seconds=1)) == 0
    assert idempotency.delete_expired(session, NOW + KEPT_FOR) == 1
