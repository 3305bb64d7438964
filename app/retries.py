"""Temporary failures, and the delay before the next attempt."""

import random
from datetime import datetime, timedelta

# After this time with a message the person gets an apology instead of an answer.
GIVE_UP_AFTER = timedelta(minutes=15)
# The longest delay between two attempts (seconds), before jitter.
LONGEST_WAIT = 120.0
# WhatsApp accepts free text only within this time after the person's last message (Twilio error
# 63016).
WINDOW = timedelta(hours=24)


class Transient(Exception):
    """A call failed now and may succeed later.

    `is_ambiguous` is True where the call may have succeeded: its caller must check before it
    repeats the call.
    """

    is_ambiguous = False

    def __init__(
        self, what: str, *, retry_after: float | None = None, costs_attempt: bool = True
    ) -> None:
        """Describe the failure.

        `what` names it for logs, without personal data; `retry_after` (seconds) is the delay that
        the other side asked for; `costs_attempt` is False where it only asked to wait (429, or a
        503 of our own bulkhead).
        """
        super().__init__(what)
        self.what = what
        self.retry_after = retry_after
        self.costs_attempt = costs_attempt


class Misconfigured(Transient):
    """A setting of ours is wrong: an operator must change it, and the person gets no message.

    The message is retried as long as WhatsApp lets us answer it.
    """

    def __init__(self, what: str, variable: str) -> None:
        """`variable` names the settings to check, for the operator."""
        super().__init__(what)
        self.variable = variable


def compute_retry_delay(attempts: int, retry_after: float | None) -> float:
    """Return the seconds until the next attempt after `attempts` failures: 1, 2, 4, … 120.

    With a jitter of a quarter; at least `retry_after`, at most twice LONGEST_WAIT.
    """
    delay = min(2.0 ** max(attempts - 1, 0), LONGEST_WAIT)
    jittered = delay * random.uniform(0.75, 1.25)  # noqa: S311 - spreads load, guards nothing
    return min(max(jittered, retry_after or 0.0), 2 * LONGEST_WAIT)


def is_over(first_attempt_at: datetime | None, next_attempt_at: datetime) -> bool:
    """Return whether the next attempt would come later than GIVE_UP_AFTER allows."""
    return first_attempt_at is not None and next_attempt_at > first_attempt_at + GIVE_UP_AFTER


def must_give_up(
    trouble: Transient,
    *,
    first_attempt_at: datetime | None,
    last_inbound_at: datetime,
    next_attempt_at: datetime,
) -> bool:
    """Return whether a message fails, because its next attempt would come too late.

    That is after GIVE_UP_AFTER; for a wrong setting of ours it is after WhatsApp's WINDOW.
    """
    if isinstance(trouble, Misconfigured):
        return next_attempt_at > last_inbound_at + WINDOW
    return is_over(first_attempt_at, next_attempt_at)
