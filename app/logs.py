"""Structured logs: one JSON line an event, an event's name and ids, nothing personal."""

import logging
import sys

import structlog


def configure(level: str, *, pretty: bool = False) -> None:
    """Sets up structlog and the standard library's loggers on standard error.

    `pretty` writes for a person's eyes (development). httpx, twilio and rq log addresses and
    numbers at INFO, so they speak only from WARNING on.
    """
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=False)
        if pretty
        else structlog.processors.JSONRenderer()
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level)),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    for noisy in ("httpx", "httpcore", "twilio", "rq", "urllib3", "openai", "werkzeug"):
        logging.getLogger(noisy).setLevel(logging.WARNING)


def fault(error: BaseException) -> dict[str, str]:
    """What a log may hold of an unforeseen exception: its type and place.

    Never its message, which may quote a person's words.
    """
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "unknown"
    return {"error": type(error).__name__, "where": where}
