"""gunicorn's settings, which it reads from the folder that it is started in."""

import gc
import os
import signal
import sys
import threading
from typing import Any

from gunicorn.glogging import Logger

from app import tracing
from app.config import ConfigurationError, load_settings
from app.data_folder import OTHERS, folder_of_this_run
from app.memory import give_memory_back, share_arenas
from app.observability import flush, start_logs, start_sentry, watch_uncaught
from app.startup import StartupFault, check_prerequisites

os.umask(OTHERS)  # files are for their owner alone
try:
    settings = load_settings("web")
    check_prerequisites(settings)
except (ConfigurationError, StartupFault) as error:
    sys.exit(f"ozzie: {error}")

share_arenas()
start_logs(settings, "web")
watch_uncaught()

if settings.openai_api_key:
    # Once for all processes; without a key nothing of it is loaded.
    from app.doctor.services import refuse_unknown_models

    try:
        refuse_unknown_models(settings)
    except StartupFault as error:
        sys.exit(f"ozzie: {error}")

# Counters of all processes lie in one folder; those of another run do not count.
metrics = folder_of_this_run(settings.data_dir.absolute() / "metrics")
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(metrics)

bind = f"{'127.0.0.1' if settings.env == 'development' else '0.0.0.0'}:{settings.port}"  # noqa: S104
worker_class = "app.server.worker.ReceivingWorker"
# Connections of a process, idle ones included; one more lets go of the one that waited longest.
# With the files of the database and Redis it stays under the 1,024 descriptors that hosts give.
worker_connections = 500
sendfile = False
workers = settings.web_concurrency
threads = settings.web_threads
preload_app = True
control_socket_disable = True  # it would open a socket in the home folder
timeout = 60
graceful_timeout = 25  # under the 30 s that hosts give
keepalive = 75  # above the idle time of common load balancers, so that they close first
forwarded_allow_ips = ""  # PUBLIC_URL says which address is ours, not a header
loglevel = settings.log_level.lower()


class RootLogger(Logger):  # type: ignore[misc]  # gunicorn ships no types
    """gunicorn's messages, written as all others are; the application logs the requests."""

    def setup(self, cfg: Any) -> None:
        """Give the loggers no handlers of their own, so that the root's has them."""
        super().setup(cfg)
        for logger in (self.error_log, self.access_log):
            logger.handlers.clear()
            logger.propagate = True


logger_class = RootLogger


def post_fork(_server: Any, worker: Any) -> None:
    """Leave the connections of the process that loaded the application to that process."""
    from app.exposition import announce  # its metrics look for the folder when they are made

    worker.app.callable.extensions["ozzie"].database.forget_connections()
    announce(settings, "web")
    start_sentry(settings, "web")
    tracing.start(settings, "web")


def worker_exit(_server: Any, worker: Any) -> None:
    """Write what was counted, and send errors and traces, before the process ends."""
    worker.app.callable.extensions["ozzie"].database.close()
    flush()
    tracing.stop()


def when_ready(_server: Any) -> None:
    """Exclude what is loaded from garbage collection, so that processes keep sharing its memory."""
    gc.collect()
    give_memory_back()
    gc.freeze()


def post_worker_init(worker: Any) -> None:
    """On SIGTERM refuse the documents that wait to be read (503 with Retry-After).

    Requests in progress have `graceful_timeout` to end; a document being read is finished.
    """
    readers = worker.app.callable.extensions["ozzie"].readers
    graceful = signal.getsignal(signal.SIGTERM)

    def stop(number: int, frame: Any) -> None:
        # On a thread: a handler must not wait for a lock.
        threading.Thread(target=readers.stop, daemon=True).start()
        if callable(graceful):
            graceful(number, frame)

    signal.signal(signal.SIGTERM, stop)
    signal.siginterrupt(signal.SIGTERM, False)


def child_exit(_server: Any, worker: Any) -> None:
    """Remove the gauges of a process that has ended."""
    from prometheus_client import multiprocess  # it looks for the folder when it is imported

    multiprocess.mark_process_dead(worker.pid)
