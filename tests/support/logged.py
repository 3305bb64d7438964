"""What was logged, as production writes it: a JSON object a line."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import structlog

from app.logs import configure

Line = dict[str, Any]
Logged = Callable[[], list[Line]]


def parse(text: str) -> list[Line]:
    """Return the lines of a log. Raises ValueError where one is no JSON object."""
    found = [json.loads(line) for line in text.splitlines()]
    if wrong := [line for line in found if not isinstance(line, dict)]:
        raise ValueError(f"no objects: {wrong}")
    return found


@contextmanager
def logging_as_in_production(capsys: pytest.CaptureFixture[str]) -> Iterator[Logged]:
    """Log from INFO on; yield a function that returns what was logged since its last call."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    configure("INFO")
    try:
        yield lambda: parse(capsys.readouterr().err)
    finally:
        structlog.reset_defaults()
        structlog.contextvars.clear_contextvars()
        root.setLevel(level)
        root.handlers[:] = handlers
