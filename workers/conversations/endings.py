"""End the processing of a message: finish it, postpone it, or release it after an error."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import structlog

from app import tracing
from app.clock import Clock
from app.db import Database, DatabaseUnavailable, Executor
from app.models import EventKind, MessageState, Reason, SwitchName
from app.retries import Misconfigured, Transient, compute_retry_delay, must_give_up
from app.store import conversations, erasure, inbox, leases, message_events, replies, switches
from app.store.inbox import CrashCount
from app.store.leases import LeaseLost
from app.store.message_events import Event, make_event
from app.store.replies import StoredReply
from workers.alarm import Alarm
from workers.conversations.claiming import GIVEN_UP_AT, ClaimedMessage, MessageClaimer
from workers.conversations.leases import Lease, Leases
from workers.conversations.reply_counts import count_reply_end
from workers.conversations.steps import Ending, crashed_step, postponed_step, record_reply
from workers.pending_steps import PendingSteps

# The delay of the next attempt after an unexpected error.
AFTER_FAULT = timedelta(seconds=5)
# When a reply that is held is looked at again; turning the switch off makes it due at once.
HELD = timedelta(minutes=10)
# Attempts, a second apart, to release a conversation while the database is unavailable.
RELEASE_ATTEMPTS = 10

log = structlog.get_logger()


class MessageFinisher:
    """Writes the end of a message, or releases it."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        leases: Leases,
        claimer: MessageClaimer,
        enqueue: Callable[[str], object],
        steps: PendingSteps,
    ) -> None:
        """`enqueue` enqueues a job for a conversation, given its id.

        `steps` are those of this thread's message that are not stored yet.
        """
        self._steps = steps
        self._database = database
        self._clock = clock
        self._leases = leases
        self._claimer = claimer
        self._enqueue = enqueue
        self._alarm = Alarm()

    def finish(
        self, claimed: ClaimedMessage, lease: Lease, ending: Ending
    ) -> ClaimedMessage | None:
        """Record the end of a message and claim the next one, in one transaction.

        Where claiming the next one fails, the end is recorded without it and the error is raised,
        to be counted on the next one: an answered message is not processed again.
        """
        try:
            following = self._record(claimed, lease, ending, claims_next=True)
        except LeaseLost:
            raise
        except Exception:
            self._record(claimed, lease, ending, claims_next=False)
            raise
        # Messages that were deferred because this worker stops go to another one at once.
        if self._claimer.stopping.is_set():
            self._enqueue(lease.conversation_id)
        return following

    def _record(
        self, claimed: ClaimedMessage, lease: Lease, ending: Ending, *, claims_next: bool
    ) -> ClaimedMessage | None:
        refused, error, following = ending.refused, ending.reason, None
        with self._database.begin() as session:
            leased = self._leases.renew(session, lease)
            now = self._clock()
            has_failed = record_reply(session, ending, now)
            if refused and refused.recipient_left:
                conversations.mark_recipient_left(session, leased.id, now)
                leased = replace(leased, left_at=now)
            inbox.mark(
                session, claimed.message.id, state=ending.state, error=error, finished_at=now
            )
            steps = [*self._steps.list(), *ending.steps(now)]
            message_events.add(session, claimed.message.id, steps)
            if claims_next:
                if not leases.release_lease(session, leased.id, lease.token):
                    following = self._claimer.claim_next(session, leased, lease, self._leases.now())
                if following is None and not leased.is_known:
                    erasure.blank_conversation(session, leased.id)
        self._steps.begin()
        message = claimed.message
        count_reply_end(message, now, sid=ending.sid, has_failed=has_failed, code=ending.code)
        tracing.note(state=ending.state.value, error=error)
        sid = message.message_sid
        log.info("message_finished", message_sid=sid, state=ending.state, error=error)
        return following

    def postpone(
        self, claimed: ClaimedMessage, lease: Lease, trouble: Transient
    ) -> ClaimedMessage | None:
        """Release message and lease until the next attempt; apologize after the last one."""
        message = claimed.message
        attempts = message.attempts + trouble.costs_attempt
        wait = timedelta(seconds=compute_retry_delay(attempts or 1, trouble.retry_after))
        now, why = self._clock(), trouble.what[:80]
        until = now + wait
        if isinstance(trouble, Misconfigured):
            self._alarm.sound(trouble)
        with self._database.begin() as session:
            leased = self._leases.renew(session, lease)
            stored = replies.find_by_message(session, message.id, message.replays)
            changes: dict[str, Any] = {"state": MessageState.RECEIVED, "attempts": attempts}
            if isinstance(trouble, Misconfigured):
                # The time allowed for other failures (GIVE_UP_AFTER) starts after this one.
                changes["first_attempt_at"] = until
            over = must_give_up(
                trouble,
                first_attempt_at=message.first_attempt_at,
                last_inbound_at=leased.last_inbound_at,
                next_attempt_at=until,
            )
            tracing.note(postponed=trouble.what)
            log.warning("message_postponed", why=trouble.what, seconds=wait.seconds, over=over)
            if not over:
                inbox.mark(session, message.id, error=why, **changes)
                step = postponed_step(now, why, wait)
                message_events.add(session, message.id, [*self._steps.list(), step])
                self._leases.defer(session, lease, wait)
                return None
            if stored is None:
                inbox.mark(session, message.id, error=why)
                step = make_event(EventKind.ROUTED, now, action="apologize", why=why)
                message_events.add(session, message.id, [*self._steps.list(), step])
        if stored is None:
            self._steps.begin()
            return claimed.as_apology(why)
        return self.finish(claimed, lease, Ending(stored, state=MessageState.FAILED, error=why))

    def hold(self, claimed: ClaimedMessage, lease: Lease, stored: StoredReply) -> bool:
        """Keep a reply while sending is paused; return False where it is not paused any more.

        The message stays open, so that the person's later ones wait behind it. The switch is locked
        until the commit: who turns it off makes this conversation due afterwards.
        """
        with self._database.begin() as session:
            self._leases.renew(session, lease)
            if not switches.is_on(session, SwitchName.PAUSE_SENDING, lock=True):
                return False
            replies.set_send_begun(session, stored.id, None)
            inbox.mark(session, claimed.message.id, state=MessageState.RECEIVED)
            step = postponed_step(self._clock(), Reason.SENDING_PAUSED, HELD)
            message_events.add(session, claimed.message.id, [step])
            self._leases.defer(session, lease, HELD)
        log.info("reply_held", reply=stored.id)
        return True

    def free(self, lease: Lease) -> None:
        """Release a conversation that is unfinished when the process ends, and enqueue a job."""
        self.release_after_fault(lease, why=Reason.WORKER_STOPS, wait=None)
        self._enqueue(lease.conversation_id)

    def release_after_fault(
        self,
        lease: Lease,
        *,
        why: str = "",
        crash: Exception | None = None,
        wait: timedelta | None = AFTER_FAULT,
    ) -> None:
        """Release the conversation with its message open, for another attempt after `wait`.

        A `crash` is counted on the message; else `why` names the reason. An unavailable database is
        retried RELEASE_ATTEMPTS times.
        """
        for _ in range(RELEASE_ATTEMPTS):
            try:
                with self._database.begin() as session:
                    self._renew_or_reclaim(session, lease, crashed=crash is not None)
                    found = inbox.find_crashes_of_next(session, lease.conversation_id)
                    if found:
                        steps = self._reopen(session, found, why, crash, wait)
                        message_events.add(session, found.id, [*self._steps.list(), *steps])
                    self._leases.defer(session, lease, wait)
            except LeaseLost:
                return
            except DatabaseUnavailable:
                time.sleep(1)
            else:
                return

    def _reopen(
        self,
        session: Executor,
        found: CrashCount,
        why: str,
        crash: Exception | None,
        wait: timedelta | None,
    ) -> list[Event]:
        """Open a message again, or let it fail after too many crashes; return the steps of it."""
        now = self._clock()
        if crash is None:
            inbox.mark(session, found.id, state=MessageState.RECEIVED)
            return [postponed_step(now, why, wait)]
        crashes = found.crashes + 1
        steps = [crashed_step(now, crash, crashes)]
        if crashes < GIVEN_UP_AT:
            inbox.mark(session, found.id, state=MessageState.RECEIVED, crashes=crashes)
            return steps
        log.error("message_given_up", message_sid=found.message_sid, crashes=crashes)
        ending = Ending(state=MessageState.FAILED, error=Reason.CRASHED)
        ended = {"state": ending.state, "error": ending.error, "finished_at": now}
        inbox.mark(session, found.id, crashes=crashes, **ended)
        return [*steps, *ending.steps(now)]

    def _renew_or_reclaim(self, session: Executor, lease: Lease, *, crashed: bool) -> None:
        """Renew the lease, or claim it again where the error rolled the claim back.

        Raises LeaseLost where another worker has the conversation, or no message is open.
        """
        try:
            self._leases.renew(session, lease)
        except LeaseLost:
            if not crashed or self._leases.claim(session, lease) is None:
                raise
