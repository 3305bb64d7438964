"""The files that web processes share their metrics in, safe on a full disk.

prometheus_client makes them sparse and maps them into memory: on a full disk the first touch of a
page that has no block yet ends the process by SIGBUS. Here each block is written before it is
mapped, at the start of a process and when a file grows. Where that fails, the values go on in
memory: this process's are missing in /metrics, and nothing else is.
"""

import mmap
import os
from pathlib import Path
from typing import Any, BinaryIO

import structlog
from prometheus_client import values
from prometheus_client.mmap_dict import MmapedDict

from app.logs import fault

# Bytes. Our metrics take 150 kB in the largest of the files (with three fallback models), so that
# none of them has to grow.
CAPACITY = 256 * 1024

log = structlog.get_logger()


class AllocatedDict(MmapedDict):
    """prometheus_client's dictionary in a file, none of whose pages lacks its block on the disk.

    It relies on these attributes of the class above: `_f`, `_m`, `_capacity`, `_used` and
    `_positions`; a test on real files holds them.
    """

    _f: BinaryIO | None  # type: ignore[assignment]  # none where the values are in memory

    def __init__(self, filename: str, read_mode: bool = False) -> None:
        """Open a process's file of one type of metric; made whole where there is none."""
        self._memory: mmap.mmap | None = None
        path = Path(filename)
        if not read_mode and not path.exists():
            try:
                _make(path, CAPACITY)
            except OSError as error:
                _say(error)
                self._start_in_memory()
                return
        super().__init__(filename, read_mode)  # type: ignore[no-untyped-call]  # theirs

    def _start_in_memory(self) -> None:
        self._f = None
        self._capacity, self._used, self._positions = CAPACITY, 8, {}
        self._m = self._memory = mmap.mmap(-1, CAPACITY)

    def _init_value(self, key: str) -> None:
        """Make room for a value where there is none, then store it as the class above does."""
        # Its own padding and numbers add less than this to a key.
        needed = self._used + len(key.encode()) + 32
        while needed > self._capacity:
            self._grow()
        super()._init_value(key)  # type: ignore[no-untyped-call]  # theirs

    def _grow(self) -> None:
        """Double the file; where the disk is full, go on with a copy in memory."""
        larger = self._capacity * 2
        if self._f is not None:
            try:
                _fill(self._f.fileno(), self._capacity, larger)
            except OSError as error:
                _say(error)
            else:
                self._m = mmap.mmap(self._f.fileno(), larger)
                self._capacity = larger
                return
        memory = mmap.mmap(-1, larger)
        memory[: self._used] = self._m[: self._used]
        if self._f is not None:
            self._f.close()
        self._f, self._m, self._memory, self._capacity = None, memory, memory, larger

    def close(self) -> None:
        """Close the file, or let the memory go."""
        if self._memory is not None:
            self._memory.close()
            self._memory = None
        super().close()  # type: ignore[no-untyped-call]  # theirs


def install() -> None:
    """Keep the metrics that are made from now on in such files; call before the first metric."""
    library: Any = values
    library.MmapedDict = AllocatedDict


def _make(path: Path, size: int) -> None:
    """Make a file whole, and only then under its name: who collects never sees a part of it."""
    draft = path.with_suffix(f".{os.getpid()}.new")
    try:
        with draft.open("wb") as file:
            _fill(file.fileno(), 0, size)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _fill(descriptor: int, start: int, end: int) -> None:
    """Write zeros, which takes the blocks on every system; a full disk raises OSError."""
    while start < end:
        start += os.pwrite(descriptor, bytes(end - start), start)


def _say(error: OSError) -> None:
    log.error("metrics_not_kept", **fault(error))
