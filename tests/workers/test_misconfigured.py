"""A wrong setting of ours: messages wait for the operator, and are answered once it is right."""

from datetime import timedelta

import pytest
from prometheus_client import REGISTRY
from structlog.testing import capture_logs

from app.retries import GIVE_UP_AFTER, LONGEST_WAIT, WINDOW, Misconfigured, Transient
from tests.support.conversation import Bench

VARIABLE = "OZZIE_CLIENT_SECRET"
LONGEST = timedelta(seconds=LONGEST_WAIT * 1.25)


def wrong() -> Misconfigured:
    """Return the error that our API's answer to a wrong secret becomes."""
    return Misconfigured("api 401", VARIABLE)


def counted() -> float:
    """Return how often the configuration error was counted."""
    name = "ozzie_configuration_errors_total"
    return REGISTRY.get_sample_value(name, {"variable": VARIABLE}) or 0.0


def work_for(bench: Bench, conversation: str, time: timedelta) -> None:
    """Work on the conversation for this long, each time as soon as a retry is due."""
    end = bench.clock() + time
    while bench.clock() < end:
        bench.conversations.work_on(conversation)
        bench.clock.advance(seconds=5)


def test_a_message_waits_longer_than_a_quarter_of_an_hour_and_is_then_answered(
    bench: Bench,
) -> None:
    conversation, first = bench.receive("spent 1 on tea")
    _, second = bench.receive("spent 2 on tea")
    bench.actions.trouble = [wrong()] * 1000
    work_for(bench, conversation, 3 * GIVE_UP_AFTER)
    assert bench.message(first).state == "received"
    assert bench.message(first).error == "api 401"
    assert bench.sender.sent == []
    # Growing waits: tried again some dozen times, not each time that it might be.
    assert len(bench.actions.performed) < 40
    bench.actions.trouble = []
    bench.clock.now += LONGEST
    bench.conversations.work_on(conversation)
    sent = [body for _, _, body in bench.sender.sent]
    assert sent == ["re: spent 1 on tea", "re: spent 2 on tea"]
    assert (bench.message(first).state, bench.message(first).error) == ("done", None)
    assert bench.message(second).state == "done"


def test_while_twilio_refuses_us_the_stored_reply_waits_and_is_sent_once(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.sender.trouble = [Misconfigured("twilio 20003", "TWILIO_AUTH_TOKEN")] * 1000
    work_for(bench, conversation, 3 * GIVE_UP_AFTER)
    assert bench.message(sid).state == "received"
    bench.sender.trouble = []
    bench.clock.now += LONGEST
    bench.conversations.work_on(conversation)
    assert len(bench.sender.sent) == len(bench.actions.performed) == 1
    assert bench.sender.looks == 0
    assert bench.message(sid).state == "done"


def test_when_the_window_closes_it_ends_unanswered(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [wrong()] * 1000
    bench.conversations.work_on(conversation)
    bench.clock.now += WINDOW - timedelta(minutes=30)
    # A minute more: an attempt that is due in the window's last seconds comes after it.
    work_for(bench, conversation, timedelta(minutes=31))
    assert bench.message(sid).state == "failed"


def test_once_it_is_right_another_failure_has_its_own_quarter_of_an_hour(bench: Bench) -> None:
    conversation, sid = bench.receive()
    bench.actions.trouble = [wrong()] * 4 + [Transient("api 500")]
    work_for(bench, conversation, timedelta(hours=1))
    assert bench.message(sid).state == "done"
    assert [body for _, _, body in bench.sender.sent] == ["re: spent 45 on groceries"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_alarm_names_the_variable_once_and_counts_each_time(bench: Bench) -> None:
    conversation, _ = bench.receive()
    bench.actions.trouble = [wrong()] * 3
    before = counted()
    with capture_logs() as logs:
        work_for(bench, conversation, timedelta(seconds=30))
    (line,) = [line for line in logs if line["event"] == "configuration_wrong"]
    assert (line["set"], line["log_level"]) == (VARIABLE, "error")
    assert counted() - before == 3
