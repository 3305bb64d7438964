"""Post signed webhooks at a given rate, from many people, over kept-alive connections."""

import base64
import hashlib
import hmac
import itertools
import re
import socket
import statistics
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

from app.config import SIMULATOR_ACCOUNT_SID, SIMULATOR_AUTH_TOKEN, SIMULATOR_NUMBER

PATH = "/webhooks/twilio/whatsapp"
_sids = itertools.count(1)


@dataclass
class Sent:
    """What the load saw: seconds a request, and answers other than 200."""

    seconds: list[float] = field(default_factory=list)
    failures: int = 0

    def p99_ms(self) -> float:
        """Return the 99th percentile in milliseconds."""
        return statistics.quantiles(self.seconds, n=100)[98] * 1000


def person(number: int) -> str:
    """Return the phone of the nth person of a benchmark."""
    return f"+1415{5_000_000 + number:07}"


def request(url: str, phone: str, body: str) -> bytes:
    """One signed webhook as it goes over the wire."""
    form = {
        "MessageSid": f"SM{next(_sids):032x}",
        "AccountSid": SIMULATOR_ACCOUNT_SID,
        "From": f"whatsapp:{phone}",
        "To": f"whatsapp:{SIMULATOR_NUMBER}",
        "Body": body,
        "NumMedia": "0",
        "ProfileName": "Maria Santos",
        "WaId": phone[1:],
        "MessageType": "text",
        "SmsStatus": "received",
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "ApiVersion": "2010-04-01",
    }
    signed = url + PATH + "".join(name + form[name] for name in sorted(form))
    digest = hmac.new(SIMULATOR_AUTH_TOKEN.encode(), signed.encode(), hashlib.sha1).digest()
    payload = urlencode(form).encode()
    head = (
        f"POST {PATH} HTTP/1.1\r\nHost: {urlsplit(url).netloc}\r\n"
        f"X-Twilio-Signature: {base64.b64encode(digest).decode()}\r\n"
        "Content-Type: application/x-www-form-urlencoded\r\n"
        f"Content-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload


def _receive(connection: socket.socket) -> bytes:
    """One whole answer, headers and body."""
    answer = b""
    while b"\r\n\r\n" not in answer:
        answer += connection.recv(65536)
    head, _, body = answer.partition(b"\r\n\r\n")
    length = int(re.search(rb"Content-Length: (\d+)", head, re.IGNORECASE)[1])  # type: ignore[index]  # gunicorn always says it
    while len(body) < length:
        body += connection.recv(65536)
    return head


def send(
    url: str, phones: list[str], count: int, rate: float | None = None, threads: int = 8
) -> Sent:
    """Post `count` webhooks, in turn from each of `phones`, at `rate` a second (None: at once)."""
    sent = Sent()
    lock = threading.Lock()
    numbers = iter(range(count))
    began = time.monotonic()

    def work() -> None:
        parts = urlsplit(url)
        with socket.create_connection((parts.hostname, parts.port)) as connection:
            while True:
                with lock:
                    number = next(numbers, None)
                if number is None:
                    return
                message = request(url, phones[number % len(phones)], f"spent {number + 1} on food")
                if rate:
                    time.sleep(max(0.0, began + number / rate - time.monotonic()))
                start = time.perf_counter()
                connection.sendall(message)
                answer = _receive(connection)
                seconds = time.perf_counter() - start
                with lock:
                    sent.seconds.append(seconds)
                    sent.failures += not answer.startswith(b"HTTP/1.1 200")

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return sent
