"""A child's program: `python -m app.reading.sandbox.child MODULE[:ARGUMENT] BOUNDS`.

MODULE names a module with `jobs([ARGUMENT])`: it loads all that its jobs will need, because nothing
can be opened afterwards, and gives them by name. A job takes a document's bytes and options of
JSON, and gives an object of JSON; what it cannot read it refuses with DocumentUnreadable.
"""

import importlib
import json
import os
import select
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import IO, Any

from app.errors import DocumentUnreadable
from app.reading.sandbox.bounds import Bounds, bind_process, close_the_doors, one_document
from app.reading.sandbox.wire import read_frame, write_frame

Job = Callable[[bytes, dict[str, Any]], dict[str, Any]]

REQUEST_BOUND = 1 << 20
DOCUMENT_BOUND = 64 << 20


def command(module: str, bounds: Bounds) -> list[str]:
    """The command line of a child that does the jobs of `module` within `bounds`."""
    return [sys.executable, "-m", "app.reading.sandbox.child", module, json.dumps(asdict(bounds))]


def answer(jobs: Mapping[str, Job], request: bytes, document: bytes) -> dict[str, Any]:
    """What one job makes of one document: its `result`, why it is `unreadable`, or a `fault`."""
    try:
        name, options = json.loads(request)
        return {"result": jobs[name](document, options)}
    except DocumentUnreadable as error:
        return {"unreadable": [error.reason, error.message]}
    except Exception as error:  # noqa: BLE001 - whatever a hostile document brings about is an answer
        return {"fault": type(error).__name__}


def serve(source: IO[bytes], sink: IO[bytes], jobs: Mapping[str, Job], bounds: Bounds) -> None:
    """Answers requests until the parent is gone, has nothing more, or the child has aged."""
    for _ in range(bounds.documents):
        if not select.select([source], [], [], bounds.idle_seconds)[0]:
            return
        request = read_frame(source, REQUEST_BOUND)
        if request is None:
            return
        document = read_frame(source, DOCUMENT_BOUND) or b""
        with one_document(bounds):
            said = json.dumps(answer(jobs, request, document))
        write_frame(sink, said.encode())


def main(module: str, bounds: Bounds) -> None:
    """Binds the process, loads the jobs of `module`, says that it is ready, and serves."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get among the frames.
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    bind_process(bounds)
    name, _, argument = module.partition(":")
    make_jobs = importlib.import_module(name).jobs
    jobs: Mapping[str, Job] = make_jobs(argument) if argument else make_jobs()
    close_the_doors()
    write_frame(sink, b"ready")
    serve(source, sink, jobs, bounds)


if __name__ == "__main__":
    main(sys.argv[1], Bounds(**json.loads(sys.argv[2])))
