"""The errors of an operation, and the headers of its responses, for the OpenAPI document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from app.api.operations import Operation
from app.errors import (
    IdempotencyConflict,
    IdempotencyInProgress,
    InternalError,
    InvalidJson,
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
    "X-Request-Id": "The request's id: the one you sent, or a new one.",
    "X-RateLimit-Limit": "Requests allowed in the window.",
    "X-RateLimit-Remaining": "Requests left in the window.",
    "X-RateLimit-Reset": "When the window ends, in seconds since the epoch.",
    "Retry-After": "Seconds to wait before the next try.",
    "Idempotent-Replayed": "`true` if this is the stored answer of an earlier request.",
    "WWW-Authenticate": "`Bearer`.",
}
EVERYWHERE = ("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


def _every_error(kind: type[OzzieError] = OzzieError) -> Iterator[type[OzzieError]]:
    yield kind
    for further in kind.__subclasses__():
        yield from _every_error(further)


def _reasons() -> Json:
    """Return the schema of `reason`: all that errors declare, with their codes."""
    declared = {error.code: error.reasons for error in _every_error() if error.reasons}
    return {
        "type": "string",
        "description": " ".join(
            f"With {code}: {', '.join(f'`{reason}`' for reason in reasons)}."
            for code, reasons in declared.items()
        ),
        "enum": list(dict.fromkeys(reason for each in declared.values() for reason in each)),
    }


def _further() -> Json:
    """Return the schemas of the further keys of errors, each with its code and description."""
    return {
        name: {"type": "string", "description": f"With {error.code}: {words}"}
        for error in _every_error()
        for name, words in error.further.items()
    }


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
                "code": {"type": "string", "description": "Stable: for programs to compare."},
                "message": {"type": "string", "description": "For people: says what to do next."},
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
                "reason": _reasons(),
                **_further(),
                "request_id": {"type": "string"},
            },
        }
    },
}


def failures(operation: Operation) -> Json:
    """Return the errors of an operation by HTTP status, as references to components."""
    return {
        str(status): {"$ref": f"#/components/responses/{_name(errors)}"}
        for status, errors in _errors_of(operation)
    }


def failure_components(operations: Iterable[Operation]) -> Json:
    """Return the components that `failures` refers to, with an example of each code."""
    sets = {tuple(errors) for operation in operations for _, errors in _errors_of(operation)}
    return {_name(errors): _failure(errors) for errors in sorted(sets, key=_name)}


def _name(errors: Sequence[type[OzzieError]]) -> str:
    return ".".join(error.code for error in errors)


def _errors_of(operation: Operation) -> list[tuple[int, list[type[OzzieError]]]]:
    """Return the errors that the operation may raise, by HTTP status."""
    errors: list[type[OzzieError]] = [ValidationError, Unauthorized, RateLimitExceeded]
    if operation.path_ids:
        errors.append(NotFound)
    if operation.method in {"POST", "PATCH"}:
        errors += [InvalidJson, UnsupportedMediaType, PayloadTooLarge]
    if operation.keeps_answers:
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
    """Return references to the headers of these names."""
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _error(error: type[OzzieError]) -> Json:
    body = {"code": error.code, "message": error.default_message}
    return {"error": {**body, "request_id": "req_01HX9KZMR4P5JQNBVT7YCW3DEF"}}
