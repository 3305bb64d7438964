"""Whoever can write to Redis gets nothing run but our function for one conversation."""

import json
import pickle
import threading
import time
import zlib
from pathlib import Path
from typing import Any

import pytest
from rq import Callback, Queue
from rq.job import Job
from rq.registry import StartedJobRegistry
from rq.serializers import JSONSerializer, PickleSerializer
from structlog.testing import capture_logs

from app.metrics import refused_jobs
from app.queue import JOB
from tests.support.hostile_jobs import Touching, touch_on_success, touched
from workers.rq.accepted_jobs import LARGEST_PAYLOAD, ConversationJob, is_conversation_id
from workers.rq.threaded_worker import ThreadedWorker

CONVERSATION = "ozz_conv_01HX9KZMR4P5JQNBVT7YCW3DEF"
USER = "ozz_usr_01HX9KZMR4P5JQNBVT7YCW3DEF"


@pytest.fixture
def done() -> list[str]:
    """Return the list that collects the conversations worked on."""
    return []


@pytest.fixture
def worker(queue: Queue, done: list[str]) -> ThreadedWorker:
    """Return our worker, which records the conversations that it is given."""
    return ThreadedWorker(
        queue.connection, work=done.append, slots=2, grace=5, stopping=threading.Event()
    )


def push(queue: Queue, payload: bytes, job_id: str = "hostile", **fields: str) -> None:
    """Push a job exactly as its writer wants it, without RQ's own functions."""
    mapping: Any = {"data": payload, "status": "queued", **fields}
    queue.connection.hset(f"rq:job:{job_id}", mapping=mapping)
    queue.connection.lpush(queue.key, job_id)


def payload(function: Any, arguments: Any, instance: Any = None, keywords: Any = None) -> bytes:
    """Return the data of a job as RQ stores them."""
    return zlib.compress(
        json.dumps([function, instance, arguments, {} if keywords is None else keywords]).encode()
    )


def marker(tmp_path: Path) -> Path:
    """Return the path of a file that a hostile job would create."""
    return tmp_path / "touched"


def hostile(tmp_path: Path) -> dict[str, bytes]:
    """Return hostile payloads by the fault in each."""
    command = f"touch {marker(tmp_path)}"
    return {
        "another function": payload("os.system", [command]),
        "a function of ours": payload("workers.bootstrap.engine", []),
        "an object's method": payload("work_on", [CONVERSATION], instance="workers.jobs"),
        "no argument": payload(JOB, []),
        "two arguments": payload(JOB, [CONVERSATION, CONVERSATION]),
        "a keyword": payload(JOB, [CONVERSATION], keywords={"shell": True}),
        "an argument that is a list": payload(JOB, [[CONVERSATION]]),
        "arguments that are a text": payload(JOB, CONVERSATION),
        "an id of something else": payload(JOB, [USER]),
        "an id with a tail": payload(JOB, [f"{CONVERSATION}\n"]),
        "no JSON": b"os.system",
        "JSON that is no list": zlib.compress(b"{}"),
        "deep JSON": zlib.compress(b"[" * 900 + b"]" * 900),
        "a pickle": pickle.dumps(Touching(str(marker(tmp_path)))),
        "a packed pickle": zlib.compress(pickle.dumps(Touching(str(marker(tmp_path))))),
        "a long argument": payload(JOB, ["x" * 1_000_000]),
        "a bomb": zlib.compress(b"[" + b" " * 50_000_000),
        "a large payload": b"[" + b" " * LARGEST_PAYLOAD,
    }


@pytest.mark.parametrize("kind", sorted(hostile(Path())))
def test_a_job_that_is_not_ours_is_dropped_logged_and_counted(
    kind: str, queue: Queue, worker: ThreadedWorker, done: list[str], tmp_path: Path
) -> None:
    before = total_refused()
    push(queue, hostile(tmp_path)[kind])
    queue.enqueue(JOB, CONVERSATION)
    with capture_logs() as logs:
        worker.work(burst=True, logging_level="CRITICAL")
    assert done == [CONVERSATION]
    assert not marker(tmp_path).exists()
    assert [line["event"] for line in logs] == ["job_refused"]
    assert total_refused() == before + 1
    assert not queue.connection.exists("rq:job:hostile", queue.key, queue.intermediate_queue_key)
    assert queue.failed_job_registry.count == 0


EXTRAS = {
    "success_callback_name": "tests.support.hostile_jobs.touch_on_success",
    "failure_callback_name": "tests.support.hostile_jobs.touch_on_success",
    "stopped_callback_name": "tests.support.hostile_jobs.touch_on_success",
    "webhooks": '[{"url": "http://127.0.0.1:1/"}]',
    "retries_left": "9",
    "repeats_left": "9",
    "dependency_ids": '["other"]',
    "rate_limit_key": "k",
}


