"""Each webhook request logs its outcome in one line, with ids and no personal data."""

from typing import Any

import pytest

from app.db import Database
from tests.support.logged import Logged
from tests.support.people import PHONE, make_user
from tests.support.twilio import inbound_form, new_sid
from tests.support.webhook import Post

OURS = ("webhook_", "request")


def outcome(logged: Logged) -> dict[str, Any]:
    """Return a webhook's only line, after checking what each one has."""
    (line,) = [line for line in logged() if line["event"].startswith(OURS)]
    assert line["request_id"].startswith("req_")
    assert line["ms"] >= 0
    assert PHONE not in str(line)
    return line


def test_a_stored_message_is_logged_with_its_sid_and_conversation(
    post: Post, database: Database, logged: Logged
) -> None:
    make_user(database)
    form = inbound_form("spent 45 on zebras")
    post(form)
    line = outcome(logged)
    assert (line["event"], line["message_sid"]) == ("webhook_stored", form["MessageSid"])
    assert (line["level"], line["status"]) == ("info", 200)
    assert line["conversation"].startswith("ozz_conv_")
    assert "zebras" not in str(line)
    post(form)
    line = outcome(logged)
    assert (line["event"], line["message_sid"]) == ("webhook_repeated", form["MessageSid"])


@pytest.mark.parametrize(
    ("changes", "options", "reason"),
    [
        ({}, {"signature": ""}, "missing_signature"),
        ({}, {"signature": "wrong"}, "bad_signature"),
        ({"AccountSid": "AC" + "f" * 32}, {}, "other_account"),
    ],
)
def test_a_refused_webhook_is_logged_with_the_reason(
    post: Post, logged: Logged, changes: dict[str, str], options: dict[str, Any], reason: str
) -> None:
    form = inbound_form(**changes)
    assert post(form, **options).status_code == 403
    line = outcome(logged)
    assert (line["event"], line["reason"]) == ("webhook_forbidden", reason)
    assert (line["level"], line["status"]) == ("warning", 403)
    sid = None if reason == "missing_signature" else form["MessageSid"]
    assert line.get("message_sid") == sid


def test_a_forged_sid_of_another_form_is_not_logged(post: Post, logged: Logged) -> None:
    post(inbound_form(MessageSid="+14155550123"), signature="wrong")
    assert outcome(logged)["message_sid"] is None


def test_a_malformed_message_is_logged_with_its_field(post: Post, logged: Logged) -> None:
    post(inbound_form(From="Maria"))
    line = outcome(logged)
    assert (line["event"], line["field"]) == ("webhook_malformed", "From")


def test_another_number_and_a_stranger_are_logged(post: Post, logged: Logged) -> None:
    post(inbound_form(To="whatsapp:+14155550000"))
    assert outcome(logged)["event"] == "webhook_other_number"
    post(inbound_form("hello"))
    assert outcome(logged)["event"] == "webhook_stranger_prompted"


def test_a_status_callback_is_logged_with_state_and_code(post: Post, logged: Logged) -> None:
    form = inbound_form(MessageStatus="undelivered", ErrorCode="63016", MessageSid=new_sid())
    reply = "ozz_reply_01HX9P2MQWKD4FNYR3VC6BJSHA"
    post(form, path=f"/webhooks/twilio/status/{reply}")
    line = outcome(logged)
    assert line["event"] == "webhook_status_ignored"
    found = (line["reply"], line["sid"], line["state"], line["code"])
    assert found == (reply, form["MessageSid"], "failed", 63016)


def test_a_status_callback_of_foreign_words_leaves_none_of_them(post: Post, logged: Logged) -> None:
    form = inbound_form(MessageStatus="Maria", ErrorCode="x", MessageSid="+14155550123")
    post(form, path="/webhooks/twilio/status/+14155550123")
    line = outcome(logged)
    assert (line["reply"], line["sid"], line["state"], line["code"]) == (None,) * 4
