"""Claim a conversation's next message, and store its action before anything is done."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import structlog
from structlog.contextvars import bind_contextvars

from app.clock import Clock
from app.db import Executor
from app.metrics import flood_waits
from app.models import EventKind, MessageState, Reason, SwitchName
from app.phones import country_of
from app.store import (
    conversations,
    inbox,
    leases,
    message_events,
    quoted,
    replies,
    senders,
)
from app.store.inbox import Message
from app.store.leases import LeasedConversation
from app.store.message_events import Event, make_event
from app.store.replies import StoredReply
from app.store.senders import Sender
from workers.conversations.leases import Lease
from workers.conversations.steps import claimed_steps, postponed_step
from workers.routing import Action, Situation, route, stored_action
from workers.switches import Switches

# After so many deaths of its worker or unexpected errors a message gets an apology.
MAX_CRASHES = 3
# After so many the apology has failed too: the message fails, and the next one is claimed.
GIVEN_UP_AT = 2 * MAX_CRASHES
# The number of messages of one sender that are processed per minute; others wait.
FLOOD_MESSAGES = 30
FLOOD_PERIOD = timedelta(minutes=1)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class ClaimedMessage:
    """A claimed message, its action, and its reply if an earlier attempt stored one."""

    conversation: LeasedConversation
    message: Message
    action: Action
    timezone: str
    reply: StoredReply | None
    # Why it ends without an answer, if its action is to ignore it.
    why_ignored: Reason | None = None
    # Its claim, to be stored with what follows.
    steps: tuple[Event, ...] = ()

    @property
    def is_blocked(self) -> bool:
        """Return whether an operator has blocked its sender."""
        return self.why_ignored is Reason.BLOCKED

    @property
    def is_apology(self) -> bool:
        """Return whether the message failed and its reply is only an apology."""
        is_new = self.reply is None and self.action.kind == "apologize"
        return is_new or _has_failed(self.message)

    def logged(self) -> dict[str, str | int]:
        """Return what may be logged of the message: its kind and action, and the attempt."""
        return {
            "kind": self.message.kind,
            "action": self.action.kind,
            "attempts": self.message.attempts,
            "crashes": self.message.crashes,
            "replay": self.message.replays,
        }

    @property
    def failure(self) -> str | None:
        """Return why the message failed, where its reply is an apology."""
        return (self.message.error or Reason.CRASHED) if self.is_apology else None

    def as_apology(self, why: str) -> "ClaimedMessage":
        """Return the same message with an apology as its action; the stored action stays."""
        failed = replace(self.message, error=why)
        return replace(self, message=failed, action=self.action.apology(), reply=None, steps=())


def _why_ignored(person: Sender | None, *, stopped: bool) -> Reason:
    """Return why a message ends without an answer, if it is to be ignored."""
    if person is None:
        return Reason.ERASED
    if person.is_blocked:
        return Reason.BLOCKED
    return Reason.OPTED_OUT if stopped else Reason.NOTHING_TO_ANSWER


def _has_failed(message: Message) -> bool:
    return isinstance(message.outcome, dict) and message.outcome.get("type") == "failed"


def _apology(message: Message, person: Sender | None, *, stopped: bool) -> Action:
    """Return the action for a message that cannot be processed.

    Who is opted out or unknown gets no reply. As little as possible of the message is used, because
    what is wrong with it is not known.
    """
    if stopped:
        return Action("ignore", "en")
    if stored := stored_action(message.action):
        return stored if stored.kind == "ignore" else stored.apology()
    if person is None:
        return Action("ignore", "en")
    return Action("apologize", person.language, country_of(person.phone))


def _action_to_store(message: Message, action: Action) -> Any:
    """Return the action to store: a stored one unchanged, for the version that can read it."""
    if message.action is not None or action.kind == "apologize":
        return message.action
    return action.as_json()


class MessageClaimer:
    """Claims messages, one at a time and in order, until `stopping` is set."""

    def __init__(
        self,
        clock: Clock,
        switches: Switches,
        flood_messages: int = FLOOD_MESSAGES,
    ) -> None:
        """Process at most `flood_messages` of one sender per minute."""
        self._clock = clock
        self._switches = switches
        self._flood_messages = flood_messages
        self.stopping = threading.Event()

    def claim_next(
        self,
        session: Executor,
        leased: LeasedConversation,
        lease: Lease,
        shared_now: datetime | None,
    ) -> ClaimedMessage | None:
        """Claim the conversation's next message; return None after releasing the conversation.

        It is released where no message is open, where its sender sent too many (until a minute has
        passed), where a START is still to be confirmed, where reading is paused, and where this
        worker stops. `shared_now` is the time of Database.shared_clock.
        """
        if leased.has_pending_confirmation and leased.stopped_at is None:
            # Another worker may be sending that confirmation now; it enqueues a job afterwards.
            leases.defer(session, leased.id, lease.token, None, shared_now)
            return None
        found = inbox.find_next_open_and_nth_finished(session, leased.id, self._flood_messages)
        if found is None:
            leases.release_lease(session, leased.id, lease.token)
            return None
        message, nth_finished_at = found
        # Bound before the rest, which may raise an error because of this message.
        bind_contextvars(message_sid=message.message_sid)
        wait = self._flood_delay(nth_finished_at)
        if wait:
            flood_waits.inc()
        is_paused = self._switches.is_on(SwitchName.PAUSE_READING, session)
        if wait or is_paused or self.stopping.is_set():
            leases.defer(session, leased.id, lease.token, wait, shared_now)
            why = Reason.READING_PAUSED if is_paused else Reason.WORKER_STOPS
            step = postponed_step(self._clock(), Reason.TOO_MANY_MESSAGES if wait else why, wait)
            message_events.add(session, message.id, [step])
            return None
        return self._claim(session, leased, lease, message)

    def _flood_delay(self, nth_finished_at: datetime | None) -> timedelta | None:
        if nth_finished_at is None:
            return None
        remaining = nth_finished_at + FLOOD_PERIOD - self._clock()
        return remaining if remaining > timedelta(0) else None

    def _claim(
        self, session: Executor, leased: LeasedConversation, lease: Lease, message: Message
    ) -> ClaimedMessage:
        # A release sets the state to `received`: in another state the worker died.
        crashes = message.crashes + (message.state != MessageState.RECEIVED)
        # A message without an earlier attempt has no reply yet.
        begun = message.first_attempt_at is not None
        reply = replies.find_by_message(session, message.id, message.replays) if begun else None
        person = senders.get_sender(session, leased.user_id)
        # What was sent before their STOP is still done, without a reply.
        stopped = leased.stopped_at is not None and message.received_at > leased.stopped_at
        is_blocked = person is not None and person.is_blocked
        if is_blocked:
            action = Action("ignore", "en")
        elif crashes >= MAX_CRASHES and reply is None:
            action = _apology(message, person, stopped=stopped)
        else:
            action = self._action(session, leased, message, person, stopped=stopped)
        now = self._clock()
        inbox.mark(
            session,
            message.id,
            state=MessageState.CLAIMED,
            crashes=crashes,
            action=message.action if is_blocked else _action_to_store(message, action),
            first_attempt_at=message.first_attempt_at or now,
        )
        steps = claimed_steps(message, now, lease.worker)
        if message.action is None or action.kind == "apologize":
            steps.append(make_event(EventKind.ROUTED, now, action=action.kind))
        return ClaimedMessage(
            conversation=leased,
            message=replace(message, crashes=crashes),
            action=action,
            timezone=person.timezone if person else "UTC",
            reply=reply,
            why_ignored=_why_ignored(person, stopped=stopped),
            steps=tuple(steps),
        )

    def _action(
        self,
        session: Executor,
        leased: LeasedConversation,
        message: Message,
        person: Sender | None,
        *,
        stopped: bool,
    ) -> Action:
        if message.action is not None:
            stored = stored_action(message.action)
            if stored is None:
                log.error("stored_action_unreadable", message_sid=message.message_sid)
            return stored or _apology(message, person, stopped=stopped)
        if person is None:
            return Action("ignore", "en")
        now = self._clock()
        asked = leased.pending_expires_at is not None and leased.pending_expires_at > now
        situation = Situation(
            person=person,
            stopped=stopped,
            pending=leased.pending if asked and isinstance(leased.pending, dict) else None,
            outcomes=lambda: (
                inbox.list_recent_outcomes(session, message, limit=1)
                or conversations.list_others(session, leased.user_id, leased.id)
            ),
            quoted=lambda: quoted.find_reply(session, leased.id, message.quoted_sid or ""),
        )
        return route(message, situation)
