"""What a thread does for its message is kept until it is stored."""

import threading

from app.ids import new_id
from tests.support.clock import FixedClock
from workers.pending_steps import PendingSteps, path_template


def test_a_path_is_told_without_ids() -> None:
    path = f"/users/{new_id('usr')}/transactions/{new_id('txn')}"
    assert path_template(path) == "/users/{id}/transactions/{id}"
    assert path_template("/users/me") == "/users/me"


def test_each_thread_has_its_own_calls() -> None:
    calls, seen = PendingSteps(), list[int]()
    calls.note_call(FixedClock().now, "GET", "/users", "req", 1.5, status=200)

    def work() -> None:
        seen.append(len(calls.list()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [0]
    (made,) = calls.list()
    assert made.detail == {
        "method": "GET",
        "path": "/users",
        "request_id": "req",
        "ms": 1.5,
        "status": 200,
    }
    calls.begin()
    assert calls.list() == []
