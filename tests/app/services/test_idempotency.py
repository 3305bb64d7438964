"""Idempotency-Keys: one request holds a key; its answer is given again."""

from datetime import timedelta

import pytest

from app.db import Session
from app.errors import IdempotencyConflict, IdempotencyInProgress
from app.models import User
from app.services import idempotency
from app.services.idempotency import CLAIMED_FOR, Claim, Replay
from tests.support.rows import NOW


def begin(session: Session, user: User, fingerprint: str = "a", seconds: int = 0) -> Claim | Replay:
    return idempotency.begin(
        session,
        user.client_id,
        "key",
        fingerprint,
        user_id=user.id,
        now=NOW + timedelta(seconds=seconds),
    )


def claimed(session: Session, user: User, seconds: int = 0) -> Claim:
    found = begin(session, user, seconds=seconds)
    assert isinstance(found, Claim)
    return found


def test_an_answer_is_replayed_as_it_was_stored(session: Session, user: User) -> None:
    body = {"object": "x", "data": {"amount": 1.5}}
    idempotency.finish(session, claimed(session, user), 201, body, user.id)
    assert begin(session, user) == Replay(201, body)


def test_while_a_request_runs_its_key_is_held(session: Session, user: User) -> None:
    claimed(session, user)
    with pytest.raises(IdempotencyInProgress):
        begin(session, user)


def test_another_request_under_the_key_is_a_conflict(session: Session, user: User) -> None:
    idempotency.finish(session, claimed(session, user), 200, {}, user.id)
    with pytest.raises(IdempotencyConflict):
        begin(session, user, fingerprint="b")


def test_a_released_key_can_be_claimed_at_once(session: Session, user: User) -> None:
    idempotency.release(session, claimed(session, user))
    claimed(session, user)


def test_a_claim_that_expired_is_taken_over_and_its_holder_cannot_finish(
    session: Session, user: User
) -> None:
    first = claimed(session, user)
    second = claimed(session, user, seconds=int(CLAIMED_FOR.total_seconds()) + 1)
    with pytest.raises(IdempotencyInProgress):
        idempotency.finish(session, first, 200, {}, user.id)
    idempotency.finish(session, second, 200, {}, user.id)
