"""Report wrong settings to the operator: count each occurrence, log at most one per minute."""

import threading
import time

import structlog

from app.metrics import configuration_errors
from app.retries import Misconfigured

# Seconds between two log lines about the same setting, however many messages fail by it.
LOGGED_EVERY = 60.0

log = structlog.get_logger()


class Alarm:
    """Counts and logs wrong settings; may be used from many threads."""

    def __init__(self) -> None:
        """Start without any report."""
        self._logged: dict[str, float] = {}
        self._lock = threading.Lock()

    def sound(self, trouble: Misconfigured) -> None:
        """Count the error, and log which setting to check unless that was logged recently."""
        configuration_errors.labels(trouble.variable).inc()
        now = time.monotonic()
        with self._lock:
            if now - self._logged.get(trouble.variable, -LOGGED_EVERY) < LOGGED_EVERY:
                return
            self._logged[trouble.variable] = now
        log.error("configuration_wrong", what=trouble.what, set=trouble.variable)
