"""The checks that every request passes: JSON, of bounded size and depth, with valid fields."""

import hashlib
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, TypeVar

import pydantic
from flask import Request
from werkzeug.datastructures import MultiDict

from app.errors import (
    FieldProblem,
    InvalidJson,
    PayloadTooLarge,
    UnsupportedMediaType,
    ValidationError,
)

MAX_JSON_BYTES = 1_000_000
MAX_DEPTH = 32
_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")

Model = TypeVar("Model", bound=pydantic.BaseModel)


def json_object(request: Request, *, max_bytes: int = MAX_JSON_BYTES) -> dict[str, Any]:
    """Return the request's JSON object; numbers with a fraction are Decimal.

    Raises UnsupportedMediaType; PayloadTooLarge over `max_bytes`; InvalidJson for what is not JSON
    in UTF-8, such as NaN; and ValidationError for what is no object, is nested deeper than
    MAX_DEPTH, or contains NUL, half of a surrogate pair or a number of thousands of digits.
    """
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    if (request.content_length or 0) > max_bytes:
        raise PayloadTooLarge
    request.max_content_length = max_bytes  # for a body without Content-Length
    value = parse_json(request.get_data(cache=False))
    if not isinstance(value, dict):
        raise ValidationError('The body must be a JSON object: {"field": value, …}.')
    return value


def parse_json(data: bytes) -> Any:
    """Return the JSON value in `data`; see json_object for what is refused."""
    try:
        value = json.loads(
            data.decode("utf-8"),
            parse_float=Decimal,
            parse_int=_integer,
            parse_constant=_no_constant,
        )
    except RecursionError:
        raise ValidationError("The body is nested too deeply.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InvalidJson(f"The body is not valid JSON: see {where}.") from None
    except ValueError:
        raise InvalidJson("The body is not valid JSON in UTF-8.") from None
    _check_contents(value)
    return value


def _integer(digits: str) -> int:
    try:
        return int(digits)
    except ValueError:  # Python's bound on what it converts
        raise ValidationError("The body has a number of too many digits.") from None


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is no JSON")


def _check_contents(value: Any) -> None:
    waiting = [(value, 1)]
    while waiting:
        item, depth = waiting.pop()
        if isinstance(item, str):
            if not is_storable(item):
                raise ValidationError("The body must not contain NUL or half of a surrogate pair.")
        elif isinstance(item, dict | list):
            if depth > MAX_DEPTH:
                raise ValidationError("The body is nested too deeply.")
            within = [*item, *item.values()] if isinstance(item, dict) else item
            waiting.extend((part, depth + 1) for part in within)


def is_storable(text: str) -> bool:
    """Return whether a database can store `text`: no NUL and no half of a surrogate pair."""
    return _NOT_STORABLE.search(text) is None


def validated(model: type[Model], values: Mapping[str, Any]) -> Model:
    """Return `values` as a `model`; raises ValidationError with a detail for each wrong field."""
    try:
        return model.model_validate(values)
    except pydantic.ValidationError as error:
        problems = [
            FieldProblem(".".join(map(str, e["loc"])) or "body", _words(e)) for e in error.errors()
        ]
    first = problems[0]
    raise ValidationError(f"{first.field}: {first.message}.", details=problems)


def _words(error: Any) -> str:
    """Return what is wrong, in words for integrators who do not read Python."""
    if error["type"] == "missing":
        return "is required"
    if error["type"] == "extra_forbidden":
        return "is not a parameter of this call"
    message = str(error["msg"]).removeprefix("Value error, ")
    return message[:1].lower() + message[1:]


def query_values(arguments: "MultiDict[str, str]") -> dict[str, str]:
    """Return the query's parameters; raises ValidationError for one given twice or with NUL."""
    for name, values in arguments.lists():
        if len(values) > 1:
            raise ValidationError.of(name, "is given more than once")
        if not is_storable(name + values[0]):
            raise ValidationError.of("query", "must not contain NUL")
    return arguments.to_dict()


def fingerprint(method: str, path: str, body: Any) -> str:
    """Return the SHA-256 of what identifies a request: method, path and the parsed body."""
    text = json.dumps([method, path, body], sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
