"""One conversation: the lease, the loop over its messages in order, the steps of each.

The writes (take; reply stored; sent) are short transactions, each of which first makes sure that
the lease is still ours; none is open while the network is awaited. Killed between any two of
them, the next holder goes on from what is written.
"""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import structlog

from app.clock import Clock, local_date
from app.db import Database, DatabaseAway, Executor
from app.ids import new_id
from app.logs import fault
from app.store import conversations, erasure, inbox, people, replies
from app.store.conversations import Held, LeaseLost
from app.store.replies import StoredReply
from workers import reply as words
from workers.actions import PENDING_SECONDS, Actions, Job, Result
from workers.leases import Lease, Leases
from workers.retries import Transient, is_over, wait_before
from workers.sender import NotSent, Sender
from workers.taking import Taking, Task

# WhatsApp takes free text only so long after the person's last message (Twilio error 63016).
WINDOW = timedelta(hours=24)
# What went wrong unforeseen is tried again after so many seconds.
AFTER_FAULT = 5.0
# So often, a second apart, a conversation is tried to be given back while the database is away.
GIVE_BACK_TRIES = 10

log = structlog.get_logger()


class Conversations:
    """Works on conversations; one a process, called from as many threads as there are slots."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        leases: Leases,
        taking: Taking,
        actions: Actions,
        sender: Sender,
        wake: Callable[[str], object],
    ) -> None:
        self._database = database
        self._clock = clock
        self._leases = leases
        self._taking = taking
        self._actions = actions
        self._sender = sender
        self._wake = wake

    def work_on(self, conversation_id: str) -> None:
        """Takes the conversation, if it is free, and does its messages until none is left."""
        lease = Lease(conversation_id, new_id("lease"))
        try:
            task = self._claim(lease)
            while task is not None:
                task = self._do(task, lease)
        except LeaseLost:
            log.warning("lease_lost", conversation=conversation_id)
        except DatabaseAway as error:
            log.error("database_away", conversation=conversation_id, **fault(error))
            self._give_back(lease, crashed=False)
        except Exception as error:  # noqa: BLE001 - one message's fault must not end the worker
            log.error("message_crashed", conversation=conversation_id, **fault(error))
            self._give_back(lease, crashed=True)
        finally:
            self._leases.drop(lease)

    def _claim(self, lease: Lease) -> Task | None:
        with self._database.work() as session:
            held = conversations.claim(session, lease.conversation_id, lease.token, self._clock())
            task = self._taking.next_task(session, held, lease) if held else None
        if task:
            self._leases.add(lease)
        return task

    # --- doing --------------------------------------------------------------------------------

    def _do(self, task: Task, lease: Lease) -> Task | None:
        """One message to its end, or to its next attempt; returns the task after it."""
        try:
            if task.action.kind == "ignore":
                return self._finish(task, lease, state="ignored")
            sid = None
            stored = task.reply
            if stored is None:
                stored = self._store_reply(task, lease, self._perform(task))
            elif stored.state != "sending":
                # A status callback told of the send before its record.
                return self._finish(task, lease)
            else:
                sid = self._look_up(task, lease, stored)
            return self._send(task, lease, stored, sid)
        except Transient as trouble:
            return self._postpone(task, lease, trouble)

    def _perform(self, task: Task) -> Result:
        job = Job(
            message=task.message,
            action=task.action,
            user_id=task.held.user_id,
            today=local_date(task.message.received_at, task.timezone),
        )
        if task.action.kind == "apologize":
            return Result(job.voice.say("apology"), {"type": "failed"})
        return self._actions.perform(job)

    def _store_reply(self, task: Task, lease: Lease, result: Result) -> StoredReply:
        """Text and state `sending`, and all that goes with the reply, in one transaction."""
        now = self._clock()
        reply_id = new_id("reply")
        body = words.fit(result.text or "")
        message = task.message
        with self._database.work() as session:
            held = conversations.hold(session, lease.conversation_id, lease.token, now)
            recipient = held.reply_to or message.sender or ""
            replies.add(
                session,
                reply_id=reply_id,
                inbound_id=message.id,
                replay=message.replays,
                conversation_id=held.id,
                recipient=recipient,
                body=body,
                now=now,
            )
            changes = {"body": None} if result.secret else {}
            inbox.mark(session, message.id, state="answering", outcome=result.outcome, **changes)
            expires = now + timedelta(seconds=PENDING_SECONDS) if result.pending else None
            conversations.ask(session, held, result.pending, expires)
            self._apply(session, held, result.effect, now)
        return StoredReply(
            reply_id, message.id, held.id, recipient, body, "sending", None, now, None
        )

    def _apply(self, session: Executor, held: Held, effect: str | None, now: datetime) -> None:
        if effect not in {"opt_out", "opt_in"}:
            return
        person = people.get_person(session, held.user_id)
        addresses = people.addresses_of(session, person) if person else ()
        if effect == "opt_out":
            people.opt_out(session, held.number, addresses, now)
        else:
            people.opt_in(session, held.number, addresses)

    # --- sending ------------------------------------------------------------------------------

    def _look_up(self, task: Task, lease: Lease, stored: StoredReply) -> str | None:
        """A stored reply whose send may have been taken: Twilio is asked before it is repeated."""
        sid = None
        if stored.send_begun_at and stored.recipient and stored.body:
            with self._database.reading() as session:
                since = stored.send_begun_at - timedelta(hours=1)
                known = replies.sids_of(session, stored.conversation_id, since)
            sid = self._sender.find(stored.recipient, stored.body, stored.send_begun_at, known)
        if sid is None:
            now = self._clock()
            with self._database.work() as session:
                conversations.hold(session, lease.conversation_id, lease.token, now)
                replies.set_send_begun(session, stored.id, stored.send_begun_at or now)
                inbox.mark(session, task.message.id, state="answering")
        return sid

    def _send(self, task: Task, lease: Lease, stored: StoredReply, sid: str | None) -> Task | None:
        if sid is None:
            if self._is_out_of_reach(task.held):
                return self._finish(task, lease, stored, state="failed", error="out_of_reach")
            try:
                sid = self._sender.send(stored.id, stored.recipient or "", stored.body or "")
            except NotSent as refused:
                return self._finish(task, lease, stored, state="failed", refused=refused)
            except Transient as trouble:
                if not trouble.is_ambiguous:
                    self._not_begun(lease, stored)
                raise
        state = "failed" if task.is_apology else "done"
        return self._finish(task, lease, stored, sid=sid, state=state)

    def _is_out_of_reach(self, held: Held) -> bool:
        """Nothing is tried that must fail: the person left, or the 24 h window has closed."""
        return held.left_at is not None or self._clock() - held.last_inbound_at > WINDOW

    def _not_begun(self, lease: Lease, stored: StoredReply) -> None:
        """Surely not taken (429): the next attempt need not ask Twilio first."""
        with self._database.work() as session:
            conversations.hold(session, lease.conversation_id, lease.token, self._clock())
            replies.set_send_begun(session, stored.id, None)

    # --- ending -------------------------------------------------------------------------------

    def _finish(
        self,
        task: Task,
        lease: Lease,
        stored: StoredReply | None = None,
        *,
        sid: str | None = None,
        state: str = "done",
        error: str | None = None,
        refused: NotSent | None = None,
    ) -> Task | None:
        """Records the end of a message and takes the next one, in one transaction."""
        now = self._clock()
        with self._database.work() as session:
            held = conversations.hold(session, lease.conversation_id, lease.token, now)
            if stored is not None:
                replies.move_up(
                    session,
                    stored.id,
                    "queued" if sid else "failed",
                    message_sid=sid,
                    error_code=refused.code if refused else None,
                    now=now,
                )
            if refused and refused.left:
                conversations.mark_left(session, held.id, now)
                held = replace(held, left_at=now)
            if refused:
                error = f"twilio {refused.code}"
            inbox.mark(session, task.message.id, state=state, error=error, finished_at=now)
            following = None
            if not conversations.give_back(session, held.id, lease.token):
                following = self._taking.next_task(session, held, lease)
            if following is None and not held.is_known:
                erasure.blank_conversation(session, held.id)
        log.info("message_finished", message=task.message.message_sid, state=state, error=error)
        self._wake_if_stopping(held.id)
        return following

    def _postpone(self, task: Task, lease: Lease, trouble: Transient) -> Task | None:
        """Gives message and lease back until the next attempt; apologizes after the last one."""
        now = self._clock()
        message = task.message
        attempts = message.attempts + trouble.costs_attempt
        wait = wait_before(attempts or 1, trouble.retry_after)
        until = now + timedelta(seconds=wait)
        over = is_over(message.first_attempt_at, until)
        log.warning("message_postponed", message=message.message_sid, why=trouble.what, over=over)
        with self._database.work() as session:
            held = conversations.hold(session, lease.conversation_id, lease.token, now)
            stored = replies.of_message(session, message.id, message.replays)
            if not over:
                inbox.mark(session, message.id, state="received", attempts=attempts)
                conversations.set_aside(session, held.id, lease.token, until)
                return None
            if stored is None:
                inbox.mark(session, message.id, error=trouble.what[:80])
                return task.apologizing()
        return self._finish(task, lease, stored, state="failed", error=trouble.what[:80])

    def free(self, lease: Lease) -> None:
        """Gives a conversation back whose holder will not end in time: another takes over."""
        self._give_back(lease, crashed=False, wait=0)
        self._wake(lease.conversation_id)

    def _give_back(self, lease: Lease, *, crashed: bool, wait: float = AFTER_FAULT) -> None:
        """Frees the conversation with its message open, for another attempt after `wait` seconds.

        A crash is counted on the message; a database that is away is waited for, a while.
        """
        for _ in range(GIVE_BACK_TRIES):
            try:
                with self._database.work() as session:
                    self._reopen(session, lease, crashed=crashed, wait=wait)
            except LeaseLost:
                return
            except DatabaseAway:
                time.sleep(1)
            else:
                return

    def _reopen(self, session: Executor, lease: Lease, *, crashed: bool, wait: float) -> None:
        now = self._clock()
        held = conversations.hold(session, lease.conversation_id, lease.token, now)
        message = inbox.next_open(session, held.id)
        if message:
            inbox.mark(session, message.id, state="received", crashes=message.crashes + crashed)
        until = now + timedelta(seconds=wait) if wait else None
        conversations.set_aside(session, held.id, lease.token, until)

    def _wake_if_stopping(self, conversation_id: str) -> None:
        # What was set aside because this worker ends goes to another at once.
        if self._taking.stopping.is_set():
            self._wake(conversation_id)
