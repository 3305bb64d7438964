"""Start one child process, hand it documents, and kill it when it takes too long."""

import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Any

import app
from app.sandbox.bounds import MEGABYTE, Bounds
from app.sandbox.child import build_command
from app.sandbox.frames import FrameError, read_frame, write_frame

# Seconds to load the OCR models on a small, busy host.
START_SECONDS = 60.0
MAX_ANSWER_BYTES = 8 << 20
# A child is given no more documents in its last seconds before it ends for lack of work.
IDLE_MARGIN_SECONDS = 5.0

# NumPy's and OpenCV's libraries read these on import; one thread each keeps them within the limits.
# Large blocks are mapped, so they return to the system when freed: without that a child that reads
# a receipt peaks at 450 MB. From 2 MB on: from 256 kB on it takes a fifth more CPU time, and the
# peak is no more than 9 MB lower (bench.capacity, bench.documents).
ENVIRONMENT = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "1",
    "MALLOC_MMAP_THRESHOLD_": str(2 * MEGABYTE),
    "MALLOC_TRIM_THRESHOLD_": str(16 * MEGABYTE),
    "LC_ALL": "C.UTF-8",
}
# What a host sends to every process at a deploy, and a terminal at Ctrl-C. Only its parent ends a
# child: it finishes the document first.
SIGNALS_BLOCKED_IN_CHILDREN = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}
# The signals with which our own limits end a child.
OVERRUN_SIGNALS = {signal.SIGXCPU, signal.SIGALRM}


class ChildFailure(Exception):
    """Base of the errors of a child that did not answer; the child is dead."""


class ChildOverran(ChildFailure):
    """The child took too long."""


class ChildDied(ChildFailure):
    """The child died, not of our limits; `status` is its exit status, −N for signal N."""

    def __init__(self, status: int) -> None:
        """Take the exit status."""
        self.status = status
        super().__init__(f"exit status {status}")


class ChildBroken(ChildFailure):
    """The child sent what is not an answer."""


@contextmanager
def _block_signals() -> Iterator[None]:
    """Block these signals while a child starts: it inherits the mask through fork and exec."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS_BLOCKED_IN_CHILDREN)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Child:
    """A child process that waits for documents; one thread at a time may use it."""

    def __init__(self, module: str, bounds: Bounds) -> None:
        """Start it and wait until its jobs are loaded. Raise ChildFailure where that fails."""
        self.served = 0
        self._bounds = bounds
        with _block_signals():
            self._process = subprocess.Popen(
                build_command(module, bounds),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=Path(app.__file__).parent.parent,
                env=ENVIRONMENT,
            )
        self._used_at = time.monotonic()
        with self._time_limit(START_SECONDS):
            if read_frame(self._answers, MAX_ANSWER_BYTES) != b"ready":
                raise FrameError("not ready")

    @property
    def pid(self) -> int:
        """Return the child's process id."""
        return self._process.pid

    @property
    def is_usable(self) -> bool:
        """Return whether it lives, may serve more documents, and is not about to end as idle."""
        idle = self._bounds.idle_seconds
        rested = time.monotonic() - self._used_at
        return (
            self._process.poll() is None
            and self.served < self._bounds.max_documents
            and rested < idle - min(IDLE_MARGIN_SECONDS, idle / 2)
        )

    @property
    def exceeds_memory(self) -> bool:
        """Return whether it holds too much memory; False where the system does not report it."""
        try:
            pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        except (OSError, ValueError, IndexError):
            return False
        return pages * os.sysconf("SC_PAGE_SIZE") > self._bounds.max_resident_bytes

    def run(self, request: bytes, document: bytes, seconds: float) -> dict[str, Any]:
        """Return its answer, given within `seconds`. Raise ChildFailure."""
        with self._time_limit(seconds):
            write_frame(self._requests, request)
            write_frame(self._requests, document)
            frame = read_frame(self._answers, MAX_ANSWER_BYTES)
            if frame is None:
                raise FrameError("no answer")
            answer = json.loads(frame)
        self.served += 1
        self._used_at = time.monotonic()
        return dict(answer)

    def close(self) -> None:
        """Kill it; it has nothing to finish."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue
        self._process.wait()

    @contextmanager
    def _time_limit(self, seconds: float) -> Iterator[None]:
        """Kill the child where the block takes longer. Raise the ChildFailure that ended it."""
        overrun = threading.Event()

        def kill() -> None:
            overrun.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.start()
        try:
            yield
        except (FrameError, OSError, ValueError) as error:
            raise self._end_failed_child(overrun) from error
        finally:
            timer.cancel()
            timer.join()
        if overrun.is_set():
            # It answered at the very moment when it was killed.
            self.close()
            raise ChildOverran

    def _end_failed_child(self, overrun: threading.Event) -> ChildFailure:
        """End a child that did not answer; return the reason."""
        with suppress(subprocess.TimeoutExpired):
            # The pipe of a dying process closes shortly before its status is available.
            self._process.wait(1)
        status = self._process.returncode
        self.close()
        if overrun.is_set() or (status is not None and -status in OVERRUN_SIGNALS):
            return ChildOverran()
        return ChildBroken() if status is None else ChildDied(status)

    @property
    def _requests(self) -> IO[bytes]:
        stream = self._process.stdin
        if stream is None:
            raise ValueError("no pipe")
        return stream

    @property
    def _answers(self) -> IO[bytes]:
        stream = self._process.stdout
        if stream is None:
            raise ValueError("no pipe")
        return stream
