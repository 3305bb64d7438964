"""A fake of an OpenAI-compatible provider: scripted answers, each fault, and a list of requests.

Tests script every answer. Without a script it answers by simple rules, so that `./run --model`
shows the whole way without a key.
"""

import json
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

MODELS = ("gpt-4o", "gpt-4o-mini", "whisper-1")
MOST_KEPT = 200
MOST_SHOWN = 300  # characters of a request


@dataclass(frozen=True, slots=True)
class Scripted:
    """One answer.

    Attributes:
        text: The words of the model; of a transcription, what was said.
        calls: Tools that it calls, each a name and arguments.
        status: The HTTP status; 400 and above answer an error of this `code`.
        retry_after: The header, where it is not empty.
        raw: The whole body instead, such as a page of HTML.
        hang: Seconds before anything is answered.
        drip: Seconds between two bytes of the body.
        finish: The finish reason.
        refusal: What the model says in place of an answer.
    """

    text: str = ""
    calls: Sequence[tuple[str, Mapping[str, Any]]] = ()
    status: int = 200
    code: str = ""
    message: str = ""
    retry_after: str = ""
    raw: str | None = None
    hang: float = 0.0
    drip: float = 0.0
    finish: str = "stop"
    refusal: str | None = None

    def body(self, path: str, number: int) -> str:
        """Return the body of the answer to request `number`."""
        if self.raw is not None:
            return self.raw
        if self.status >= 400:
            return json.dumps({"error": {"code": self.code or None, "message": self.message}})
        if path.endswith("/transcriptions"):
            return json.dumps({"text": self.text})
        message: dict[str, Any] = {"role": "assistant", "content": self.text or None}
        message["refusal"] = self.refusal
        if self.calls:
            message["tool_calls"] = [
                {
                    "id": f"call_{number}_{position}",
                    "type": "function",
                    "function": {"name": name, "arguments": json.dumps(arguments)},
                }
                for position, (name, arguments) in enumerate(self.calls)
            ]
        usage = {"prompt_tokens": 900, "completion_tokens": 60, "total_tokens": 960}
        choice = {"index": 0, "message": message, "finish_reason": self.finish}
        return json.dumps({"id": f"chatcmpl-{number}", "choices": [choice], "usage": usage})


@dataclass(frozen=True, slots=True)
class Received:
    """One request: its path, its JSON (of a recording its form as text), and its headers."""

    path: str
    body: Mapping[str, Any]
    raw: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)

    def describe(self) -> dict[str, Any]:
        """Return what is shown of it: where it went, the model, and what was asked last."""
        messages = self.body.get("messages") or [{}]
        content = messages[-1].get("content") or ""
        parts = content if isinstance(content, list) else [{"text": content}]
        words = " ".join(str(part.get("text", "[a picture]")) for part in parts)
        return {
            "path": self.path,
            "model": self.body.get("model", ""),
            "messages": len(messages),
            "last": words[:MOST_SHOWN],
        }


Responder = Callable[[Received], Scripted]


class FakeModel:
    """What is answered next, and what was asked."""

    def __init__(self, default: "Responder | None" = None) -> None:
        self.url = ""
        self.script: deque[Scripted | Responder] = deque()
        self.default: Responder = default or answer_by_rules
        self.models: tuple[str, ...] = MODELS
        self.requests: deque[Received] = deque(maxlen=MOST_KEPT)
        self._lock = threading.Lock()
        self.count = 0

    def next_answer(self, received: Received) -> tuple[Scripted, int]:
        """Keep a request, and return its answer and number."""
        with self._lock:
            self.requests.append(received)
            self.count += 1
            chosen = self.script.popleft() if self.script else self.default
            number = self.count
        return (chosen if isinstance(chosen, Scripted) else chosen(received)), number


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, fake: FakeModel, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.fake = fake


class _Handler(BaseHTTPRequestHandler):
    """Speaks the provider's protocol."""

    server: _Server

    def do_GET(self) -> None:
        """List the models, or one of them."""
        models = self.server.fake.models
        name = self.path.partition("/models")[2].strip("/")
        if name and name not in models:
            self._send(404, json.dumps({"error": {"code": "model_not_found"}}))
        elif name:
            self._send(200, json.dumps({"id": name, "object": "model"}))
        else:
            self._send(200, json.dumps({"data": [{"id": one} for one in models]}))

    def do_POST(self) -> None:
        """Answer as scripted."""
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            body = json.loads(raw)
        except ValueError:
            body = {}
        headers = {name.lower(): value for name, value in self.headers.items()}
        answer, number = self.server.fake.next_answer(Received(self.path, body, raw, headers))
        time.sleep(answer.hang)
        extra = {"x-request-id": f"req_{number}"}
        if answer.retry_after:
            extra["Retry-After"] = answer.retry_after
        self._send(answer.status, answer.body(self.path, number), extra, answer.drip)

    def _send(
        self, status: int, body: str, extra: Mapping[str, str] | None = None, drip: float = 0.0
    ) -> None:
        data = body.encode()
        size = 1 if drip else len(data) or 1
        try:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            for name, value in (extra or {}).items():
                self.send_header(name, value)
            self.end_headers()
            for position in range(0, len(data), size):
                self.wfile.write(data[position : position + size])
                time.sleep(drip)
        except OSError:
            self.close_connection = True  # the caller has given up

    def log_message(self, *_args: Any) -> None:
        """Log nothing."""


@contextmanager
def running(fake: FakeModel, port: int = 0) -> Iterator[FakeModel]:
    """Serve a fake model on loopback; port 0 is any free one."""
    server = _Server(fake, port)
    fake.url = f"http://127.0.0.1:{server.server_port}/v1"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_LINE = re.compile(r"([^\d\n,;]*?)\s*(\d+(?:[.,]\d{1,2})?)")


def answer_by_rules(received: Received) -> Scripted:
    """Answer without a script: a text's numbers are expenses, a question is about spending."""
    if received.path.endswith("/transcriptions"):
        return Scripted("12 lunch")
    schema = received.body.get("response_format", {}).get("json_schema", {}).get("name", "")
    messages = received.body.get("messages", [])
    text = _text_of(messages[-1]) if messages else ""
    if schema == "TextAnswer":
        return Scripted(json.dumps({"drafts": [_draft(*found) for found in _LINE.findall(text)]}))
    if schema:
        return Scripted(status=400, message="the fake model reads no pictures without a script")
    if any(message.get("role") == "tool" for message in messages):
        return Scripted("This month you spent {spent_total}.")
    return Scripted(calls=[("spent", {"name": "spent_total", "period": "this_month"})])


def _text_of(message: Mapping[str, Any]) -> str:
    content = message.get("content")
    text = content if isinstance(content, str) else ""
    return text.partition("<message>")[2].partition("</message>")[0]


def _draft(words: str, amount: str) -> dict[str, Any]:
    return {
        "quote": f"{words}{amount}".strip() or amount,
        "amount": amount.replace(",", "."),
        "operation": "none",
        "operands": [],
        "currency": None,
        "kind": "expense",
        "category": "other",
        "description": words.strip() or "purchase",
        "date": None,
    }
