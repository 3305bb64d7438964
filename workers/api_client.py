"""The REST API /v1 over HTTP, as any client would call it."""

import base64
import time
from datetime import datetime
from typing import Any, TypeVar

import httpx
import structlog
from pydantic import ValidationError

from app import tracing
from app.clock import system_clock
from app.config import Settings
from app.metrics import api_calls, configuration_errors, start_at_zero
from app.retries import Misconfigured, Transient
from app.schemas.chat import ChatMessageData
from app.schemas.fields import ResponseData
from app.schemas.transactions import SubmittedTransactions, TransactionData
from app.twilio.media import Document
from workers.api_requests import make_request_id, make_timeout
from workers.pending_steps import PendingSteps

# Seconds. A text is answered in milliseconds; a document may wait for its reader, a chat for a
# model: after its jitter this is at least 3 s more than the API's own deadline of 12 s.
PATIENCE = 22.5
DOCUMENT_PATIENCE = 60.0
MAX_RETRY_AFTER = 120.0
MAX_CODE = 40
# Characters of a chat message (API contract).
MAX_MESSAGE = 8000
# The variables to look at where the API refuses the worker, or is not our API.
CREDENTIALS = "OZZIE_CLIENT_ID and OZZIE_CLIENT_SECRET"
ADDRESS_AND_CREDENTIALS = "OZZIE_API_URL, OZZIE_CLIENT_ID and OZZIE_CLIENT_SECRET"
ADDRESS = "OZZIE_API_URL"

start_at_zero(configuration_errors, [CREDENTIALS, ADDRESS_AND_CREDENTIALS, ADDRESS])
start_at_zero(api_calls, ["200", "201", "401", "409", "422", "429", "500", "503", "unanswered"])

log = structlog.get_logger()

DataT = TypeVar("DataT", bound=ResponseData)


class ApiRefused(Exception):
    """The API refused a request, and would refuse it again: its status, code and error object."""

    def __init__(self, status: int, code: str, error: dict[str, Any]) -> None:
        """Hold an answer's HTTP status, and the code and other keys of its error object."""
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.error = error

    @property
    def details(self) -> list[dict[str, Any]]:
        """Return the wrong fields, each with `field` and `message`."""
        found = self.error.get("details")
        return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


class UnreadableAnswer(Exception):
    """An answer lacks what its schema requires; names the fields, never their values."""


class ApiClient:
    """The client of the API, one per process; its methods may be called from many threads.

    They raise Transient for what may succeed later (time-outs, 429, 5xx, a request still running),
    Misconfigured where address or credentials are wrong, and ApiRefused for the rest.
    """

    def __init__(
        self, settings: Settings, transport: httpx.BaseTransport | None = None, slots: int = 32
    ) -> None:
        """Connect with the URL and credentials of `settings`, by at most `slots` connections."""
        # To join a path to a base URL takes httpx twice as long as a whole URL.
        self._url = settings.api_v1_url
        # Calls are steps of the message that a thread works on.
        self.steps = PendingSteps()
        credentials = f"{settings.client_id}:{settings.client_secret}".encode()
        self._http = httpx.Client(
            headers={
                "Authorization": f"Bearer {base64.b64encode(credentials).decode()}",
                "Accept": "application/json",
            },
            limits=httpx.Limits(max_connections=slots, max_keepalive_connections=slots),
            transport=transport,
        )

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def log_text(
        self, user_id: str, text: str, language: str, key: str, sent_at: datetime
    ) -> SubmittedTransactions:
        """Submit a text, and return what was booked."""
        body = {
            "type": "text",
            "content": text,
            "language": language,
            "channel": "whatsapp",
            "sent_at": _iso(sent_at),
        }
        data = self._call("POST", f"/users/{user_id}/transactions", key=key, json=body)
        return _parse(SubmittedTransactions, data)

    def log_document(
        self,
        user_id: str,
        document: Document,
        *,
        caption: str,
        password: str | None,
        language: str,
        key: str,
        sent_at: datetime,
    ) -> SubmittedTransactions:
        """Submit a document as multipart, and return what was booked."""
        fields = {
            "type": document.kind,
            "language": language,
            "channel": "whatsapp",
            "sent_at": _iso(sent_at),
            "filename": document.filename,
            "caption": caption,
        }
        if password is not None:
            fields["password"] = password
        data = self._call(
            "POST",
            f"/users/{user_id}/transactions",
            key=key,
            data={name: value for name, value in fields.items() if value},
            files={"file": (document.filename or "file", document.file, document.content_type)},
            patience=DOCUMENT_PATIENCE,
        )
        return _parse(SubmittedTransactions, data)

    def chat(
        self,
        user_id: str,
        message: str,
        language: str,
        key: str,
        sent_at: datetime,
        *,
        in_reply_to: str | None = None,
    ) -> ChatMessageData:
        """Say something to the assistant, and return its answer.

        `in_reply_to` is the id of the reply that the person quotes.
        """
        body = {
            "message": message[:MAX_MESSAGE],
            "language": language,
            "sent_at": _iso(sent_at),
            "channel": "whatsapp",
            "in_reply_to": in_reply_to,
        }
        data = self._call("POST", f"/users/{user_id}/chat", key=key, json=body)
        return _parse(ChatMessageData, data)

    def knows(self, user_id: str) -> bool:
        """Return whether the person is one of this client's users."""
        return self._is_there("GET", f"/users/{user_id}")

    def take_back(self, user_id: str, submission_id: str) -> bool:
        """Delete all that a submission booked; return False where it was gone already."""
        params = {"submission_id": submission_id}
        return self._is_there("DELETE", f"/users/{user_id}/transactions", params=params)

    def correct(
        self, user_id: str, transaction_id: str, changes: dict[str, Any]
    ) -> TransactionData:
        """Change fields of a transaction, and return it as it is now."""
        path = f"/users/{user_id}/transactions/{transaction_id}"
        return _parse(TransactionData, self._call("PATCH", path, json=changes))

    def set_language(self, user_id: str, language: str) -> None:
        """Change the language that the person is answered in."""
        self._call("PATCH", f"/users/{user_id}", json={"language": language})

    def erase(self, user_id: str) -> bool:
        """Erase the person; return False where they were gone already."""
        return self._is_there("DELETE", f"/users/{user_id}")

    def _is_there(self, method: str, path: str, **options: Any) -> bool:
        try:
            self._call(method, path, **options)
        except ApiRefused as refused:
            if refused.status != httpx.codes.NOT_FOUND:
                raise
            return False
        return True

    def _call(
        self, method: str, path: str, *, key: str = "", patience: float = PATIENCE, **options: Any
    ) -> dict[str, Any]:
        options["timeout"] = make_timeout(patience, pool=PATIENCE)
        headers = {"Idempotency-Key": key} if key else {}
        headers["X-Request-Id"] = request_id = make_request_id(method, key)
        at, begun = system_clock(), time.perf_counter()

        def note(event: str, **result: str | int) -> None:
            ms = round((time.perf_counter() - begun) * 1000, 1)
            log.info(event, request_id=request_id, ms=ms, **result)
            self.steps.note_call(at, method, path, request_id, ms, **result)

        try:
            with tracing.span(f"api {method}"):
                tracing.inject(headers)
                response = self._http.request(method, self._url + path, headers=headers, **options)
                tracing.note(request_id=request_id, status=response.status_code)
        except httpx.HTTPError as error:
            api_calls.labels("unanswered").inc()
            note("api_unanswered", error=type(error).__name__)
            raise Transient(f"api {type(error).__name__}") from None
        api_calls.labels(str(response.status_code)).inc()
        if response.status_code == httpx.codes.NO_CONTENT:
            note("api_call", status=response.status_code)
            return {}
        answer = _json(response)
        if response.is_success and isinstance(answer.get("data"), dict):
            note("api_call", status=response.status_code)
            data: dict[str, Any] = answer["data"]
            return data
        code = str(_error_of(answer).get("code", ""))[:MAX_CODE]
        note("api_call", status=response.status_code, **({"code": code} if code else {}))
        raise _failure(response, answer)


