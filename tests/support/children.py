"""Children that run hostile jobs, one that is held at its work, and whether a process has ended."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from app.sandbox.bounds import Bounds
from app.sandbox.sandbox import Sandbox

HOSTILE = "tests.support.hostile_children"
BOUNDS = Bounds(cpu_seconds=1, wall_seconds=3)
# For a child that is held at its work.
PATIENT = Bounds(cpu_seconds=30, wall_seconds=120)


class Hold:
    """A job `hold` is at its work from `wait_until_begun` until `end`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.options: dict[str, Any] = {"folder": str(folder)}

    def wait_until_begun(self) -> None:
        """Wait until a child works on it."""
        wait_until((self._folder / "begun").exists)

    def end(self) -> None:
        """Let it end, and all that come after it."""
        (self._folder / "may_end").mkdir()


def wait_until_queued(sandbox: Sandbox, count: int) -> None:
    """Wait until `count` documents wait for a child of the sandbox."""
    wait_until(lambda: len(sandbox._pool._slots._waiting) == count)


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.01)


def has_ended(pid: int, seconds: float = 60) -> bool:
    """Return whether the process ends within `seconds`; one that nobody awaits counts, too."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.02)
    return False
