"""What a child that reads a document may use, and how it binds itself to that."""

import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """The bounds of one child.

    `address_space` is in bytes, for the child's whole life; `cpu_seconds` and `wall_seconds` are
    for each document; after `documents` of them, or `idle_seconds` without one, the child ends.
    """

    address_space: int = 512 * MEGABYTE
    cpu_seconds: int = 8
    wall_seconds: float = 15.0
    idle_seconds: float = 300.0
    documents: int = 64


def bind_process(bounds: Bounds) -> None:
    """Bounds the calling process for good: memory, no file to write, no core to dump."""
    for limit, value in (
        (resource.RLIMIT_AS, bounds.address_space),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (value, value))


def close_the_doors() -> None:
    """From here on the calling process can open nothing: no file, no connection, no program."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))


@contextmanager
def one_document(bounds: Bounds) -> Iterator[None]:
    """Lets the calling process read one document more; the kernel kills it beyond its bounds.

    The limit on processor time counts from a process's start, so it is raised each time. The
    parent keeps the wall clock; the alarm is for a child whose parent is gone.
    """
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + 1 + bounds.cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, bounds.wall_seconds + 1)
    yield
    signal.setitimer(signal.ITIMER_REAL, 0)
