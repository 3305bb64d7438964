"""Inbound messages: the forms that reach the webhook, and what becomes of its answers."""

import json
from typing import Any

import pytest

from tests.support.fake_webhook import FakeWebhook, run_fake_webhook
from tests.support.simulator import ACCOUNT_SID, NUMBER, SimulatedTwilio, simulated_twilio

ANA = "+5511987654321"


def test_a_text_comes_as_twilio_posts_it(
    twilio: SimulatedTwilio, fake_webhook: FakeWebhook
) -> None:
    sent = twilio.inbound(ANA, "almoço 32 reais", profile_name="Ana")
    (form,) = fake_webhook.forms
    assert sent["answers"][0]["status"] == 200
    assert form.pop("ChannelMetadata").startswith('{"type": "whatsapp"')
    assert form == {
        "AccountSid": ACCOUNT_SID,
        "ApiVersion": "2010-04-01",
        "Body": "almoço 32 reais",
        "From": f"whatsapp:{ANA}",
        "MessageSid": sent["sid"],
        "MessageType": "text",
        "NumMedia": "0",
        "NumSegments": "1",
        "ProfileName": "Ana",
        "ReferralNumMedia": "0",
        "SmsMessageSid": sent["sid"],
        "SmsSid": sent["sid"],
        "SmsStatus": "received",
        "To": f"whatsapp:{NUMBER}",
        "WaId": ANA.removeprefix("+"),
    }


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        (
            {"content": b"x", "content_type": "application/pdf", "filename": "bill.pdf"},
            {"MessageType": "document", "Body": "bill.pdf", "NumMedia": "1"},
        ),
        (
            {"content": b"x", "content_type": "image/jpeg", "body": "for work"},
            {"MessageType": "image", "Body": "for work", "MediaContentType0": "image/jpeg"},
        ),
        ({"content": b"x", "content_type": "audio/ogg"}, {"MessageType": "audio", "Body": ""}),
        ({"content": b"x", "content_type": "text/vcard"}, {"MessageType": "contact"}),
        (
            {"latitude": -23.5, "longitude": -46.6},
            {"MessageType": "location", "Latitude": "-23.5", "Longitude": "-46.6"},
        ),
        ({"kind": "reaction"}, {"MessageType": "reaction", "Body": "", "NumMedia": "0"}),
        (
            {"kind": "button", "button_text": "Yes", "button_payload": "yes"},
            {"MessageType": "interactive", "Body": "Yes", "ButtonPayload": "yes"},
        ),
        ({"replied_sid": "SM" + "a" * 32}, {"OriginalRepliedMessageSid": "SM" + "a" * 32}),
        ({"external_user_id": "whatsapp:BR.77"}, {"ExternalUserId": "whatsapp:BR.77"}),
        ({"extra": {"Forwarded": "true", "Body": "x"}}, {"Forwarded": "true", "Body": "x"}),
        ({"media_url": "https://evil.example/x"}, {"MediaUrl0": "https://evil.example/x"}),
    ],
)
def test_every_kind_has_its_parameters(
    twilio: SimulatedTwilio,
    fake_webhook: FakeWebhook,
    fields: dict[str, Any],
    expected: dict[str, str],
) -> None:
    twilio.inbound(ANA, **fields)
    assert {name: fake_webhook.forms[0].get(name) for name in expected} == expected


def test_a_hidden_phone_leaves_a_scoped_id_alone(
    twilio: SimulatedTwilio, fake_webhook: FakeWebhook
) -> None:
    twilio.inbound("whatsapp:BR.1234567890", "oi")
    assert (
        fake_webhook.forms[0]["From"]
        == fake_webhook.forms[0]["ExternalUserId"]
        == "whatsapp:BR.1234567890"
    )
    assert "WaId" not in fake_webhook.forms[0]


def test_copies_come_with_one_sid(twilio: SimulatedTwilio, fake_webhook: FakeWebhook) -> None:
    sent = twilio.inbound(ANA, "hi", copies=3)
    assert [form["MessageSid"] for form in fake_webhook.forms] == [sent["sid"]] * 3
    assert len(sent["answers"]) == 3


@pytest.mark.parametrize("signature", ["wrong", "missing"])
def test_a_bad_signature_is_turned_away(
    twilio: SimulatedTwilio, fake_webhook: FakeWebhook, signature: str
) -> None:
    sent = twilio.inbound(ANA, "hi", signature=signature)
    assert (sent["answers"][0]["status"], fake_webhook.forms) == (403, [])


