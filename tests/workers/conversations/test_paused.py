"""While reading or sending is paused messages wait, and nothing is lost."""

from datetime import timedelta

import pytest

from app.models import SwitchName
from app.retries import WINDOW, Transient
from app.services import switches
from app.store import inbox
from tests.support.conversation import Bench
from workers.results import Job, Result

SENDING, READING = SwitchName.PAUSE_SENDING, SwitchName.PAUSE_READING


def test_while_reading_is_paused_no_message_is_claimed(bench: Bench) -> None:
    conversation, sid = bench.receive()
    switches.turn_on(bench.database, READING, bench.clock())
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "received"
    switches.turn_off(bench.database, READING, bench.clock())
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"


def test_reading_is_paused_between_two_messages(bench: Bench) -> None:
    conversation, first = bench.receive()
    _, second = bench.receive()

    def pause(_: Job) -> Result:
        switches.turn_on(bench.database, READING, bench.clock())
        return Result("ok")

    bench.actions.result = pause
    bench.conversations.work_on(conversation)
    assert [bench.message(sid).state for sid in (first, second)] == ["done", "received"]
    assert bench.column(conversation, "lease_token") is None


def test_while_sending_is_paused_a_message_is_booked_and_its_reply_waits_in_its_order(
    bench: Bench,
) -> None:
    conversation, first = bench.receive("spent 1 on tea")
    _, second = bench.receive("spent 2 on tea")
    switches.turn_on(bench.database, SENDING, bench.clock())
    for _ in range(2):  # a job that comes meanwhile changes nothing
        bench.conversations.work_on(conversation)
    assert [job.message.message_sid for job in bench.actions.performed] == [first]
    assert bench.sender.sent == []
    reply = bench.reply(first)
    assert reply is not None
    assert (reply.state, reply.send_begun_at) == ("sending", None)
    assert [bench.message(sid).state for sid in (first, second)] == ["received"] * 2
    bench.clock.advance(hours=3)
    switches.turn_off(bench.database, SENDING, bench.clock())
    bench.conversations.work_on(conversation)
    assert [body for _, _, body in bench.sender.sent] == [
        "re: spent 1 on tea",
        "re: spent 2 on tea",
    ]
    assert bench.sender.looks == 0  # it was certainly not sent before
    assert [bench.message(sid).state for sid in (first, second)] == ["done"] * 2
    assert len(bench.actions.performed) == 2


def test_a_fault_after_the_pause_is_tried_again_as_a_first_one(bench: Bench) -> None:
    conversation, sid = bench.receive()
    switches.turn_on(bench.database, SENDING, bench.clock())
    bench.conversations.work_on(conversation)
    bench.clock.advance(hours=3)
    switches.turn_off(bench.database, SENDING, bench.clock())
    bench.sender.trouble = [Transient("twilio 429")]
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "received"
    bench.clock.advance(seconds=10)
    bench.conversations.work_on(conversation)
    assert bench.message(sid).state == "done"


def test_a_reply_that_waited_past_whatsapps_window_ends_as_out_of_reach(bench: Bench) -> None:
    conversation, sid = bench.receive()
    switches.turn_on(bench.database, SENDING, bench.clock())
    bench.conversations.work_on(conversation)
    bench.clock.now += WINDOW + timedelta(seconds=1)
    switches.turn_off(bench.database, SENDING, bench.clock())
    bench.conversations.work_on(conversation)
    message = bench.message(sid)
    assert (message.state, message.error, bench.sender.sent) == ("failed", "out_of_reach", [])


@pytest.mark.parametrize(("name", "sent"), [(SENDING, 0), (READING, 1)])
def test_a_confirmation_waits_for_sending_alone(bench: Bench, name: SwitchName, sent: int) -> None:
    conversation, sid = bench.receive("stop")
    message = bench.message(sid)
    with bench.database.begin() as session:
        inbox.mark(session, message.id, state="urgent", action={"kind": "stop"})
    switches.turn_on(bench.database, name, bench.clock())
    bench.conversations.work_on(conversation)
    assert len(bench.sender.sent) == sent
    switches.turn_off(bench.database, name, bench.clock())
    bench.conversations.work_on(conversation)
    assert len(bench.sender.sent) == 1
    assert bench.message(sid).state == "done"
