"""Every recorded form of the evaluation folder, posted to the webhook as Twilio would post it."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import RowMapping, select
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from app.db import Database, table
from app.models import Conversation, InboundMessage, ScopedId
from app.phones import canonical, is_e164
from app.store.senders import save_scoped_id
from app.twilio.verify import is_valid_signature
from bench.evaluation import VARIABLE, Row
from tests.support import recorded
from tests.support.clock import FixedClock
from tests.support.people import CLIENT_ID, make_client, make_user
from tests.support.webhook import reply_state

pytestmark = pytest.mark.skipif(not recorded.ROWS, reason=f"{VARIABLE} has no Twilio forms")

HOST = "https://ozzie.example"
DOOR = "/webhooks/twilio/whatsapp"
NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response />'
TOKENS = ("the-token-of-today", "the-token-of-tomorrow")

MESSAGES = [row for row in recorded.ROWS if recorded.is_message(row)]
CALLBACKS = [row for row in recorded.ROWS if row["event"] == "status"]
OTHERS = [row for row in recorded.ROWS if row not in MESSAGES and row not in CALLBACKS]

REPLY_STATES = {state: state for state in ("queued", "sent", "delivered", "read", "failed")}
REPLY_STATES |= {"accepted": "queued", "sending": "queued", "undelivered": "failed"}

MEDIUM = {"NumMedia": "1", "MediaUrl0": "https://api.twilio.com/ME1", "MediaContentType0": "x/y"}
LONG = "\n".join(f"{day} – almoço e café, R$ 20,00" for day in range(100))
# What is told of recorded calls that are not shown: type and Body; then kind, words, file name.
FACTS = [
    ("document", "0b1c_signed.pdf", "document", "", "0b1c_signed.pdf"),
    ("image", "work lunch", "image", "work lunch", None),
    ("image", "", "image", "", None),
    ("audio", "", "audio", "", None),
    ("contacts", "", "contact", "", None),
    ("location", "", "location", "", None),
    ("sticker", "", "sticker", "", None),
    ("reaction", "", "reaction", "", None),
    ("text", LONG, "text", LONG, None),
]


def each(chosen: list[Row]) -> pytest.MarkDecorator:
    """Parametrize a test with these forms, each named by its file."""
    return pytest.mark.parametrize("row", [pytest.param(row, id=row["file"]) for row in chosen])


def bring(web: Flask, wire: str, path: str = DOOR) -> TestResponse:
    """Post a signed form."""
    kind = "application/x-www-form-urlencoded"
    headers = {"X-Twilio-Signature": recorded.sign(HOST + path, wire)}
    return web.test_client().post(path, data=wire, content_type=kind, headers=headers)


def make_known(database: Database, wire: str, clock: FixedClock) -> None:
    """Create a user with the form's sender: the number as the API stores it, or the scoped id."""
    sender = recorded.form_of(wire).get("From", "").removeprefix("whatsapp:")
    if is_e164(sender):
        make_user(database, canonical(sender))
        return
    user_id = make_user(database, None)
    with database.begin() as session:
        save_scoped_id(session, CLIENT_ID, sender, user_id, clock())


def stored(database: Database, model: Any = InboundMessage) -> list[RowMapping]:
    """Return all rows of a table."""
    with database.read_only() as session:
        return list(session.execute(select(table(model))).mappings())


def kind_of(expected: Row) -> str:
    """Return the kind that the webhook stores: for "media", the kind of the first content type."""
    if expected["kind"] != "media":
        return str(expected["kind"])
    major = str((expected.get("content_types") or [""])[0]).partition("/")[0]
    return major if major in {"image", "audio", "video"} else "document"


def media_of(form: "MultiDict[str, str]", expected: Row) -> list[tuple[str, str]]:
    """Return the address and content type of each medium in the form."""
    count = expected.get("num_media", 0)
    types = expected.get("content_types", [""] * count)
    return [(form[f"MediaUrl{place}"], types[place]) for place in range(count)]


def test_no_form_is_left_out() -> None:
    found = {str(path.relative_to(recorded.FOLDER)) for path in recorded.FOLDER.rglob("*.form")}
    assert found == {row["file"] for row in recorded.ROWS}


