"""Share one pool of children among all processes of a host.

The process that locks a file owns the pool and serves the others on a Unix socket beside the file.
When the owner ends, however it ends, the kernel frees its lock and closes its connections: the
next process that needs a child becomes the owner, and interrupted documents are read again. Only
the socket's name can be left behind, and the next owner replaces it.
"""

import errno
import fcntl
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from io import BufferedRWPair
from pathlib import Path
from typing import Any

import structlog

from app.sandbox.child import MAX_DOCUMENT_BYTES, MAX_REQUEST_BYTES
from app.sandbox.frames import FrameError, read_frame, write_frame
from app.sandbox.pool import RETRY_AFTER_SECONDS, Answer, Deadline, Pool
from app.sandbox.process import MAX_ANSWER_BYTES

log = structlog.get_logger()

# The owner keeps the deadline itself; its answer may arrive this much later (seconds).
GRACE_SECONDS = 1.0
# Between two attempts while the owner is starting or has just ended (seconds).
PAUSE_SECONDS = 0.05
# Connections waiting to be accepted: more than a host's web threads.
BACKLOG = 128
# The longest name of a socket on Linux and macOS, without the closing zero (bytes).
MAX_SOCKET_NAME_BYTES = 103

READY = b"send the document"


class _OwnerGone(Exception):
    """The process that owns the pool has ended, or does not answer yet."""


class SharedPool:
    """A pool that all processes of a host share; safe for any number of threads."""

    def __init__(self, pool: Pool, path: Path) -> None:
        """Use the lock file and the socket that `path`, without its ending, names."""
        self._pool = pool
        self._lock_path = path.with_suffix(".lock")
        self._socket_path = path.with_suffix(".socket")
        self._lock = threading.Lock()
        self._lock_file: int | None = None
        self._listener: socket.socket | None = None

    def run(self, request: bytes, document: Callable[[], bytes], deadline: Deadline) -> Answer:
        """Run the job `request` on a document, in this process's children or the owner's."""
        while deadline.left > 0:
            if self._owns_pool():
                return self._pool.run(request, document, deadline)
            try:
                return self._run_at_owner(request, document(), deadline)
            except _OwnerGone:
                time.sleep(PAUSE_SECONDS)
        return {"busy": RETRY_AFTER_SECONDS}

    def close_idle_children(self) -> None:
        """End the idle children, whichever process owns them."""
        if self._lock_file is not None:
            self._pool.close_idle_children()
            return
        soon = time.monotonic() + GRACE_SECONDS
        with suppress(OSError, FrameError), self._connect(Deadline(soon, soon)) as stream:
            write_frame(stream, b"null")

    def discard_after_fork(self) -> None:
        """Close this process's copies of the parent's lock and socket after a fork."""
        if self._lock_file is not None:
            os.close(self._lock_file)
        if self._listener:
            self._listener.close()

    def close(self) -> None:
        """Give up the pool; other processes have their interrupted documents read again."""
        with self._lock:
            if self._listener:
                # close() alone would leave the accepting thread blocked in accept().
                with suppress(OSError):
                    self._listener.shutdown(socket.SHUT_RDWR)
                self._listener.close()
            if self._lock_file is not None:
                os.close(self._lock_file)
            self._lock_file = self._listener = None

    def acquire_ownership(self) -> bool:
        """Return whether this process owns the pool; take it where no process does."""
        with self._lock:
            if self._lock_file is not None:
                return True
            self._lock_path.parent.mkdir(parents=True, exist_ok=True)
            lock_file = os.open(self._lock_path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            try:
                fcntl.flock(lock_file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._listener = self._listen()
            except BlockingIOError:
                os.close(lock_file)
                return False
            except BaseException:
                os.close(lock_file)
                raise
            self._lock_file = lock_file
            threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()
            return True

    def _owns_pool(self) -> bool:
        """Return as acquire_ownership does.

        Where the folder cannot be written, each process has children of its own.
        """
        try:
            return self.acquire_ownership()
        except OSError as error:
            log.warning("document.pool_not_shared", error=errno.errorcode.get(error.errno or 0))
            return True

    # --- as the owner -------------------------------------------------------------------------

    def _listen(self) -> socket.socket:
        listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            self._socket_path.unlink(missing_ok=True)
            with _socket_address(self._socket_path) as address:
                listener.bind(address)
            # Nobody can connect before listen(); afterwards only our own user.
            self._socket_path.chmod(0o600)
            listener.listen(BACKLOG)
        except BaseException:
            listener.close()
            raise
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError as error:
                if error.errno in {errno.EMFILE, errno.ENFILE, errno.ENOMEM}:
                    time.sleep(PAUSE_SECONDS)
                    continue
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        """Serve one caller; one that disconnects before its document is read costs nothing."""
        try:
            with connection, connection.makefile("rwb") as stream:
                self._serve(connection, stream)
        except (OSError, FrameError, ValueError) as error:
            log.info("document.caller_gone", error=type(error).__name__)

    def _serve(self, connection: socket.socket, stream: BufferedRWPair) -> None:
        connection.settimeout(GRACE_SECONDS)
        head = json.loads(read_frame(stream, MAX_REQUEST_BYTES) or b"null")
        if head is None:
            self._pool.close_idle_children()
            return
        deadline = Deadline(*head["deadline"])
        connection.settimeout(max(deadline.left, 0) + GRACE_SECONDS)
        document = partial(_receive_document, stream)
        answer = self._pool.run(head["request"].encode(), document, deadline)
        write_frame(stream, json.dumps(answer).encode())

    # --- as another process -------------------------------------------------------------------

    @contextmanager
    def _connect(self, deadline: Deadline) -> Iterator[BufferedRWPair]:
        """Connect to the owner. Raise OSError where there is none."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(max(deadline.left, 0) + GRACE_SECONDS)
            with _socket_address(self._socket_path) as address:
                connection.connect(address)
            with connection.makefile("rwb") as stream:
                yield stream

    def _run_at_owner(self, request: bytes, document: bytes, deadline: Deadline) -> Answer:
        head = json.dumps({"deadline": deadline, "request": request.decode()}).encode()
        try:
            with self._connect(deadline) as stream:
                write_frame(stream, head)
                response = read_frame(stream, MAX_ANSWER_BYTES)
                if response == READY:
                    write_frame(stream, document)
                    response = read_frame(stream, MAX_ANSWER_BYTES)
            answer: Any = json.loads(response or b"null")
        except TimeoutError:
            return {"busy": RETRY_AFTER_SECONDS}
        except (OSError, FrameError, ValueError) as error:
            raise _OwnerGone from error
        if not isinstance(answer, dict):
            raise _OwnerGone
        return answer


def _receive_document(stream: BufferedRWPair) -> bytes:
    """Return the document of a caller that has a child now. Raise FrameError if it has left."""
    write_frame(stream, READY)
    data = read_frame(stream, MAX_DOCUMENT_BYTES)
    if data is None:
        raise FrameError("the caller is gone")
    return data


@contextmanager
def _socket_address(path: Path) -> Iterator[str]:
    """Return the socket's name, through an open folder where the path is too long for one."""
    name = str(path.absolute())
    if len(os.fsencode(name)) <= MAX_SOCKET_NAME_BYTES:
        yield name
        return
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        yield f"/proc/self/fd/{folder}/{path.name}"
    finally:
        os.close(folder)
