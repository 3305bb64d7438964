"""`ozzie inbox show`: one message's whole way, a step a line, without a person's words."""

import argparse
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from app.clock import system_clock
from app.commands.inbox import waiting as waiting_for
from app.commands.inbox.reasons import explain, explain_delivery
from app.db import Database
from app.errors import NotFound
from app.models import EventKind, MessageState
from app.models.states import OPEN_STATES
from app.store import inbox, inbox_search, message_events, replies, switches
from app.store.inbox import Message
from app.store.message_events import Event, make_event
from app.store.replies import StoredReply

Detail = Mapping[str, Any]


def show(options: argparse.Namespace, database: Database) -> int:
    """Print a message's steps with times and ids; with `--json` everything that is kept of it."""
    with database.read_only() as session:
        message = inbox.find_by_sid(session, options.sid)
        if message is None:
            raise NotFound(f"No message {options.sid} here. `ozzie inbox find` finds messages.")
        answers = replies.list_by_message(session, message.id)
        stored = message_events.list_by_message(session, message.id)
        waiting = inbox_search.find_waiting(session, message.id)
        on = switches.list_on(session)
    steps = complete(message, stored, answers)
    if options.json:
        print(json.dumps(as_json(message, steps, answers), indent=2))
    else:
        print("\n".join(report(message, steps, answers)))
        if waiting is not None:
            words = waiting_for.describe(waiting, system_clock(), on)
            print(f"now: {words or 'waits for a worker'}")
    return 0


def complete(
    message: Message, stored: Sequence[Event], answers: Sequence[StoredReply]
) -> list[Event]:
    """Return the stored steps with those that the rows themselves tell, in the order of time.

    That a message was stored, and its replies sent, is no stored step where nothing was unusual.
    """
    steps = list(stored)
    kinds = {step.kind for step in stored}
    if not kinds & {EventKind.STORED, EventKind.RECOVERED}:
        received = make_event(EventKind.STORED, message.received_at, state=MessageState.RECEIVED)
        steps.insert(0, received)
    found = {step.detail.get("reply") for step in stored if step.kind == EventKind.SENT}
    for reply in answers:
        if reply.message_sid and reply.sent_at and reply.id not in found:
            sent = {"reply": reply.id, "sid": reply.message_sid}
            steps.insert(1, make_event(EventKind.SENT, reply.sent_at, **sent))
    return sorted(steps, key=lambda step: step.at)


def report(message: Message, steps: Sequence[Event], answers: Sequence[StoredReply]) -> list[str]:
    """Return the lines of a message's story."""
    sent = message.received_at
    arrived = f"{message.kind}, arrived {sent:%Y-%m-%d %H:%M:%S} UTC"
    lines = [
        f"{message.message_sid}: {arrived}, is {message.state}",
        f"conversation {message.conversation_id}",
    ]
    lines += (f"{step.at:%H:%M:%S} {_since(sent, step.at)}  {describe(step)}" for step in steps)
    if (
        len(steps) == 1
        and message.first_attempt_at is not None
        and message.state not in OPEN_STATES
    ):
        lines.append("its steps were deleted after 30 days")
    if message.error and all(step.detail.get("why") != message.error for step in steps):
        lines.append(f"reason: {explain(message.error)}")
    lines += (
        f"reply {one.id}: {explain_delivery(one.state, one.error_code)}"
        + (f", {one.message_sid} at Twilio" if one.message_sid else "")
        for one in answers
    )
    return lines


def _since(start: datetime, at: datetime) -> str:
    """Return how long after the message's arrival a step was, aligned."""
    seconds = (at - start).total_seconds()
    return f"{seconds:+.2f}s".rjust(11)


def describe(step: Event) -> str:
    """Return a step in words; one of an unknown kind with its details as they are."""
    try:
        return _WORDS[EventKind(step.kind)](step.detail)
    except (KeyError, TypeError, ValueError):
        details = " ".join(f"{name}={value}" for name, value in sorted(step.detail.items()))
        return f"{step.kind} {details}".rstrip()


