"""What a message that is not finished waits for, and whether that takes too long."""

from collections.abc import Collection
from datetime import datetime, timedelta

from app.commands.inbox.printing import describe_age
from app.models import MessageState, SwitchName
from app.store.inbox_search import WaitingMessage

# A worker that holds a conversation longer is stuck, or the person sent many at once: a document
# may take 60 s for its reader and as long for its download, and Twilio 20 s.
HELD_LONG = timedelta(minutes=5)
# A message that no worker has, though it is due, for so long: workers are gone or too few.
WAITS_LONG = timedelta(minutes=2)


def judge(one: WaitingMessage, now: datetime, switches_on: Collection[str]) -> str:
    """Return why a message is stuck, "" where it is not; one that a switch pauses is not."""
    if _is_worked_on(one, now):
        is_long = one.leased_at is not None and now - one.leased_at > HELD_LONG
        return "STUCK, its worker holds it too long; restart that worker" if is_long else ""
    if one.state != MessageState.URGENT and _is_leased(one, now):
        return ""  # an earlier message of the same person is worked on
    if _pausing_switch(one, switches_on):
        return ""
    due_at = max(one.received_at, one.next_attempt_at or one.received_at)
    return "STUCK, no worker takes it; see `ozzie inbox queue`" if now - due_at > WAITS_LONG else ""


def describe(one: WaitingMessage, now: datetime, switches_on: Collection[str]) -> str:
    """Return what a message waits for, "" where it is due and waits for a worker alone."""
    if _is_worked_on(one, now):
        held = describe_age(now - one.leased_at) if one.leased_at else "an unknown time"
        return f"held for {held} by worker {one.leased_by or 'unknown'}"
    if switch := _pausing_switch(one, switches_on):
        return f"waits because {switch} is on"
    if one.state == MessageState.URGENT:
        return ""
    if _is_leased(one, now):
        worker = one.leased_by or "unknown"
        return f"waits for an earlier message of the same person, held by worker {worker}"
    if one.next_attempt_at is not None and one.next_attempt_at > now:
        return f"next attempt in {describe_age(one.next_attempt_at - now)}"
    return ""


def _is_leased(one: WaitingMessage, now: datetime) -> bool:
    return one.lease_expires_at is not None and one.lease_expires_at > now


def _is_worked_on(one: WaitingMessage, now: datetime) -> bool:
    is_claimed = one.state in {MessageState.CLAIMED, MessageState.ANSWERING}
    return is_claimed and _is_leased(one, now)


def _pausing_switch(one: WaitingMessage, switches_on: Collection[str]) -> str:
    """Return the switch that keeps workers from taking a message, "" for none.

    A STOP or START is confirmed while reading is paused. While sending is paused a worker takes
    every other message, and puts it off.
    """
    is_urgent = one.state == MessageState.URGENT
    switch = SwitchName.PAUSE_SENDING if is_urgent else SwitchName.PAUSE_READING
    return switch.value if switch in switches_on else ""
