"""`ozzie inbox stuck` and `queue`: what waits and who has it, as the database and RQ see it."""

import argparse
from collections.abc import Sequence
from datetime import datetime, timedelta

from app.clock import system_clock
from app.commands.inbox.printing import count, describe_age
from app.commands.inbox.reasons import explain
from app.commands.limits import bound_limit
from app.config import load_settings
from app.db import Database
from app.errors import ServiceUnavailable
from app.models import MessageState
from app.queue import QueueState, RegisteredWorker, connect, describe_queue
from app.store import inbox_search
from app.store.inbox_search import WaitingMessage

# A worker that holds a conversation longer is stuck, or the person sent many at once: a document
# may take 60 s for its reader and as long for its download, and Twilio 20 s.
HELD_LONG = timedelta(minutes=5)
# A message that no worker has, though it is due, for so long: workers are gone or too few.
WAITS_LONG = timedelta(minutes=2)


def stuck(options: argparse.Namespace, database: Database) -> int:
    """Print the messages that wait longest and who holds them; return 1 where one is stuck."""
    now = system_clock()
    with database.read_only() as session:
        waiting = inbox_search.list_waiting(session, bound_limit(options.limit))
    faults = 0
    for one in waiting:
        verdict = _judge(one, now)
        faults += bool(verdict)
        print(_line(one, now) + (f": {verdict}" if verdict else ""))
    if faults:
        print(f"{faults} of {len(waiting)} shown are stuck; `ozzie inbox show SID` tells their way")
        return 1
    open_ones = count(len(waiting), "message is", "messages are")
    more = " at least; --limit shows more" if len(waiting) == bound_limit(options.limit) else ""
    print(f"nothing is stuck: {open_ones} open{more}" if waiting else "idle: no message is open")
    return 0


def _is_leased(one: WaitingMessage, now: datetime) -> bool:
    return one.lease_expires_at is not None and one.lease_expires_at > now


def _is_worked_on(one: WaitingMessage, now: datetime) -> bool:
    is_claimed = one.state in {MessageState.CLAIMED, MessageState.ANSWERING}
    return is_claimed and _is_leased(one, now)


def _judge(one: WaitingMessage, now: datetime) -> str:
    """Return why a message is stuck, "" where it is not."""
    if _is_worked_on(one, now):
        is_long = one.leased_at is not None and now - one.leased_at > HELD_LONG
        return "STUCK, its worker holds it too long; restart that worker" if is_long else ""
    if one.state != MessageState.URGENT and _is_leased(one, now):
        return ""  # an earlier message of the same person is worked on
    due_at = max(one.received_at, one.next_attempt_at or one.received_at)
    if now - due_at > WAITS_LONG:
        return "STUCK, no worker takes it; see `ozzie inbox queue` and `ozzie switch list`"
    return ""


def _line(one: WaitingMessage, now: datetime) -> str:
    """Return a message, how long it has waited, and what it waits for."""
    age = describe_age(now - one.received_at)
    line = f"{one.message_sid} {one.state} {one.kind}, sent {age} ago"
    if _is_worked_on(one, now):
        held = describe_age(now - one.leased_at) if one.leased_at else "an unknown time"
        line = f"{line}, held for {held} by worker {one.leased_by or 'unknown'}"
    elif one.next_attempt_at is not None and one.next_attempt_at > now:
        line = f"{line}, next attempt in {describe_age(one.next_attempt_at - now)}"
    if one.error:
        line = f"{line}, {explain(one.error)}"
    return line


def queue(_options: argparse.Namespace, _database: Database) -> int:
    """Print the queue's length, RQ's registries and the workers; return 1 without a worker."""
    url = load_settings("database").redis_url
    state = describe_queue(connect(url)) if url else None
    if state is None:
        raise ServiceUnavailable(
            "Redis does not answer (REDIS_URL); without it workers find messages by themselves"
        )
    for line in _queue_lines(state, system_clock()):
        print(line)
    return 0 if state.workers else 1


def _queue_lines(state: QueueState, now: datetime) -> Sequence[str]:
    oldest = f", the oldest for {describe_age(now - state.oldest)}" if state.oldest else ""
    jobs = f"{count(state.started, 'job')} started, {state.dequeued} between queue and worker"
    lines = [
        f"{count(state.queued, 'conversation')} queued{oldest}",
        f"{jobs}, {state.failed} failed within the last hour",
    ]
    lines += (
        f"worker {one.host}:{one.pid} {one.state}, {_heartbeat(one, now)}, RQ's name {one.name}"
        for one in state.workers
    )
    if not state.workers:
        lines.append("no worker is registered: start `python -m workers`")
    return lines


def _heartbeat(worker: RegisteredWorker, now: datetime) -> str:
    if worker.seen is None:
        return "no heartbeat yet"
    return f"heartbeat {describe_age(now - worker.seen)} ago"
