"""The workers' client of the API: what goes out, and what each answer means."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.config import Settings
from workers.api_client import ApiClient, Document, Refused
from workers.retries import Transient

NOW = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)
Handler = Callable[[httpx.Request], httpx.Response]


@pytest.fixture
def client(tmp_path: Path) -> Callable[[Handler], ApiClient]:
    """Makes a client whose API is `handler`."""

    def make(handler: Handler) -> ApiClient:
        settings = Settings.model_validate(
            {
                "OZZIE_ENV": "development",
                "OZZIE_DATA_DIR": tmp_path,
                "OZZIE_API_URL": "http://api.test",
                "OZZIE_CLIENT_ID": "me",
                "OZZIE_CLIENT_SECRET": "hush",
            }
        )
        return ApiClient(settings, httpx.MockTransport(handler))

    return make


def answering(status: int, body: Any = None, **headers: str) -> Handler:
    """An API that always says this."""
    return lambda _: httpx.Response(status, json=body, headers=headers)


def error(code: str, **extra: str) -> dict[str, Any]:
    """The API's error shape."""
    return {"error": {"code": code, "message": "…", **extra}}


def test_a_text_goes_out_with_its_key_its_moment_and_credentials(
    client: Callable[[Handler], ApiClient],
) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(201, json={"object": "transaction_list", "data": {"ok": True}})

    data = client(handler).log_text("ozz_usr_1", "12 lunch", "pt", "SM1:transactions", NOW)
    (request,) = seen
    assert data == {"ok": True}
    assert str(request.url) == "http://api.test/v1/users/ozz_usr_1/transactions"
    assert request.headers["Idempotency-Key"] == "SM1:transactions"
    assert request.headers["Authorization"] == "Bearer bWU6aHVzaA=="
    assert json.loads(request.content) == {
        "type": "text",
        "content": "12 lunch",
        "language": "pt",
        "channel": "whatsapp",
        "sent_at": "2026-05-05T14:30:00Z",
    }


def test_a_document_goes_out_as_multipart(client: Callable[[Handler], ApiClient]) -> None:
    seen: list[bytes] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.read())
        return httpx.Response(201, json={"data": {}})

    document = Document(io.BytesIO(b"%PDF-1.7"), "pdf", "may.pdf", "application/pdf")
    client(handler).log_document(
        "u", document, caption="rent", password="1234", language="en", key="k", sent_at=NOW
    )
    for part in (b'name="type"\r\n\r\npdf', b'name="caption"\r\n\r\nrent', b"%PDF-1.7", b"1234"):
        assert part in seen[0]


def test_the_coachs_words_come_back(client: Callable[[Handler], ApiClient]) -> None:
    api = client(answering(201, {"data": {"message": "You spent $12."}}))
    assert api.chat("u", "how much?", "en", "k", NOW) == "You spent $12."


@pytest.mark.parametrize(
    ("status", "body", "headers", "costs", "wait"),
    [
        (429, error("RATE_LIMIT_EXCEEDED"), {"Retry-After": "7"}, False, 7.0),
        (409, error("IDEMPOTENCY_IN_PROGRESS"), {"Retry-After": "2"}, False, 2.0),
        (503, error("SERVICE_UNAVAILABLE"), {"Retry-After": "3"}, False, 3.0),
        (503, None, {}, True, None),
        (500, error("INTERNAL_ERROR"), {}, True, None),
        (404, "<html>no such app</html>", {}, True, None),
        (200, ["not", "ours"], {}, True, None),
        (500, error("INTERNAL_ERROR"), {"Retry-After": "soon"}, True, None),
    ],
)
def test_what_may_work_later_is_transient(
    client: Callable[[Handler], ApiClient],
    status: int,
    body: Any,
    headers: dict[str, str],
    costs: bool,
    wait: float | None,
) -> None:
    with pytest.raises(Transient) as raised:
        client(answering(status, body, **headers)).chat("u", "?", "en", "k", NOW)
    assert raised.value.costs_attempt is costs
    assert raised.value.retry_after == wait


def test_an_answer_that_is_no_json_is_transient(client: Callable[[Handler], ApiClient]) -> None:
    with pytest.raises(Transient):
        client(lambda _: httpx.Response(200, text="hello")).chat("u", "?", "en", "k", NOW)


def test_a_timeout_is_transient(client: Callable[[Handler], ApiClient]) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    with pytest.raises(Transient, match="ReadTimeout"):
        client(handler).chat("u", "?", "en", "k", NOW)


def test_a_no_is_told_with_its_code_and_reason(client: Callable[[Handler], ApiClient]) -> None:
    body = error("DOCUMENT_UNREADABLE", reason="password_required")
    with pytest.raises(Refused) as raised:
        client(answering(422, body)).chat("u", "?", "en", "k", NOW)
    assert raised.value.code == "DOCUMENT_UNREADABLE"
    assert raised.value.error["reason"] == "password_required"


def test_deleting_what_is_gone_is_success(client: Callable[[Handler], ApiClient]) -> None:
    api = client(answering(404, error("NOT_FOUND")))
    api.take_back("u", "ozz_sub_1")
    api.erase("u")


def test_deleting_answers_nothing(client: Callable[[Handler], ApiClient]) -> None:
    client(lambda _: httpx.Response(204)).take_back("u", "ozz_sub_1")


def test_another_no_to_a_deletion_is_told(client: Callable[[Handler], ApiClient]) -> None:
    with pytest.raises(Refused):
        client(answering(401, error("UNAUTHORIZED"))).erase("u")


def test_a_transaction_is_corrected_and_a_language_set(
    client: Callable[[Handler], ApiClient],
) -> None:
    seen: list[tuple[str, str, Any]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append((request.method, request.url.path, json.loads(request.content)))
        return httpx.Response(200, json={"data": {"id": "t"}})

    api = client(handler)
    assert api.correct("u", "t", {"amount_cents": 5}) == {"id": "t"}
    api.set_language("u", "es")
    assert seen == [
        ("PATCH", "/v1/users/u/transactions/t", {"amount_cents": 5}),
        ("PATCH", "/v1/users/u", {"language": "es"}),
    ]
