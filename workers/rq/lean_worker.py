"""RQ's worker with few Redis commands: two round trips per job, beside the dequeue.

RQ 3.0 sends 53 to 67 commands for a job, most of them for features that our jobs do not use:
dependents, repeats, retries, results, callbacks, webhooks, groups, rate limits, several executions
of a job. They were two thirds of a message's cost. What remains is the queue and its intermediate
list, the job's hash, the registries of started and failed jobs, and heartbeats, in the form that
RQ's own maintenance and `rq info` expect.
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

from workers.rq.accepted_jobs import ConversationJob, ConversationQueue

# Seconds between two heartbeats, and between two checks for suspension; RQ does both several times
# per job.
INTERVAL = 1.0


class LeanWorker(SimpleWorker):
    """A worker of one queue, whose jobs have `result_ttl=0`, no dependents, repeats or callbacks.

    It accepts no commands over Redis (RQ's stop-job, kill-horse, shutdown): who can write to Redis
    must not stop it, and it saves a connection.
    """

    job_class = ConversationJob
    queue_class = ConversationQueue

    _heartbeat_at = 0.0
    _suspension_at = 0.0
    _written_state: str | None = None

    @cached_property
    def _started(self) -> StartedJobRegistry:
        return StartedJobRegistry(queue=self.queues[0])

    def subscribe(self) -> None:
        """Do nothing: commands over Redis are not accepted."""

    def unsubscribe(self) -> None:
        """Do nothing: there is no subscription."""

    def clean_group_registries(self) -> None:
        """Do nothing: our jobs belong to no group."""

    def heartbeat(self, timeout: int | None = None, pipeline: Pipeline | None = None) -> None:
        """Send a heartbeat, at most once a second; with a pipeline always."""
        if pipeline is None:
            if time.monotonic() - self._heartbeat_at < INTERVAL:
                return
            self._heartbeat_at = time.monotonic()
        super().heartbeat(timeout, pipeline)

    def stay_known(self) -> None:
        """Register again where Redis lost its data, because `/readyz` counts registered workers."""
        if self.connection.hexists(self.key, "pid"):
            return
        self._written_state = None
        with self.connection.pipeline() as pipeline:
            pipeline.hset(self.key, mapping=self.serialize())
            pipeline.expire(self.key, self.worker_ttl + 60)
            worker_registration.register(self, pipeline)
            pipeline.execute()

    def check_for_suspension(self, burst: bool) -> None:
        """Check for `rq suspend`, at most once a second."""
        if time.monotonic() - self._suspension_at >= INTERVAL:
            self._suspension_at = time.monotonic()
            super().check_for_suspension(burst)

    def set_state(self, state: str, pipeline: Pipeline | None = None) -> None:
        """Write the worker's state where it changes."""
        if state != self._written_state:
            self._written_state = state
            super().set_state(state, pipeline)

    def prepare_execution(self, job: Job) -> Execution:
        """Write all records of a job that starts, in one round trip."""
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
        """Do nothing: `prepare_execution` wrote the records."""

    def handle_execution_ended(self, job: Job, queue: Queue, heartbeat_ttl: int) -> None:  # noqa: ARG002 - RQ's
        """Set when the job ended; its hash, with its last heartbeat, is deleted."""
        job.ended_at = now()

    def handle_job_success(
        self,
        job: Job,
        queue: Queue,  # noqa: ARG002 - RQ's
        started_job_registry: StartedJobRegistry,  # noqa: ARG002 - RQ's
        execution: Execution,
    ) -> None:
        """Delete all records of a finished job, in one round trip."""
        with self.connection.pipeline(transaction=False) as pipeline:
            pipeline.delete(job.key)
            self._started.remove_execution(execution, pipeline=pipeline)
            pipeline.execute()
        self.executions.pop(execution.id, None)
