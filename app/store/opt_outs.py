"""Record STOP and START, and decide whether a message may be answered."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import exists, update

from app.db import Executor
from app.store import senders
from app.store.conversations import IS_OPEN, conversations, inbound
from app.store.leases import LeasedConversation
from app.text.opt_out import OptOutRequest

# The actions of STOP and START; their confirmations are sent although the person is opted out.
OPT_ACTIONS = frozenset({"stop", "start"})


def record(
    session: Executor,
    conversation_id: str,
    number: str,
    wish: OptOutRequest,
    addresses: Iterable[str],
    at: datetime,
) -> None:
    """Record a STOP or START that takes effect; `at` is when it was sent.

    Like any other message it drops the pending question, so that a later "yes" is not taken for its
    answer; unless messages are open, one of which may be the answer: they drop it themselves.
    """
    is_this = conversations.c.id == conversation_id
    session.execute(update(conversations).where(is_this).values(opted_at=at))
    has_open = exists().where(inbound.c.conversation_id == conversations.c.id, IS_OPEN)
    session.execute(
        update(conversations)
        .where(is_this, ~has_open)
        .values(pending=None, pending_expires_at=None)
    )
    if wish == "stop":
        senders.opt_out(session, number, addresses, at)
    else:
        senders.opt_in(session, number, addresses)


# The request behind an effect of workers.actions, where the webhook left STOP or START to a worker.
_EFFECTS: dict[str | None, OptOutRequest] = {"opt_out": "stop", "opt_in": "start"}


def may_be_answered(
    session: Executor, leased: LeasedConversation, effect: str | None, at: datetime
) -> bool:
    """Return whether a message may be answered now: nothing is sent to who is opted out.

    Where the message, sent `at`, is itself a STOP or START (`effect`), it is recorded first and may
    be answered, unless a later one has been recorded since.
    """
    wish = _EFFECTS.get(effect)
    if wish is None:
        return not _is_opted_out(session, leased)
    person = senders.get_sender(session, leased.user_id)
    is_late = any(
        moment is not None and moment > at for moment in (leased.opted_at, leased.stopped_at)
    )
    if person is not None and not is_late:
        addresses = senders.list_addresses(session, person)
        record(session, leased.id, leased.number, wish, addresses, at)
    return not is_late


def _is_opted_out(session: Executor, leased: LeasedConversation) -> bool:
    if leased.is_known:
        return leased.stopped_at is not None
    # An erased person may have sent STOP before: opt-outs are stored by address.
    address = (leased.reply_to or "").removeprefix("whatsapp:")
    return senders.has_opted_out(session, leased.number, [address])
