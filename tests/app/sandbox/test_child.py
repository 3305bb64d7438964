"""The child's program: what it answers, and when it stops."""

import json
import os
from typing import Any

from app.sandbox.bounds import Bounds
from app.sandbox.child import run_job, serve
from app.sandbox.frames import read_frame, write_frame
from tests.support.hostile_children import load_jobs

ROOMY = Bounds(cpu_seconds=10_000, wall_seconds=10_000, idle_seconds=0.05, max_documents=2)


def served(*requests: tuple[str, bytes]) -> list[dict[str, Any]]:
    """Return what a child answers to these requests before it stops."""
    to_child, from_child = os.pipe(), os.pipe()
    with os.fdopen(to_child[1], "wb") as requests_in, os.fdopen(to_child[0], "rb") as source:
        for job, document in requests:
            write_frame(requests_in, json.dumps([job, {}]).encode())
            write_frame(requests_in, document)
        requests_in.close()
        with os.fdopen(from_child[1], "wb") as sink:
            serve(source, sink, load_jobs(), ROOMY)
    with os.fdopen(from_child[0], "rb") as answers:
        frames = iter(lambda: read_frame(answers, 1000), None)
        return [json.loads(frame) for frame in frames]


def test_it_answers_each_request_in_turn() -> None:
    answers = served(("echo", b"abc"), ("refuse", b""))
    assert answers[0]["result"]["length"] == 3
    assert answers[1]["unreadable"] == ["password_required", "Send its password."]


def test_it_stops_when_it_has_served_enough() -> None:
    assert len(served(("echo", b"1"), ("echo", b"2"), ("echo", b"3"))) == 2


def test_it_stops_when_its_parent_is_gone() -> None:
    assert served() == []


def test_an_unknown_job_and_a_broken_request_are_faults() -> None:
    assert run_job(load_jobs(), b'["dance", {}]', b"") == {"fault": "KeyError"}
    assert run_job(load_jobs(), b"{", b"") == {"fault": "JSONDecodeError"}
