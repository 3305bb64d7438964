"""The workers' client of the API: what goes out, and what each answer means."""

import io
import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
import structlog

from app.config import Settings
from app.retries import Misconfigured, Transient
from app.twilio.media import Document
from tests.support.logged import Logged
from tests.support.messages import answer, chat_answer, line
from workers.api_client import ApiClient, ApiRefused, UnreadableAnswer

NOW = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)
BOOKED = answer(line())
Handler = Callable[[httpx.Request], httpx.Response]


@pytest.fixture
def client(tmp_path: Path) -> Callable[[Handler], ApiClient]:
    """Return a function that makes a client whose API is `handler`."""

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
    """Return an API handler that always gives this response."""
    return lambda _: httpx.Response(status, json=body, headers=headers)


def error(code: str, **extra: str) -> dict[str, Any]:
    """Return a body in the API's error format."""
    return {"error": {"code": code, "message": "…", **extra}}


def test_a_text_goes_out_with_its_key_its_moment_and_credentials(
    client: Callable[[Handler], ApiClient],
) -> None:
    seen: list[httpx.Request] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(201, json={"object": "transaction_list", "data": BOOKED.model_dump()})

    data = client(handler).log_text("ozz_usr_1", "12 lunch", "pt", "SM1:transactions", NOW)
    (request,) = seen
    assert data == BOOKED
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
        return httpx.Response(201, json={"data": BOOKED.model_dump()})

    document = Document(io.BytesIO(b"%PDF-1.7"), "pdf", "may.pdf", "application/pdf")
    client(handler).log_document(
        "u", document, caption="rent", password="1234", language="en", key="k", sent_at=NOW
    )
    for part in (b'name="type"\r\n\r\npdf', b'name="caption"\r\n\r\nrent', b"%PDF-1.7", b"1234"):
        assert part in seen[0]


def test_the_coachs_words_come_back(client: Callable[[Handler], ApiClient]) -> None:
    said = chat_answer("You spent $12.").model_dump()
    api = client(answering(201, {"data": said}))
    assert api.chat("u", "how much?", "en", "k", NOW).message == "You spent $12."


