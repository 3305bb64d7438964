"""The states of messages and replies are stored as the words that every version knows."""

from app.models import ReplyState
from app.models.messages import FAILED, URGENT, WAITING
from app.models.states import DELIVERY, OPEN_STATES


def test_the_states_of_a_message_that_waits_are_those_of_the_partial_index() -> None:
    assert OPEN_STATES == ("received", "claimed", "answering")
    assert WAITING == "state IN ('received', 'claimed', 'answering')"
    assert URGENT == "state = 'urgent'"
    assert FAILED == "state = 'failed'"


def test_a_delivery_only_moves_on() -> None:
    assert DELIVERY == ("sending", "queued", "sent", "delivered", "read")
    assert ReplyState.SENDING.earlier == ()
    assert ReplyState.READ.earlier == ("sending", "queued", "sent", "delivered")


def test_nothing_that_was_delivered_fails_afterwards() -> None:
    assert ReplyState.FAILED.earlier == ("sending", "queued", "sent")
    assert all(ReplyState.FAILED not in state.earlier for state in ReplyState)
