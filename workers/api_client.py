"""The REST API /v1 over HTTP, as any client would call it."""

import base64
import random
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

import httpx

from app.config import Settings
from workers.retries import Transient

# Seconds. A text is answered in milliseconds; a document may wait for its reader, a chat for a
# model.
PATIENCE = 20.0
DOCUMENT_PATIENCE = 60.0
MAX_RETRY_AFTER = 120.0


class Refused(Exception):
    """The API said no, for good: its code, and what it tells besides."""

    def __init__(self, status: int, code: str, error: dict[str, Any]) -> None:
        super().__init__(f"{status} {code}")
        self.status = status
        self.code = code
        self.error = error


@dataclass(frozen=True, slots=True)
class Document:
    """A downloaded medium to hand over: an open file and what is known of it."""

    file: IO[bytes]
    kind: str
    filename: str
    content_type: str


class ApiClient:
    """One client a process; its methods may be called from many threads.

    They raise Transient for what may work later (time-outs, 429, 5xx, a request still running)
    and Refused for the rest.
    """

    def __init__(
        self, settings: Settings, transport: httpx.BaseTransport | None = None, slots: int = 32
    ) -> None:
        # Whole addresses cost httpx half of what it takes to join them to a base.
        self._url = settings.api_v1_url
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
        """Closes the connections."""
        self._http.close()

    def log_text(
        self, user_id: str, text: str, language: str, key: str, sent_at: datetime
    ) -> dict[str, Any]:
        """Submits a text; returns the transaction list's data."""
        body = {
            "type": "text",
            "content": text,
            "language": language,
            "channel": "whatsapp",
            "sent_at": _iso(sent_at),
        }
        return self._call("POST", f"/users/{user_id}/transactions", key=key, json=body)

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
    ) -> dict[str, Any]:
        """Submits a document as multipart; returns the transaction list's data."""
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
        return self._call(
            "POST",
            f"/users/{user_id}/transactions",
            key=key,
            data={name: value for name, value in fields.items() if value},
            files={"file": (document.filename or "file", document.file, document.content_type)},
            patience=DOCUMENT_PATIENCE,
        )

    def chat(self, user_id: str, message: str, language: str, key: str, sent_at: datetime) -> str:
        """Asks the coach; returns the answer's words."""
        body = {"message": message[:2000], "language": language, "sent_at": _iso(sent_at)}
        data = self._call("POST", f"/users/{user_id}/chat", key=key, json=body)
        return str(data["message"])

    def take_back(self, user_id: str, submission_id: str) -> None:
        """Deletes all that a submission booked; what is gone already is gone."""
        self._delete(f"/users/{user_id}/transactions", {"submission_id": submission_id})

    def correct(self, user_id: str, transaction_id: str, changes: dict[str, Any]) -> dict[str, Any]:
        """Changes fields of a transaction; returns it as it is now."""
        return self._call("PATCH", f"/users/{user_id}/transactions/{transaction_id}", json=changes)

    def set_language(self, user_id: str, language: str) -> None:
        """Changes the language that the person is answered in."""
        self._call("PATCH", f"/users/{user_id}", json={"language": language})

    def erase(self, user_id: str) -> None:
        """Erases the person; who is gone already is gone."""
        self._delete(f"/users/{user_id}", {})

    def _delete(self, path: str, params: dict[str, str]) -> None:
        try:
            self._call("DELETE", path, params=params)
        except Refused as refused:
            if refused.status != httpx.codes.NOT_FOUND:
                raise

    def _call(
        self, method: str, path: str, *, key: str = "", patience: float = PATIENCE, **options: Any
    ) -> dict[str, Any]:
        options["timeout"] = _timeout(patience)
        headers = {"Idempotency-Key": key} if key else {}
        try:
            response = self._http.request(method, self._url + path, headers=headers, **options)
        except httpx.HTTPError as error:
            raise Transient(f"api {type(error).__name__}") from None
        if response.status_code == httpx.codes.NO_CONTENT:
            return {}
        answer = _json(response)
        if response.is_success and isinstance(answer.get("data"), dict):
            data: dict[str, Any] = answer["data"]
            return data
        raise _failure(response, answer)


def _timeout(seconds: float) -> httpx.Timeout:
    """Up to a third less: where the API hangs, all slots would give up in the same instant, and
    the door next to them would wait.
    """
    patience = seconds * random.uniform(2 / 3, 1)  # noqa: S311 - spreads load, guards nothing
    return httpx.Timeout(patience, connect=3.0, pool=PATIENCE)


def _failure(response: httpx.Response, answer: dict[str, Any]) -> Exception:
    status = response.status_code
    error = answer.get("error")
    error = error if isinstance(error, dict) else {}
    code = str(error.get("code", ""))
    wait = _retry_after(response)
    if status == httpx.codes.TOO_MANY_REQUESTS or code == "IDEMPOTENCY_IN_PROGRESS":
        return Transient(f"api {status}", retry_after=wait or 1.0, costs_attempt=False)
    if status == httpx.codes.SERVICE_UNAVAILABLE and wait:
        return Transient("api 503", retry_after=wait, costs_attempt=False)
    # An answer that is not the API's own comes from something in between (a router, a proxy).
    if status >= 500 or not code:
        return Transient(f"api {status}", retry_after=wait)
    return Refused(status, code, error)


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
