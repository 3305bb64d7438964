"""Moments as operators write them."""

from datetime import UTC, datetime, timedelta

from app.clock import system_clock
from app.errors import ValidationError

_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_LONGEST_SPAN = 5  # characters


def parse_since(written: str, option: str = "--since") -> datetime:
    """Return the moment of an option: an ISO moment (UTC), or so long ago: 90m, 6h, 2d.

    Raises ValidationError.
    """
    count, unit = written[:-1], written[-1:]
    if count.isdecimal() and unit in _UNITS and len(written) <= _LONGEST_SPAN:
        return system_clock() - timedelta(**{_UNITS[unit]: int(count)})
    try:
        moment = datetime.fromisoformat(written)
        # Raises OverflowError at the ends of the calendar.
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        raise ValidationError.of(
            option, "give a moment such as 2026-05-05T14:30, or a span such as 90m, 6h or 2d"
        ) from None


def parse_until(written: str | None, since: datetime | None) -> datetime | None:
    """Return the moment of --until, None where it is left out.

    Raises ValidationError, also for one before `since`: nothing could be found between them.
    """
    if not written:
        return None
    until = parse_since(written, "--until")
    if since is not None and until < since:
        raise ValidationError.of(
            "--until", f"is before --since, which is {since:%Y-%m-%dT%H:%M} UTC; spans count back"
        )
    return until
