"""Structured logs: one line an event, an event's name and ids, nothing personal.

Libraries' own records take the same way. What they and exceptions say in words may quote a
person, so an exception is logged as its types and frames, and a library's record as the constant
text that its code holds, with the numbers that were put into it.
"""

import logging
import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import structlog
from structlog.typing import EventDict, Processor

from app.tracebacks import causes, frames_of, place_of

# So many callers of a library's record are asked whether its text is a constant of theirs:
# gunicorn's own wrapper and the logging module lie in between.
_CALLERS = 12

ErrorListener = Callable[[BaseException, EventDict], None]
_listeners: list[ErrorListener] = []
# One list, because loggers that were used once keep it.
_processors: list[Processor] = []

# Whether a logger keeps the configuration of its first use, which halves the cost of a line. Tests
# configure their process several times and set it to False.
cache_loggers = True


def configure(level: str, *, pretty: bool = False, program: str = "ozzie") -> None:
    """Set up structlog and the standard library's loggers on standard error.

    `level` is LOG_LEVEL's name; `pretty` writes for a person's eyes (development); `program` (web,
    worker, ozzie) is a field of each line.
    """
    number = logging.getLevelNamesMapping()[level]
    finish = _finish(pretty=pretty, program=program)
    _processors[:] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        *finish,
    ]
    structlog.configure(
        processors=_processors,
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=_StandardError,
        cache_logger_on_first_use=cache_loggers,
    )
    root = logging.getLogger()
    for old in [one for one in root.handlers if type(one) is _LibraryHandler]:
        root.removeHandler(old)
    root.addHandler(_LibraryHandler(number, finish))
    # Below it libraries log each connection and address; gunicorn's logger has its own level.
    root.setLevel(max(number, logging.WARNING))


def on_error(listener: ErrorListener | None) -> None:
    """Report each logged error that has an exception to `listener` too; None: to nobody."""
    _listeners[:] = [listener] if listener else []


def fault(error: BaseException) -> dict[str, str]:
    """Return what a log may hold of a failure that is foreseen: its type and place.

    Never its message, which may quote a person's words. What is not foreseen is logged with
    `exc_info=error`, which adds the frames and reports it to Sentry.
    """
    frames = frames_of(error)
    return {"error": type(error).__name__, "where": frames[-1].place if frames else "unknown"}


def _finish(*, pretty: bool, program: str) -> list[Processor]:
    """Return the last steps of every line, ours or a library's."""

    def add_program(_logger: Any, _method: str, line: EventDict) -> EventDict:
        line["program"] = program
        return line

    shared: list[Processor] = [
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        add_program,
        _scrub_exception,
    ]
    if pretty:
        formatter = structlog.dev.plain_traceback
        renderer = structlog.dev.ConsoleRenderer(colors=False, exception_formatter=formatter)
        return [*shared, _readable, renderer]
    # An object that JSON does not know might contain anything: only its type is written.
    return [*shared, structlog.processors.JSONRenderer(default=lambda one: type(one).__name__)]


def _scrub_exception(_logger: Any, _method: str, line: EventDict) -> EventDict:
    """Replace an exception by its type and frames, and those of what caused it."""
    error = line.pop("exc_info", None)
    if error is True:
        error = sys.exc_info()
    if isinstance(error, tuple):
        error = error[1]
    if not isinstance(error, BaseException):
        return line
    first, *others = causes(error)
    line.update(fault(first), traceback=[str(frame) for frame in frames_of(first)])
    if others:
        line["caused_by"] = [
            {"error": type(one).__name__, "traceback": [str(frame) for frame in frames_of(one)]}
            for one in others
        ]
    if line.get("level") in {"error", "critical"}:
        for listener in _listeners:
            _tell(listener, error, line)
    return line


def _tell(listener: ErrorListener, error: BaseException, line: EventDict) -> None:
    try:
        listener(error, line)
    except Exception as fault_of_listener:  # noqa: BLE001 - who logs must not pay for who listens
        line["not_reported"] = type(fault_of_listener).__name__


def _readable(_logger: Any, _method: str, line: EventDict) -> EventDict:
    """Write a traceback below its line, as people are used to."""
    if "traceback" in line:
        parts = [{"error": line["error"], "traceback": line.pop("traceback")}]
        parts += line.pop("caused_by", [])
        texts = ["\n  ".join([part["error"], *part["traceback"]]) for part in parts]
        line["exception"] = "\ncaused by ".join(texts)
    return line


class _StandardError:
    """Writes lines to standard error as it is at that moment.

    A log that cannot be written (a full disk, a closed pipe) is lost; nothing else is.
    """

    def __init__(self, *_: Any) -> None:
        """Take what structlog hands to a logger's factory; none of it is needed."""

    def msg(self, line: str) -> None:
        """Write one line with one call, so that lines of threads and processes do not mix."""
        try:
            sys.stderr.write(line + "\n")
            sys.stderr.flush()
        except (OSError, ValueError, RuntimeError, AttributeError):
            pass

    debug = info = warning = error = critical = exception = msg


class _LibraryHandler(logging.Handler):
    """Writes libraries' records as lines of ours."""

    def __init__(self, level: int, finish: list[Processor]) -> None:
        super().__init__(level)
        self._finish = finish
        self._out = _StandardError()

    def emit(self, record: logging.LogRecord) -> None:
        """Write the record's constant text, its place, and the frames of its exception."""
        line: Any = structlog.contextvars.get_contextvars() | {
            "event": _constant_text(record),
            "logger": record.name,
            "at": f"{place_of(record.pathname)}:{record.lineno}",
            "level": record.levelname.lower(),
            "exc_info": record.exc_info,
        }
        for step in self._finish:
            line = step(None, "", line)
        self._out.msg(line)


def _constant_text(record: logging.LogRecord) -> str:
    """Return the record's text where it is a constant of the code, numbers put in and else "…".

    A text that was put together before it was handed over may quote anyone: it is left out.
    """
    text = record.msg
    frame: FrameType | None = sys._getframe(1)
    for _ in range(_CALLERS):
        if frame is None or not isinstance(text, str):
            break
        if any(one is text or one == text for one in frame.f_code.co_consts):
            return _filled(text, record.args)
        frame = frame.f_back
    return "library_message"


def _filled(text: str, arguments: Any) -> str:
    if not arguments or not isinstance(arguments, tuple):
        return text
    safe = tuple(one if isinstance(one, int | float) else "…" for one in arguments)
    try:
        return text % safe
    except (TypeError, ValueError):
        return text
