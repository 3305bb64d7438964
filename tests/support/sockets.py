"""Clients that speak HTTP over a socket of their own: slow, unfinished, or not to be believed."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def connect(port: int, *, window: int | None = None) -> socket.socket:
    """Return a connection; `window` bounds the bytes that it takes before they are read."""
    made = socket.socket()
    if window is not None:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
    made.settimeout(60)
    try:
        made.connect(("127.0.0.1", port))
    except OSError:
        made.close()
        raise
    return made


@contextmanager
def many(port: int, count: int, data: bytes, **options: int) -> Iterator[list[socket.socket]]:
    """Hold `count` connections, each of which has sent `data`."""
    held: list[socket.socket] = []
    try:
        for _ in range(count):
            made = connect(port, **options)
            held.append(made)
            with suppress(OSError):  # dropped already, where there are more than the server holds
                made.sendall(data)
        yield held
    finally:
        for made in held:
            made.close()


def head(method: str, path: str, **fields: str) -> bytes:
    """Return a request's head; `content_length` is Content-Length."""
    lines = [f"{method} {path} HTTP/1.1", "Host: ozzie.example"]
    lines += [f"{name.replace('_', '-').title()}: {value}" for name, value in fields.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def answers(made: socket.socket, seconds: float = 60) -> bytes:
    """Return all that comes until the server ends the connection, or `seconds` passed."""
    found = bytearray()
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        made.settimeout(left)
        try:
            data = made.recv(65536)
        except (TimeoutError, ConnectionError):
            break
        if not data:
            break
        found += data
    return bytes(found)


def has_ended(made: socket.socket, seconds: float) -> bool:
    """Return whether the server ends the connection within `seconds`."""
    made.settimeout(seconds)
    try:
        while made.recv(65536):
            pass
    except TimeoutError:
        return False
    except ConnectionError:
        pass
    return True


@contextmanager
def relayed(path: str) -> Iterator[int]:
    """Have a server that listens on the Unix socket `path` reached over TCP; yield the port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            with suppress(OSError):
                while True:
                    client, _ = listener.accept()
                    server = socket.socket(socket.AF_UNIX)
                    server.connect(path)
                    for source, sink in ((client, server), (server, client)):
                        threading.Thread(target=_copy, args=(source, sink), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        yield int(listener.getsockname()[1])
        listener.shutdown(socket.SHUT_RDWR)


def _copy(source: socket.socket, sink: socket.socket) -> None:
    with source, suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)


class Bounds:
    """An application that takes 20 bytes of anybody."""

    def limit(self, method: str, path: str) -> int:
        """Return what anybody may send."""
        return 20

    def proven_limit(self, method: str, path: str, authorization: str | None) -> int | None:
        """Return what this sender may send."""
        return 100
