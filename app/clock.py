"""The clock of a process, passed in where time matters, so that tests can set it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]

# The clock of leases and due times, the same for all hosts; None stands for the clock of the
# database (see app.db.Database.shared_clock).
SharedClock = Callable[[], datetime | None]


def system_clock() -> datetime:
    """Return the current time as an aware UTC datetime."""
    return datetime.now(UTC)


def local_date(moment: datetime, timezone: str) -> date:
    """Return the calendar date of `moment` (aware) in `timezone` (an IANA name)."""
    return moment.astimezone(ZoneInfo(timezone)).date()
