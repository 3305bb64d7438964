"""What a sandbox answers about hostile documents, and whose children are whose."""

import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import app
from app.errors import DocumentUnreadable, ServiceUnavailable
from app.sandbox.process import ENVIRONMENT
from app.sandbox.sandbox import Sandbox
from tests.support.children import BOUNDS, HOSTILE, PATIENT, Hold, has_ended
from tests.support.logged import Logged


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    """Yield a sandbox of hostile children, bounded to 1 s of CPU and 3 s of wall time."""
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    yield sandbox
    sandbox.close()


def test_a_job_gets_the_document_and_its_options(sandbox: Sandbox) -> None:
    answer = sandbox.run("echo", b"x" * 3_000_000, {"language": "pt"})
    assert (answer["length"], answer["language"]) == (3_000_000, "pt")


def test_a_refusal_by_a_job_keeps_its_reason(sandbox: Sandbox) -> None:
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
        # Killed twice, as by a kernel without memory.
        ("vanish", "corrupt"),
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
    assert set(names) - {"LC_CTYPE"} == set(ENVIRONMENT)


def test_a_document_with_little_time_left_may_be_sent_again() -> None:
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1)
    sandbox.warm_up()
    with pytest.raises(ServiceUnavailable):
        sandbox.run("sleep", b"", {}, until=time.monotonic() + 0.3)
    sandbox.close()


def test_a_document_that_waits_too_long_for_a_child_may_be_sent_again(hold: Hold) -> None:
    sandbox = Sandbox(HOSTILE, PATIENT, size=1, patience=0.05)
    with ThreadPoolExecutor(1) as pool:
        running = pool.submit(sandbox.run, "hold", b"x", hold.options)
        hold.wait_until_begun()
        with pytest.raises(ServiceUnavailable) as caught:
            sandbox.run("echo", b"", {})
        hold.end()
        assert running.result()["length"] == 1
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
        from app.sandbox.bounds import Bounds
        from app.sandbox.sandbox import Sandbox
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
        from app.sandbox.bounds import Bounds
        from app.sandbox.sandbox import Sandbox
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
    assert has_ended(pid)


def test_a_busy_child_ends_at_once_with_a_parent_that_is_killed() -> None:
    script = f"""
        import sys
        from app.sandbox.bounds import Bounds
        from app.sandbox.sandbox import Sandbox
        sandbox = Sandbox({HOSTILE!r}, Bounds(wall_seconds=50), size=1)
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
    assert has_ended(pid)


@pytest.mark.parametrize(
    ("named", "logged_as"), [("ValueError", "ValueError"), ("paid 45 to Zenobia", "unknown")]
)
def test_a_fault_is_logged_by_its_name_unless_that_may_be_the_documents_words(
    sandbox: Sandbox, logged: Logged, named: str, logged_as: str
) -> None:
    with pytest.raises(DocumentUnreadable):
        sandbox.run("tell", named.encode(), {})
    (line,) = [line for line in logged() if line["event"] == "document.fault"]
    assert line["error"] == logged_as