@pytest.mark.parametrize(
    ("status", "body", "headers", "costs", "wait"),
    [
        (429, error("RATE_LIMIT_EXCEEDED"), {"Retry-After": "7"}, False, 7.0),
        (409, error("IDEMPOTENCY_IN_PROGRESS"), {"Retry-After": "2"}, False, 2.0),
        (503, error("SERVICE_UNAVAILABLE"), {"Retry-After": "3"}, False, 3.0),
        (503, None, {}, True, None),
        (500, error("INTERNAL_ERROR"), {}, True, None),
        (408, None, {}, True, None),
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


@pytest.mark.parametrize(
    ("status", "body", "variable"),
    [
        (401, error("UNAUTHORIZED"), "OZZIE_CLIENT_SECRET"),
        (401, "<html>proxy</html>", "OZZIE_CLIENT_SECRET"),
        (403, error("FORBIDDEN"), "OZZIE_CLIENT_ID"),
        (403, None, "OZZIE_API_URL"),
        (404, "<html>no such app</html>", "OZZIE_API_URL"),
        (301, None, "OZZIE_API_URL"),
        (200, ["not", "ours"], "OZZIE_API_URL"),
    ],
)
def test_wrong_credentials_or_a_wrong_address_name_what_to_set(
    client: Callable[[Handler], ApiClient], status: int, body: Any, variable: str
) -> None:
    with pytest.raises(Misconfigured) as raised:
        client(answering(status, body)).chat("u", "?", "en", "k", NOW)
    assert variable in raised.value.variable


def test_a_proxys_bound_on_bodies_is_a_refusal_of_this_document(
    client: Callable[[Handler], ApiClient],
) -> None:
    with pytest.raises(ApiRefused) as raised:
        client(answering(413, "<html>too large</html>")).chat("u", "?", "en", "k", NOW)
    assert raised.value.code == "PAYLOAD_TOO_LARGE"


def test_it_is_told_whether_a_person_is_known(client: Callable[[Handler], ApiClient]) -> None:
    assert client(answering(200, {"data": {"id": "u"}})).knows("u")
    assert not client(answering(404, error("NOT_FOUND"))).knows("u")


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
    with pytest.raises(ApiRefused) as raised:
        client(answering(422, body)).chat("u", "?", "en", "k", NOW)
    assert raised.value.code == "DOCUMENT_UNREADABLE"
    assert raised.value.error["reason"] == "password_required"


def test_deleting_what_is_gone_is_success(client: Callable[[Handler], ApiClient]) -> None:
    api = client(answering(404, error("NOT_FOUND")))
    assert not api.take_back("u", "ozz_sub_1")
    assert not api.erase("u")


def test_deleting_answers_nothing(client: Callable[[Handler], ApiClient]) -> None:
    assert client(lambda _: httpx.Response(204)).take_back("u", "ozz_sub_1")


def test_another_no_to_a_deletion_is_told(client: Callable[[Handler], ApiClient]) -> None:
    with pytest.raises(ApiRefused):
        client(answering(409, error("CONFLICT"))).erase("u")


def test_a_transaction_is_corrected_and_a_language_set(
    client: Callable[[Handler], ApiClient],
) -> None:
    seen: list[tuple[str, str, Any]] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append((request.method, request.url.path, json.loads(request.content)))
        return httpx.Response(200, json={"data": line(id="t").model_dump()})

    api = client(handler)
    assert api.correct("u", "t", {"amount_cents": 5}) == line(id="t")
    api.set_language("u", "es")
    assert seen == [
        ("PATCH", "/v1/users/u/transactions/t", {"amount_cents": 5}),
        ("PATCH", "/v1/users/u", {"language": "es"}),
    ]


def test_each_call_carries_an_id_of_its_own_that_begins_with_sid_and_step(
    client: Callable[[Handler], ApiClient], logged: Logged
) -> None:
    seen: list[str] = []

    def handler(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["X-Request-Id"])
        return httpx.Response(201, json={"object": "transaction_list", "data": BOOKED.model_dump()})

    with structlog.contextvars.bound_contextvars(message_sid="SM1"):
        for _ in range(2):
            client(handler).log_text("ozz_usr_1", "12 lunch", "pt", "SM1:transactions", NOW)
        client(handler).set_language("ozz_usr_1", "pt")
    assert len(set(seen)) == 3
    assert [one.rpartition(":")[0] for one in seen] == ["SM1:transactions"] * 2 + ["SM1:patch"]
    lines = [line for line in logged() if line["event"] == "api_call"]
    assert [(line["request_id"], line["status"]) for line in lines] == [(one, 201) for one in seen]


def test_a_call_without_an_answer_is_logged_with_its_id_and_why(
    client: Callable[[Handler], ApiClient], logged: Logged
) -> None:
    def handler(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("slow", request=request)

    with pytest.raises(Transient):
        client(handler).set_language("ozz_usr_1", "pt")
    (line,) = [line for line in logged() if line["event"] == "api_unanswered"]
    assert line["error"] == "ReadTimeout"
    assert line["request_id"].startswith("req:patch:")


def test_each_call_is_a_step_of_the_threads_message(
    client: Callable[[Handler], ApiClient],
) -> None:
    answers = iter([httpx.Response(204), httpx.Response(422, json=error("VALIDATION_ERROR"))])
    api = client(lambda _: next(answers))
    api.erase("ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF")
    with pytest.raises(ApiRefused):
        api.set_language("ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF", "pt")
    told = [
        [step.detail.get(name) for name in ("method", "path", "status", "code")]
        for step in api.steps.list()
    ]
    assert told == [
        ["DELETE", "/users/{id}", 204, None],
        ["PATCH", "/users/{id}", 422, "VALIDATION_ERROR"],
    ]


def test_a_call_without_an_answer_is_a_step_with_the_error(
    client: Callable[[Handler], ApiClient],
) -> None:
    def hang(_: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("words")

    api = client(hang)
    with pytest.raises(Transient):
        api.erase("me")
    (step,) = api.steps.list()
    assert (step.detail["error"], "status" in step.detail) == ("ReadTimeout", False)


def test_fields_that_a_newer_api_adds_are_ignored(client: Callable[[Handler], ApiClient]) -> None:
    newer = {**BOOKED.model_dump(), "warnings": ["new"]}
    api = client(answering(201, {"data": newer}))
    assert api.log_text("u", "12 lunch", "en", "k", NOW) == BOOKED


def test_an_answer_that_lacks_a_field_names_the_field_and_no_value(
    client: Callable[[Handler], ApiClient],
) -> None:
    incomplete = {**BOOKED.model_dump(), "transactions": [{"description": "a secret"}]}
    del incomplete["submission_id"]
    with pytest.raises(UnreadableAnswer) as caught:
        client(answering(201, {"data": incomplete})).log_text("u", "12 lunch", "en", "k", NOW)
    assert "submission_id" in str(caught.value)
    assert "transactions.0.amount_cents" in str(caught.value)
    assert "secret" not in str(caught.value)
