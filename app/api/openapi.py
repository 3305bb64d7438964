"""The OpenAPI 3.1 document, made from the declarations that also serve the operations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from app import __version__
from app.api.openapi_errors import (
    ERROR,
    EVERYWHERE,
    RESPONSE_HEADERS,
    failure_components,
    failures,
    headers,
)
from app.api.operations import Operation, Resource
from app.api.responses import envelope

Json = dict[str, Any]

INTRODUCTION = """\
Send texts and documents about money, and get a person's finances back: users, their financial
intake and plan, goals, transactions, money moves, and a coach who answers questions.

**Authentication**: `Authorization: Bearer base64(client_id:client_secret)`. A client sees only its
own users.

**Users**: `{user_id}` is `ozz_usr_…` or `external:{your own id}`. With the latter, any call
creates the user if it does not exist.

**Idempotency**: send an `Idempotency-Key` with a POST, and you can repeat it safely. For 24 hours a
repeated request gets the same answer; a submission of transactions is never booked twice, however
late it is repeated.

**Changes**: whatever a call wrote is listed under `/users/{user_id}/changes` for 30 days, and can
be undone and redone.

**Pages**: lists take `limit` and `cursor`. While `has_more` is true, pass `next_cursor` as `cursor`
to get the next page.

**Errors** have one shape, `{"error": {"code", "message", "details", "request_id"}}`. The message
says what to do next.
"""

# For each id in a path: the object whose answer holds it, and where.
ID_SOURCES = {
    "user_id": ("user", "/data/id"),
    "goal_id": ("goal", "/data/id"),
    "transaction_id": ("transaction_list", "/data/transactions/0/id"),
    "change_id": ("change", "/data/id"),
}
ID_WORDS = {
    "user_id": "Our id of the user (`ozz_usr_…`), or `external:` followed by your own id.",
    "goal_id": "The goal's id.",
    "transaction_id": "The transaction's id.",
    "change_id": "The change's id.",
}
ID_EXAMPLES = {
    "user_id": "external:usr_8821",
    "goal_id": "ozz_goal_01HX9P2MQWKD4FNYR3VC6BJSHA",
    "transaction_id": "ozz_txn_01HX9Q5NRWBF3KMZP4VC7YDLAB",
    "change_id": "ozz_chg_01HX9T6VXSPJ8D2YQN5MF4WKRB",
}


def document(resources: Sequence[Resource]) -> Json:
    """Return the complete document."""
    operations = [operation for resource in resources for operation in resource]
    paths: dict[str, Json] = defaultdict(dict)
    for operation in operations:
        path = operation.rule.replace("<", "{").replace(">", "}")
        paths[path][operation.method.lower()] = _operation(operation, operations)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Ozzie API", "version": __version__, "description": INTRODUCTION},
        "servers": [{"url": "/"}],
        "security": [{"client": []}],
        "tags": [{"name": r.tag, "description": r.description} for r in resources],
        "paths": dict(paths),
        "components": {
            "schemas": _schemas(operations),
            "responses": failure_components(operations),
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
    return {**schemas, "Error": ERROR}


def _operation(operation: Operation, every: Sequence[Operation]) -> Json:
    summary, _, description = (operation.view.__doc__ or "").partition("\n")
    made: Json = {
        "operationId": operation.name,
        "tags": [operation.tag],
        "summary": summary.strip().removesuffix("."),
    }
    if words := " ".join(description.split()):
        made["description"] = words
    if parameters := list(_parameters(operation)):
        made["parameters"] = parameters
    if operation.method in {"POST", "PATCH"}:
        made["requestBody"] = _request_body(operation)
    made["responses"] = {
        str(operation.status): _success(operation, every),
        **failures(operation),
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
    if operation.keeps_answers:
        yield {
            "name": "Idempotency-Key",
            "in": "header",
            "description": "Makes the request safe to repeat: a text of your choice for each.",
            "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
        }


def _request_body(operation: Operation) -> Json:
    if operation.body is None:
        nothing = {"schema": {"type": "object"}, "example": {}}
        return {"required": False, "content": {"application/json": nothing}}
    schema = {"$ref": f"#/components/schemas/{operation.body.__name__}"}
    example = _sample(operation.body)
    content = {"application/json": {"schema": schema, "example": example}}
    for media_type in operation.also_takes:
        content[media_type] = {"schema": schema, "example": example}
    return {"required": True, "content": content}


def _success(operation: Operation, every: Sequence[Operation]) -> Json:
    names = [*EVERYWHERE, *(["Idempotent-Replayed"] if operation.keeps_answers else [])]
    made: Json = {"description": "Done.", "headers": headers(names)}
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
                "next_cursor": {"type": ["string", "null"], "format": "cursor"},
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
    example: Json = _sample(operation.answers)
    if operation.is_list:
        example = {operation.answers.plural: [example], "has_more": False, "next_cursor": None}
    made["content"] = {
        "application/json": {"schema": schema, "example": envelope(operation.object_name, example)}
    }
    if links := _links(operation, every):
        made["links"] = links
    return made


def _links(operation: Operation, every: Sequence[Operation]) -> Json:
    """Return links to the operations that take the id of what was created."""
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


def _sample(model: type[BaseModel]) -> Any:
    """Return the model's own example (see app.schemas.fields.with_example)."""
    extra: Any = model.model_config["json_schema_extra"]
    return extra["examples"][0]
