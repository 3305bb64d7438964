"""The one log line of a web request, and how long the request took.

Most requests are told by app.api.request_ids. A webhook tells more of itself in its own line, and a
probe that finds all well needs none.
"""

from time import perf_counter

from flask import g


def begin() -> None:
    """Note that the request begins now."""
    g.received, g.needs_line = perf_counter(), True


def elapsed_ms() -> float:
    """Return how long the request has taken, in milliseconds."""
    return float(round((perf_counter() - g.received) * 1000, 1))


def leave_out() -> None:
    """Note that this request needs no line `request`."""
    g.needs_line = False


def is_needed() -> bool:
    """Return whether the line `request` is to be written."""
    return bool(g.needs_line)