def _parse(schema: type[DataT], data: dict[str, Any]) -> DataT:
    """Return an answer's data as its schema; raises UnreadableAnswer."""
    try:
        return schema.from_answer(data)
    except ValidationError as error:
        fields = {".".join(map(str, found["loc"])) for found in error.errors(include_input=False)}
        raise UnreadableAnswer(f"{schema.__name__}: {', '.join(sorted(fields))}") from None


def _error_of(answer: dict[str, Any]) -> dict[str, Any]:
    error = answer.get("error")
    return error if isinstance(error, dict) else {}


def _failure(response: httpx.Response, answer: dict[str, Any]) -> Exception:
    status = response.status_code
    error = _error_of(answer)
    # A proxy's own bound on a body is one more.
    too_large = "PAYLOAD_TOO_LARGE" if status == httpx.codes.REQUEST_ENTITY_TOO_LARGE else ""
    code = str(error.get("code", too_large))
    wait = _retry_after(response)
    if status == httpx.codes.TOO_MANY_REQUESTS or code == "IDEMPOTENCY_IN_PROGRESS":
        return Transient(f"api {status}", retry_after=wait or 1.0, costs_attempt=False)
    if status == httpx.codes.SERVICE_UNAVAILABLE and wait:
        return Transient("api 503", retry_after=wait, costs_attempt=False)
    if wrong := _wrong_setting(status, code):
        return Misconfigured(f"api {status}", wrong)
    # An answer without a code comes from something in between (a router, a proxy).
    if status >= 500 or not code:
        return Transient(f"api {status}", retry_after=wait)
    return ApiRefused(status, code, error)


def _wrong_setting(status: int, code: str) -> str:
    """Return the variables to look at where the API cannot be at fault; "" where it can."""
    if status == httpx.codes.UNAUTHORIZED:
        return CREDENTIALS
    if status == httpx.codes.FORBIDDEN:
        return ADDRESS_AND_CREDENTIALS
    # Who answers so, or sends us elsewhere, is not our API; a router's time-out is no such answer.
    is_foreign = status < 500 and not code and status != httpx.codes.REQUEST_TIMEOUT
    return ADDRESS if is_foreign else ""


def _json(response: httpx.Response) -> dict[str, Any]:
    try:
        answer = response.json()
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}


def _retry_after(response: httpx.Response) -> float | None:
    value = response.headers.get("Retry-After", "")
    return min(float(value), MAX_RETRY_AFTER) if value.isascii() and value.isdigit() else None


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")
