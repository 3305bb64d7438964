"""Process one conversation: claim it, then perform, answer and finish its messages in order.

Each write (claimed; reply stored; sent) is a short transaction that first renews the lease; none is
open while the network is awaited. Where the process dies between two of them, the next worker
continues from what is stored.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import structlog
from structlog.contextvars import bind_contextvars, unbind_contextvars

from app import tracing
from app.assistant.wording.formatter import fit
from app.clock import Clock, local_date
from app.db import Database, DatabaseUnavailable
from app.ids import new_id
from app.locale import say
from app.logs import fault
from app.metrics import crashes, slots_busy
from app.models import EventKind, MessageState, Reason, ReplyState, SwitchName
from app.retries import WINDOW, Transient
from app.store import inbox, leases, message_events, opt_outs, replies
from app.store.leases import LeasedConversation, LeaseLost
from app.store.message_events import make_event
from app.store.replies import StoredReply
from app.twilio.sender import NotSent, ReplySender
from workers.actions import PENDING_SECONDS, Actions
from workers.conversations.claiming import ClaimedMessage, MessageClaimer
from workers.conversations.endings import MessageFinisher
from workers.conversations.leases import Lease, Leases
from workers.conversations.steps import Ending
from workers.pending_steps import PendingSteps
from workers.results import Job, Result
from workers.routing import Action
from workers.switches import Switches

log = structlog.get_logger()


class ConversationProcessor:
    """Processes conversations; one per process, called from as many threads as it has slots."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        leases: Leases,
        claimer: MessageClaimer,
        actions: Actions,
        sender: ReplySender,
        enqueue: Callable[[str], object],
        switches: Switches,
        confirm: Callable[[str], object] = lambda _: None,
        steps: PendingSteps | None = None,
        worker: str = "",
    ) -> None:
        """Call `confirm` for a conversation's STOP and START, before any other message.

        `steps` holds the calls of the API that `actions` make. `worker` (host:pid) has the leases.
        """
        self._steps = steps or PendingSteps()
        self._worker = worker
        self._database = database
        self._clock = clock
        self._leases = leases
        self._claimer = claimer
        self._actions = actions
        self._sender = sender
        self._switches = switches
        self._confirm = confirm
        self._endings = MessageFinisher(
            database=database,
            clock=clock,
            leases=leases,
            claimer=claimer,
            enqueue=enqueue,
            steps=self._steps,
        )

    def work_on(self, conversation_id: str) -> None:
        """Claim the conversation, if no worker has it, and process all its messages."""
        with slots_busy.track_inprogress():
            self._work_on(conversation_id)

    def _work_on(self, conversation_id: str) -> None:
        bind_contextvars(conversation=conversation_id)
        lease = Lease(conversation_id, new_id("lease"), self._worker)
        try:
            claimed = self._claim(lease)
            if claimed is None or claimed.conversation.has_pending_confirmation:
                self._confirm(conversation_id)
            while claimed is not None:
                sid = claimed.message.message_sid
                bind_contextvars(message_sid=sid)
                with tracing.message_span("message", sid):
                    claimed = self._process(claimed, lease)
        except LeaseLost:
            log.warning("lease_lost")
        except DatabaseUnavailable as error:
            log.error("database_unavailable", **fault(error))
            self._endings.release_after_fault(lease, why=Reason.DATABASE_UNAVAILABLE)
        except Exception as error:
            crashes.inc()
            log.error("message_crashed", exc_info=error)
            self._endings.release_after_fault(lease, crash=error)
        finally:
            self._leases.drop(lease)
            self._steps.begin()
            unbind_contextvars("conversation", "message_sid")

    def free(self, lease: Lease) -> None:
        """Release a conversation that is not finished when the process ends."""
        self._endings.free(lease)

    def _claim(self, lease: Lease) -> ClaimedMessage | None:
        if self._switches.is_on(SwitchName.PAUSE_READING):
            return None
        with self._database.begin() as session:
            leased = self._leases.claim(session, lease)
            now = self._leases.now()
            claimed = self._claimer.claim_next(session, leased, lease, now) if leased else None
        if claimed:
            self._leases.add(lease)
        return claimed

    def _process(self, claimed: ClaimedMessage, lease: Lease) -> ClaimedMessage | None:
        """Process one message to its end or next attempt; return the next claimed message."""
        log.info("message_claimed", **claimed.logged())
        tracing.note(**claimed.logged())
        self._steps.begin(claimed.steps)
        try:
            is_dropped = claimed.is_blocked and (claimed.reply is None or claimed.reply.is_unsent)
            if is_dropped or (claimed.reply is None and claimed.action.kind == "ignore"):
                why = claimed.why_ignored
                ending = Ending(claimed.reply, state=MessageState.IGNORED, error=why)
                return self._endings.finish(claimed, lease, ending)
            sid = None
            stored = claimed.reply
            if stored is None:
                result = self._perform(claimed)
                if result.follows is not None:
                    claimed = self._store_action(claimed, lease, result.follows)
                    result = self._perform(claimed)
                stored = self._store_reply(claimed, lease, result)
                if stored is None:
                    return self._finish(claimed, lease, Ending(error=Reason.OPTED_OUT))
            elif not stored.is_unsent:
                # A status callback recorded the send before we did.
                return self._finish(claimed, lease, Ending())
            else:
                claimed, sid = self._look_up(claimed, lease, stored)
            return self._send(claimed, lease, stored, sid)
        except Transient as trouble:
            return self._endings.postpone(claimed, lease, trouble)

    def _perform(self, claimed: ClaimedMessage) -> Result:
        if claimed.action.kind == "apologize":
            # Uses as little of the message as possible: what is wrong with it is not known.
            return Result(say(claimed.action.language, "apology"), {"type": "failed"})
        job = Job(
            message=claimed.message,
            action=claimed.action,
            user_id=claimed.conversation.user_id,
            today=local_date(claimed.message.received_at, claimed.timezone),
            is_known=claimed.conversation.is_known,
        )
        return self._actions.perform(job)

    def _store_action(
        self, claimed: ClaimedMessage, lease: Lease, action: Action
    ) -> ClaimedMessage:
        """Store what follows an answer before it is performed: a deletion must not be forgotten."""
        with self._database.begin() as session:
            self._leases.renew(session, lease)
            inbox.mark(session, claimed.message.id, action=action.as_json())
            routed = make_event(EventKind.ROUTED, self._clock(), action=action.kind)
            message_events.add(session, claimed.message.id, [*self._steps.list(), routed])
        self._steps.begin()
        return replace(claimed, action=action)

    def _store_reply(
        self, claimed: ClaimedMessage, lease: Lease, result: Result
    ) -> StoredReply | None:
        """Store the reply, the outcome and the pending question in one transaction.

        Return None where the person is opted out: what they sent before is done, without a reply.
        """
        now, reply_id, body = self._clock(), new_id("reply"), fit(result.text or "")
        message = claimed.message
        with self._database.begin() as session:
            leased = self._leases.renew(session, lease)
            blanked = {"body": None} if result.secret else {}
            inbox.mark(
                session, message.id, state=MessageState.ANSWERING, outcome=result.outcome, **blanked
            )
            if not opt_outs.may_be_answered(session, leased, result.effect, message.received_at):
                # The steps are stored at the end, which follows.
                leases.set_pending_question(session, leased, None, None)
                return None
            recipient = leased.reply_to or message.sender or ""
            replies.add(
                session,
                reply_id=reply_id,
                inbound_id=message.id,
                replay=message.replays,
                conversation_id=leased.id,
                recipient=recipient,
                body=body,
                now=now,
            )
            expires = now + timedelta(seconds=PENDING_SECONDS) if result.pending else None
            leases.set_pending_question(session, leased, result.pending, expires)
            told = {"reply": reply_id, "outcome": result.outcome.get("type")}
            step = make_event(EventKind.REPLY_STORED, now, **told)
            message_events.add(session, message.id, [*self._steps.list(), step])
        self._steps.begin()
        log.info("reply_stored", **told)
        return StoredReply(
            reply_id, message.id, leased.id, recipient, body, ReplyState.SENDING, None, now, None
        )

    def _look_up(
        self, claimed: ClaimedMessage, lease: Lease, stored: StoredReply
    ) -> tuple[ClaimedMessage, str | None]:
        """Ask Twilio for a reply that may have been sent.

        Return the message with its conversation as it is now, and the sid, None where it was not
        sent.
        """
        sid = None
        if stored.send_begun_at and stored.recipient and stored.body:
            with self._database.read_only() as session:
                since = stored.send_begun_at - timedelta(hours=1)
                known = replies.list_sids(session, stored.conversation_id, since)
            begun, number = stored.send_begun_at, claimed.conversation.number
            sid = self._sender.find(stored.recipient, stored.body, begun, known, number)
        if sid is None:
            now = self._clock()
            with self._database.begin() as session:
                leased = self._leases.renew(session, lease)
                replies.set_send_begun(session, stored.id, stored.send_begun_at or now)
                inbox.mark(session, claimed.message.id, state=MessageState.ANSWERING)
            claimed = replace(claimed, conversation=leased)
        return claimed, sid

    def _send(
        self, claimed: ClaimedMessage, lease: Lease, stored: StoredReply, sid: str | None
    ) -> ClaimedMessage | None:
        if sid is not None:
            return self._finish(claimed, lease, Ending(stored, sid, is_found=True))
        if self._is_out_of_reach(claimed.conversation):
            ending = Ending(stored, state=MessageState.FAILED, error=Reason.OUT_OF_REACH)
            return self._endings.finish(claimed, lease, ending)
        is_stopped = claimed.conversation.stopped_at is not None
        if is_stopped and claimed.action.kind not in opt_outs.OPT_ACTIONS:
            return self._finish(claimed, lease, Ending(stored, error=Reason.OPTED_OUT))
        is_paused = self._switches.is_on(SwitchName.PAUSE_SENDING)
        if is_paused and self._endings.hold(claimed, lease, stored):
            return None
        to, number = stored.recipient or "", claimed.conversation.number
        try:
            sid = self._sender.send(stored.id, to, stored.body or "", number)
        except NotSent as refused:
            ending = Ending(stored, state=MessageState.FAILED, refused=refused)
            return self._endings.finish(claimed, lease, ending)
        except Transient as trouble:
            if not trouble.is_ambiguous:
                self._clear_send_begun(lease, stored)
            raise
        return self._finish(claimed, lease, Ending(stored, sid))

    def _finish(
        self, claimed: ClaimedMessage, lease: Lease, ending: Ending
    ) -> ClaimedMessage | None:
        """Finish a message as done, or as failed where its reply is an apology."""
        if claimed.is_apology:
            ending = replace(ending, state=MessageState.FAILED, error=claimed.failure)
        return self._endings.finish(claimed, lease, ending)

    def _is_out_of_reach(self, leased: LeasedConversation) -> bool:
        """Return whether no reply can arrive: the person left, or the 24 h window has closed."""
        return leased.left_at is not None or self._clock() - leased.last_inbound_at > WINDOW

    def _clear_send_begun(self, lease: Lease, stored: StoredReply) -> None:
        """Record that a reply was certainly not sent (429), so that Twilio need not be asked."""
        with self._database.begin() as session:
            self._leases.renew(session, lease)
            replies.set_send_begun(session, stored.id, None)
