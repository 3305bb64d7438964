"""Call an OpenAI-compatible provider over HTTP, each call within its deadline.

Every fault is a ModelFault: no exception of a library leaves this module.
"""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import httpx

from app.model.background import BackgroundLoop
from app.model.faults import PASSING, ModelFault, Outcome
from app.requester import RequestDeadline

OPENAI_URL = "https://api.openai.com/v1"
CONNECT_SECONDS = 2.0
# With less time left than this nothing is asked.
LEAST_SECONDS = 3.0
# Bytes of an answer; a long one has some thousands.
LARGEST_ANSWER = 4_000_000
_FIRST_WAIT = 0.3  # seconds before the second try, where the provider names none


@dataclass(frozen=True, slots=True)
class ProviderAnswer:
    """A JSON object that a provider answered, with its request id."""

    body: Mapping[str, Any]
    request_id: str | None


class Provider:
    """A provider's API; one connection pool for this process."""

    def __init__(self, api_key: str, base_url: str = "") -> None:
        self.base_url = base_url or OPENAI_URL
        self._headers = {"Authorization": f"Bearer {api_key}"}
        if (urlsplit(self.base_url).hostname or "").endswith(".azure.com"):
            self._headers["api-key"] = api_key
        self._loop = BackgroundLoop()
        self._client: httpx.AsyncClient | None = None

    def chat(self, body: Mapping[str, Any], deadline: RequestDeadline) -> ProviderAnswer:
        """Return a chat completion. Raise ModelFault."""
        return self._call(
            lambda client: self._post(client, "/chat/completions", json=body), deadline
        )

    def transcribe(
        self, fields: Mapping[str, str], name: str, data: bytes, deadline: RequestDeadline
    ) -> ProviderAnswer:
        """Return the transcription of a recording. Raise ModelFault."""
        return self._call(
            lambda client: self._post(
                client, "/audio/transcriptions", data=fields, files={"file": (name, data)}
            ),
            deadline,
        )

    def close(self) -> None:
        """End the connections, for tests and commands."""
        if self._client is not None:
            self._loop.run(self._client.aclose(), RequestDeadline.after(1))
        self._loop.close()

    def _call(
        self,
        attempt: Callable[[httpx.AsyncClient], Awaitable[ProviderAnswer]],
        deadline: RequestDeadline,
    ) -> ProviderAnswer:
        if deadline.remaining() < LEAST_SECONDS:
            raise ModelFault("no_time")
        return self._loop.run(self._with_retry(attempt, deadline), deadline)

    async def _with_retry(
        self,
        attempt: Callable[[httpx.AsyncClient], Awaitable[ProviderAnswer]],
        deadline: RequestDeadline,
    ) -> ProviderAnswer:
        """Try at most twice, and only where the wait leaves enough time for the second."""
        if self._client is None:  # made in the loop's thread, which alone uses it
            self._client = httpx.AsyncClient(
                headers=self._headers, timeout=httpx.Timeout(None, connect=CONNECT_SECONDS)
            )
        try:
            return await attempt(self._client)
        except ModelFault as fault:
            if fault.outcome not in PASSING:
                raise
            jitter = random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing
            wait = _FIRST_WAIT * jitter if fault.retry_after is None else fault.retry_after
            if wait + LEAST_SECONDS > deadline.remaining():
                raise
        await asyncio.sleep(wait)
        return await attempt(self._client)

    async def _post(self, client: httpx.AsyncClient, path: str, **content: Any) -> ProviderAnswer:
        try:
            async with client.stream("POST", self.base_url + path, **content) as response:
                text = await _read(response)
        except httpx.HTTPError as error:
            raise ModelFault("network", type(error).__name__) from None
        if not response.is_success:
            raise _fault_of(response, text)
        return ProviderAnswer(_parse(text), response.headers.get("x-request-id"))


async def _read(response: httpx.Response) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_bytes():
        parts.append(part)
        size += len(part)
        if size > LARGEST_ANSWER:
            raise ModelFault("malformed", "too large")
    return b"".join(parts)


def _parse(text: bytes) -> Mapping[str, Any]:
    try:
        body = json.loads(text)
    except (ValueError, RecursionError):
        raise ModelFault("malformed", "not JSON") from None
    if not isinstance(body, dict):
        raise ModelFault("malformed", "not an object")
    return body


_BY_STATUS: Mapping[int, Outcome] = {
    401: "unauthorized",
    403: "unauthorized",
    404: "not_found",
    408: "server_error",
    409: "server_error",
    413: "too_large",
    429: "rate_limited",
}


def _fault_of(response: httpx.Response, text: bytes) -> ModelFault:
    """Return the fault that an error status means; its detail is the provider's code alone."""
    try:
        error = _parse(text).get("error")
    except ModelFault:
        error = None
    said: Mapping[str, Any] = error if isinstance(error, dict) else {}
    code = str(said.get("code") or said.get("type") or response.status_code)[:60]
    status = response.status_code
    default: Outcome = (
        "server_error"
        if status >= httpx.codes.INTERNAL_SERVER_ERROR
        else ("malformed" if status < httpx.codes.BAD_REQUEST else "bad_request")
    )
    outcome = _BY_STATUS.get(status, default)
    if "insufficient_quota" in {said.get("code"), said.get("type")}:
        outcome = "quota"
    if "content_filter" in {said.get("code"), said.get("type")}:
        outcome = "refused"
    detail = f"{code} {said.get('param') or ''} {said.get('message') or ''}"
    detail = detail if outcome == "bad_request" else code
    return ModelFault(outcome, detail, retry_after=_retry_after(response))


def _retry_after(response: httpx.Response) -> float | None:
    """Return the seconds that the provider asks to wait; a date is taken for too long."""
    for name, unit in (("retry-after-ms", 0.001), ("retry-after", 1.0)):
        if value := response.headers.get(name):
            try:
                return max(0.0, float(value) * unit)
            except ValueError:
                return float("inf")
    return None
