"""Idempotency-Key on a POST: the claim before, the stored answer after, the replay instead."""

import re
from collections.abc import Callable

from flask import Response, g, request

from app.api.call import Call
from app.api.errors import error_body
from app.api.responses import json_response
from app.errors import IdempotencyInProgress, OzzieError, ValidationError
from app.services import idempotency, users
from app.services.idempotency import Claim, Replay

_KEY = re.compile(r"[!-~]{1,255}", re.ASCII)
_TOO_MANY = 429


def run(call: Call, work: Callable[[Claim | None], Response]) -> Response:
    """Runs `work` once for the request's Idempotency-Key, or as it is where there is none.

    What fails is kept under the key, too, unless trying again may help (429, 5xx).
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return work(None)
    if not _KEY.fullmatch(key):
        raise ValidationError.of("Idempotency-Key", "must have 1 to 255 of A–Z, a–z, 0–9 and signs")
    call.key = key
    claim = _claim(call, key)
    if isinstance(claim, Replay):
        return replayed(claim)
    try:
        return work(claim)
    except Exception as error:
        _settle(call, claim, error)
        raise


def replayed(replay: Replay) -> Response:
    """An answer that was given before, marked as such."""
    response = json_response(replay.body, replay.status)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def replay_later(call: Call, claim: Claim | None, replay: Replay) -> Response:
    """An answer known although its key was forgotten, kept under the key again."""
    if claim is not None:
        with call.platform.database.transaction() as session:
            idempotency.finish(session, claim, replay.status, replay.body, call.user_id)
    return replayed(replay)


def _claim(call: Call, key: str) -> Claim | Replay:
    with call.platform.database.transaction() as session:
        user_id = None
        if call.reference is not None:
            user_id = users.find(session, call.client_id, call.reference).id
        return idempotency.begin(
            session, call.client_id, key, call.fingerprint, user_id=user_id, now=call.now
        )


def _settle(call: Call, claim: Claim, error: Exception) -> None:
    """After a failure: keeps an answer that would be the same again, frees the key else."""
    with call.platform.database.transaction() as session:
        if isinstance(error, OzzieError) and _is_final(error):
            body = error_body(error, g.request_id)
            idempotency.finish(session, claim, error.status, body, call.user_id)
        else:
            idempotency.give_back(session, claim)


def _is_final(error: OzzieError) -> bool:
    if isinstance(error, IdempotencyInProgress):
        return False
    return error.status < 500 and error.status != _TOO_MANY
