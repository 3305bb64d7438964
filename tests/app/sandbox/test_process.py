"""One child process: what it answers, and what becomes of it."""

import json
from collections.abc import Iterator

import psutil
import pytest

from app.sandbox.bounds import MEGABYTE, Bounds
from app.sandbox.process import Child, ChildBroken, ChildDied, ChildFailure, ChildOverran
from tests.support.children import HOSTILE, has_ended


@pytest.fixture
def child() -> Iterator[Child]:
    """Start a child that runs hostile jobs."""
    child = Child(HOSTILE, Bounds(cpu_seconds=5, max_documents=2))
    yield child
    child.close()


def request(job: str) -> bytes:
    return json.dumps([job, {}]).encode()


def test_a_child_answers_with_the_result_of_its_job(child: Child) -> None:
    answer = child.run(request("echo"), b"abc", 10)
    assert answer["result"]["length"] == 3
    assert answer["result"]["pid"] == child.pid


def test_a_child_is_usable_until_it_has_served_enough(child: Child) -> None:
    assert child.is_usable
    for _ in range(2):
        child.run(request("echo"), b"", 10)
    assert not child.is_usable


def test_a_child_that_takes_longer_than_its_time_is_killed(child: Child) -> None:
    with pytest.raises(ChildOverran):
        child.run(request("sleep"), b"", 0.2)
    assert has_ended(child.pid)


def test_a_child_that_dies_is_reported_with_its_status(child: Child) -> None:
    with pytest.raises(ChildDied) as caught:
        child.run(request("vanish"), b"", 10)
    assert caught.value.status == -9
    assert not child.is_usable


def test_an_answer_over_its_bound_is_no_answer(child: Child) -> None:
    with pytest.raises(ChildBroken):
        child.run(request("flood"), b"", 10)
    assert has_ended(child.pid)


def test_a_child_whose_jobs_cannot_be_loaded_is_not_started() -> None:
    with pytest.raises(ChildFailure):
        Child("tests.no_such_module", Bounds())


def test_a_child_that_holds_more_memory_than_it_may_is_recognized() -> None:
    child = Child(HOSTILE, Bounds(max_resident_bytes=60 * MEGABYTE))
    assert not child.exceeds_memory
    child.run(request("hoard"), b"", 10)
    assert child.exceeds_memory
    child.close()


def test_closing_ends_the_process(child: Child) -> None:
    child.close()
    assert not psutil.pid_exists(child.pid)
