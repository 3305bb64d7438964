"""The states of messages and replies, as the database has them.

Each set of states is spelled here alone. Columns stay text: a row may hold a state that a newer
version has added, so rows are compared with these members, not converted to them.
"""

from enum import StrEnum
from typing import assert_never


class MessageState(StrEnum):
    """A stored message: `received → claimed → answering → done`, or `failed`, `ignored`.

    `urgent` is a STOP or START that is recorded and still to be confirmed.
    """

    RECEIVED = "received"
    CLAIMED = "claimed"
    ANSWERING = "answering"
    URGENT = "urgent"
    DONE = "done"
    FAILED = "failed"
    IGNORED = "ignored"

    @property
    def is_open(self) -> bool:
        """Return whether the message waits for the worker that holds its conversation."""
        match self:
            case MessageState.RECEIVED | MessageState.CLAIMED | MessageState.ANSWERING:
                return True
            case MessageState.URGENT:
                return False
            case MessageState.DONE | MessageState.FAILED | MessageState.IGNORED:
                return False
            case _:
                assert_never(self)


# The states in which a message still wants work.
OPEN_STATES = tuple(state for state in MessageState if state.is_open)


class ReplyState(StrEnum):
    """A stored reply: `sending → queued → sent → delivered → read`, or `failed`."""

    SENDING = "sending"
    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    READ = "read"
    FAILED = "failed"

    @property
    def earlier(self) -> tuple["ReplyState", ...]:
        """Return the states from which a reply may move to this one; it never moves back."""
        match self:
            case ReplyState.FAILED:
                # `failed` is final, and nothing that was delivered fails afterwards.
                return DELIVERY[: DELIVERY.index(ReplyState.DELIVERED)]
            case ReplyState.SENDING | ReplyState.QUEUED | ReplyState.SENT:
                return DELIVERY[: DELIVERY.index(self)]
            case ReplyState.DELIVERED | ReplyState.READ:
                return DELIVERY[: DELIVERY.index(self)]
            case _:
                assert_never(self)


# The steps of a delivery in their order; Twilio may skip some.
DELIVERY = tuple(state for state in ReplyState if state is not ReplyState.FAILED)
