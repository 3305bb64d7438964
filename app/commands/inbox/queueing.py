"""`ozzie inbox stuck` and `queue`: what waits and who has it, as the database and RQ see it."""

import argparse
from collections.abc import Collection, Sequence
from datetime import datetime

from app.clock import system_clock
from app.commands.inbox.printing import count, describe_age
from app.commands.inbox.reasons import explain
from app.commands.inbox.waiting import describe, judge
from app.commands.limits import bound_limit
from app.config import load_settings
from app.db import Database
from app.errors import ServiceUnavailable
from app.queue import QueueState, RegisteredWorker, connect, describe_queue
from app.store import inbox_search, switches
from app.store.inbox_search import WaitingMessage


def stuck(options: argparse.Namespace, database: Database) -> int:
    """Print the messages that wait longest and who holds them; return 1 where one is stuck."""
    now = system_clock()
    with database.read_only() as session:
        waiting = inbox_search.list_waiting(session, bound_limit(options.limit))
        on = switches.list_on(session)
    faults = 0
    for one in waiting:
        verdict = judge(one, now, on)
        faults += bool(verdict)
        print(_line(one, now, on) + (f": {verdict}" if verdict else ""))
    for name, since in on.items():
        print(f"{name} is on since {since:%Y-%m-%d %H:%M} UTC; `ozzie switch off {name}` goes on")
    if faults:
        print(f"{faults} of {len(waiting)} shown are stuck; `ozzie inbox show SID` tells their way")
        return 1
    open_ones = count(len(waiting), "message is", "messages are")
    more = " at least; --limit shows more" if len(waiting) == bound_limit(options.limit) else ""
    print(f"nothing is stuck: {open_ones} open{more}" if waiting else "idle: no message is open")
    return 0


def _line(one: WaitingMessage, now: datetime, switches_on: Collection[str]) -> str:
    """Return a message, how long it has waited, and what it waits for."""
    age = describe_age(now - one.received_at)
    line = f"{one.message_sid} {one.state} {one.kind}, sent {age} ago"
    notes = (describe(one, now, switches_on), explain(one.error or ""))
    return ", ".join(filter(None, (line, *notes)))


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
