"""Faults: which rule strikes, how often, and what each does to Twilio's client."""

import pytest
import requests
from pydantic import ValidationError
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.rest import Client

from simulator.faults import Fault, Faults
from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import NUMBER, SimulatedTwilio

FROM, ANA = f"whatsapp:{NUMBER}", "whatsapp:+5511987654321"


def send(client: Client, to: str = ANA, **fields: str) -> str:
    """Send a message and return its sid."""
    return str(client.messages.create(to=to, from_=FROM, body="hi", **fields).sid)


def test_a_fault_strikes_its_count_after_what_it_skips() -> None:
    faults = Faults()
    faults.add(Fault(target="send", kind="cut", skip=1, count=2))
    struck = [faults.take("send") is not None for _ in range(5)]
    assert struck == [False, True, True, False, False]
    assert faults.rules() == []


def test_a_fault_without_count_strikes_until_it_is_cleared() -> None:
    faults = Faults()
    faults.add(Fault(target="send", kind="cut", count=None))
    assert all(faults.take("send") for _ in range(20))
    faults.clear()
    assert faults.take("send") is None


def test_dice_fall_the_same_way_from_the_same_seed() -> None:
    faults = Faults(seed=7)
    faults.add(Fault(target="send", kind="cut", count=None, probability=0.5))
    first = [faults.take("send") is not None for _ in range(50)]
    faults.seed(7)
    assert [faults.take("send") is not None for _ in range(50)] == first
    assert 10 < sum(first) < 40


def test_a_fault_for_one_person_leaves_the_others_alone() -> None:
    faults = Faults()
    faults.add(Fault(target="send", kind="cut", person=ANA))
    assert faults.take("send", "whatsapp:+12025550143") is None
    assert faults.take("send", ANA) is not None


@pytest.mark.parametrize(
    "fields",
    [
        {"target": "send", "kind": "double"},
        {"target": "lookup", "kind": "cut", "taken": True},
        {"target": "send", "kind": "cut", "count": 0},
        {"target": "send", "kind": "cut", "nonsense": 1},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(fields: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Fault.model_validate(fields)


def test_too_many_requests_come_with_retry_after(twilio: SimulatedTwilio, client: Client) -> None:
    twilio.fault("send", "rate_limited", seconds=3)
    with pytest.raises(TwilioRestException) as refused:
        send(client)
    assert (refused.value.status, refused.value.code) == (429, 20429)
    assert twilio.replies() == []


def test_an_error_can_hide_that_the_message_was_taken(
    twilio: SimulatedTwilio, client: Client
) -> None:
    twilio.fault("send", "error")
    twilio.fault("send", "error", taken=True)
    for taken in (0, 1):
        with pytest.raises(TwilioRestException) as failed:
            send(client)
        assert (failed.value.status, failed.value.code) == (500, 20500)
        assert len(twilio.replies()) == taken


@pytest.mark.parametrize("taken", [False, True])
def test_a_connection_is_cut_before_or_after_taking(
    twilio: SimulatedTwilio, client: Client, *, taken: bool
) -> None:
    twilio.fault("send", "cut", taken=taken)
    with pytest.raises(requests.ConnectionError):
        send(client)
    assert len(twilio.replies()) == int(taken)
    assert [line["status"] for line in twilio.log("request")] == [0]


def test_a_send_can_hang_beyond_the_callers_patience(
    twilio: SimulatedTwilio, client: Client
) -> None:
    twilio.fault("send", "hang", seconds=30, taken=True)
    client.http_client.timeout = 0.2
    with pytest.raises(requests.Timeout):
        send(client)
    assert len(twilio.wait_for_replies(1)) == 1


def test_a_lookup_can_fail(twilio: SimulatedTwilio, client: Client) -> None:
    sid = send(client)
    twilio.fault("lookup", "error", status=503, code=20503, count=2)
    for call in (client.messages.list, client.messages(sid).fetch):
        with pytest.raises(TwilioException, match="Unable to fetch"):
            call()
    assert client.messages(sid).fetch().sid == sid


def callbacks(fake_webhook: FakeWebhook) -> list[str]:
    """Return the statuses that reached the webhook, in order."""
    return [form["MessageStatus"] for form in fake_webhook.forms if "MessageStatus" in form]


def test_callbacks_come_in_order_and_signed(
    twilio: SimulatedTwilio, client: Client, fake_webhook: FakeWebhook
) -> None:
    sid = send(client, status_callback=f"{fake_webhook.url}/status/1")
    twilio.wait(lambda: len(callbacks(fake_webhook)) == 4)
    assert callbacks(fake_webhook) == ["queued", "sent", "delivered", "read"]
    assert {form["MessageSid"] for form in fake_webhook.forms} == {sid}
    assert twilio.replies()[0]["status"] == "read"


def test_callbacks_can_come_before_the_answer_to_the_send(
    twilio: SimulatedTwilio, client: Client, fake_webhook: FakeWebhook
) -> None:
    twilio.fault("delivery", "early")
    send(client, status_callback=f"{fake_webhook.url}/status/1")
    assert callbacks(fake_webhook) == ["queued", "sent", "delivered", "read"]


def test_callbacks_can_be_doubled_overtaken_dropped_and_forged(
    twilio: SimulatedTwilio, client: Client, fake_webhook: FakeWebhook
) -> None:
    for kind in ("double", "delay", "drop", "forge"):
        twilio.fault("callback", kind, seconds=0.3)
    send(client, status_callback=f"{fake_webhook.url}/status/1")
    twilio.wait(lambda: len(callbacks(fake_webhook)) == 3 and len(twilio.log("callback")) == 5)
    assert callbacks(fake_webhook) == ["queued", "queued", "sent"]
    refused = [
        line["form"]["MessageStatus"] for line in twilio.log("callback") if line["status"] == 403
    ]
    assert refused == ["read"]


def test_a_message_can_be_undelivered_with_a_code(
    twilio: SimulatedTwilio, client: Client, fake_webhook: FakeWebhook
) -> None:
    twilio.fault("delivery", "fail", code=63016)
    sid = send(client, status_callback=f"{fake_webhook.url}/status/1")
    twilio.wait(lambda: len(callbacks(fake_webhook)) == 3)
    assert (fake_webhook.forms[-1]["MessageStatus"], fake_webhook.forms[-1]["ErrorCode"]) == (
        "undelivered",
        "63016",
    )
    assert client.messages(sid).fetch().error_code == 63016
