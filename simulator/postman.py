"""Signed calls to the product: webhooks and status callbacks, as Twilio makes them."""

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
    """What came back: `status` is 0 where nothing did, and then `error` says why (ct, rt, drop)."""

    status: int = 0
    content_type: str = ""
    body: str = ""
    error: str = ""

    def describe(self) -> dict[str, Any]:
        """For the control API."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Letter:
    """One call to make: `url` as configured at Twilio's, the form, and whom it concerns.

    `auth_token` signs in place of the account's own; `copies` go out at the same instant.
    """

    target: Literal["webhook", "callback"]
    url: str
    form: Form
    person: str
    signature: Literal["right", "wrong", "missing"] = "right"
    auth_token: str = ""
    copies: int = 1


class Postman:
    """Posts letters; safe to use from many threads."""

    def __init__(self, options: Options, store: Store) -> None:
        self._options, self._store = options, store
        self._closing = threading.Event()
        limits = httpx.Limits(max_connections=200, max_keepalive_connections=32)
        self._http = httpx.Client(limits=limits, trust_env=False)
        self._pool = ThreadPoolExecutor(max_workers=64, thread_name_prefix="postman")

    def post(self, letter: Letter) -> list[Answer]:
        """Posts every copy of a letter at the same instant and waits for the answers."""
        headers = self._headers(letter)
        together = threading.Barrier(letter.copies)

        def once() -> Answer:
            together.wait()
            return self._persist(letter, headers)

        others = [self._pool.submit(once) for _ in range(letter.copies - 1)]
        return [once(), *(other.result() for other in others)]

    def close(self) -> None:
        """Ends what is held back and closes the connections."""
        self._closing.set()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._http.close()

    def _headers(self, letter: Letter) -> dict[str, str]:
        headers = {
            "Content-Type": "application/x-www-form-urlencoded; charset=UTF-8",
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
            "I-Twilio-Idempotency-Token": idempotency_token(),
        }
        token = letter.auth_token or self._options.auth_token
        if letter.signature == "wrong":
            token = f"not {token}"
        if letter.signature != "missing":
            signed = self._options.signed_url(letter.url)
            headers["X-Twilio-Signature"] = sign(token, signed, letter.form)
        return headers

    def _persist(self, letter: Letter, headers: dict[str, str]) -> Answer:
        retries = retries_of(letter.url)
        for attempt in range(retries.count + 1):
            answer = self._once(letter, headers, retries)
            failure = answer.error or str(answer.status)
            if not retries.again(failure) or self._closing.wait(0.05 * (attempt + 1)):
                break
        return answer

    def _once(self, letter: Letter, headers: dict[str, str], retries: Retries) -> Answer:
        url = self._options.reachable_url(letter.url).partition("#")[0]
        timeout = httpx.Timeout(retries.read, connect=retries.connect)
        begun = time.monotonic()
        try:
            body = urlencode(letter.form)
            response = self._http.post(url, content=body, headers=headers, timeout=timeout)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            answer = Answer(error="ct")
        except httpx.HTTPError:
            answer = Answer(error="rt")
        else:
            content_type = response.headers.get("Content-Type", "")
            answer = Answer(response.status_code, content_type, response.text)
        self._store.note(
            letter.target,
            url=url,
            form=dict(letter.form),
            status=answer.status,
            error=answer.error,
            seconds=round(time.monotonic() - begun, 4),
        )
        return answer
