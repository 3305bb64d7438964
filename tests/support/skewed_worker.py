"""A worker process on a host whose clock is wrong: `python -m tests.support.skewed_worker SECONDS`.

SECONDS is how far the clock is ahead of the real time (behind it where negative).
"""

import sys
from datetime import datetime, timedelta

from app.clock import system_clock
from app.config import Settings
from workers import __main__ as program
from workers.bootstrap import WorkerContext, make_worker_context

AHEAD = timedelta(seconds=float(sys.argv[1]))


def _clock() -> datetime:
    return system_clock() + AHEAD


def _make_worker_context(settings: Settings) -> WorkerContext:
    return make_worker_context(settings, _clock)


vars(program)["make_worker_context"] = _make_worker_context  # that is what this program is for
program.main()