@each(MESSAGES)
def test_a_known_persons_message_is_stored_once_as_it_was_written(
    web: Flask, database: Database, clock: FixedClock, row: Row
) -> None:
    wire, expected = recorded.to_us(row), row["expected"]
    form = recorded.form_of(wire)
    make_known(database, wire, clock)
    for _ in range(2):
        answer = bring(web, wire)
        assert (answer.status_code, answer.content_type) == (200, "text/xml")
        assert answer.text == NOTHING
    (message,), (conversation,) = stored(database), stored(database, Conversation)
    names_a_file = form.get("MessageType") == "document"
    words = "" if names_a_file else expected.get("body", form.get("Body")) or ""
    assert (message["kind"], message["body"]) == (kind_of(expected), words.strip())
    media = [(one["url"], one["content_type"]) for one in message["media"]]
    assert media == media_of(form, expected)
    assert message["message_sid"] == form["MessageSid"]
    quoted = form["OriginalRepliedMessageSid"] if expected.get("quoted") else None
    assert message["quoted_sid"] == quoted
    assert message["sender"] == conversation["reply_to"] == form["From"]
    scoped_id = expected.get("external_user_id", "").removeprefix("whatsapp:")
    assert [one["scoped_id"] for one in stored(database, ScopedId)] == [scoped_id] * bool(scoped_id)


@each(MESSAGES)
def test_a_stranger_is_prompted_once_and_nothing_of_them_is_stored(
    web: Flask, database: Database, row: Row
) -> None:
    make_client(database)
    assert "https://ozzie.example/signup" in bring(web, recorded.to_us(row)).text
    assert bring(web, recorded.to_us(row)).text == NOTHING
    assert stored(database) == []


@each(OTHERS)
def test_what_is_no_whatsapp_message_is_ignored(
    web: Flask, database: Database, clock: FixedClock, row: Row
) -> None:
    wire = recorded.wire_of(row)
    make_known(database, wire, clock)
    for fields in (recorded.OUR_ACCOUNT, recorded.TO_US):
        answer = bring(web, recorded.with_fields(wire, fields))
        assert (answer.status_code, answer.text) == (200, NOTHING)
    assert stored(database) == []


@each(recorded.ROWS)
def test_as_it_was_recorded_it_is_another_accounts(
    web: Flask, database: Database, row: Row
) -> None:
    make_client(database)
    for path in (DOOR, "/webhooks/twilio/status/ozz_reply_1"):
        assert bring(web, recorded.wire_of(row), path).status_code == 403


@each(CALLBACKS)
def test_a_callback_moves_the_reply_that_its_path_names(
    web: Flask, database: Database, reply_id: str, row: Row
) -> None:
    expected = row["expected"]
    wire = recorded.with_fields(recorded.wire_of(row), recorded.OUR_ACCOUNT)
    for path in ("an_unknown_reply", reply_id, reply_id):
        answer = bring(web, wire, f"/webhooks/twilio/status/{path}")
        assert (answer.status_code, answer.text) == (200, NOTHING)
    sid, code = recorded.form_of(wire)["MessageSid"], expected.get("error_code")
    state = REPLY_STATES.get(expected["status"])
    known = (state, sid, int(code) if code else None)
    assert reply_state(database) == (known if state else ("sending", None, None))


@each(recorded.ROWS)
def test_only_an_untouched_form_is_genuine(row: Row) -> None:
    wire = recorded.wire_of(row)
    form = recorded.form_of(wire)
    for token in TOKENS:
        assert is_valid_signature(
            HOST + DOOR, form, recorded.sign(HOST + DOOR, wire, token), TOKENS
        )
    signature = recorded.sign(HOST + DOOR, wire, TOKENS[0])
    assert not is_valid_signature(HOST, form, signature, TOKENS)
    assert not is_valid_signature(
        HOST + DOOR, form, recorded.sign(HOST + DOOR, wire, "stolen"), TOKENS
    )
    touched = [recorded.with_fields(wire, {name: f"{value}0"}) for name, value in form.items()]
    for other in (*touched, f"{wire}&Body=more", wire.partition("&")[2]):
        assert not is_valid_signature(HOST + DOOR, recorded.form_of(other), signature, TOKENS)


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact[0]} {fact[1][:10]}")
def test_what_is_told_of_recorded_calls_holds(
    web: Flask, database: Database, clock: FixedClock, fact: tuple[str | None, ...]
) -> None:
    stated, body, *wanted = fact
    text = next(row for row in MESSAGES if row["expected"]["kind"] == "text")
    medium = {} if stated in {"text", "location", "reaction"} else MEDIUM
    fields = medium | {"MessageType": f"{stated}", "Body": f"{body}"}
    wire = recorded.with_fields(recorded.to_us(text), fields)
    make_known(database, wire, clock)
    bring(web, wire)
    (message,) = stored(database)
    filename = message["media"][0].get("filename") if message["media"] else None
    assert [message["kind"], message["body"], filename] == wanted
