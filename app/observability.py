"""What operators learn of errors that nobody foresaw: one logged line each, and Sentry.

Sentry gets types, frames and ids. It gets no message of an exception, no local variable, no
source line, no request, no user and no host's name, because each of them may be a person's.
"""

import logging
import sys
import threading
import warnings
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict

from app import __version__
from app.config import Settings
from app.logs import configure, on_error
from app.tracebacks import causes, frames_of, place_of

Program = Literal["web", "worker", "ozzie"]

# An ending process waits so long for Sentry to take what is still to be sent (seconds).
FLUSH_SECONDS = 2.0
# Reports that Sentry has not taken yet; what comes on top is lost, and costs nobody a wait.
QUEUE = 100
# The ids of a log line that go along as tags.
TAGS = ("message_sid", "conversation", "reply", "request_id", "method", "route")
# Fields that leave the process; all others are dropped.
_EVENT = frozenset(
    {"event_id", "timestamp", "level", "platform", "logger", "transaction", "tags", "exception"}
    | {"environment", "release", "server_name", "sdk"}
)
_EXCEPTION = frozenset({"type", "module", "stacktrace"})
_FRAME = frozenset({"filename", "lineno", "function", "module", "in_app"})

log = structlog.get_logger()


def start(settings: Settings, program: Program) -> None:
    """Set up the logs as LOG_LEVEL says, and Sentry: for a process that does not fork."""
    start_logs(settings, program)
    start_sentry(settings, program)


def ensure_logs(settings: Settings, program: Program) -> None:
    """Set up the logs of a process that someone else's program started.

    Without it structlog would write an exception's words and local variables.
    """
    if not structlog.is_configured():
        start_logs(settings, program)


def start_logs(settings: Settings, program: Program) -> None:
    """Set up the logs as LOG_LEVEL says."""
    configure(settings.log_level, pretty=settings.env == "development", program=program)


def watch_uncaught() -> None:
    """Log what no code caught, in whatever thread, and Python's warnings, without their words."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_thread
    sys.unraisablehook = _unraisable
    warnings.showwarning = _warning


def start_sentry(settings: Settings, program: Program) -> None:
    """Report logged errors to SENTRY_DSN, where it is set; to be called after a fork.

    Reports are sent by a thread of Sentry's own, so that one that hangs costs nobody anything.
    Only what `_capture` makes is sent: none of the SDK's integrations runs, and personal data is
    off by its default (to say so is deprecated, sentry-sdk 2.75).
    """
    if not settings.sentry_dsn:
        return
    import sentry_sdk

    sentry_sdk.init(
        dsn=settings.sentry_dsn,
        environment=settings.env,
        # The SDK itself would ask git.
        release=f"ozzie@{__version__}",
        server_name=program,
        default_integrations=False,
        auto_enabling_integrations=False,
        max_request_body_size="never",
        include_local_variables=False,
        include_source_context=False,
        max_breadcrumbs=0,
        auto_session_tracking=False,
        send_client_reports=False,
        enable_backpressure_handling=False,
        enable_metrics=False,
        propagate_traces=False,
        shutdown_timeout=FLUSH_SECONDS,
        transport_queue_size=QUEUE,
        before_send=_only_what_is_named,
    )
    # It would warn about each attempt while Sentry is unavailable; only Sentry's client uses it.
    logging.getLogger("urllib3").setLevel(logging.ERROR)
    on_error(_capture)


def flush(seconds: float = FLUSH_SECONDS) -> None:
    """Wait until Sentry has what was reported, `seconds` at most: for a process that ends."""
    sdk = sys.modules.get("sentry_sdk")
    if sdk is not None:
        sdk.flush(timeout=seconds)


def _capture(error: BaseException, line: EventDict) -> None:
    import sentry_sdk

    # Sentry wants the cause first.
    values = [_exception(one) for one in reversed(causes(error))]
    tags = {name: str(line[name]) for name in TAGS if line.get(name)}
    sentry_sdk.capture_event(
        {
            "level": "error",
            "logger": "ozzie",
            "transaction": str(line.get("event", "")),
            "tags": tags,
            "exception": {"values": values},
        }
    )


def _exception(error: BaseException) -> dict[str, Any]:
    frames = [
        {
            "filename": frame.file,
            "lineno": frame.line,
            "function": frame.function,
            "in_app": frame.is_ours,
        }
        for frame in frames_of(error)
    ]
    kind = type(error)
    return {"type": kind.__name__, "module": kind.__module__, "stacktrace": {"frames": frames}}


def _only_what_is_named(event: Any, _hint: Any) -> Any:
    """Drop everything that the SDK, or later code that calls it, adds to a report."""
    kept = {name: value for name, value in event.items() if name in _EVENT}
    values = (event.get("exception") or {}).get("values") or []
    kept["tags"] = _named(event.get("tags") or {}, frozenset(TAGS))
    kept["exception"] = {"values": [_named(value, _EXCEPTION) for value in values]}
    for value in kept["exception"]["values"]:
        frames = (value.get("stacktrace") or {}).get("frames") or []
        value["stacktrace"] = {"frames": [_named(frame, _FRAME) for frame in frames]}
    return kept


def _named(given: dict[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if name in names}


def _uncaught(_kind: Any, error: BaseException, _trace: Any) -> None:
    if isinstance(error, KeyboardInterrupt):
        return
    log.critical("program_failed", exc_info=error)
    flush()


def _uncaught_in_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
        log.error("thread_failed", thread=_thread_name(args), exc_info=args.exc_value)


def _thread_name(args: threading.ExceptHookArgs) -> str:
    return args.thread.name if args.thread else ""


def _unraisable(args: "sys.UnraisableHookArgs") -> None:
    if args.exc_value is not None:
        log.error("error_ignored", exc_info=args.exc_value)


def _warning(
    message: Warning | str,  # noqa: ARG001 - may quote anyone
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001 - the log is where it goes
    line: str | None = None,  # noqa: ARG001 - source lines are not logged
) -> None:
    log.warning("python_warning", category=category.__name__, at=place_of(filename), line=lineno)
