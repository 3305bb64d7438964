"""Sending through Twilio: what is sent, and what each of its failures means."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.config import SIMULATOR_AUTH_TOKEN, SIMULATOR_NUMBER, Settings
from app.retries import Misconfigured, Transient
from app.twilio.sender import Ambiguous, NotSent, ReplySender
from tests.support.simulator import SimulatedTwilio, simulated_twilio
from tests.support.valkey import free_port

PERSON = "whatsapp:+14155550123"
OURS = SIMULATOR_NUMBER


@pytest.fixture
def twilio() -> Iterator[SimulatedTwilio]:
    """Yield a simulator of Twilio."""
    with simulated_twilio() as made:
        yield made


def settings_for(url: str, folder: Path, **given: str) -> Settings:
    """Return development settings whose Twilio is at `url`."""
    return Settings.model_validate(
        {"OZZIE_ENV": "development", "OZZIE_DATA_DIR": folder, "twilio_api_url": url, **given}
    )


@pytest.fixture
def sender(twilio: SimulatedTwilio, tmp_path: Path) -> ReplySender:
    """Return a sender whose Twilio is the simulator."""
    return ReplySender(settings_for(twilio.url, tmp_path))


def test_a_reply_is_sent_with_its_own_callback(
    sender: ReplySender, twilio: SimulatedTwilio
) -> None:
    sid = sender.send("ozz_reply_1", PERSON, "Hi", OURS)
    (sent,) = twilio.replies()
    assert (sent["sid"], sent["to"], sent["body"]) == (sid, PERSON, "Hi")
    (request,) = [line for line in twilio.log("request") if line["method"] == "POST"]
    assert request["path"].endswith("/Messages.json")


def test_many_threads_each_get_the_sid_of_their_own_message(
    sender: ReplySender, twilio: SimulatedTwilio
) -> None:
    bodies = [f"Hi {number}" for number in range(200)]
    with ThreadPoolExecutor(16) as pool:
        sids = list(pool.map(lambda body: sender.send("r", PERSON, body, OURS), bodies))
    assert {sent["sid"]: sent["body"] for sent in twilio.replies()} == dict(
        zip(sids, bodies, strict=True)
    )


def test_429_was_not_sent_and_costs_no_attempt(
    sender: ReplySender, twilio: SimulatedTwilio
) -> None:
    twilio.fault("send", "rate_limited")
    with pytest.raises(Transient) as raised:
        sender.send("r", PERSON, "Hi", OURS)
    assert not raised.value.is_ambiguous
    assert not raised.value.costs_attempt
    assert twilio.replies() == []


def test_a_server_error_may_have_been_sent(sender: ReplySender, twilio: SimulatedTwilio) -> None:
    twilio.fault("send", "error")
    with pytest.raises(Ambiguous):
        sender.send("r", PERSON, "Hi", OURS)


def test_a_cut_connection_may_have_been_sent_and_is_found(
    sender: ReplySender, twilio: SimulatedTwilio
) -> None:
    twilio.fault("send", "cut", taken=True)
    began = datetime.now(UTC)
    with pytest.raises(Ambiguous):
        sender.send("r", PERSON, "Hi", OURS)
    (sent,) = twilio.replies()
    assert sender.find(PERSON, "Hi", began, set(), OURS) == sent["sid"]


def test_a_message_that_is_known_as_another_replys_is_not_taken_for_this_one(
    sender: ReplySender,
) -> None:
    began = datetime.now(UTC)
    sid = sender.send("r", PERSON, "Hi", OURS)
    assert sender.find(PERSON, "Hi", began, {sid}, OURS) is None
    assert sender.find(PERSON, "Hello", began, set(), OURS) is None
    assert sender.find("whatsapp:+15550001111", "Hi", began, set(), OURS) is None
    assert sender.find(PERSON, "Hi", began + timedelta(minutes=10), set(), OURS) is None


def test_nobody_at_the_other_end_is_ambiguous_for_a_send_and_transient_for_a_look(
    tmp_path: Path,
) -> None:
    sender = ReplySender(settings_for(f"http://127.0.0.1:{free_port()}", tmp_path))
    with pytest.raises(Ambiguous):
        sender.send("r", PERSON, "Hi", OURS)
    with pytest.raises(Transient):
        sender.find(PERSON, "Hi", datetime.now(UTC), set(), OURS)


@pytest.mark.parametrize(("code", "status", "left"), [(63016, 400, False), (21610, 400, True)])
def test_a_permanent_code_is_refused_at_once(
    sender: ReplySender, twilio: SimulatedTwilio, code: int, status: int, left: bool
) -> None:
    twilio.fault("send", "error", status=status, code=code)
    with pytest.raises(NotSent) as raised:
        sender.send("r", PERSON, "Hi", OURS)
    assert (raised.value.code, raised.value.recipient_left) == (code, left)


@pytest.mark.parametrize(
    ("code", "status", "variable"),
    [
        (20003, 401, "TWILIO_AUTH_TOKEN"),
        (63007, 400, "TWILIO_WHATSAPP_NUMBER"),
        (63038, 400, "limits"),
    ],
)
def test_what_an_operator_must_put_right_is_no_fault_of_the_message(
    sender: ReplySender, twilio: SimulatedTwilio, code: int, status: int, variable: str
) -> None:
    twilio.fault("send", "error", status=status, code=code, count=2)
    with pytest.raises(Misconfigured) as raised:
        sender.send("r", PERSON, "Hi", OURS)
    assert variable in raised.value.variable
    assert not raised.value.is_ambiguous


def statuses(twilio: SimulatedTwilio) -> list[int]:
    """Return the statuses that Twilio answered, in order."""
    return [line["status"] for line in twilio.log("request")]


def test_while_the_token_is_rotated_either_one_sends_and_is_then_kept(
    twilio: SimulatedTwilio, tmp_path: Path
) -> None:
    settings = settings_for(
        twilio.url,
        tmp_path,
        twilio_auth_token="an-old-one",
        twilio_auth_token_secondary=SIMULATOR_AUTH_TOKEN,
    )
    sender = ReplySender(settings)
    sender.send("r", PERSON, "Hi", OURS)
    sender.find(PERSON, "Hi", datetime.now(UTC), set(), OURS)
    assert statuses(twilio) == [401, 201, 200]
    assert len(twilio.replies()) == 1


def test_where_twilio_takes_neither_token_the_variables_are_named(
    twilio: SimulatedTwilio, tmp_path: Path
) -> None:
    wrong = {"twilio_auth_token": "an-old-one", "twilio_auth_token_secondary": "an-older-one"}
    sender = ReplySender(settings_for(twilio.url, tmp_path, **wrong))
    with pytest.raises(Misconfigured, match="20003") as raised:
        sender.send("r", PERSON, "Hi", OURS)
    assert "TWILIO_AUTH_TOKEN_SECONDARY" in raised.value.variable
    with pytest.raises(Misconfigured, match="401"):
        sender.find(PERSON, "Hi", datetime.now(UTC), set(), OURS)
    assert twilio.replies() == []


def test_a_passing_code_is_tried_again(sender: ReplySender, twilio: SimulatedTwilio) -> None:
    twilio.fault("send", "error", status=400, code=63018)
    with pytest.raises(Transient) as raised:
        sender.send("r", PERSON, "Hi", OURS)
    assert not raised.value.is_ambiguous


def test_a_number_that_was_ours_before_and_that_twilio_does_not_know_ends_the_reply(
    sender: ReplySender, twilio: SimulatedTwilio, tmp_path: Path
) -> None:
    moved = settings_for(twilio.url, tmp_path, twilio_whatsapp_number="+14155550100")
    # It still is a sender of the account: who wrote to it is answered from it.
    ReplySender(moved).send("r", PERSON, "Hi", OURS)
    assert len(twilio.replies()) == 1
    with pytest.raises(NotSent, match="63007"):
        sender.send("r", PERSON, "Hi", "+14155550100")
    with pytest.raises(Misconfigured, match="63007"):
        ReplySender(moved).send("r", PERSON, "Hi", "+14155550100")
