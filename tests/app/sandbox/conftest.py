"""Fixtures for the tests of children."""

import time
from collections.abc import Callable

import psutil
import pytest


@pytest.fixture
def newborn() -> Callable[[], psutil.Process]:
    """Return a function that waits for a new child process and returns each only once."""
    known = {child.pid for child in psutil.Process().children()}

    def find() -> psutil.Process:
        for _ in range(1000):
            for child in psutil.Process().children():
                if child.pid not in known and child.status() != psutil.STATUS_ZOMBIE:
                    known.add(child.pid)
                    return child
            time.sleep(0.01)
        raise TimeoutError

    return find
