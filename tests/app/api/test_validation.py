"""Validation: JSON within bounds, query parameters given once, fingerprints of requests."""

from decimal import Decimal

import pytest
from flask import Request
from werkzeug.datastructures import MultiDict
from werkzeug.test import EnvironBuilder

from app.api.validation import (
    MAX_DEPTH,
    fingerprint,
    is_storable,
    json_object,
    parse_json,
    query_values,
    validated,
)
from app.errors import InvalidJson, PayloadTooLarge, UnsupportedMediaType, ValidationError
from app.schemas.goals import NewGoal


def request(data: bytes, content_type: str = "application/json") -> Request:
    builder = EnvironBuilder(method="POST", data=data, content_type=content_type)
    return Request(builder.get_environ())


def test_a_number_with_a_fraction_is_exact() -> None:
    assert json_object(request(b'{"a": 0.1, "b": 2}')) == {"a": Decimal("0.1"), "b": 2}


def test_another_content_type_is_refused() -> None:
    with pytest.raises(UnsupportedMediaType):
        json_object(request(b"{}", "text/plain"))


def test_a_body_over_the_bound_is_refused() -> None:
    with pytest.raises(PayloadTooLarge):
        json_object(request(b'{"a": 1}'), max_bytes=7)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "line 1, column 1"),
        (b'{"a": NaN}', "not valid JSON in UTF-8"),
        (b'{"a": \xff}', "not valid JSON in UTF-8"),
        (b'{"a": }', "line 1, column 7"),
    ],
)
def test_what_is_no_json_is_said_to_be_none(data: bytes, words: str) -> None:
    with pytest.raises(InvalidJson, match=words):
        json_object(request(data))
    assert (InvalidJson.status, InvalidJson.code) == (400, "INVALID_JSON")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"[]", "must be a JSON object"),
        (b'{"a": "\\u0000"}', "must not contain NUL"),
        (b'{"\\ud800": 1}', "half of a surrogate pair"),
        (b'{"a":' + b"[" * MAX_DEPTH + b"]" * MAX_DEPTH + b"}", "nested too deeply"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": ' + b"9" * 5000 + b"}", "too many digits"),
    ],
)
def test_what_is_wrong_with_the_contents_of_a_body_is_said(data: bytes, words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        json_object(request(data))


def test_a_value_at_the_greatest_depth_is_accepted() -> None:
    assert parse_json(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)


def test_every_wrong_field_has_its_detail() -> None:
    with pytest.raises(ValidationError) as caught:
        validated(NewGoal, {"name": "", "target_date": "2026-12-31"})
    details = {detail.field: detail.message for detail in caught.value.details}
    assert details.keys() == {"name", "target_amount"}
    assert details["target_amount"] == "is required"


def test_a_parameter_given_twice_or_with_nul_is_refused() -> None:
    assert query_values(MultiDict([("a", "1")])) == {"a": "1"}
    for wrong in ([("a", "1"), ("a", "2")], [("a", "\0")]):
        with pytest.raises(ValidationError):
            query_values(MultiDict(wrong))


def test_what_a_database_cannot_store_is_known() -> None:
    assert is_storable("São 👍")
    assert not is_storable("a\0")
    assert not is_storable("\ud83d")


def test_a_fingerprint_ignores_the_order_of_fields_and_nothing_else() -> None:
    one = fingerprint("POST", "/v1/users", {"a": 1, "b": Decimal("0.1")})
    assert one == fingerprint("POST", "/v1/users", {"b": Decimal("0.1"), "a": 1})
    assert one != fingerprint("POST", "/v1/users", {"a": 1, "b": Decimal("0.2")})
    assert one != fingerprint("PATCH", "/v1/users", {"a": 1, "b": Decimal("0.1")})
