"""The control API: what it refuses, and what it tells."""

import json

import httpx
import pytest

from tests.support.fake_webhook import FakeWebhook
from tests.support.simulator import SimulatedTwilio

ANA = "+5511987654321"


def test_messages_are_told_in_order_with_their_times(
    twilio: SimulatedTwilio, fake_webhook: FakeWebhook
) -> None:
    fake_webhook.body = "<Response><Message>Hello</Message></Response>"
    twilio.inbound(ANA, "one")
    twilio.inbound(ANA, "two")
    told = twilio.messages()
    assert [message["body"] for message in told] == ["one", "Hello", "two", "Hello"]
    assert [message["at"] for message in told] == sorted(message["at"] for message in told)
    assert [message["webhook"] for message in told] == [200, None, 200, None]


def test_a_file_can_be_uploaded_as_a_form(
    twilio: SimulatedTwilio, fake_webhook: FakeWebhook
) -> None:
    answer = httpx.post(
        f"{twilio.url}/_control/inbound",
        data={"message": json.dumps({"sender": ANA})},
        files={"file": ("bank.csv", b"a,b", "text/csv")},
    )
    assert answer.status_code == 201
    assert (fake_webhook.forms[0]["Body"], fake_webhook.forms[0]["MediaContentType0"]) == (
        "bank.csv",
        "text/csv",
    )


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("inbound", {"body": "nobody sent this"}),
        ("inbound", {"sender": ANA, "sid": "not a sid"}),
        ("inbound", {"sender": ANA, "media_base64": "***"}),
        ("faults", {"target": "moon", "kind": "cut"}),
    ],
)
def test_what_cannot_be_done_is_a_422_that_says_why(
    twilio: SimulatedTwilio, path: str, body: dict[str, str]
) -> None:
    answer = httpx.post(f"{twilio.url}/_control/{path}", json=body)
    assert answer.status_code == 422
    assert answer.json()["error"]


def test_faults_can_be_seen_and_taken_away(twilio: SimulatedTwilio) -> None:
    twilio.fault("send", "cut", count=3)
    (fault,) = twilio.faults()
    assert (fault["target"], fault["kind"], fault["count"]) == ("send", "cut", 3)
    twilio.clear_faults(seed=4)
    assert twilio.faults() == []


def test_clearing_forgets_everything(twilio: SimulatedTwilio) -> None:
    twilio.inbound(ANA, "hi")
    twilio.fault("send", "cut")
    twilio.clear()
    assert (twilio.messages(), twilio.log(), twilio.faults()) == ([], [], [])


def test_a_page_of_another_address_cannot_use_it(twilio: SimulatedTwilio) -> None:
    url, fault = f"{twilio.url}/_control/faults", {"target": "send", "kind": "cut"}
    elsewhere = {"Origin": "https://evil.example"}
    assert httpx.post(url, json=fault, headers=elsewhere).status_code == 403
    assert httpx.post(url, json=fault, headers={"Origin": twilio.url}).status_code == 201
