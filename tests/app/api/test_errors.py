"""Every failure leaves in the one shape, its headers kept, nothing of the inside shown."""

import io

import pytest
from flask import Flask, request
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import BadGateway, InternalServerError

from app.api import OPERATIONS
from app.errors import ServiceUnavailable
from tests.support.api import ApiCaller, problem


@pytest.fixture
def failing(web: Flask) -> Flask:
    """Return the web process with routes that fail."""
    failures = {
        "secret": ValueError("the secret of the inside"),
        "away": OperationalError("SELECT secret", {}, Exception("secret")),
        "busy": ServiceUnavailable(retry_after=7),
        "own": InternalServerError("the secret of the inside"),
        "odd": BadGateway("the secret of the inside"),
    }

    @web.get("/fail/<name>")
    def fail(name: str) -> str:
        raise failures[name]

    return web


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("secret", 500, "INTERNAL_ERROR"),
        ("own", 500, "INTERNAL_ERROR"),
        ("odd", 500, "INTERNAL_ERROR"),
        ("away", 503, "SERVICE_UNAVAILABLE"),
        ("busy", 503, "SERVICE_UNAVAILABLE"),
    ],
)
def test_our_faults_show_nothing_of_the_inside(
    failing: Flask, capfd: pytest.CaptureFixture[str], name: str, status: int, code: str
) -> None:
    response = failing.test_client().get(f"/fail/{name}")
    assert problem(response) == (status, code)
    assert "secret" not in response.text
    assert "secret of the inside" not in "".join(capfd.readouterr())
    assert ("Retry-After" in response.headers) is (status == 503)


def test_an_unknown_path_is_not_found(api: ApiCaller) -> None:
    assert problem(api.get("/nowhere")) == (404, "NOT_FOUND")


def test_a_wrong_method_names_the_right_ones(api: ApiCaller) -> None:
    response = api.call("PUT", "/users")
    assert problem(response) == (405, "METHOD_NOT_ALLOWED")
    assert {"GET", "POST"} <= set(response.headers["Allow"].split(", "))


def test_a_request_that_werkzeug_refuses_has_our_shape(failing: Flask) -> None:
    @failing.get("/bad")
    def bad() -> str:
        return request.form["missing"]

    assert problem(failing.test_client().get("/bad")) == (422, "VALIDATION_ERROR")


POSTS = [operation for operation in OPERATIONS if operation.method in {"POST", "PATCH"}]


@pytest.mark.parametrize("operation", POSTS, ids=lambda operation: operation.name)
def test_every_call_with_a_body_refuses_what_is_no_json_object(
    api: ApiCaller, operation: object
) -> None:
    path = operation.rule.removeprefix("/v1")  # type: ignore[attr-defined]
    path = path.replace("<user_id>", api.new_user())
    for name, prefix in (("goal", "goal"), ("transaction", "txn"), ("change", "chg")):
        path = path.replace(f"<{name}_id>", f"ozz_{prefix}_01HX9P2MQWKD4FNYR3VC6BJSHA")
    method = operation.method  # type: ignore[attr-defined]

    def send(data: bytes, content_type: str | None = "application/json") -> tuple[int, str]:
        return problem(api.call(method, path, data=data, content_type=content_type))

    malformed, no_json = (422, "VALIDATION_ERROR"), (400, "INVALID_JSON")
    for data in (b"{", b'{"a": NaN}', b'{"a": -Infinity}', b'{"a": "\xff"}'):
        assert send(data) == no_json
    assert send(b"[]") == malformed
    assert send(b'"{}"') == malformed
    assert send(b'{"a": "\\u0000"}') == malformed
    assert send(b'{"\\ud800": 1}') == malformed
    assert send(b'{"a":' + b"[" * 40 + b"]" * 40 + b"}") == malformed
    assert send(b'{"a":' + b"[" * 100_000) == malformed
    assert send(b'{"a": ' + b"9" * 5000 + b"}") == malformed
    assert send(b"a=1", "application/x-www-form-urlencoded") == (415, "UNSUPPORTED_MEDIA_TYPE")
    assert send(b"{}", None) == (415, "UNSUPPORTED_MEDIA_TYPE")


def test_a_body_over_its_bound_is_too_large(api: ApiCaller) -> None:
    huge = b'{"external_user_id": "' + b"x" * 1_000_001 + b'"}'
    response = api.call("POST", "/users", data=huge, content_type="application/json")
    assert problem(response) == (413, "PAYLOAD_TOO_LARGE")


def test_a_body_that_hides_its_length_is_bounded_too(api: ApiCaller) -> None:
    response = api.call(
        "POST",
        "/users",
        input_stream=io.BytesIO(b" " * 1_000_001),
        content_type="application/json",
        environ_overrides={"wsgi.input_terminated": True},
    )
    assert problem(response) == (413, "PAYLOAD_TOO_LARGE")


@pytest.mark.parametrize(
    ("sent", "kept"), [("abc-123_x.y:z", True), ("a" * 129, False), ("a b", False), ("ä", False)]
)
def test_a_sane_request_id_is_given_back(api: ApiCaller, sent: str, kept: bool) -> None:
    response = api.get("/users", headers={"X-Request-Id": sent})
    assert (response.headers["X-Request-Id"] == sent) is kept


def test_every_response_carries_a_request_id(api: ApiCaller) -> None:
    ids = {api.get(path).headers["X-Request-Id"] for path in ("/users", "/nowhere", "/users")}
    assert len(ids) == 3
