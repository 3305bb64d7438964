"""Fixtures for the tests of children."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from tests.support.children import Hold


@pytest.fixture
def hold(tmp_path: Path) -> Hold:
    """Return a job that ends when it is told to."""
    folder = tmp_path / "hold"
    folder.mkdir()
    return Hold(folder)


@pytest.fixture
def newborn() -> Callable[[], psutil.Process]:
    """Return a function that waits for a new child process and returns each only once."""
    known = {child.pid for child in psutil.Process().children()}

    def find() -> psutil.Process:
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for child in psutil.Process().children():
                with suppress(psutil.NoSuchProcess):
                    if child.pid not in known and child.status() != psutil.STATUS_ZOMBIE:
                        known.add(child.pid)
                        return child
            time.sleep(0.01)
        raise TimeoutError

    return find
