"""The pool of children: what a hostile document does to them, and who ends them."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

import app
from app.errors import DocumentUnreadable, ServiceUnavailable
from app.reading.sandbox import Bounds, Sandbox

HOSTILE = "tests.app.reading.sandbox.hostile"
BOUNDS = Bounds(cpu_seconds=1, wall_seconds=1.5)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Children that do what they are told, within 1 s of CPU and 1.5 s of wall."""
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    yield sandbox
    sandbox.close()


def ended(pid: int) -> bool:
    """Whether the process is gone, after a moment's grace."""
    for _ in range(200):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False


def test_a_job_gets_the_document_and_its_options(sandbox: Sandbox) -> None:
    answer = sandbox.run("echo", b"x" * 3_000_000, {"language": "pt"})
    assert (answer["length"], answer["language"]) == (3_000_000, "pt")


def test_a_child_serves_one_document_after_another(sandbox: Sandbox) -> None:
    assert sandbox.run("echo", b"", {})["pid"] == sandbox.run("echo", b"", {})["pid"]


def test_what_a_job_refuses_is_told_with_its_reason(sandbox: Sandbox) -> None:
    with pytest.raises(DocumentUnreadable, match="Send its password") as caught:
        sandbox.run("refuse", b"", {})
    assert caught.value.reason == "password_required"


@pytest.mark.parametrize(
    ("job", "reason"),
    [
        ("fail", "corrupt"),
        ("spin", "too_slow"),
        ("sleep", "too_slow"),
        ("swell", "too_large"),
        ("die", "corrupt"),
        ("flood", "corrupt"),
        ("read_a_file", "corrupt"),
        ("connect", "corrupt"),
    ],
)
def test_a_document_that_ruins_its_child_is_an_answer(
    sandbox: Sandbox, job: str, reason: str
) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        sandbox.run(job, b"", {})
    assert caught.value.reason == reason
    assert caught.value.message
    assert sandbox.run("echo", b"next", {})["length"] == 4


def test_what_a_library_prints_is_not_taken_for_an_answer(sandbox: Sandbox) -> None:
    assert sandbox.run("shout", b"", {}) == {}


def test_nothing_of_the_environment_reaches_a_child(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "do not tell")
    names = sandbox.run("environment", b"", {})["names"]
    assert set(names) <= {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "LC_ALL", "LC_CTYPE"}


def test_a_child_found_dead_is_replaced(sandbox: Sandbox) -> None:
    first = sandbox.run("echo", b"", {})["pid"]
    os.kill(first, signal.SIGKILL)
    assert ended(first)
    assert sandbox.run("echo", b"", {})["pid"] != first


def test_a_child_that_has_served_enough_is_replaced() -> None:
    sandbox = Sandbox(HOSTILE, Bounds(documents=2), size=1)
    pids = [sandbox.run("echo", b"", {})["pid"] for _ in range(3)]
    sandbox.close()
    assert pids[0] == pids[1] != pids[2]


def test_a_child_without_work_ends_by_itself() -> None:
    sandbox = Sandbox(HOSTILE, Bounds(idle_seconds=0.2), size=1)
    pid = sandbox.run("echo", b"", {})["pid"]
    assert ended(pid)
    sandbox.close()


def test_a_warm_child_serves_the_first_document() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    sandbox.warm()
    warm = [child.pid for child in psutil.Process().children()]
    assert sandbox.run("echo", b"", {})["pid"] in warm
    sandbox.close()


def test_closing_ends_the_children() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    pid = sandbox.run("echo", b"", {})["pid"]
    sandbox.close()
    assert ended(pid)


def test_a_child_at_work_ends_with_its_document_after_closing() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    sandbox.warm()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(sandbox.run, "ponder", b"", {})
        time.sleep(0.1)
        sandbox.close()
        assert ended(running.result()["pid"])


def test_many_threads_share_few_children() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=2)
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: sandbox.run("echo", b"x" * n, {}), range(40)))
    sandbox.close()
    assert [answer["length"] for answer in answers] == list(range(40))
    assert len({answer["pid"] for answer in answers}) <= 2


def test_who_waits_too_long_for_a_child_is_told_to_come_again() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1, patience=0.05)
    sandbox.warm()
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(sandbox.run, "sleep", b"", {})
        while not running.running():
            time.sleep(0.01)
        time.sleep(0.05)
        with pytest.raises(ServiceUnavailable) as caught:
            sandbox.run("echo", b"", {})
        assert isinstance(running.exception(), DocumentUnreadable)
    sandbox.close()
    assert caught.value.headers["Retry-After"]


def test_children_that_cannot_start_are_our_fault_for_the_moment() -> None:
    sandbox = Sandbox("tests.no_such_module", BOUNDS, size=1)
    with pytest.raises(ServiceUnavailable):
        sandbox.run("echo", b"", {})


def test_a_forked_process_has_children_of_its_own() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    ours = sandbox.run("echo", b"", {})["pid"]
    script = f"""
        import os
        from app.reading.sandbox import Bounds, Sandbox
        sandbox = Sandbox({HOSTILE!r}, Bounds(), size=1)
        first = sandbox.run("echo", b"", {{}})["pid"]
        if os.fork() == 0:
            second = sandbox.run("echo", b"", {{}})["pid"]
            sandbox.close()
            os._exit(0 if second != first else 1)
        _, status = os.wait()
        still = sandbox.run("echo", b"", {{}})["pid"]
        sandbox.close()
        raise SystemExit(status or still != first)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=Path(app.__file__).parent.parent,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert sandbox.run("echo", b"", {})["pid"] == ours
    sandbox.close()


def test_children_end_with_a_parent_that_is_killed() -> None:
    script = f"""
        import sys, time
        from app.reading.sandbox import Bounds, Sandbox
        sandbox = Sandbox({HOSTILE!r}, Bounds(), size=1)
        print(sandbox.run("echo", b"", {{}})["pid"], file=sys.stderr, flush=True)
        time.sleep(60)
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=Path(app.__file__).parent.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as parent:
        assert parent.stderr
        pid = int(parent.stderr.readline())
        parent.kill()
    assert ended(pid)


def test_a_busy_child_ends_after_a_parent_that_is_killed() -> None:
    script = f"""
        import sys
        from app.reading.sandbox import Bounds, Sandbox
        sandbox = Sandbox({HOSTILE!r}, Bounds(wall_seconds=1), size=1)
        print(sandbox.run("echo", b"", {{}})["pid"], file=sys.stderr, flush=True)
        sandbox.run("sleep", b"", {{}})
    """
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        cwd=Path(app.__file__).parent.parent,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as parent:
        assert parent.stderr
        pid = int(parent.stderr.readline())
        parent.kill()
    assert ended(pid)
