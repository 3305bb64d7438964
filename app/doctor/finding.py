"""What a check found, and HTTP calls with a bounded wait for the checks."""

import asyncio
import os
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import httpx

# Twilio gives a webhook up after 15 s; who has not answered by then is as good as away (seconds).
TIMEOUT = 15.0


class Verdict(StrEnum):
    """How a check ended; only a fault makes the command fail."""

    OK = "ok"
    NOTE = "note"
    SKIPPED = "skip"
    FAULT = "FAULT"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: what was checked, the verdict, and in `words` what to set where it is wrong."""

    name: str
    verdict: Verdict
    words: str

    def __str__(self) -> str:
        return f"{self.verdict:<5} {self.name}: {self.words}"


class Faulty(Exception):
    """A check found a fault; the message becomes the finding's text."""


def ask(
    variable: str, method: str, url: str, *, timeout: float = TIMEOUT, **options: Any
) -> httpx.Response:
    """Return a service's answer, redirects not followed; a lost connection is tried once more.

    `variable` names the service's address; `timeout`, in seconds, is for the whole answer, however
    slowly its bytes come. Raises Faulty where there is no answer.
    """
    try:
        return asyncio.run(_request(method, url, timeout, options))
    except (httpx.TimeoutException, TimeoutError):
        raise Faulty(f"{url} did not answer within {timeout:.2g} s; check {variable}") from None
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise Faulty(f"{url} cannot be reached: {_find_reason(error)}; check {variable}") from None


def _find_reason(error: Exception) -> str:
    """Return the system's reason ("Connection refused", "certificate has expired").

    Where all addresses of a host refuse, the error itself tells only that each attempt failed.
    """
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, BaseExceptionGroup):
            cause = cause.exceptions[0]
        if isinstance(cause, ConnectionError) and cause.errno:
            return os.strerror(cause.errno)
        cause = cause.__cause__ or cause.__context__
    return str(error) or type(error).__name__


async def _request(
    method: str, url: str, seconds: float, options: dict[str, Any]
) -> httpx.Response:
    transport = httpx.AsyncHTTPTransport(retries=1)
    async with (
        asyncio.timeout(seconds),  # httpx's own is for each read alone
        httpx.AsyncClient(transport=transport, timeout=seconds) as http,
    ):
        return await http.request(method, url, **options)


def describe(answer: httpx.Response) -> str:
    """Describe an unexpected response: its status, and its redirect or content type."""
    if answer.is_redirect:
        return f"redirects to {answer.headers.get('Location', 'nowhere')}"
    kind = answer.headers.get("Content-Type", "nothing").partition(";")[0]
    return f"answers {answer.status_code} with {kind}"
