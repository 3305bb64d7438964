"""Limit what a child process may use: memory, processor time, files."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """Resource limits of one child process.

    `address_space` (bytes) holds for the child's whole life; `cpu_seconds` and `wall_seconds` hold
    for each document. The child ends after `max_documents`, or after `idle_seconds` without one. A
    child that keeps more than `max_resident_bytes` after a document is replaced.
    """

    address_space: int = 512 * MEGABYTE
    cpu_seconds: int = 8
    wall_seconds: float = 15.0
    idle_seconds: float = 120.0
    max_documents: int = 64
    max_resident_bytes: int = 400 * MEGABYTE


def limit_process(bounds: Bounds) -> None:
    """Limit this process for good: its memory, no writing to files, no core dump."""
    for limit, value in (
        (resource.RLIMIT_AS, bounds.address_space),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def forbid_opening_files() -> None:
    """Keep this process from opening anything more: no file, no connection, no program."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


@contextmanager
def limit_document(bounds: Bounds) -> Iterator[None]:
    """Limit this process while it reads one document; the kernel kills it when it exceeds a limit.

    RLIMIT_CPU counts from the start of the process, so it is raised for each document. The parent
    measures wall time; the alarm is for a child whose parent is gone.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + 1 + bounds.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, bounds.wall_seconds + 1)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
