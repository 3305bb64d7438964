"""Run a worker process: `python -m workers`."""

import os
import sys
import threading
import time
from typing import NoReturn

import structlog

from app import tracing
from app.clock import system_clock
from app.config import ConfigurationError, load_settings
from app.data_folder import OTHERS
from app.exposition import announce
from app.observability import flush, start, watch_uncaught
from app.reading.messages.reader import read_message
from app.reading.types import ReaderContext
from app.startup import StartupFault, check_prerequisites
from workers.bootstrap import WorkerContext, make_worker_context, set_context
from workers.metrics_server import start_metrics_server
from workers.rq.threaded_worker import ThreadedWorker, run_until_stopped

# How long running messages may take after SIGTERM (seconds); Heroku kills after 30 s.
GRACE = 20.0
# The additional time of the sweep and of running confirmations (seconds).
EXTRA_GRACE = 3.0
# Held by the thread that ends the process, so that it happens once.
_ending = threading.Lock()

log = structlog.get_logger()


def main() -> NoReturn:
    """Process messages until SIGTERM; exit with 0 then, and with 1 where a setting is wrong."""
    os.umask(OTHERS)  # files are readable by their owner only
    try:
        settings = load_settings("worker")
        check_prerequisites(settings)
    except (ConfigurationError, StartupFault) as error:
        sys.exit(f"workers: {error}")
    start(settings, "worker")
    tracing.start(settings, "worker")
    watch_uncaught()
    context = make_worker_context(settings)
    set_context(context)
    announce(settings, "worker")
    try:
        start_metrics_server(settings, context.exposition)
    except StartupFault as error:
        sys.exit(f"workers: {error}")
    # The reader loads its word lists with the first text: load them before the first message.
    read_message("spent 45 on groceries", ReaderContext(system_clock().date()))
    context.leases.start()
    context.confirmations.start()
    context.sweep.start()
    log.info("worker_started", slots=settings.worker_concurrency)
    threading.Thread(target=_end_in_time, args=(context,), name="end", daemon=True).start()
    run_until_stopped(lambda: _worker(context), context.claimer.stopping)
    context.sweep.finish(EXTRA_GRACE)
    context.confirmations.finish(EXTRA_GRACE)
    _end(context)


def _end_in_time(context: WorkerContext) -> None:
    """End the process although RQ's loop still waits for a Redis that does not answer."""
    context.claimer.stopping.wait()
    time.sleep(GRACE + EXTRA_GRACE)
    _end(context)


def _end(context: WorkerContext) -> NoReturn:
    with _ending:
        for lease in context.leases.list_current():
            context.conversations.free(lease)
        context.job_queue.flush(1.0)
        log.info("worker_stopped")
        flush()
        tracing.stop()
        # Threads that wait for the network must not keep the process: their leases are released.
        sys.stderr.flush()
        os._exit(0)


def _worker(context: WorkerContext) -> ThreadedWorker:
    return ThreadedWorker(
        context.redis,
        work=context.conversations.work_on,
        slots=context.settings.worker_concurrency,
        grace=GRACE,
        stopping=context.claimer.stopping,
    )


if __name__ == "__main__":
    main()
