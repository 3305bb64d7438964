"""One child: started by exec, asked one thing at a time, killed when it overruns."""

import json
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import app
from app.reading.sandbox.bounds import Bounds
from app.reading.sandbox.child import command
from app.reading.sandbox.wire import FrameError, read_frame, write_frame

# Loading the models of OCR on a busy small host (seconds).
START_SECONDS = 60.0
ANSWER_BOUND = 8 << 20

# The libraries for arrays read these at their import; with one thread each they keep in bounds.
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "LC_ALL": "C.UTF-8"}


class ChildGone(Exception):
    """The child died or was killed; `reason` is one of DocumentUnreadable's."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Child:
    """A child process that waits for documents; one thread at a time may ask it."""

    def __init__(self, module: str, bounds: Bounds) -> None:
        """Starts it and waits until its jobs are loaded. Raises ChildGone where they cannot be."""
        self.served = 0
        self._bounds = bounds
        self._process = subprocess.Popen(
            command(module, bounds),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(app.__file__).parent.parent,
            env=ENVIRONMENT,
        )
        self._used_at = time.monotonic()
        with self._within(START_SECONDS):
            if read_frame(self._answers, ANSWER_BOUND) != b"ready":
                raise FrameError("not ready")

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def usable(self) -> bool:
        """Whether it lives, is neither aged nor about to end for want of work."""
        rested = time.monotonic() - self._used_at
        return (
            self._process.poll() is None
            and self.served < self._bounds.documents
            and rested < self._bounds.idle_seconds / 2
        )

    def ask(self, request: bytes, document: bytes) -> dict[str, Any]:
        """Its answer. Raises ChildGone where it dies or overruns its bounds; it is dead then."""
        with self._within(self._bounds.wall_seconds):
            write_frame(self._requests, request)
            write_frame(self._requests, document)
            frame = read_frame(self._answers, ANSWER_BOUND)
            if frame is None:
                raise FrameError("no answer")
            answer = json.loads(frame)
        self.served += 1
        self._used_at = time.monotonic()
        return dict(answer)

    def close(self) -> None:
        """Kills it; there is nothing that it would have to finish."""
        self._process.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream:
                try:
                    stream.close()
                except BrokenPipeError:
                    continue
        self._process.wait()

    @contextmanager
    def _within(self, seconds: float) -> Iterator[None]:
        """Kills the child where the block takes longer, and tells what ended it."""
        overrun = threading.Event()

        def kill() -> None:
            overrun.set()
            self._process.kill()

        timer = threading.Timer(seconds, kill)
        timer.start()
        try:
            yield
        except (FrameError, OSError, ValueError) as error:
            self.close()
            slow = overrun.is_set() or self._process.returncode == -signal.SIGXCPU
            raise ChildGone("too_slow" if slow else "corrupt") from error
        finally:
            timer.cancel()
            timer.join()
        if overrun.is_set():
            # It answered at the very moment at which it was killed.
            self.close()
            raise ChildGone("too_slow")

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
