"""Sending through Twilio: what is sent, and what each of its failures means."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.config import Settings
from tests.support.simulator import SimulatedTwilio, simulated_twilio
from tests.support.valkey import free_port
from workers.retries import Transient
from workers.sender import Ambiguous, NotSent, Sender

PERSON = "whatsapp:+14155550123"


@pytest.fixture
def twilio() -> Iterator[SimulatedTwilio]:
    """A simulator of Twilio."""
    with simulated_twilio() as made:
        yield made


def settings_for(url: str, folder: Path) -> Settings:
    """Development settings whose Twilio is at `url`."""
    return Settings.model_validate(
        {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": folder, "twilio_api_url": url}
    )


@pytest.fixture
def sender(twilio: SimulatedTwilio, tmp_path: Path) -> Sender:
    """A sender whose Twilio is the simulator."""
    return Sender(settings_for(twilio.url, tmp_path))


def test_a_reply_is_sent_with_its_own_callback(sender: Sender, twilio: SimulatedTwilio) -> None:
    sid = sender.send("ozz_reply_1", PERSON, "Hi")
    (sent,) = twilio.replies()
    assert (sent["sid"], sent["to"], sent["body"]) == (sid, PERSON, "Hi")
    (request,) = [line for line in twilio.log("request") if line["method"] == "POST"]
    assert request["path"].endswith("/Messages.json")


def test_many_threads_each_get_the_sid_of_their_own_message(
    sender: Sender, twilio: SimulatedTwilio
) -> None:
    bodies = [f"Hi {number}" for number in range(200)]
    with ThreadPoolExecutor(16) as pool:
        sids = list(pool.map(lambda body: sender.send("r", PERSON, body), bodies))
    assert {sent["sid"]: sent["body"] for sent in twilio.replies()} == dict(
        zip(sids, bodies, strict=True)
    )


def test_429_was_not_sent_and_costs_no_attempt(sender: Sender, twilio: SimulatedTwilio) -> None:
    twilio.fault("send", "rate_limited")
    with pytest.raises(Transient) as raised:
        sender.send("r", PERSON, "Hi")
    assert not raised.value.is_ambiguous
    assert not raised.value.costs_attempt
    assert twilio.replies() == []


def test_a_server_error_may_have_been_sent(sender: Sender, twilio: SimulatedTwilio) -> None:
    twilio.fault("send", "error")
    with pytest.raises(Ambiguous):
        sender.send("r", PERSON, "Hi")


def test_a_cut_connection_may_have_been_sent_and_is_found(
    sender: Sender, twilio: SimulatedTwilio
) -> None:
    twilio.fault("send", "cut", taken=True)
    began = datetime.now(UTC)
    with pytest.raises(Ambiguous):
        sender.send("r", PERSON, "Hi")
    (sent,) = twilio.replies()
    assert sender.find(PERSON, "Hi", began, set()) == sent["sid"]


def test_a_message_that_is_known_as_another_replys_is_not_taken_for_this_one(
    sender: Sender,
) -> None:
    began = datetime.now(UTC)
    sid = sender.send("r", PERSON, "Hi")
    assert sender.find(PERSON, "Hi", began, {sid}) is None
    assert sender.find(PERSON, "Hello", began, set()) is None
    assert sender.find("whatsapp:+15550001111", "Hi", began, set()) is None
    assert sender.find(PERSON, "Hi", began + timedelta(minutes=10), set()) is None


def test_nobody_at_the_other_end_is_ambiguous_for_a_send_and_transient_for_a_look(
    tmp_path: Path,
) -> None:
    sender = Sender(settings_for(f"http://127.0.0.1:{free_port()}", tmp_path))
    with pytest.raises(Ambiguous):
        sender.send("r", PERSON, "Hi")
    with pytest.raises(Transient):
        sender.find(PERSON, "Hi", datetime.now(UTC), set())


@pytest.mark.parametrize(
    ("code", "status", "left"), [(63016, 400, False), (21610, 400, True), (20003, 401, False)]
)
def test_a_permanent_code_is_refused_at_once(
    sender: Sender, twilio: SimulatedTwilio, code: int, status: int, left: bool
) -> None:
    twilio.fault("send", "error", status=status, code=code)
    with pytest.raises(NotSent) as raised:
        sender.send("r", PERSON, "Hi")
    assert (raised.value.code, raised.value.left) == (code, left)


def test_a_passing_code_is_tried_again(sender: Sender, twilio: SimulatedTwilio) -> None:
    twilio.fault("send", "error", status=400, code=63018)
    with pytest.raises(Transient) as raised:
        sender.send("r", PERSON, "Hi")
    assert not raised.value.is_ambiguous
