"""The data folder: its files are private to their owner, and one `./run` at a time uses it."""

import fcntl
import json
import os
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

# What group and others may not do: read, write, enter.
OTHERS = 0o077
# Written by a running `./run`; the lock on the file shows whether it still runs.
STATE = "run.json"
# Seconds: who only looks holds the lock for a moment, too.
LOCK_PATIENCE = 0.5
LOOK_AGAIN = 0.02
# Files and folders that a version before may have made readable by all. The folder may be a whole
# disk's, so what else is in it is left alone.
OURS = ("*.db", "*.db-wal", "*.db-shm", "*secret*", "valkey", "metrics", "*.slot", "*.lock", STATE)

# By process id: what `folder_of_this_run` has made.
_of_runs: dict[int, Path] = {}


class FolderHeld(Exception):
    """Another `./run` uses the folder; the message is one line that names it."""


@contextmanager
def private_files() -> Iterator[None]:
    """Within the block this process makes files for its owner alone; its children do so, too."""
    before = os.umask(OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def make_private(folder: Path) -> None:
    """Make the folder where there is none, and take it and what we keep in it from all others.

    What belongs to somebody else, or is shared by its nature as /tmp is, keeps its mode.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    protect(folder)
    for pattern in OURS:
        for path in folder.glob(pattern):
            protect(path)


def protect(path: Path) -> None:
    """Take a file or folder of ours from everybody but its owner."""
    with suppress(FileNotFoundError, PermissionError):
        found = path.lstat()
        is_shared = found.st_mode & stat.S_ISVTX or stat.S_ISLNK(found.st_mode)
        if found.st_uid == os.geteuid() and not is_shared and found.st_mode & OTHERS:
            path.chmod(stat.S_IMODE(found.st_mode) & ~OTHERS)


@contextmanager
def held(folder: Path, address: str, variables: Mapping[str, str]) -> Iterator[None]:
    """Hold the folder during the block, and store `variables` for commands in other terminals.

    A holder that is killed holds nothing any more. Raises FolderHeld where somebody else does.
    """
    make_private(folder)
    descriptor = os.open(folder / STATE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        if not _locks(descriptor, fcntl.LOCK_EX, LOCK_PATIENCE):
            raise FolderHeld(_who(folder, descriptor))
        state = {"pid": os.getpid(), "address": address, "variables": dict(variables)}
        _write(descriptor, json.dumps(state, indent=1).encode())
        try:
            yield
        finally:
            _write(descriptor, b"")  # an address may hold a password
    finally:
        os.close(descriptor)


def folder_of_this_run(parent: Path) -> Path:
    """Return a folder in `parent` that is this process's and its children's as long as they live.

    Asked again, it is the same one. Those of runs that have ended are removed; those of others that
    use the same data folder, while one web takes over from another, are kept.
    """
    if os.getpid() in _of_runs:
        return _of_runs[os.getpid()]
    parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    guard = _opened(parent)
    try:
        fcntl.flock(guard, fcntl.LOCK_EX)
        for old in parent.iterdir():
            _remove_unless_held(old)
        made = Path(tempfile.mkdtemp(dir=parent))
        # Never closed: children inherit it, and the last of them to end lets go of the lock.
        fcntl.flock(_opened(made), fcntl.LOCK_EX)
    finally:
        os.close(guard)
    _of_runs[os.getpid()] = made
    return made


def _remove_unless_held(path: Path) -> None:
    if not path.is_dir():
        path.unlink(missing_ok=True)
        return
    descriptor = _opened(path)
    try:
        if _locks(descriptor, fcntl.LOCK_EX, 0.0):
            shutil.rmtree(path, ignore_errors=True)
    finally:
        os.close(descriptor)


def _opened(folder: Path) -> int:
    return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)


def variables_of_holder(folder: Path) -> dict[str, str]:
    """Return the variables that the `./run` on this folder was started with; {} where none runs."""
    try:
        descriptor = os.open(folder / STATE, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return {}
    try:
        if _locks(descriptor, fcntl.LOCK_SH, 0.0):
            return {}
        found = _read(descriptor).get("variables", {})
        return dict(found) if isinstance(found, dict) else {}
    finally:
        os.close(descriptor)


def _locks(descriptor: int, kind: int, patience: float) -> bool:
    until = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(LOOK_AGAIN)
        else:
            return True


def _who(folder: Path, descriptor: int) -> str:
    state = _read(descriptor)
    who = f"process {state['pid']}, {state['address']}" if state else "it is just starting"
    return (
        f"{folder.absolute()} is in use by another ./run ({who}); "
        "stop that one, or set OZZIE_DATA_DIR to another folder"
    )


def _write(descriptor: int, content: bytes) -> None:
    os.ftruncate(descriptor, 0)
    os.pwrite(descriptor, content, 0)


def _read(descriptor: int) -> dict[str, object]:
    """Return what the holder wrote; {} while it is still writing."""
    try:
        state = json.loads(os.pread(descriptor, 1 << 16, 0))
    except ValueError:
        return {}
    return state if isinstance(state, dict) and {"pid", "address"} <= state.keys() else {}
