"""A circuit breaker for each model: one that does not work is not asked for a while."""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Literal

import structlog

from app.model.faults import BROKEN, LASTING, Outcome

log = structlog.get_logger()

FAILURES = 5
WITHIN_SECONDS = 30.0
OPEN_SECONDS = 30.0
# After a refused key, an exhausted quota or an unknown model.
LASTING_SECONDS = 600.0


class Breaker:
    """Opens after FAILURES within WITHIN_SECONDS; then one probe decides whether it closes."""

    def __init__(self, model: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._model = model
        self._clock = clock
        self._lock = threading.Lock()
        self._failures: deque[float] = deque(maxlen=FAILURES)
        self._open_until: float | None = None
        self._probes_until = 0.0
        self.reason: Outcome | None = None

    def allows(self) -> bool:
        """Return whether the model may be asked now; while it is open one probe at a time may."""
        with self._lock:
            now = self._clock()
            if self._open_until is None:
                return True
            if now < max(self._open_until, self._probes_until):
                return False
            # A probe that never ends blocks no other for longer than this.
            self._probes_until = now + OPEN_SECONDS
            return True

    def record(self, outcome: Outcome) -> None:
        """Take note of how a call ended."""
        with self._lock:
            now = self._clock()
            if outcome in LASTING:
                self._open(now + LASTING_SECONDS, outcome)
            elif outcome in BROKEN:
                self._failures.append(now)
                is_many = len(self._failures) == FAILURES
                recent = is_many and now - self._failures[0] <= WITHIN_SECONDS
                if self._open_until is not None or recent:
                    self._open(now + OPEN_SECONDS, outcome)
            else:
                if self._open_until is not None:
                    log.info("model.breaker_closed", model=self._model)
                self._failures.clear()
                self._open_until = self.reason = None
            self._probes_until = 0.0

    def _open(self, until: float, reason: Outcome) -> None:
        self._open_until, self.reason = until, reason
        log.warning("model.breaker_opened", model=self._model, reason=reason)

    def state(self) -> Literal["ok"] | Outcome:
        """Return `ok`, or why the model is not asked."""
        with self._lock:
            return "ok" if self._open_until is None or self.reason is None else self.reason
