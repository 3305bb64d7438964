"""Tell whether there is time to read one more page of a scan."""

import time
from dataclasses import dataclass
from typing import Any, Self

# Seconds that a child may work on one document, of the 18 and of the 16 CPU seconds after which it
# is killed; and those that are left before the answer is due, for putting it together.
WALL_SECONDS, CPU_SECONDS, MARGIN_SECONDS = 16.0, 14.0, 2.0
# The next page may take so many times as long as the longest one before.
_SLOWER = 1.3


@dataclass(slots=True)
class TimeBudget:
    """What is left of the wall and CPU time of a document, measured page by page."""

    wall_end: float
    cpu_end: float
    _wall: float = 0.0
    _cpu: float = 0.0
    _longest: float = 0.0

    @classmethod
    def until(cls, deadline: Any) -> Self:
        """Start now; the answer is due at `deadline` (monotonic clock), where that is a number."""
        now, used = time.monotonic(), time.process_time()
        end = now + WALL_SECONDS
        if isinstance(deadline, int | float):
            end = min(end, deadline - MARGIN_SECONDS)
        return cls(end, used + CPU_SECONDS, now, used)

    def has_time(self) -> bool:
        """Return whether one more page can be read, by the longest one since the start."""
        wall, cpu = time.monotonic(), time.process_time()
        self._longest = max(self._longest, wall - self._wall, cpu - self._cpu)
        self._wall, self._cpu = wall, cpu
        needed = self._longest * _SLOWER
        return wall + needed <= self.wall_end and cpu + needed <= self.cpu_end
