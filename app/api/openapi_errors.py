"""The failures of a call, and the headers of its responses, as the document shows them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from app.api.operations import Operation
from app.errors import (
    IdempotencyConflict,
    IdempotencyInProgress,
    InternalError,
    NotFound,
    OzzieError,
    PayloadTooLarge,
    RateLimitExceeded,
    ServiceUnavailable,
    Unauthorized,
    UnsupportedMediaType,
    ValidationError,
)

Json = dict[str, Any]

RESPONSE_HEADERS = {
    "X-Request-Id": "The request's id: yours, where you sent one.",
    "X-RateLimit-Limit": "Requests allowed in the window.",
    "X-RateLimit-Remaining": "Requests left in the window.",
    "X-RateLimit-Reset": "When the window ends, in seconds since the epoch.",
    "Retry-After": "Seconds to wait before the next try.",
    "Idempotent-Replayed": "`true` where this answer was given before.",
    "WWW-Authenticate": "`Bearer`.",
}
EVERYWHERE = ("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")

ERROR: Json = {
    "type": "object",
    "description": "What went wrong, and what to do next.",
    "required": ["error"],
    "additionalProperties": False,
    "properties": {
        "error": {
            "type": "object",
            "required": ["code", "message", "request_id"],
            "additionalProperties": False,
            "properties": {
                "code": {"type": "string", "description": "Stable; to be compared by programs."},
                "message": {"type": "string", "description": "For people; says what to do next."},
                "details": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["field", "message"],
                        "properties": {
                            "field": {"type": "string"},
                            "message": {"type": "string"},
                        },
                    },
                },
                "reason": {
                    "type": "string",
                    "description": "Why a document could not be read.",
                    "enum": [
                        "password_required",
                        "password_wrong",
                        "unsupported",
                        "corrupt",
                        "too_large",
                        "too_slow",
                    ],
                },
                "request_id": {"type": "string"},
            },
        }
    },
}


def failures(operation: Operation) -> Json:
    """Every way in which the call may fail, by HTTP status: references to components."""
    return {
        str(status): {"$ref": f"#/components/responses/{_name(errors)}"}
        for status, errors in _errors_of(operation)
    }


def failure_components(operations: Iterable[Operation]) -> Json:
    """What failures() refers to: each set of codes once, with an example of each code."""
    sets = {tuple(errors) for operation in operations for _, errors in _errors_of(operation)}
    return {_name(errors): _failure(errors) for errors in sorted(sets, key=_name)}


def _name(errors: Sequence[type[OzzieError]]) -> str:
    return ".".join(error.code for error in errors)


def _errors_of(operation: Operation) -> list[tuple[int, list[type[OzzieError]]]]:
    """What the call may raise, by HTTP status."""
    errors: list[type[OzzieError]] = [ValidationError, Unauthorized, RateLimitExceeded]
    if operation.path_ids:
        errors.append(NotFound)
    if operation.method in {"POST", "PATCH"}:
        errors += [UnsupportedMediaType, PayloadTooLarge]
    if operation.method == "POST":
        errors += [IdempotencyConflict, IdempotencyInProgress]
    errors += [*operation.errors, InternalError, ServiceUnavailable]
    by_status: dict[int, list[type[OzzieError]]] = defaultdict(list)
    for error in dict.fromkeys(errors):
        by_status[error.status].append(error)
    return sorted(by_status.items())


def _failure(errors: Sequence[type[OzzieError]]) -> Json:
    names = [*EVERYWHERE]
    if {RateLimitExceeded, ServiceUnavailable, IdempotencyInProgress} & set(errors):
        names.append("Retry-After")
    if Unauthorized in errors:
        names.append("WWW-Authenticate")
    examples = {
        error.code: {"summary": (error.__doc__ or "").partition("\n")[0], "value": _error(error)}
        for error in errors
    }
    return {
        "description": ", ".join(error.code for error in errors),
        "headers": headers(names),
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/Error"},
                "examples": examples,
            }
        },
    }


def headers(names: Iterable[str]) -> Json:
    """References to the headers of these names."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _error(error: type[OzzieError]) -> Json:
    body = {"code": error.code, "message": error.default_message}
    return {"error": {**body, "request_id": "req_01HX9KZMR4P5JQNBVT7YCW3DEF"}}
