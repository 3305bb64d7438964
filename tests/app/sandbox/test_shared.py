"""One child shared by all processes of a host, whichever of them ends."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil
import pytest

import app
from app.errors import DocumentUnreadable, ServiceUnavailable
from app.sandbox.bounds import Bounds
from app.sandbox.sandbox import Sandbox
from tests.support.children import Hold, has_ended, wait_until_queued

HOSTILE = "tests.support.hostile_children"
# `hold` is held for less than that.
BOUNDS = Bounds(cpu_seconds=2, wall_seconds=20)
# Runs the jobs that it reads from its standard input, one a line, each on a thread of its own, and
# writes on its standard error what they answer.
OTHER = """
import json, sys, threading
from pathlib import Path
from app.errors import OzzieError
from app.sandbox.bounds import Bounds
from app.sandbox.sandbox import Sandbox
module, path = sys.argv[1:]
bounds = Bounds(cpu_seconds=2, wall_seconds=20)
sandbox = Sandbox(module, bounds, size=1, patience=60, shared=Path(path))
def run(job):
    try:
        answer = sandbox.run(job, b"x" * 300_000, {})
    except OzzieError as error:
        answer = {"error": error.code}
    print(json.dumps(answer), file=sys.stderr, flush=True)
for line in sys.stdin:
    threading.Thread(target=run, args=(line.strip(),)).start()
"""


class Other:
    """Another process of the host that shares the pool."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def run(self, job: str) -> None:
        """Start a job in the process; read its answer with `answers`."""
        assert self.process.stdin
        self.process.stdin.write(job + "\n")
        self.process.stdin.flush()

    def answers(self, count: int) -> list[dict[str, Any]]:
        """Wait for so many answers."""
        assert self.process.stderr
        return [json.loads(self.process.stderr.readline()) for _ in range(count)]


@contextmanager
def other(path: Path) -> Iterator[Other]:
    """Yield another process of the host."""
    with subprocess.Popen(
        [sys.executable, "-c", OTHER, HOSTILE, str(path)],
        cwd=Path(app.__file__).parent.parent,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,  # for the log
        stderr=subprocess.PIPE,
    ) as process:
        yield Other(process)
        process.kill()


@contextmanager
def ours(path: Path) -> Iterator[Sandbox]:
    """Yield this process's sandbox."""
    sandbox = Sandbox(HOSTILE, BOUNDS, size=1, patience=60, shared=path)
    try:
        yield sandbox
    finally:
        sandbox.close()


def test_two_processes_share_one_child(tmp_path: Path) -> None:
    with ours(tmp_path / "pool") as sandbox, other(tmp_path / "pool") as second:
        pid = sandbox.run("echo", b"", {})["pid"]
        second.run("echo")
        (answer,) = second.answers(1)
    assert (answer["pid"], answer["length"]) == (pid, 300_000)


def test_a_childs_verdict_reaches_the_other_process(tmp_path: Path) -> None:
    with other(tmp_path / "pool") as holder, ours(tmp_path / "pool") as sandbox:
        holder.run("echo")
        holder.answers(1)
        for job, reason in (("refuse", "password_required"), ("spin", "too_slow")):
            with pytest.raises(DocumentUnreadable) as caught:
                sandbox.run(job, b"", {})
            assert caught.value.reason == reason


def test_documents_of_two_processes_are_read_in_the_order_of_arrival(
    tmp_path: Path, hold: Hold
) -> None:
    each = 5
    with (
        ours(tmp_path / "pool") as sandbox,
        other(tmp_path / "pool") as second,
        ThreadPoolExecutor(1 + each) as pool,
    ):
        pool.submit(sandbox.run, "hold", b"", hold.options)
        hold.wait_until_begun()
        running = []
        for number in range(each):
            running.append(pool.submit(sandbox.run, "ponder", b"", {}))
            wait_until_queued(sandbox, 2 * number + 1)
            second.run("ponder")
            wait_until_queued(sandbox, 2 * number + 2)
        hold.end()
        mine = [done.result() for done in running]
        theirs = sorted(second.answers(each), key=lambda answer: float(answer["begun"]))
    assert len({answer["pid"] for answer in mine + theirs}) == 1
    begun = [answer["begun"] for pair in zip(mine, theirs, strict=True) for answer in pair]
    assert begun == sorted(begun)


