"""Confirm STOP and START, which the webhook has recorded, before any other message.

A confirmation needs neither the conversation's lease nor the API, and does not wait for deferred
messages or the order of jobs: each job confirms first, and each worker process also checks every
second, on separate threads. A confirmation is as safe as any reply: stored before it is sent,
looked up at Twilio before it is repeated, and retried with growing delays.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from structlog.contextvars import bound_contextvars

from app import metrics, tracing
from app.clock import Clock, SharedClock
from app.db import Database, DatabaseUnavailable, Executor
from app.ids import new_id
from app.locale import say
from app.logs import fault
from app.models import EventKind, MessageState, Reason
from app.retries import WINDOW, Misconfigured, Transient, compute_retry_delay, must_give_up
from app.store import (
    dialogues,
    erasure,
    inbox,
    message_events,
    pending_confirmations,
    replies,
    senders,
)
from app.store.leases import LeaseLost
from app.store.message_events import Event, make_event
from app.store.pending_confirmations import PendingConfirmation
from app.store.replies import StoredReply
from app.twilio.sender import NotSent, ReplySender
from workers.alarm import Alarm
from workers.conversations import steps
from workers.conversations.reply_counts import count_reply_end
from workers.routing import route_opt

# After so many deaths of its worker or unexpected errors a confirmation fails.
MAX_CRASHES = 3
WHATSAPP = "whatsapp"  # the channel of the dialogue

log = structlog.get_logger()


class Confirmations:
    """Sends confirmations; one per process, called from many threads."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        shared_clock: SharedClock,
        sender: ReplySender,
        enqueue: Callable[[str], object],
        is_paused: Callable[[], bool] = lambda: False,
        worker: str = "",
    ) -> None:
        """Use `shared_clock` for claims (see Database.shared_clock).

        `enqueue` enqueues a job for a conversation, given its id; while `is_paused` nothing is
        sent. `worker` (host:pid) confirms.
        """
        self._worker = worker
        self._database = database
        self._clock = clock
        self._shared_clock = shared_clock
        self._sender = sender
        self._enqueue = enqueue
        self._is_paused = is_paused
        self._alarm = Alarm()

    def confirm(self, conversation_id: str) -> None:
        """Confirm the STOP and START messages of a conversation, in the order they were sent."""
        with bound_contextvars(conversation=conversation_id):
            try:
                confirmed = 0
                while self._confirm_next(conversation_id, new_id("lease")):
                    confirmed += 1
                if confirmed:
                    # Messages after a START waited for its confirmation.
                    self._enqueue(conversation_id)
            except DatabaseUnavailable as error:
                log.error("database_unavailable", **fault(error))
            except Exception as error:
                log.error("confirmation_failed", exc_info=error)

    def _confirm_next(self, conversation_id: str, token: str) -> bool:
        if self._is_paused():
            return False
        with self._database.begin() as session:
            pending = pending_confirmations.claim_next(
                session, conversation_id, token, self._shared_clock()
            )
            if pending is not None:
                made = steps.claimed_steps(pending.message, self._clock(), self._worker)
                message_events.add(session, pending.message.id, made)
        if pending is None:
            return False
        sid = pending.message.message_sid
        with bound_contextvars(message_sid=sid), tracing.message_span("confirmation", sid):
            log.info("message_claimed", urgent=True, attempts=pending.message.attempts)
            try:
                return self._attempt(pending, token)
            except LeaseLost:
                log.warning("lease_lost")
            except DatabaseUnavailable:
                raise
            except Exception as error:
                metrics.crashes.inc()
                log.error("message_crashed", exc_info=error)
                self._count_crash(pending, token, error)
            return False

    def _attempt(self, pending: PendingConfirmation, token: str) -> bool:
        """Attempt one confirmation; return whether the conversation's next one may follow now."""
        with self._database.begin() as session:
            self._renew_claim(session, pending, token)
            stored = replies.find_by_message(session, pending.message.id, pending.message.replays)
            person = senders.get_sender(session, pending.user_id)
        if person is not None and person.is_blocked and (stored is None or stored.is_unsent):
            return self._finish(
                pending, token, steps.Ending(stored, None, MessageState.IGNORED, Reason.BLOCKED)
            )
        if pending.message.crashes >= MAX_CRASHES:
            return self._fail(pending, token, stored, Reason.CRASHED)
        try:
            sid = None
            if stored is None:
                stored = self._store_reply(pending, token)
            elif stored.is_unsent:
                sid = self._look_up(pending, token, stored)
            if stored is None or not stored.is_unsent:
                # Nothing is to be sent any more, or a status callback was first.
                return self._finish(pending, token, steps.Ending())
            if sid is not None:
                return self._finish(pending, token, steps.Ending(stored, sid, is_found=True))
            if self._clock() - pending.message.received_at > WINDOW:
                return self._fail(pending, token, stored, Reason.OUT_OF_REACH)
            return self._finish(pending, token, self._send(pending, token, stored))
        except Transient as trouble:
            return self._postpone(pending, token, stored, trouble)

    def _store_reply(self, pending: PendingConfirmation, token: str) -> StoredReply | None:
        """Store the reply before it is sent; return None where nothing is to be sent any more."""
        now, message = self._clock(), pending.message
        with self._database.begin() as session:
            self._renew_claim(session, pending, token)
            if self._is_outdated(session, pending):
                return None
            action = route_opt(message, senders.get_sender(session, pending.user_id))
            replies.add(
                session,
                reply_id=new_id("reply"),
                inbound_id=message.id,
                replay=message.replays,
                conversation_id=message.conversation_id,
                recipient=message.sender or "",
                body=say(action.language, "stopped" if action.kind == "stop" else "started"),
                now=now,
            )
            # A yes that comes after STOP and START answers nothing that was asked before.
            dialogues.forget(session, pending.user_id, WHATSAPP)
            inbox.mark(
                session,
                message.id,
                action=action.as_json(),
                outcome={"type": "said"},
                first_attempt_at=message.first_attempt_at or now,
            )
            stored = replies.find_by_message(session, message.id, message.replays)
            reply = stored.id if stored else None
            step = make_event(EventKind.REPLY_STORED, now, reply=reply, outcome=action.kind)
            message_events.add(session, message.id, [step])
        return stored

    def _send(self, pending: PendingConfirmation, token: str, stored: StoredReply) -> steps.Ending:
        try:
            to, body = stored.recipient or "", stored.body or ""
            sid = self._sender.send(stored.id, to, body, pending.number)
        except NotSent as refused:
            return steps.Ending(stored, state=MessageState.FAILED, refused=refused)
        except Transient as trouble:
            if not trouble.is_ambiguous:
                # Certainly not sent (429): the next attempt need not ask Twilio first.
                with self._database.begin() as session:
                    self._renew_claim(session, pending, token)
                    replies.set_send_begun(session, stored.id, None)
            raise
        return steps.Ending(stored, sid)

    def _is_outdated(self, session: Executor, pending: PendingConfirmation) -> bool:
        """Return whether its confirmation would no longer be true, so that nothing is sent.

        That is a START after which a STOP came, and a STOP that is replayed after a START; a first
        run is confirmed in its order, before that START.
        """
        is_start: bool = pending.message.action["kind"] == "start"
        if not is_start and not pending.message.replays:
            return False
        person = senders.get_sender(session, pending.user_id)
        addresses = senders.list_addresses(session, person) if person else ()
        raw = (pending.message.sender or "").removeprefix("whatsapp:")
        return senders.has_opted_out(session, pending.number, (*addresses, raw)) == is_start

    def _look_up(self, pending: PendingConfirmation, token: str, stored: StoredReply) -> str | None:
        """Ask Twilio for a reply that may have been sent; return its sid, else None."""
        if stored.send_begun_at and stored.recipient and stored.body:
            since = stored.send_begun_at - timedelta(hours=1)
            with self._database.read_only() as session:
                known = replies.list_sids(session, stored.conversation_id, since)
            begun = stored.send_begun_at
            sid = self._sender.find(stored.recipient, stored.body, begun, known, pending.number)
            if sid is not None:
                return sid
        now = self._clock()
        with self._database.begin() as session:
            self._renew_claim(session, pending, token)
            replies.set_send_begun(session, stored.id, stored.send_begun_at or now)
        return None

    def _fail(
        self, pending: PendingConfirmation, token: str, stored: StoredReply | None, why: str
    ) -> bool:
        # In any other state a status callback was first, and its later state stays.
        unsent = stored if stored is not None and stored.is_unsent else None
        ending = steps.Ending(unsent, state=MessageState.FAILED, error=why)
        return self._finish(pending, token, ending)

    def _finish(self, pending: PendingConfirmation, token: str, ending: steps.Ending) -> bool:
        now, message = self._clock(), pending.message
        with self._database.begin() as session:
            self._renew_claim(session, pending, token)
            has_failed = steps.record_reply(session, ending, now)
            ended = {"state": ending.state, "error": ending.reason, "finished_at": now}
            inbox.mark(session, message.id, claim_token=None, **ended)
            message_events.add(session, message.id, ending.steps(now))
            if senders.get_sender(session, pending.user_id) is None:
                erasure.blank_conversation(session, message.conversation_id)
        code = ending.code
        count_reply_end(message, now, sid=ending.sid, has_failed=has_failed, code=code)
        log.info("message_finished", state=ending.state, error=ending.reason)
        return True

    def _postpone(
        self,
        pending: PendingConfirmation,
        token: str,
        stored: StoredReply | None,
        trouble: Transient,
    ) -> bool:
        """Release it until its next attempt, or let it fail where that would come too late."""
        message, now, why = pending.message, self._clock(), trouble.what[:80]
        attempts = message.attempts + trouble.costs_attempt
        wait = timedelta(seconds=compute_retry_delay(attempts or 1, trouble.retry_after))
        changes: dict[str, Any] = {"attempts": attempts, "error": why}
        if isinstance(trouble, Misconfigured):
            self._alarm.sound(trouble)
            changes["first_attempt_at"] = now + wait
        if must_give_up(
            trouble,
            first_attempt_at=message.first_attempt_at,
            last_inbound_at=message.received_at,
            next_attempt_at=now + wait,
        ):
            return self._fail(pending, token, stored, why)
        log.warning("message_postponed", why=trouble.what, seconds=wait.seconds, over=False)
        self._release(pending, token, wait, steps.postponed_step(now, why, wait), **changes)
        return False

    def _count_crash(self, pending: PendingConfirmation, token: str, error: Exception) -> None:
        crashes = pending.message.crashes + 1
        wait = timedelta(seconds=compute_retry_delay(crashes, None))
        step = steps.crashed_step(self._clock(), error, crashes)
        self._release(pending, token, wait, step, crashes=crashes)

    def _release(
        self,
        pending: PendingConfirmation,
        token: str,
        wait: timedelta,
        step: Event,
        **changes: Any,
    ) -> None:
        now = self._shared_clock()
        with self._database.begin() as session:
            self._renew_claim(session, pending, token)
            inbox.mark(session, pending.message.id, **changes)
            message_events.add(session, pending.message.id, [step])
            pending_confirmations.release_claim(session, pending.message.id, wait, now)

    def _renew_claim(self, session: Executor, pending: PendingConfirmation, token: str) -> None:
        pending_confirmations.renew_claim(session, pending.message.id, token, self._shared_clock())
