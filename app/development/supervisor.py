"""Several programs under one foreground process: started, watched, stopped, none left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import TextIO

POLL = 0.05  # seconds between two looks at the children
PR_SET_PDEATHSIG = 1


class ProgramFailed(Exception):
    """A program ended by itself or never got ready; the message is one line that says which."""


class Stopped(Exception):
    """Someone asked for the end (Ctrl-C or SIGTERM) before all was ready."""


@dataclass(frozen=True, slots=True)
class Program:
    """One program to run.

    `ready`, called with its process id, returns whether it serves yet; it has `patience` seconds
    for that. After SIGTERM it has `grace` seconds before it is killed. Those with `last` stop after
    the others. `log` is where its last output is found.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    ready: Callable[[int], bool] = lambda _pid: True
    patience: float = 60.0
    grace: float = 10.0
    last: bool = False
    log: str = "the lines above"


class Supervisor:
    """Runner of programs in `folder`, each in its own process group, with their output on `out`."""

    def __init__(self, folder: Path, out: TextIO = sys.stdout) -> None:
        self.asked_to_stop = threading.Event()
        self.asked_again = threading.Event()
        self._folder, self._out = folder, out
        self._writing = threading.Lock()
        self._running: list[tuple[Program, subprocess.Popen[bytes], threading.Thread]] = []

    def start(self, program: Program) -> None:
        """Start a program; raise ProgramFailed where its command does not exist."""
        try:
            process = subprocess.Popen(
                program.command,
                env=dict(program.environment),
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C in a terminal reaches only us; we pass it on
                preexec_fn=die_with_parent,  # noqa: PLW1509 - one system call, no lock
            )
        except OSError as error:
            raise ProgramFailed(f"{program.name} cannot be started: {error}") from None
        pump = threading.Thread(target=self._pump, args=(program.name, process), daemon=True)
        pump.start()
        self._running.append((program, process, pump))

    def wait_until_ready(self) -> None:
        """Wait until every program started so far is ready.

        Raises ProgramFailed where one ends or takes too long, Stopped on a request to stop.
        """
        for program, process, _ in self._running:
            deadline = time.monotonic() + program.patience
            while not program.ready(process.pid):
                if self.asked_to_stop.wait(POLL):
                    raise Stopped
                self._check()
                if time.monotonic() > deadline:
                    raise ProgramFailed(f"{program.name} was not ready in {program.patience:.0f} s")
            self._check()

    def watch(self) -> None:
        """Wait for a request to stop; raise ProgramFailed where a program ends before."""
        while not self.asked_to_stop.wait(POLL):
            self._check()

    def stop(self) -> None:
        """End every program: SIGTERM, its period of grace, then SIGKILL for its whole group.

        A second request to stop cuts the period of grace short.
        """
        for last in (False, True):
            batch = [running for running in self._running if running[0].last is last]
            for _, process, _ in batch:
                signal_group(process.pid, signal.SIGTERM)
            begun = time.monotonic()
            for program, process, pump in batch:
                while process.poll() is None and time.monotonic() - begun < program.grace:
                    if self.asked_again.wait(POLL):
                        break
                signal_group(process.pid, signal.SIGKILL)
                process.wait()
                pump.join(1.0)
        self._running.clear()

    def say(self, line: str) -> None:
        """Write a line of our own."""
        self._write(f"{line}\n")

    def _check(self) -> None:
        for program, process, pump in self._running:
            code = process.poll()
            if code is not None:
                pump.join(1.0)
                raise ProgramFailed(
                    f"{program.name} ended by itself ({ending(code)}); see {program.log}"
                )

    def _pump(self, name: str, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout  # noqa: S101 - it was asked for when the process was made
        with process.stdout:
            for line in process.stdout:
                self._write(f"{name:<9} | {line.decode(errors='replace').rstrip()}\n")

    def _write(self, text: str) -> None:
        with self._writing, contextlib.suppress(OSError, ValueError):
            self._out.write(text)
            self._out.flush()


@contextlib.contextmanager
def stopping_on_signals(supervisor: Supervisor) -> Iterator[None]:
    """Stop on Ctrl-C, SIGTERM or a closed terminal within the block; the second time, at once."""

    def ask(_number: int, _frame: FrameType | None) -> None:
        if supervisor.asked_to_stop.is_set():
            supervisor.asked_again.set()
        supervisor.asked_to_stop.set()

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {number: signal.signal(number, ask) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def ending(code: int) -> str:
    """Return how a process ended: its exit code, or the signal that ended it."""
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name


def signal_group(group: int, number: signal.Signals) -> None:
    """Send a signal to every process of a group that still runs."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)


def _prctl() -> Callable[[int, int], int] | None:
    # Looked up before any fork: loading a library in a forked child could meet a held lock.
    return getattr(ctypes.CDLL(None), "prctl", None) if sys.platform == "linux" else None


PRCTL = _prctl()


def die_with_parent() -> None:
    """Have this process, a child just forked, get SIGTERM when its parent dies (Linux only)."""
    if PRCTL:
        PRCTL(PR_SET_PDEATHSIG, signal.SIGTERM)
