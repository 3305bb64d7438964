"""Clients that hold a connection and never end: others are answered, and they are dropped."""

import base64
import json
import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx
import pytest

from tests.support.e2e import new_phone, prepare
from tests.support.sockets import answers, connect, has_ended, head, many
from tests.support.system import CLIENT_ID, CLIENT_SECRET, System, system
from tests.support.twilio import inbound_form, sign
from tests.support.valkey import Valkey, free_port

WEBHOOK = "/webhooks/twilio/whatsapp"
FORM = "application/x-www-form-urlencoded"
BEARER = f"Bearer {base64.b64encode(f'{CLIENT_ID}:{CLIENT_SECRET}'.encode()).decode()}"
UPLOAD = "/v1/users/external:uploads/transactions"
WITHIN = 10  # seconds; a bounded wait: below what a client that holds a thread would cost
SEEN = 0.2  # seconds in which the process has seen what was sent to it

UNFINISHED = {
    "nothing at all": b"",
    "half a head": b"POST /webhooks/twilio/whatsapp HTTP/1.1\r\nHost: ozzie",
    "a webhook without its body": head("POST", WEBHOOK, content_type=FORM, content_length="900"),
    "a webhook in chunks": head("POST", WEBHOOK, content_type=FORM, transfer_encoding="chunked")
    + b"400\r\nBody=",
    "an upload without credentials": head(
        "POST", UPLOAD, content_type="application/json", content_length="60000"
    )
    + b'{"type"',
    "an upload with credentials": head(
        "POST",
        UPLOAD,
        content_type="application/json",
        content_length="20000000",
        authorization=BEARER,
    )
    + b'{"type"',
    "an upload in chunks with credentials": head(
        "POST",
        UPLOAD,
        content_type="application/json",
        transfer_encoding="chunked",
        authorization=BEARER,
    )
    + b"10000\r\n"
    + b" " * 70_000,
}


