"""One at a time on a host, whatever the number of its processes."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import ServiceUnavailable

PAUSE = 0.02


@contextmanager
def host_slot(path: Path, patience: float) -> Iterator[None]:
    """Holds the slot that the file `path` stands for; it is freed even if its holder is killed.

    Raises ServiceUnavailable where it is not free within `patience` seconds.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _wait_for(descriptor, time.monotonic() + patience)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise ServiceUnavailable("Too many photos are being read at this moment.") from None
            time.sleep(PAUSE)
        else:
            return
