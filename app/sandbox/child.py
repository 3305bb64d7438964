"""Run as a child process: `python -m app.sandbox.child MODULE[:ARGUMENT] BOUNDS`.

MODULE has a function `load_jobs([ARGUMENT])`, which imports all that its jobs need, because nothing
can be opened afterwards, and returns the jobs by name. A job takes a document's bytes and JSON
options and returns a JSON object. It raises DocumentUnreadable for what it cannot read.
"""

import importlib
import json
import os
import select
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import IO, Any

from app.errors import DocumentUnreadable
from app.memory import give_memory_back
from app.sandbox.bounds import Bounds, forbid_opening_files, limit_document, limit_process
from app.sandbox.frames import read_frame, write_frame

Job = Callable[[bytes, dict[str, Any]], dict[str, Any]]

MAX_REQUEST_BYTES = 1 << 20
MAX_DOCUMENT_BYTES = 64 << 20


def build_command(module: str, bounds: Bounds) -> list[str]:
    """Return the command line of a child that runs the jobs of `module` within `bounds`."""
    return [sys.executable, "-m", "app.sandbox.child", module, json.dumps(asdict(bounds))]


def run_job(jobs: Mapping[str, Job], request: bytes, document: bytes) -> dict[str, Any]:
    """Run one job on one document.

    Return a dict with `result`, `unreadable` ([reason, message]) or `fault` (an exception's name).
    """
    try:
        name, options = json.loads(request)
        return {"result": jobs[name](document, options)}
    except DocumentUnreadable as error:
        return {"unreadable": [error.reason, error.message]}
    except Exception as error:  # noqa: BLE001 - a hostile document may raise anything
        return {"fault": type(error).__name__}


def serve(source: IO[bytes], sink: IO[bytes], jobs: Mapping[str, Job], bounds: Bounds) -> None:
    """Answer requests until the parent is gone, is silent for long, or the child is worn out."""
    for _ in range(bounds.max_documents):
        if not select.select([source], [], [], bounds.idle_seconds)[0]:
            return
        request = read_frame(source, MAX_REQUEST_BYTES)
        if request is None:
            return
        document = read_frame(source, MAX_DOCUMENT_BYTES) or b""
        with limit_document(bounds):
            response = json.dumps(run_job(jobs, request, document))
        write_frame(sink, response.encode())
        del request, document, response
        give_memory_back()


def exit_with_parent(source: IO[bytes]) -> None:
    """Exit as soon as the parent is gone, even in the middle of a document.

    Otherwise the child of a killed parent would work beside its successor's, on a host with memory
    for one. Linux only; elsewhere the alarm of `limit_document` ends the child.
    """
    if not hasattr(select, "epoll"):
        return
    hangup = select.epoll()
    hangup.register(source, 0)  # EPOLLHUP is always reported

    def watch() -> None:
        hangup.poll()
        os._exit(0)

    threading.Thread(target=watch, daemon=True).start()


def main(module: str, bounds: Bounds) -> None:
    """Limit this process, load the jobs of `module`, report "ready" to the parent, and serve."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    exit_with_parent(source)
    # What a library prints must not get between the frames.
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    limit_process(bounds)
    name, _, argument = module.partition(":")
    load_jobs = importlib.import_module(name).load_jobs
    jobs: Mapping[str, Job] = load_jobs(argument) if argument else load_jobs()
    forbid_opening_files()
    give_memory_back()
    write_frame(sink, b"ready")
    serve(source, sink, jobs, bounds)


if __name__ == "__main__":
    main(sys.argv[1], Bounds(**json.loads(sys.argv[2])))
