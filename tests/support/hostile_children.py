"""Jobs that do what a hostile document may bring a parser to do."""

import os
import signal
import socket
import time
from pathlib import Path
from typing import Any

from app.errors import DocumentUnreadable
from app.sandbox.child import Job

Answer = dict[str, Any]
HOARD: list[bytearray] = []


def echo(document: bytes, options: dict[str, Any]) -> Answer:
    return {"length": len(document), "pid": os.getpid(), **options}


def hold(document: bytes, options: dict[str, Any]) -> Answer:
    """Make a folder `begun`, and end once there is one `may_end`: nothing can be opened here."""
    folder = Path(options["folder"])
    (folder / "begun").mkdir(exist_ok=True)
    while not (folder / "may_end").exists():
        time.sleep(0.01)
    return echo(document, {})


def ponder(document: bytes, options: dict[str, Any]) -> Answer:
    begun = time.monotonic()
    time.sleep(0.05)
    return echo(document, {**options, "begun": begun})


def refuse(_document: bytes, _options: dict[str, Any]) -> Answer:
    raise DocumentUnreadable("password_required", "Send its password.")


def fail(_document: bytes, _options: dict[str, Any]) -> Answer:
    return {"never": 1 // 0}


def tell(document: bytes, _options: dict[str, Any]) -> Answer:
    raise type(document.decode(), (Exception,), {})


def spin(_document: bytes, _options: dict[str, Any]) -> Answer:
    while True:
        pass


def sleep(_document: bytes, _options: dict[str, Any]) -> Answer:
    time.sleep(60)
    return {}


def swell(_document: bytes, _options: dict[str, Any]) -> Answer:
    return {"size": len(bytearray(2 << 30))}


def die(_document: bytes, _options: dict[str, Any]) -> Answer:
    os.abort()


def vanish(_document: bytes, _options: dict[str, Any]) -> Answer:
    os.kill(os.getpid(), signal.SIGKILL)
    return {}


def hoard(_document: bytes, _options: dict[str, Any]) -> Answer:
    HOARD.append(bytearray(64 << 20))
    return {"pid": os.getpid()}


def shout(_document: bytes, _options: dict[str, Any]) -> Answer:
    os.write(1, b"a library's chatter")
    os.write(2, b"and its complaint")
    return {}


def flood(_document: bytes, _options: dict[str, Any]) -> Answer:
    return {"text": "x" * (9 << 20)}


def environment(_document: bytes, _options: dict[str, Any]) -> Answer:
    return {"names": sorted(os.environ)}


def read_a_file(_document: bytes, _options: dict[str, Any]) -> Answer:
    return {"text": Path("/etc/passwd").read_text()}


def connect(_document: bytes, _options: dict[str, Any]) -> Answer:
    return {"descriptor": socket.socket().fileno()}


def load_jobs() -> dict[str, Job]:
    return {
        job.__name__: job
        for job in (
            *(echo, hold, ponder, refuse, fail, spin, sleep, swell, die, vanish, hoard, shout),
            *(flood, environment, read_a_file, connect, tell),
        )
    }
