"""The OpenAPI 3.1 document, made from the same declarations that serve the calls."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app.api.examples import example_of
from app.api.operations import Operation, Resource
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

INTRODUCTION = """\
Send money talk in, get a person's books out: users, their intake and plan, goals, transactions
read from words and papers, money moves, and a coach to ask.

**Authentication**: `Authorization: Bearer base64(client_id:client_secret)`. A client sees its own
users alone.

**Users**: `{user_id}` is `ozz_usr_…` or `external:{your own id}`; the latter creates the user at
its first use, on every call.

**Once**: send an `Idempotency-Key` with a POST and repeat it without fear: within 24 hours it
answers what it answered, and a submission of transactions is never booked twice.

**Pages**: lists take `limit` and `cursor`; go on with `next_cursor` while `has_more`.

**Errors** have one shape, `{"error": {"code", "message", "details", "request_id"}}`; the message
says what to do next.
"""

# Which answer of which object holds the id that a path asks for.
ID_SOURCES = {
    "user_id": ("user", "/data/id"),
    "goal_id": ("goal", "/data/id"),
    "transaction_id": ("transaction_list", "/data/transactions/0/id"),
}
ID_WORDS = {
    "user_id": "Our id of the user (`ozz_usr_…`), or `external:` and your own.",
    "goal_id": "The goal's id.",
    "transaction_id": "The transaction's id.",
}
ID_EXAMPLES = {
    "user_id": "external:usr_8821",
    "goal_id": "ozz_goal_01HX9P2MQWKD4FNYR3VC6BJSHA",
    "transaction_id": "ozz_txn_01HX9Q5NRWBF3KMZP4VC7YDLAB",
}
RESPONSE_HEADERS = {
    "X-Request-Id": "The request's id: yours, where you sent one.",
    "X-RateLimit-Limit": "Requests allowed in the window.",
    "X-RateLimit-Remaining": "Requests left in the window.",
    "X-RateLimit-Reset": "When the window ends, in seconds since the epoch.",
    "Retry-After": "Seconds to wait before the next try.",
    "Idempotent-Replayed": "`true` where this answer was given before.",
    "WWW-Authenticate": "`Bearer`.",
}
_EVERYWHERE = ("X-Request-Id", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset")


def document(resources: Sequence[Resource]) -> Json:
    """The whole document."""
    operations = [operation for resource in resources for operation in resource]
    schemas = _schemas(operations)
    paths: dict[str, Json] = defaultdict(dict)
    for operation in operations:
        path = operation.rule.replace("<", "{").replace(">", "}")
        paths[path][operation.method.lower()] = _operation(operation, operations, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ozzie API", "version": "1.0.0", "description": INTRODUCTION},
        "servers": [{"url": "/"}],
        "security": [{"client": []}],
        "tags": [{"name": r.tag, "description": r.description} for r in resources],
        "paths": dict(paths),
        "components": {
            "schemas": schemas,
            "headers": {
                name: {"description": words, "schema": {"type": "string"}}
                for name, words in RESPONSE_HEADERS.items()
            },
            "securitySchemes": {
                "client": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "base64(client_id:client_secret)",
                }
            },
        },
    }


def _schemas(operations: Iterable[Operation]) -> Json:
    models: dict[tuple[type[BaseModel], Any], None] = {}
    for operation in operations:
        if operation.body is not None:
            models[operation.body, "validation"] = None
        if operation.answers is not None:
            models[operation.answers, "serialization"] = None
    _, made = models_json_schema(list(models), ref_template="#/components/schemas/{model}")
    schemas = dict(sorted(made["$defs"].items()))
    return {**schemas, "Error": _ERROR}


def _operation(operation: Operation, every: Sequence[Operation], schemas: Json) -> Json:
    summary, _, description = (operation.view.__doc__ or "").partition("\n")
    made: Json = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": summary.strip(),
    }
    if words := " ".join(description.split()):
        made["description"] = words
    if parameters := list(_parameters(operation)):
        made["parameters"] = parameters
    if operation.method in {"POST", "PATCH"}:
        made["requestBody"] = _request_body(operation, schemas)
    made["responses"] = {
        str(operation.status): _success(operation, every, schemas),
        **_failures(operation),
    }
    return made


def _parameters(operation: Operation) -> Iterable[Json]:
    for name in operation.path_ids:
        yield {
            "name": name,
            "in": "path",
            "required": True,
            "description": ID_WORDS[name],
            "schema": {"type": "string", "minLength": 1, "maxLength": 109},
            "example": ID_EXAMPLES[name],
        }
    if operation.query is not None:
        schema = operation.query.model_json_schema()
        for name, of in schema["properties"].items():
            required = name in schema.get("required", ())
            parts = {k: v for k, v in of.items() if k not in {"title", "default", "description"}}
            plain = [p for p in parts.pop("anyOf", []) if p != {"type": "null"}]
            words = {"description": of["description"]} if "description" in of else {}
            yield {
                "name": name,
                "in": "query",
                "required": required,
                **words,
                "schema": {**(plain[0] if plain else {}), **parts},
            }
    if operation.method == "POST":
        yield {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "Makes the call safe to repeat: any text of your own, new for each.",
            "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
        }


def _request_body(operation: Operation, schemas: Json) -> Json:
    if operation.body is None:
        nothing = {"schema": {"type": "object"}, "example": {}}
        return {"required": False, "content": {"application/json": nothing}}
    schema = {"$ref": f"#/components/schemas/{operation.body.__name__}"}
    example = operation.example or example_of(schema, schemas)
    content = {"application/json": {"schema": schema, "example": example}}
    for media_type in operation.also_takes:
        content[media_type] = {"schema": schema, "example": example}
    return {"required": True, "content": content}


def _success(operation: Operation, every: Sequence[Operation], schemas: Json) -> Json:
    names = [*_EVERYWHERE, *(["Idempotent-Replayed"] if operation.method == "POST" else [])]
    made: Json = {"description": "Done.", "headers": _headers(names)}
    if operation.answers is None:
        return made
    data: Json = {"$ref": f"#/components/schemas/{operation.answers.__name__}"}
    if operation.is_list:
        data = {
            "type": "object",
            "required": [operation.answers.plural, "has_more", "next_cursor"],
            "properties": {
                operation.answers.plural: {"type": "array", "items": data},
                "has_more": {"type": "boolean"},
                "next_cursor": {"type": ["string", "null"], "examples": [None]},
            },
            "additionalProperties": False,
        }
    schema = {
        "type": "object",
        "required": ["object", "data"],
        "properties": {"object": {"const": operation.object_name}, "data": data},
        "additionalProperties": False,
    }
    made["description"] = (operation.answers.__doc__ or "").partition("\n")[0]
    made["content"] = {
        "application/json": {"schema": schema, "example": example_of(schema, schemas)}
    }
    if links := _links(operation, every):
        made["links"] = links
    return made


def _links(operation: Operation, every: Sequence[Operation]) -> Json:
    """Which calls the created thing can be used in."""
    if operation.method != "POST" or operation.status != 201:
        return {}
    links: Json = {}
    for other in every:
        if not other.path_ids:
            continue
        object_name, pointer = ID_SOURCES[other.path_ids[-1]]
        if object_name != operation.object_name:
            continue
        parameters = {other.path_ids[-1]: f"$response.body#{pointer}"}
        if len(other.path_ids) > 1:
            parameters["user_id"] = "$request.path.user_id"
        links[other.name] = {"operationId": other.name, "parameters": parameters}
    return links


def _failures(operation: Operation) -> Json:
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
    return {str(status): _failure(of) for status, of in sorted(by_status.items())}


def _failure(errors: Sequence[type[OzzieError]]) -> Json:
    names = [*_EVERYWHERE]
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
        "headers": _headers(names),
        "content": {
            "application/json": {
                "schema": {"$ref": "#/components/schemas/Error"},
                "examples": examples,
            }
        },
    }


def _headers(names: Iterable[str]) -> Json:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in names}


def _error(error: type[OzzieError]) -> Json:
    body = {"code": error.code, "message": error.default_message}
    return {"error": {**body, "request_id": "req_01HX9KZMR4P5JQNBVT7YCW3DEF"}}


_ERROR: Json = {
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