def _why(detail: Detail, before: str = ": ") -> str:
    return f"{before}{explain(str(detail['why']))}" if detail.get("why") else ""


def _stored(detail: Detail) -> str:
    state = detail["state"]
    return "stored" if state == "received" else f"stored as {state}{_why(detail)}"


def _claimed(detail: Detail) -> str:
    run = f" of replay {detail['run']}" if detail.get("run") else ""
    return (
        f"claimed by worker {detail.get('worker') or 'unknown'}, attempt {detail['attempt']}{run}"
    )


def _api_call(detail: Detail) -> str:
    result = detail.get("status") or f"no answer ({detail.get('error')})"
    code = f" {detail['code']}" if detail.get("code") else ""
    return (
        f"{detail['method']} {detail['path']}: {result}{code} in {detail['ms']} ms, "
        f"request {detail['request_id']}"
    )


def _sent(detail: Detail) -> str:
    how = "found at Twilio, sent by an earlier attempt" if detail.get("found") else "sent"
    return f"reply {how} as {detail['sid']}"


def _not_sent(detail: Detail) -> str:
    code = detail.get("code")
    return f"reply not sent{_why(detail)}" + (f": {explain(f'twilio {code}')}" if code else "")


def _crashed(detail: Detail) -> str:
    where = f" at {detail['where']}" if detail.get("where") else ""
    return f"crash {detail['crashes']}: {explain(str(detail['error']))}{where}"


def _postponed(detail: Detail) -> str:
    wait = f"for {detail['seconds']} s" if detail.get("seconds") else "for another worker"
    return f"waits {wait}{_why(detail)}"


_WORDS: dict[EventKind, Callable[[Detail], str]] = {
    EventKind.STORED: _stored,
    EventKind.RECOVERED: lambda detail: f"recovered from Twilio, {_stored(detail)}",
    EventKind.CLAIMED: _claimed,
    EventKind.ROUTED: lambda detail: f"action: {detail['action']}{_why(detail)}",
    EventKind.API_CALL: _api_call,
    EventKind.REPLY_STORED: lambda detail: f"reply {detail['reply']} stored: {detail['outcome']}",
    EventKind.SENT: _sent,
    EventKind.NOT_SENT: _not_sent,
    EventKind.STATUS: lambda detail: (
        f"Twilio reports: {explain_delivery(detail['state'], detail.get('code'))}"
    ),
    EventKind.POSTPONED: _postponed,
    EventKind.CRASHED: _crashed,
    EventKind.FAILED: lambda detail: f"failed{_why(detail)}",
    EventKind.IGNORED: lambda detail: f"ignored{_why(detail)}",
    EventKind.REPLAYED: lambda detail: f"an operator runs it again, replay {detail['run']}",
}


def as_json(
    message: Message, steps: Sequence[Event], answers: Sequence[StoredReply]
) -> dict[str, Any]:
    """Return what is kept of a message, but no words and no addresses."""
    action = message.action if isinstance(message.action, dict) else {}
    outcome = message.outcome if isinstance(message.outcome, dict) else {}
    return {
        "message_sid": message.message_sid,
        "conversation": message.conversation_id,
        "state": message.state,
        "kind": message.kind,
        "received_at": message.received_at.isoformat(),
        "media": len(message.media or []),
        "action": action.get("kind"),
        "outcome": outcome.get("type"),
        "submission_id": outcome.get("submission_id"),
        "attempts": message.attempts,
        "crashes": message.crashes,
        "replays": message.replays,
        "error": message.error,
        "steps": [
            {"at": step.at.isoformat(), "kind": step.kind, **_without(step.detail, "at", "kind")}
            for step in steps
        ],
        "replies": [
            {
                "id": answer.id,
                "state": answer.state,
                "message_sid": answer.message_sid,
                "error_code": answer.error_code,
            }
            for answer in answers
        ],
    }


def _without(detail: Detail, *names: str) -> dict[str, Any]:
    return {name: value for name, value in detail.items() if name not in names}
