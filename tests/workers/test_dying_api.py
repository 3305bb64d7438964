"""The API while its web process ends, or a document's reader was killed: the message waits."""

import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from app.config import SIMULATOR_ACCOUNT_SID, Settings
from app.db import Database
from app.store import inbox
from app.twilio.media import MediaFetcher
from tests.support.clock import FixedClock
from tests.support.conversation import Bench, make_bench
from tests.support.messages import answer
from workers.actions import Actions
from workers.api_client import ApiClient

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 64
BOOKED = {"data": answer(summary=None).model_dump()}


@dataclass
class DyingApi:
    """An API on loopback: `script` is what it does with each request, "answer" in the end."""

    script: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    url: str = ""

    def handle(self, request: BaseHTTPRequestHandler) -> None:
        """Do the next thing of the script."""
        self.keys.append(request.headers["Idempotency-Key"])
        self.bodies.append(request.rfile.read(int(request.headers["Content-Length"])))
        match self.script.pop(0) if self.script else "answer":
            case "busy":
                error = {"error": {"code": "SERVICE_UNAVAILABLE", "message": "…"}}
                self._say(request, 503, error, {"Retry-After": "20"})
            case "cut":
                request.connection.shutdown(socket.SHUT_RDWR)
            case "cut in the answer":
                request.wfile.write(b"HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{")
                request.wfile.flush()
                request.connection.shutdown(socket.SHUT_RDWR)
            case _:
                self._say(request, 201, BOOKED, {})
        request.close_connection = True

    def _say(
        self, request: BaseHTTPRequestHandler, status: int, body: object, headers: dict[str, str]
    ) -> None:
        content = json.dumps(body).encode()
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(content)))
        request.end_headers()
        request.wfile.write(content)


@pytest.fixture
def api() -> Iterator[DyingApi]:
    """Yield the dying API, listening."""
    made = DyingApi()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            made.handle(self)

        def log_message(self, *_: object) -> None:
            """Log nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    made.url = f"http://127.0.0.1:{server.server_port}"
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def settings(api: DyingApi, tmp_path: Path) -> Settings:
    """Return the settings of a worker that calls this API."""
    return Settings.model_validate(
        {
            "OZZIE_ENV": "development",
            "OZZIE_DATA_DIR": tmp_path,
            "OZZIE_API_URL": api.url,
            "twilio_api_url": "https://api.twilio.com",
        }
    )


@pytest.fixture
def photo(database: Database, clock: FixedClock, settings: Settings) -> Iterator[tuple[Bench, str]]:
    """Yield a worker with a photo to process, and the sid of the photo's message."""
    client = ApiClient(settings)
    twilio = httpx.MockTransport(lambda _: httpx.Response(200, content=PNG))
    media = MediaFetcher(settings, twilio)
    bench = make_bench(database, clock, actions=Actions(client, media))
    _, sid = bench.receive("", kind="image")
    path = f"/2010-04-01/Accounts/{SIMULATOR_ACCOUNT_SID}/Messages/{sid}/Media/ME{'0' * 32}"
    entry = {"url": f"https://api.twilio.com{path}", "content_type": "image/png", "filename": ""}
    message = bench.message(sid)
    with database.begin() as session:
        inbox.mark(session, message.id, media=[entry])
    yield bench, sid
    client.close()
    media.close()


def test_a_photo_whose_reader_was_killed_waits_as_asked_and_is_read_again(
    photo: tuple[Bench, str], api: DyingApi
) -> None:
    bench, sid = photo
    api.script = ["busy", "busy"]
    conversation = bench.message(sid).conversation_id
    for _ in range(2):
        bench.conversations.work_on(conversation)
        assert (bench.message(sid).state, bench.message(sid).attempts) == ("received", 0)
        bench.clock.advance(seconds=19)
        bench.conversations.work_on(conversation)
        bench.clock.advance(seconds=2)
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"
    assert api.keys == [f"{sid}:transactions"] * 3
    assert all(PNG in body for body in api.bodies)
    assert len(bench.sender.sent) == 1


@pytest.mark.parametrize("end", ["cut", "cut in the answer"])
def test_a_connection_that_a_dying_web_cuts_is_tried_again(
    photo: tuple[Bench, str], api: DyingApi, end: str
) -> None:
    bench, sid = photo
    api.script = [end]
    conversation = bench.message(sid).conversation_id
    bench.conversations.work_on(conversation)
    assert (bench.message(sid).state, bench.message(sid).crashes) == ("received", 0)
    bench.clock.advance(seconds=2)
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"
    assert api.keys == [f"{sid}:transactions"] * 2
    assert len(bench.sender.sent) == 1