@pytest.mark.parametrize("field", sorted(EXTRAS))
def test_a_job_that_asks_for_more_than_our_function_is_refused(
    field: str, queue: Queue, worker: ThreadedWorker, done: list[str]
) -> None:
    push(queue, payload(JOB, [CONVERSATION]), **{field: EXTRAS[field]})
    with capture_logs() as logs:
        worker.work(burst=True, logging_level="CRITICAL")
    assert done == []
    assert [line["reason"] for line in logs] == ["extras"]


def test_a_callback_is_not_called(
    queue: Queue, worker: ThreadedWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    queue.enqueue(JOB, CONVERSATION, on_success=Callback(touch_on_success))
    worker.work(burst=True, logging_level="CRITICAL")
    assert not touched()


def test_an_abandoned_job_calls_no_callback_either(
    queue: Queue, worker: ThreadedWorker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    name = EXTRAS["failure_callback_name"]
    queue.connection.hset(
        "rq:job:left",
        mapping={
            "data": payload(JOB, [CONVERSATION]),
            "status": "started",
            "failure_callback_name": name,
        },
    )
    registry = StartedJobRegistry(queue=queue)
    queue.connection.zadd(registry.key, {"left:execution": time.time() - 60})
    worker.clean_registries()  # type: ignore[no-untyped-call]  # RQ's
    assert not touched()
    assert registry.get_job_ids(cleanup=False) == []


@pytest.mark.parametrize("job_id", [b"\xff\xfe", b"a:b:c", b"../x", b"", b"x" * 1000])
def test_an_id_that_is_none_is_thrown_away(
    job_id: bytes, queue: Queue, worker: ThreadedWorker, done: list[str]
) -> None:
    queue.connection.lpush(queue.key, job_id)
    queue.enqueue(JOB, CONVERSATION)
    worker.work(burst=True, logging_level="CRITICAL")
    assert done == [CONVERSATION]
    assert queue.connection.llen(queue.intermediate_queue_key) == 0


def test_a_key_of_another_kind_is_passed_by(
    queue: Queue, worker: ThreadedWorker, done: list[str]
) -> None:
    queue.connection.set("rq:job:text", "no hash")
    queue.connection.lpush(queue.key, "text")
    queue.enqueue(JOB, CONVERSATION)
    worker.work(burst=True, logging_level="CRITICAL")
    assert done == [CONVERSATION]


def test_wild_values_in_the_other_fields_do_no_harm(
    queue: Queue, worker: ThreadedWorker, done: list[str]
) -> None:
    names = ("status", "created_at", "enqueued_at", "timeout", "result_ttl", "meta", "result")
    fields = dict.fromkeys(names, "\N{SNOWMAN} no such value")
    push(queue, payload(JOB, [CONVERSATION]), **(fields | {"origin": "elsewhere"}))
    worker.work(burst=True, logging_level="CRITICAL")
    assert done == [CONVERSATION]
    assert not queue.connection.keys("rq:*job*")


def test_a_command_over_redis_does_not_stop_a_worker(queue: Queue, worker: ThreadedWorker) -> None:
    worker.bootstrap("CRITICAL")
    command = json.dumps({"command": "shutdown"})
    assert queue.connection.publish(worker.pubsub_channel_name, command) == 0
    worker.teardown()


def test_the_class_of_jobs_serves_a_pickling_worker_as_well(queue: Queue, tmp_path: Path) -> None:
    """RQ's worker without `-S` unpickles jobs, but not with our job class."""
    push(queue, pickle.dumps(Touching(str(marker(tmp_path)))))
    pickling = Queue(
        queue.name,
        connection=queue.connection,
        serializer=PickleSerializer,
        job_class=ConversationJob,
    )
    assert pickling.fetch_job("hostile") is None
    assert not marker(tmp_path).exists()


@pytest.mark.parametrize("value", [None, 7, ["a"], "", "ozz_conv_", "x" * 35, USER])
def test_only_a_conversations_id_is_one(value: object) -> None:
    assert not is_conversation_id(value)
    assert is_conversation_id(CONVERSATION)


def test_rqs_own_job_of_ours_is_read(queue: Queue) -> None:
    made = queue.enqueue(JOB, CONVERSATION)
    read = ConversationJob.fetch(made.id, queue.connection)
    assert isinstance(read, ConversationJob)
    assert read.conversation_id == CONVERSATION
    assert isinstance(made, Job)


def total_refused() -> float:
    """Return how many jobs this process has refused so far."""
    return sum(
        sample.value
        for metric in refused_jobs.collect()
        for sample in metric.samples
        if sample.name.endswith("_total")
    )


def test_the_dates_of_a_job_are_read_and_wrong_ones_left_out(queue: Queue) -> None:
    job = queue.enqueue(JOB, CONVERSATION)
    queue.connection.hset(job.key, "started_at", "2026-13-05T14:30:00.5Z")
    found = ConversationJob.fetch(job.id, connection=queue.connection, serializer=JSONSerializer)
    assert found.enqueued_at == job.enqueued_at
    assert found.started_at is None
