"""What fails for a moment, and how long to wait before the next attempt."""

import random
from datetime import datetime, timedelta

# After this long with a message the person gets an apology instead of an answer.
GIVE_UP_AFTER = timedelta(minutes=15)
LONGEST_WAIT = 120.0


class Transient(Exception):
    """It did not work now and may work later.

    `retry_after` (seconds) is what the other side asked for; `costs_attempt` is False where it
    only asked for patience (429, our own bulkhead's 503). `is_ambiguous`: it may have worked,
    and who asked must look before it is repeated.
    """

    is_ambiguous = False

    def __init__(
        self, what: str, *, retry_after: float | None = None, costs_attempt: bool = True
    ) -> None:
        super().__init__(what)
        self.what = what
        self.retry_after = retry_after
        self.costs_attempt = costs_attempt


def wait_before(attempts: int, retry_after: float | None) -> float:
    """Seconds until the next attempt after `attempts` failures: 1, 2, 4, … 120, with jitter.

    Never sooner than the other side asked for, and never later than twice the longest wait.
    """
    growing = min(2.0 ** max(attempts - 1, 0), LONGEST_WAIT)
    jittered = growing * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing
    return min(max(jittered, retry_after or 0.0), 2 * LONGEST_WAIT)


def is_over(first_attempt_at: datetime | None, next_attempt_at: datetime) -> bool:
    """Whether the next attempt would come later than we keep a person waiting."""
    return first_attempt_at is not None and next_attempt_at > first_attempt_at + GIVE_UP_AFTER