def test_a_token_of_ones_own_can_sign(twilio: SimulatedTwilio) -> None:
    sent = twilio.inbound(ANA, "hi", auth_token="the secondary one")
    assert sent["answers"][0]["status"] == 403


def test_webhooks_can_be_doubled_dropped_and_forged(
    twilio: SimulatedTwilio, fake_webhook: FakeWebhook
) -> None:
    for kind in ("double", "drop", "forge"):
        twilio.fault("webhook", kind)
    answers = [twilio.inbound(ANA, kind)["answers"] for kind in ("twice", "never", "forged")]
    assert [form["Body"] for form in fake_webhook.forms] == ["twice", "twice"]
    assert answers[1][0]["error"] == "drop"
    assert answers[2][0]["status"] == 403


def test_a_message_held_back_is_overtaken(
    twilio: SimulatedTwilio, fake_webhook: FakeWebhook
) -> None:
    twilio.fault("webhook", "delay", seconds=0.3)
    twilio.inbound(ANA, "first", wait=False)
    twilio.wait(lambda: len(twilio.messages()) == 1)
    twilio.wait(lambda: not twilio.faults())
    twilio.inbound(ANA, "second")
    twilio.wait(lambda: len(fake_webhook.forms) == 2)
    assert [form["Body"] for form in fake_webhook.forms] == ["second", "first"]


def test_twiml_is_shown_to_the_person(twilio: SimulatedTwilio, fake_webhook: FakeWebhook) -> None:
    fake_webhook.body = (
        "<Response><Message>Hi</Message><Message><Body>a &lt; b</Body></Message></Response>"
    )
    twilio.inbound(ANA, "hi")
    assert [message["body"] for message in twilio.replies(ANA)] == ["Hi", "a < b"]


@pytest.mark.parametrize(
    ("content_type", "body", "replies", "code"),
    [
        ("text/plain", "OK", ["OK"], None),
        ("text/html", "<p>OK</p>", [], 12300),
        ("text/xml", "<Response>", [], 12100),
    ],
)
def test_other_answers_go_as_twilio_has_them(
    twilio: SimulatedTwilio,
    fake_webhook: FakeWebhook,
    content_type: str,
    body: str,
    replies: list[str],
    code: int | None,
) -> None:
    fake_webhook.content_type, fake_webhook.body = content_type, body
    twilio.inbound(ANA, "hi")
    assert [message["body"] for message in twilio.replies()] == replies
    assert twilio.messages()[0]["error_code"] == code


def test_a_5xx_is_tried_again_only_where_the_url_asks(fake_webhook: FakeWebhook) -> None:
    fake_webhook.statuses = [503, 503]
    with simulated_twilio(f"{fake_webhook.url}/hook") as plain:
        assert plain.inbound(ANA, "hi")["answers"][0]["status"] == 503
    fake_webhook.statuses = [503, 503]
    with simulated_twilio(f"{fake_webhook.url}/hook#rc=3&rp=ct,rt,5xx&ct=2000&rt=4000") as patient:
        assert patient.inbound(ANA, "hi")["answers"][0]["status"] == 200
        assert [line["status"] for line in patient.log("webhook")] == [503, 503, 200]


def test_a_closed_port_is_tried_once_more() -> None:
    with simulated_twilio() as twilio:
        answer = twilio.inbound(ANA, "hi")["answers"][0]
        assert (answer["status"], answer["error"]) == (0, "ct")
        assert len(twilio.log("webhook")) == 2


def test_what_is_signed_is_the_public_address() -> None:
    with run_fake_webhook() as fake_webhook:
        fake_webhook.public_url = "https://ozzie.example"
        options = {"public_url": fake_webhook.public_url}
        with simulated_twilio(f"{fake_webhook.url}/hook", **options) as twilio:
            assert twilio.inbound(ANA, "hi")["answers"][0]["status"] == 200


def test_the_profile_is_in_the_channels_metadata(
    twilio: SimulatedTwilio, fake_webhook: FakeWebhook
) -> None:
    twilio.inbound(ANA, "oi", profile_name="Ana Lima")
    context = json.loads(fake_webhook.forms[0]["ChannelMetadata"])["data"]["context"]
    assert context == {"ProfileName": "Ana Lima", "WaId": ANA.removeprefix("+")}