def test_what_the_holder_was_reading_for_others_when_it_was_killed_is_read_again(
    tmp_path: Path, hold: Hold
) -> None:
    with other(tmp_path / "pool") as holder, ours(tmp_path / "pool") as sandbox:
        holder.run("echo")
        first = holder.answers(1)[0]["pid"]
        with ThreadPoolExecutor(2) as pool:
            running = [pool.submit(sandbox.run, "hold", b"x", hold.options) for _ in range(2)]
            hold.wait_until_begun()
            holder.process.kill()
            holder.process.wait()
            hold.end()
            answers = [done.result() for done in running]
    assert has_ended(first)
    assert [answer["length"] for answer in answers] == [1, 1]
    assert answers[0]["pid"] == answers[1]["pid"] != first


def test_a_caller_that_is_killed_while_it_waits_costs_the_others_no_time(
    tmp_path: Path, hold: Hold
) -> None:
    with (
        ours(tmp_path / "pool") as sandbox,
        other(tmp_path / "pool") as second,
        ThreadPoolExecutor(1) as pool,
    ):
        running = pool.submit(sandbox.run, "hold", b"", hold.options)
        hold.wait_until_begun()
        for _ in range(3):
            second.run("sleep")
        wait_until_queued(sandbox, 3)
        second.process.kill()
        second.process.wait()
        hold.end()
        running.result()
        # Each of the three would have taken the wall's time.
        until = time.monotonic() + 2 * BOUNDS.wall_seconds
        assert sandbox.run("echo", b"x", {}, until=until)["length"] == 1


def test_a_holder_that_closes_leaves_the_pool_to_the_next(tmp_path: Path) -> None:
    with other(tmp_path / "pool") as second:
        with ours(tmp_path / "pool") as sandbox:
            first = sandbox.run("echo", b"", {})["pid"]
        second.run("echo")
        assert second.answers(1)[0]["pid"] != first


def test_a_holder_that_does_not_answer_is_no_verdict_on_the_document(tmp_path: Path) -> None:
    with other(tmp_path / "pool") as holder, ours(tmp_path / "pool") as sandbox:
        holder.run("echo")
        holder.answers(1)
        psutil.Process(holder.process.pid).suspend()
        with pytest.raises(ServiceUnavailable):
            sandbox.run("echo", b"", {}, until=time.monotonic() + 0.3)


def test_idle_children_end_whichever_process_owns_them(tmp_path: Path) -> None:
    with other(tmp_path / "pool") as holder, ours(tmp_path / "pool") as sandbox:
        holder.run("echo")
        pid = holder.answers(1)[0]["pid"]
        sandbox.close_idle_children()
        assert has_ended(pid)


def test_closing_idle_children_without_an_owner_does_nothing(tmp_path: Path) -> None:
    with ours(tmp_path / "pool") as sandbox:
        sandbox.close_idle_children()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_a_long_name_will_do(tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30)
    folder.mkdir()
    with ours(folder / "pool") as sandbox, other(folder / "pool") as second:
        pid = sandbox.run("echo", b"", {})["pid"]
        second.run("echo")
        assert second.answers(1)[0]["pid"] == pid


def test_only_our_own_user_can_ask(tmp_path: Path) -> None:
    with ours(tmp_path / "pool") as sandbox:
        sandbox.run("echo", b"", {})
        modes = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert modes == {"pool.lock": 0o600, "pool.socket": 0o600}


def test_where_the_folder_cannot_be_had_a_process_has_children_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with ours(tmp_path / "file" / "pool") as sandbox:
        assert sandbox.run("echo", b"x", {})["length"] == 1