@pytest.fixture(scope="module")
def web(
    fresh_database_url: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[System]:
    """Yield one web process with four threads."""
    valkey = Valkey()
    valkey.start()
    folder = tmp_path_factory.mktemp("hostile")
    with system(fresh_database_url("sqlite"), valkey.url, folder, WEB_THREADS="4") as made:
        prepare(made.settings())
        made.start_web()
        yield made
    valkey.remove()


@pytest.fixture
def client(web: System) -> Iterator[socket.socket]:
    """Yield a connection to the web process."""
    with connect(web.port) as made:
        yield made


def post_webhook(web: System) -> int:
    """Post a stranger's signed message and return the response's status."""
    form = inbound_form("hello", sender=f"whatsapp:{new_phone()}")
    signature = sign(f"{web.url}{WEBHOOK}", form)
    answer = httpx.post(
        f"{web.url}{WEBHOOK}",
        data=form.to_dict(),
        headers={"X-Twilio-Signature": signature},
        timeout=WITHIN,
    )
    return answer.status_code


def dropped(web: System) -> float:
    """Return how many requests were dropped so far."""
    lines = httpx.get(f"{web.url}/metrics", timeout=WITHIN).text.splitlines()
    counts = [line for line in lines if line.startswith("ozzie_requests_dropped_total{")]
    return sum(float(line.rpartition(" ")[2]) for line in counts)


@pytest.mark.parametrize("kind", UNFINISHED)
def test_three_hundred_unfinished_requests_leave_health_and_webhooks_answering(
    web: System, kind: str
) -> None:
    with many(web.port, 300, UNFINISHED[kind]):
        for _ in range(5):
            assert httpx.get(f"{web.url}/healthz", timeout=WITHIN).status_code == 200
            assert post_webhook(web) == 200


def test_more_connections_than_a_process_holds_let_the_next_one_in(web: System) -> None:
    with many(web.port, 700, UNFINISHED["half a head"]):
        assert httpx.get(f"{web.url}/healthz", timeout=WITHIN).status_code == 200
        assert post_webhook(web) == 200


@contextmanager
def paused(web: System) -> Iterator[None]:
    """Have all that happens within the block reach the serving process at once, at its end."""
    master = web.processes[0].pid
    (pid,) = Path(f"/proc/{master}/task/{master}/children").read_text().split()
    os.kill(int(pid), signal.SIGSTOP)
    time.sleep(0.02)
    try:
        yield
    finally:
        os.kill(int(pid), signal.SIGCONT)
        time.sleep(0.03)


def test_who_has_just_come_is_not_let_go_for_those_who_never_end(web: System) -> None:
    with many(web.port, 500, UNFINISHED["half a head"]), ExitStack() as others:
        time.sleep(SEEN)
        with paused(web):
            client = others.enter_context(connect(web.port))
            others.enter_context(many(web.port, 5, UNFINISHED["half a head"]))
        client.sendall(head("GET", "/healthz", connection="close"))
        assert answers(client).startswith(b"HTTP/1.1 200")


def test_who_is_let_go_while_they_speak_is_counted_once(web: System) -> None:
    with many(web.port, 500, b"") as idle, ExitStack() as others:
        time.sleep(1.1)  # none of them has just come
        for at in range(60):  # the first of those that are left and silent is let go
            with paused(web):
                others.enter_context(connect(web.port))
                for client in idle[at + 4 : at + 9]:
                    with suppress(OSError):
                        client.sendall(b"G")
    with many(web.port, 600, b"") as held:
        deadline = time.monotonic() + 60
        while sum(not has_ended(client, 0.001) for client in held) > 500:
            assert time.monotonic() < deadline


def test_connections_that_were_answered_and_stay_open_hold_nobody_up(web: System) -> None:
    with many(web.port, 300, head("GET", "/healthz")) as held:
        assert held[0].recv(65536).startswith(b"HTTP/1.1 200")
        assert post_webhook(web) == 200


def test_clients_that_do_not_read_their_answers_hold_nobody_up(web: System) -> None:
    asked = head("GET", "/openapi.json") * 40  # megabytes of answers to each
    with many(web.port, 12, asked, window=2048):
        for _ in range(5):
            assert httpx.get(f"{web.url}/healthz", timeout=WITHIN).status_code == 200
            assert post_webhook(web) == 200


def test_a_body_that_drips_is_dropped_and_counted(web: System, client: socket.socket) -> None:
    before = dropped(web)
    client.sendall(head("POST", WEBHOOK, content_type=FORM, content_length="900"))
    ended = False
    began = time.monotonic()
    while not ended and time.monotonic() - began < 120:
        with suppress(ConnectionError):
            client.sendall(b"x")
        ended = has_ended(client, 0.5)
    assert ended
    assert dropped(web) == before + 1


def test_an_upload_at_the_rate_of_a_slow_phone_is_served(
    web: System, client: socket.socket
) -> None:
    table = "date,description,amount\n" + "2025-05-05,Market,-12.50\n"
    body = json.dumps({"type": "spreadsheet", "content": table, "x": "." * 400_000}).encode()
    fields = {"content_type": "application/json", "authorization": BEARER, "connection": "close"}
    client.sendall(head("POST", UPLOAD, content_length=str(len(body)), **fields))
    for at in range(0, len(body), 20_000):
        client.sendall(body[at : at + 20_000])
        time.sleep(0.1)
    assert answers(client).startswith(b"HTTP/1.1 201")


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        (UPLOAD, {"content_length": "20000000"}, b"401"),
        (UPLOAD, {"content_length": "20000000", "expect": "100-continue"}, b"401"),
        (UPLOAD, {"content_length": "40000000", "authorization": BEARER}, b"413"),
        ("/v1/users", {"content_length": "2000000", "authorization": BEARER}, b"413"),
        ("/v1/users", {"content_length": "2000000"}, b"401"),
        (WEBHOOK, {"content_length": "70000"}, b"403"),
        (WEBHOOK, {"content_length": "70000", "x_twilio_signature": "eA=="}, b"413"),
    ],
)
def test_what_is_too_large_is_refused_before_its_body(
    web: System, client: socket.socket, path: str, fields: dict[str, str], status: bytes
) -> None:
    kind = FORM if path == WEBHOOK else "application/json"
    client.sendall(head("POST", path, content_type=kind, **fields))
    answer = answers(client)
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"Connection: close" in answer


