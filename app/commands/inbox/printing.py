"""How messages are printed: a line each, times in UTC, without words or numbers of a person."""

from collections.abc import Sequence
from datetime import timedelta

from app.clock import system_clock
from app.commands.inbox.reasons import explain, explain_delivery
from app.store.inbox import Message
from app.store.replies import StoredReply

_MINUTE, _HOUR, _DAY = 60, 3600, 86400
# How many units of one kind are told before the next larger one is used.
_FEW = 3


def describe_age(age: timedelta) -> str:
    """Return how long ago something was, in its largest fitting unit: 45s, 12m, 5h, 4d."""
    seconds = max(0, round(age.total_seconds()))
    for size, unit in ((_DAY, "d"), (_HOUR, "h"), (_MINUTE, "m")):
        if seconds >= _FEW * size or (unit == "m" and seconds >= size):
            return f"{seconds // size}{unit}"
    return f"{seconds}s"


def count(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun: `1 message`, `2 messages`; `several` is irregular."""
    return f"{number} {one if number == 1 else several or one + 's'}"


def message_line(message: Message, reply: StoredReply | None) -> str:
    """Return a message in a line: when it was sent, its state, sid, kind, reply and reason."""
    age = describe_age(system_clock() - message.received_at)
    notes = [f"{age} ago"]
    if message.attempts:
        notes.append(count(message.attempts, "failed attempt"))
    if message.crashes:
        notes.append(count(message.crashes, "crash", "crashes"))
    if message.replays:
        notes.append(f"replayed {message.replays}×")
    if reply is not None:
        notes.append(f"reply {explain_delivery(reply.state, reply.error_code)}")
    if message.error and not (reply and reply.error_code):
        notes.append(explain(message.error))
    return (
        f"{message.received_at:%Y-%m-%d %H:%M:%S} {message.state:<9} {message.message_sid} "
        f"{message.kind:<8} {', '.join(notes)}"
    )


def print_messages(messages: Sequence[Message], replies: dict[int, StoredReply]) -> None:
    """Print a line for each message, with its last reply."""
    for message in messages:
        print(message_line(message, replies.get(message.id)))
