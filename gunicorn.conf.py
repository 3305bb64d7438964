"""gunicorn's settings, which it reads from the folder that it is started in."""

import os
import shutil
import sys
from typing import Any

from app.config import ConfigurationError, load_settings

try:
    settings = load_settings("web")
except ConfigurationError as error:
    sys.exit(f"ozzie: {error}")

# Counters of all processes lie in one folder; those of an earlier run do not count.
metrics = settings.data_dir.absolute() / "metrics"
shutil.rmtree(metrics, ignore_errors=True)
metrics.mkdir(parents=True)
os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(metrics)

bind = f"{'127.0.0.1' if settings.env == 'development' else '0.0.0.0'}:{settings.port}"  # noqa: S104
worker_class = "gthread"
workers = settings.web_concurrency
threads = settings.web_threads
preload_app = True
control_socket_disable = True  # it would open a socket in the home folder
timeout = 60
graceful_timeout = 25  # under the 30 s that hosts give
keepalive = 75  # above the idle time of common load balancers, so that they close first
forwarded_allow_ips = ""  # PUBLIC_URL says which address is ours, not a header
loglevel = settings.log_level.lower()


def post_fork(_server: Any, worker: Any) -> None:
    """The connections of the process that loaded the application stay with it."""
    worker.app.callable.extensions["ozzie"].database.forget_connections()


def child_exit(_server: Any, worker: Any) -> None:
    """The gauges of a process that ended do not count any more."""
    from prometheus_client import multiprocess  # it looks for the folder when it is imported

    multiprocess.mark_process_dead(worker.pid)
