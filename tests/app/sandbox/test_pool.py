"""The pool of children: when one is started, replaced and ended."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from app.errors import ServiceUnavailable
from app.sandbox.bounds import MEGABYTE, Bounds
from app.sandbox.pool import Deadline, Pool
from app.sandbox.sandbox import Sandbox
from tests.support.children import BOUNDS, HOSTILE, PATIENT, Hold, has_ended, wait_until_queued
from tests.support.scrapes import Growth


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Yield a sandbox of hostile children, bounded to 1 s of CPU and 3 s of wall time."""
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    yield sandbox
    sandbox.close()


def test_a_child_serves_one_document_after_another(sandbox: Sandbox) -> None:
    assert sandbox.run("echo", b"", {})["pid"] == sandbox.run("echo", b"", {})["pid"]


def test_a_child_found_dead_is_replaced(sandbox: Sandbox) -> None:
    first = sandbox.run("echo", b"", {})["pid"]
    os.kill(first, signal.SIGKILL)
    assert has_ended(first)
    assert sandbox.run("echo", b"", {})["pid"] != first


def test_a_child_that_has_served_enough_is_replaced() -> None:
    sandbox = Sandbox(HOSTILE, Bounds(max_documents=2), size=1)
    pids = [sandbox.run("echo", b"", {})["pid"] for _ in range(3)]
    sandbox.close()
    assert pids[0] == pids[1] != pids[2]


def test_a_child_without_work_ends_by_itself() -> None:
    sandbox = Sandbox(HOSTILE, Bounds(idle_seconds=1), size=1)
    pid = sandbox.run("echo", b"", {})["pid"]
    assert has_ended(pid)
    sandbox.close()


def test_a_warm_child_serves_the_first_document() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    sandbox.warm_up()
    warm = [child.pid for child in psutil.Process().children()]
    assert sandbox.run("echo", b"", {})["pid"] in warm
    sandbox.close()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_to_every_process_of_the_host_leaves_a_child_at_its_work(
    newborn: Callable[[], psutil.Process], hold: Hold, number: int
) -> None:
    sandbox = Sandbox(HOSTILE, PATIENT, size=1)
    sandbox.warm_up()
    child = newborn()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(sandbox.run, "hold", b"", hold.options)
        hold.wait_until_begun()
        for _ in range(3):
            child.send_signal(number)
        hold.end()
        assert running.result()["pid"] == child.pid
    sandbox.close()


def test_a_document_whose_child_is_killed_is_read_again(
    newborn: Callable[[], psutil.Process], hold: Hold
) -> None:
    sandbox = Sandbox(HOSTILE, PATIENT, size=1)
    sandbox.warm_up()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(sandbox.run, "hold", b"x", hold.options)
        hold.wait_until_begun()
        killed, growth = newborn(), Growth()
        killed.kill()
        assert has_ended(killed.pid)
        hold.end()
        answer = running.result()
    sandbox.close()
    deaths = "ozzie_document_child_deaths_total"
    assert growth.of(deaths) == {f'{deaths}{{reason="died"}}': 1}
    assert answer["length"] == 1
    assert answer["pid"] != killed.pid


def test_a_child_that_dies_while_the_process_ends_is_no_verdict_on_its_document(
    newborn: Callable[[], psutil.Process], hold: Hold
) -> None:
    sandbox = Sandbox(HOSTILE, PATIENT, size=1)
    sandbox.warm_up()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(sandbox.run, "hold", b"", hold.options)
        hold.wait_until_begun()
        sandbox.stop()
        newborn().kill()
        with pytest.raises(ServiceUnavailable) as caught:
            running.result()
    sandbox.close()
    assert caught.value.headers["Retry-After"]


def test_while_the_process_ends_what_is_read_is_finished_and_the_rest_refused(
    hold: Hold,
) -> None:
    sandbox = Sandbox(HOSTILE, PATIENT, size=1, patience=60)
    with ThreadPoolExecutor(2) as pool:
        running = pool.submit(sandbox.run, "hold", b"x", hold.options)
        hold.wait_until_begun()
        waiting = pool.submit(sandbox.run, "echo", b"", {})
        wait_until_queued(sandbox, 1)
        sandbox.stop()
        assert isinstance(waiting.exception(), ServiceUnavailable)
        hold.end()
        assert running.result()["length"] == 1
        with pytest.raises(ServiceUnavailable):
            sandbox.run("echo", b"", {})
    sandbox.close()


def test_a_child_that_is_ready_too_late_serves_the_next_document(
    newborn: Callable[[], psutil.Process],
) -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    with pytest.raises(ServiceUnavailable):
        sandbox.run("echo", b"", {}, until=time.monotonic() + 0.01)
    assert sandbox.run("echo", b"", {})["pid"] == newborn().pid
    sandbox.close()


def test_a_child_that_keeps_too_much_memory_is_replaced() -> None:
    sandbox = Sandbox(HOSTILE, Bounds(max_resident_bytes=60 * MEGABYTE), size=1)
    lean = [sandbox.run("echo", b"", {})["pid"] for _ in range(2)]
    fat = [sandbox.run("hoard", b"", {})["pid"] for _ in range(2)]
    sandbox.close()
    assert lean[0] == lean[1] == fat[0] != fat[1]


def test_children_without_work_make_room_for_others() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    pid = sandbox.run("echo", b"", {})["pid"]
    sandbox.close_idle_children()
    assert has_ended(pid)
    assert sandbox.run("echo", b"", {})["pid"] != pid
    sandbox.close()


def test_closing_ends_the_children() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    pid = sandbox.run("echo", b"", {})["pid"]
    sandbox.close()
    assert has_ended(pid)


def test_a_child_at_work_ends_with_its_document_after_closing(hold: Hold) -> None:
    sandbox = Sandbox(HOSTILE, PATIENT, size=1)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(sandbox.run, "hold", b"", hold.options)
        hold.wait_until_begun()
        sandbox.close()
        hold.end()
        assert has_ended(running.result()["pid"])


def test_many_threads_share_few_children() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=2)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: sandbox.run("echo", b"x" * n, {}), range(40)))
    sandbox.close()
    assert [answer["length"] for answer in answers] == list(range(40))
    assert len({answer["pid"] for answer in answers}) <= 2


def test_a_pool_fetches_a_document_only_when_a_child_is_free() -> None:
    pool = Pool(HOSTILE, BOUNDS, 1)
    fetched: list[bytes] = []

    def fetch() -> bytes:
        fetched.append(b"abc")
        return fetched[-1]

    now = time.monotonic()
    pool.stop()
    assert "busy" in pool.run(b'["echo", {}]', fetch, Deadline(now + 1, now + 60))
    assert fetched == []


def test_a_pool_answers_what_the_child_answered() -> None:
    pool = Pool(HOSTILE, BOUNDS, 1)
    until = time.monotonic() + 60
    result = pool.run(b'["echo", {}]', lambda: b"abc", Deadline(until, until))["result"]
    fault = pool.run(b'["fail", {}]', lambda: b"", Deadline(until, until))
    pool.close()
    assert result["length"] == 3
    assert fault == {"fault": "ZeroDivisionError"}