@pytest.mark.parametrize(
    ("path", "authorization", "status"), [(UPLOAD, "", b"401"), ("/v1/users", BEARER, b"413")]
)
def test_chunks_without_end_are_refused(
    web: System, client: socket.socket, path: str, authorization: str, status: bytes
) -> None:
    fields = {"content_type": "application/json", "transfer_encoding": "chunked"}
    fields |= {"authorization": authorization} if authorization else {}
    client.sendall(head("POST", path, **fields))
    try:
        for _ in range(100):
            client.sendall(b"10000\r\n" + b" " * 65_536 + b"\r\n")
    except ConnectionError:
        pass  # it was refused meanwhile
    assert answers(client).startswith(b"HTTP/1.1 " + status)


def test_who_asks_is_told_to_continue_and_then_served(web: System, client: socket.socket) -> None:
    body = json.dumps({"external_user_id": "continued", "name": "x" * 100}).encode()
    fields = {"content_type": "application/json", "authorization": BEARER, "connection": "close"}
    length = str(len(body))
    client.sendall(
        head("POST", "/v1/users", content_length=length, expect="100-continue", **fields)
    )
    assert client.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
    client.sendall(body)
    assert answers(client).startswith(b"HTTP/1.1 201")


def test_requests_in_one_packet_are_answered_one_after_the_other(
    web: System, client: socket.socket
) -> None:
    body = json.dumps({"external_user_id": "in-chunks"}).encode()
    chunked = head(
        "POST",
        "/v1/users",
        content_type="application/json",
        transfer_encoding="chunked",
        authorization=BEARER,
    ) + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body)
    client.sendall(chunked + head("GET", "/healthz") + head("GET", "/x", connection="close"))
    answer = answers(client)
    assert [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]] == [b"201", b"200", b"404"]


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"nonsense\r\n\r\n", b"400"),
        (b"GET /healthz HTTP/1.1\r\nA b: c\r\n\r\n", b"400"),
        (head("GET", "/" + "x" * 9000), b"414"),
        (head("GET", "/healthz", x="y" * 40_000), b"431"),
        (head("POST", WEBHOOK, transfer_encoding="gzip"), b"400"),
        (head("POST", WEBHOOK, transfer_encoding="chunked") + b"zz\r\n", b"400"),
    ],
)
def test_what_is_no_request_is_refused(
    web: System, client: socket.socket, data: bytes, status: bytes
) -> None:
    client.sendall(data)
    answer = answers(client)
    assert answer.startswith(b"HTTP/1.1 " + status)
    assert b"\r\nX-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n" in answer


def test_logs_hold_no_words_of_a_malformed_request(web: System, client: socket.socket) -> None:
    client.sendall(b"GET /v1/users?phone=+5511987654321 x HTTP/1.1\r\n\r\n")
    assert answers(client).startswith(b"HTTP/1.1 400")
    assert "5511987654321" not in web.log.read_text()


def test_logs_hold_no_query(web: System) -> None:
    with web.api as api:
        assert api.get("/users", params={"phone": "+5511987654321"}).status_code == 200
        assert api.get("/users", params={"phone": "+5511987654321x"}).status_code == 422
        assert api.post("/users/search", json={"phone": "+5511987654321"}).status_code == 200
    assert "5511987654321" not in web.log.read_text()


def test_a_web_that_is_told_to_stop_does_not_wait_for_unfinished_requests(
    web: System,
) -> None:
    port = free_port()
    process = web.start("gunicorn", "app.wsgi:app", PORT=str(port))
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline:
        try:
            httpx.get(f"http://127.0.0.1:{port}/healthz", timeout=WITHIN)
            break
        except httpx.HTTPError:
            time.sleep(0.1)
    with many(port, 20, UNFINISHED["a webhook without its body"]):
        process.terminate()
        assert process.wait(25) == 0
