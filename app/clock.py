"""The one clock: handed in where time matters, so that tests can set it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """Now, as an aware UTC datetime."""
    return datetime.now(UTC)


def local_date(moment: datetime, timezone: str) -> date:
    """The calendar date of `moment` (aware) where the person lives (`timezone`, an IANA name)."""
    return moment.astimezone(ZoneInfo(timezone)).date()
