"""RQ's worker with its books kept in few commands: two round trips a job beside the dequeue.

RQ 3.0 speaks to Redis 53 to 67 times for a job, most of it for what ours have not: dependents,
repeats, retries, results, callbacks, webhooks, groups, rate limits, several executions of one job.
That was two thirds of what a message cost. What stays: the queue and its intermediate list, the
job's hash, the registries of started and failed jobs, and heartbeats, all as RQ's own maintenance
and `rq info` expect them.
"""

import time
from functools import cached_property
from typing import Any
from uuid import uuid4

from redis.client import Pipeline
from rq import Queue, worker_registration
from rq.executions import Execution
from rq.job import Job
from rq.registry import StartedJobRegistry
from rq.utils import now
from rq.worker import SimpleWorker
from rq.worker.base import WorkerStatus

# RQ's loop sends a heartbeat and asks for suspension several times a job; so often is enough (s).
OFTEN = 1.0


class LeanWorker(SimpleWorker):
    """For one queue, whose jobs have `result_ttl=0`, no dependents, repeats or callbacks."""

    _heartbeat_at = 0.0
    _suspension_at = 0.0
    _written_state: str | None = None

    @cached_property
    def _started(self) -> StartedJobRegistry:
        return StartedJobRegistry(queue=self.queues[0])

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        """As RQ's, once a second; those within a pipeline go out with it."""
        if pipeline is None:
            if time.monotonic() - self._heartbeat_at < OFTEN:
                return
            self._heartbeat_at = time.monotonic()
        super().heartbeat(timeout, pipeline)

    def stay_known(self) -> None:
        """Registers again where Redis has lost what it held: `/readyz` counts the workers there."""
        if self.connection.hexists(self.key, "pid"):
            return
        self._written_state = None
        with self.connection.pipeline() as pipeline:
            pipeline.hset(self.key, mapping=self.serialize())
            pipeline.expire(self.key, self.worker_ttl + 60)
            worker_registration.register(self, pipeline)
            pipeline.execute()

    def check_for_suspension(self, burst: bool) -> None:
        """As RQ's (`rq suspend`), once a second."""
        if time.monotonic() - self._suspension_at >= OFTEN:
            self._suspension_at = time.monotonic()
            super().check_for_suspension(burst)

    def set_state(self, state: str, pipeline: Pipeline | None = None) -> None:
        """As RQ's, where it changes."""
        if state != self._written_state:
            self._written_state = state
            super().set_state(state, pipeline)

    def prepare_execution(self, job: Job) -> Execution:
        """Writes all that is to be known of a job that begins, in one round trip."""
        ttl = self.get_heartbeat_ttl(job)
        execution = Execution(uuid4().hex, job.id, self.connection)
        self.executions[execution.id] = execution
        with self.connection.pipeline(transaction=False) as pipeline:
            self._started.add_execution(execution, pipeline, ttl)
            self.set_state(WorkerStatus.BUSY, pipeline)
            job.prepare_for_execution(self.name, pipeline)
            pipeline.lrem(self.queues[0].intermediate_queue_key, 1, job.id)
            pipeline.execute()
        return execution

    def prepare_job_execution(self, *_: Any) -> None:
        """Nothing: `prepare_execution` wrote it."""

    def handle_execution_ended(self, job: Job, queue: Queue, heartbeat_ttl: int) -> None:  # noqa: ARG002 - RQ's
        """Notes when the job ended; its last heartbeat goes with its hash."""
        job.ended_at = now()

    def handle_job_success(
        self,
        job: Job,
        queue: Queue,  # noqa: ARG002 - RQ's
        started_job_registry: StartedJobRegistry,  # noqa: ARG002 - RQ's
        execution: Execution,
    ) -> None:
        """Takes a job that is over out of every book, in one round trip."""
        with self.connection.pipeline(transaction=False) as pipeline:
            pipeline.delete(job.key)
            self._started.remove_execution(execution, pipeline=pipeline)
            pipeline.execute()
        self.executions.pop(execution.id, None)
