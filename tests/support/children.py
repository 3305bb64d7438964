"""Children that run hostile jobs, and whether a process has ended."""

import time

import psutil

from app.sandbox.bounds import Bounds

HOSTILE = "tests.support.hostile_children"
BOUNDS = Bounds(cpu_seconds=1, wall_seconds=1.5)


def has_ended(pid: int) -> bool:
    """Return whether the process is gone, after waiting up to 4 seconds."""
    for _ in range(200):
        if not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
            return True
        time.sleep(0.02)
    return False
