"""A clock that stands still until a test moves it."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass
class FixedClock:
    """Callable as app.clock.Clock; `now` is an aware UTC datetime."""

    now: datetime = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **parts: float) -> None:
        """Move the clock forward by timedelta(**parts)."""
        self.now += timedelta(**parts)
