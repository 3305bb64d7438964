"""Starts the workers of this host: `python -m workers`."""

import os
import sys
from typing import NoReturn

import structlog

from app.clock import system_clock
from app.config import ConfigurationError, load_settings
from app.logs import configure
from app.queue import conversation_queue
from app.reading.drafts import Context
from app.reading.text import read
from workers.bootstrap import Engine, make_engine, use
from workers.threaded import ThreadedWorker, run_until_stopped

# Heroku kills 30 s after SIGTERM; running messages have this long to end (seconds).
GRACE = 20.0

log = structlog.get_logger()


def main() -> NoReturn:
    """Works until SIGTERM; exits 0 then, 2 on a fault of configuration."""
    try:
        settings = load_settings("worker")
    except ConfigurationError as error:
        sys.exit(f"workers: {error}")
    configure(settings.log_level, pretty=settings.env == "development")
    engine = make_engine(settings)
    use(engine)
    # The reader loads its word lists with its first text: nobody's first message waits for them.
    read("spent 45 on groceries", Context(system_clock().date()))
    engine.leases.start()
    engine.sweep.start()
    log.info("worker_started", slots=settings.worker_concurrency)
    run_until_stopped(lambda: _worker(engine), engine.taking.stopping)
    for lease in engine.leases.held():
        engine.conversations.free(lease)
    engine.waker.flush(1.0)
    log.info("worker_stopped")
    # Threads that still wait for the network must not keep the process: their leases are free.
    sys.stderr.flush()
    os._exit(0)


def _worker(engine: Engine) -> ThreadedWorker:
    return ThreadedWorker(
        [conversation_queue(engine.redis)],
        slots=engine.settings.worker_concurrency,
        grace=GRACE,
        stopping=engine.taking.stopping,
    )


if __name__ == "__main__":
    main()
