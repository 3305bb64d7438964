"""RQ's own worker, as its manual starts it, runs our jobs."""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import redis
from rq import Callback, Queue

from app.queue import conversation_queue
from tests.support.e2e import prepare
from tests.support.hostile_jobs import touch_on_success
from tests.support.system import ROOT, System, system

MAYA = "+12025550143"


@pytest.fixture(params=["sqlite", "postgresql"])
def machine(
    request: pytest.FixtureRequest,
    fresh_database_url: Callable[[str], str],
    redis_url: str,
    tmp_path: Path,
) -> Iterator[System]:
    """Yield a system without a running worker."""
    with system(fresh_database_url(request.param), redis_url, tmp_path) as made:
        prepare(made.settings())
        yield made


def stock_worker(machine: System, *options: str) -> str:
    """Run `rq worker` in the project's folder until the queue is empty and return its output."""
    url = machine.environment["REDIS_URL"]
    command = ["rq", "worker", "--burst", "-u", url, "-S", "rq.serializers.JSONSerializer"]
    program = shutil.which("rq", path=str(Path(sys.executable).parent))
    ended = subprocess.run(
        [str(program), *command[1:], *options, "conversations"],
        cwd=ROOT,
        env=machine.environment,
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout + ended.stderr


def test_a_message_is_answered_by_rqs_own_worker(machine: System) -> None:
    machine.start_web()
    machine.person(MAYA)
    machine.twilio.inbound(MAYA, "spent 45 on groceries")
    said = stock_worker(machine)
    (reply,) = machine.twilio.wait_for_replies(1, MAYA)
    assert "45" in reply["body"], said


def test_rqs_own_worker_with_our_class_of_jobs_refuses_others(machine: System) -> None:
    client = redis.Redis.from_url(machine.environment["REDIS_URL"])
    queue: Queue = conversation_queue(client)
    made = queue.enqueue(touch_on_success, on_success=Callback(touch_on_success))
    stock_worker(machine, "-j", "workers.rq.accepted_jobs.ConversationJob")
    assert not client.exists(made.key)
    assert queue.failed_job_registry.count == 0
    client.close()
