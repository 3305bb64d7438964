"""Call the product's webhooks and status callbacks, signed as Twilio does."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass
from typing import Any, Literal
from urllib.parse import urlencode

import httpx

from simulator.inbound import idempotency_token
from simulator.options import Options
from simulator.retries import Retries, retries_of
from simulator.signature import sign
from simulator.store import Store

Form = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A response; without one `status` is 0 and `error` is the reason (ct, rt, drop)."""

    status: int = 0
    content_type: str = ""
    body: str = ""
    error: str = ""

    def describe(self) -> dict[str, Any]:
        """Return the response for the control API."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class WebhookCall:
    """A call to make: `url` as configured at Twilio, the form, and the person concerned.

    `auth_token` signs in place of the account's own; `copies` go out at the same instant.
    """

    target: Literal["webhook", "callback"]
    url: str
    form: Form
    person: str
    signature: Literal["right", "wrong", "missing"] = "right"
    auth_token: str = ""
    copies: int = 1


class WebhookClient:
    """Client that posts the calls; safe to use from many threads."""

    def __init__(self, options: Options, store: Store) -> None:
        self._options, self._store = options, store
        self._closing = threading.Event()
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=32)
        self._http = httpx.Client(limits=limits, trust_env=False)
        self._pool = ThreadPoolExecutor(max_workers=64, thread_name_prefix="webhooks")

    def post(self, call: WebhookCall) -> list[Answer]:
        """Post every copy of a call at the same instant and wait for the responses."""
        headers = self._headers(call)
        together = threading.Barrier(call.copies)

        def once() -> Answer:
            together.wait()
            return self._post_with_retries(call, headers)

        others = [self._pool.submit(once) for _ in range(call.copies - 1)]
        return [once(), *(other.result() for other in others)]

    def close(self) -> None:
        """End the waits between attempts and close the connections."""
        self._closing.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._http.close()

    def _headers(self, call: WebhookCall) -> dict[str, str]:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "I-Twilio-Idempotency-Token": idempotency_token(),
        }
        token = call.auth_token or self._options.auth_token
        if call.signature == "wrong":
            token = f"not {token}"
        if call.signature != "missing":
            signed = self._options.signed_url(call.url)
            headers["X-Twilio-Signature"] = sign(token, signed, call.form)
        return headers

    def _post_with_retries(self, call: WebhookCall, headers: dict[str, str]) -> Answer:
        retries = retries_of(call.url)
        for attempt in range(retries.count + 1):
            answer = self._post_once(call, headers, retries)
            failure = answer.error or str(answer.status)
            if not retries.again(failure) or self._closing.wait(0.05 * (attempt + 1)):
                break
        return answer

    def _post_once(self, call: WebhookCall, headers: dict[str, str], retries: Retries) -> Answer:
        url = self._options.reachable_url(call.url).partition("#")[0]
        timeout = httpx.Timeout(retries.read, connect=retries.connect)
        begun = time.monotonic()
        try:
            body = urlencode(call.form)
            response = self._http.post(url, content=body, headers=headers, timeout=timeout)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            answer = Answer(error="ct")
        except httpx.HTTPError:
            answer = Answer(error="rt")
        else:
            content_type = response.headers.get("Content-Type", "")
            answer = Answer(response.status_code, content_type, response.text)
        self._store.note(
            call.target,
            url=url,
            form=dict(call.form),
            status=answer.status,
            error=answer.error,
            seconds=round(time.monotonic() - begun, 4),
        )
        return answer
