"""Idempotency-Key on a POST: claim the key, store the answer, replay it to a repeated request."""

import re
from collections.abc import Callable

from flask import Response, g, request

from app.api.errors import error_body
from app.api.request_context import RequestContext
from app.api.responses import json_response
from app.errors import IdempotencyInProgress, OzzieError, ValidationError
from app.services import idempotency, users
from app.services.idempotency import Claim, Replay

_KEY = re.compile(r"[!-~]{1,255}", re.ASCII)
_TOO_MANY = 429


def run_idempotently(context: RequestContext, work: Callable[[Claim | None], Response]) -> Response:
    """Run `work` once for the request's Idempotency-Key; without a key just run it.

    The answer of a failure is stored under the key, too, unless a retry may help (429, 5xx).
    Raises ValidationError for a malformed key, and what `idempotency.begin` raises.
    """
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return work(None)
    if not _KEY.fullmatch(key):
        raise ValidationError.of("Idempotency-Key", "must have 1 to 255 of A–Z, a–z, 0–9 and signs")
    context.key = key
    claim = _claim(context, key)
    if isinstance(claim, Replay):
        return replay_response(claim)
    try:
        return work(claim)
    except Exception as error:
        _record_failure(context, claim, error)
        raise


def replay_response(replay: Replay) -> Response:
    """Return a stored answer as a response, marked as replayed."""
    response = json_response(replay.body, replay.status)
    response.headers["Idempotent-Replayed"] = "true"
    return response


def replay_and_store(context: RequestContext, claim: Claim | None, replay: Replay) -> Response:
    """Return an answer that was found without its key, and store it under the key again."""
    if claim is not None:
        with context.app_context.database.transaction() as session:
            idempotency.finish(session, claim, replay.status, replay.body, context.user_id)
    return replay_response(replay)


def _claim(context: RequestContext, key: str) -> Claim | Replay:
    with context.app_context.database.transaction() as session:
        user_id = None
        if context.reference is not None:
            user_id = users.find(session, context.client_id, context.reference).id
        return idempotency.begin(
            session, context.client_id, key, context.fingerprint, user_id=user_id, now=context.now
        )


def _record_failure(context: RequestContext, claim: Claim, error: Exception) -> None:
    """Store the answer of a failure that a retry would repeat; release the key otherwise."""
    with context.app_context.database.transaction() as session:
        if isinstance(error, OzzieError) and _is_final(error):
            body = error_body(error, g.request_id)
            idempotency.finish(session, claim, error.status, body, context.user_id)
        else:
            idempotency.release(session, claim)


def _is_final(error: OzzieError) -> bool:
    if isinstance(error, IdempotencyInProgress):
        return False
    return error.status < 500 and error.status != _TOO_MANY
