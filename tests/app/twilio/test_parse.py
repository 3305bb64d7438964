"""Forms of Twilio's, read into one message."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.twilio.parse import MAX_BODY, MalformedMessage, parse_message
from tests.support.twilio import inbound_form, new_sid

MEDIA = "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1"


def test_a_text_message_is_the_persons_words() -> None:
    message = parse_message(inbound_form("lunch 12"))
    assert (message.kind, message.body, message.media) == ("text", "lunch 12", ())
    assert (message.phone, message.scoped_id) == ("+14155550123", None)
    assert message.sender == "whatsapp:+14155550123"


def test_a_photos_body_is_its_caption() -> None:
    form = inbound_form(
        "work lunch",
        NumMedia="1",
        MediaUrl0=MEDIA,
        MediaContentType0="image/jpeg",
        MessageType="image",
    )
    message = parse_message(form)
    assert (message.kind, message.body) == ("image", "work lunch")
    assert message.media == ({"url": MEDIA, "content_type": "image/jpeg"},)


def test_a_documents_body_is_its_file_name_and_not_words() -> None:
    form = inbound_form(
        "extrato maio.pdf",
        NumMedia="1",
        MediaUrl0=MEDIA,
        MediaContentType0="application/pdf",
        MessageType="document",
    )
    message = parse_message(form)
    assert (message.kind, message.body) == ("document", "")
    assert message.media[0]["filename"] == "extrato maio.pdf"


@pytest.mark.parametrize(
    ("body", "words", "filename"),
    [
        ("extrato maio.pdf", "", "extrato maio.pdf"),
        ("lunch with the team", "lunch with the team", None),
        ("lunch 45.50", "lunch 45.50", None),
    ],
)
def test_without_a_message_type_a_documents_body_tells_whether_it_is_a_file_name(
    body: str, words: str, filename: str | None
) -> None:
    form = inbound_form(
        body, NumMedia="1", MediaUrl0=MEDIA, MediaContentType0="application/pdf", MessageType=""
    )
    message = parse_message(form)
    assert (message.kind, message.body) == ("document", words)
    assert message.media[0].get("filename") == filename


def test_a_button_pressed_without_a_body_says_what_is_on_it() -> None:
    message = parse_message(inbound_form("", MessageType="interactive", ButtonText="Yes"))
    assert (message.kind, message.body) == ("button", "Yes")


@pytest.mark.parametrize(
    ("content_type", "kind"),
    [
        ("image/png", "image"),
        ("audio/ogg; codecs=opus", "audio"),
        ("video/mp4", "video"),
        ("text/vcard", "contact"),
        ("application/pdf", "document"),
        ("text/csv", "document"),
        ("", "document"),
    ],
)
def test_without_a_message_type_the_media_type_tells(content_type: str, kind: str) -> None:
    form = inbound_form("", NumMedia="1", MediaUrl0=MEDIA, MediaContentType0=content_type)
    form.pop("MessageType")
    assert parse_message(form).kind == kind


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"MessageType": "LOCATION", "Latitude": "1.5", "Longitude": "2"}, "location"),
        ({"MessageType": "", "Latitude": "1.5", "Longitude": "2"}, "location"),
        ({"MessageType": "contacts"}, "contact"),
        ({"MessageType": "sticker"}, "sticker"),
        ({"MessageType": "reaction"}, "reaction"),
        ({"MessageType": "button", "ButtonText": "Yes", "ButtonPayload": "yes"}, "button"),
        ({"MessageType": "poll"}, "other"),
    ],
)
def test_other_kinds_are_told_apart(fields: dict[str, str], kind: str) -> None:
    assert parse_message(inbound_form("", **fields)).kind == kind


def test_a_scoped_id_is_never_taken_for_a_phone() -> None:
    message = parse_message(inbound_form(sender="whatsapp:FI.2782345678"))
    assert (message.phone, message.scoped_id) == (None, "FI.2782345678")


@pytest.mark.parametrize("external", ["US.ENT.abc123", "whatsapp:US.ENT.abc123"])
def test_phone_and_scoped_id_are_both_read_where_both_come(external: str) -> None:
    message = parse_message(inbound_form(ExternalUserId=external))
    assert (message.phone, message.scoped_id) == ("+14155550123", "US.ENT.abc123")


@pytest.mark.parametrize(
    "sender",
    [
        "",
        "+14155550123",
        "whatsapp:+0123456789",
        "whatsapp:+1٢٣٤٥٦٧٨٩",
        "whatsapp:+14155550123;ext=5",
        "whatsapp:fi.123",
        "sms:+14155550123",
    ],
)
def test_a_sender_of_another_form_is_malformed(sender: str) -> None:
    with pytest.raises(MalformedMessage, match="From"):
        parse_message(inbound_form(sender=sender))


@pytest.mark.parametrize("sid", ["", "SM1", "XX" + "0" * 32, "SM" + "G" * 32, "SM" + "0" * 33])
def test_a_message_sid_of_another_form_is_malformed(sid: str) -> None:
    with pytest.raises(MalformedMessage, match="MessageSid"):
        parse_message(inbound_form(MessageSid=sid))


def test_what_the_databases_refuse_is_taken_out_of_the_body() -> None:
    assert parse_message(inbound_form("a\x00b\ud800c")).body == "abc"


def test_a_body_is_bounded() -> None:
    assert len(parse_message(inbound_form("x" * 100_000)).body) == MAX_BODY


@pytest.mark.parametrize("count", ["-1", "abc", "1e9", "999999999999", "٣"])
def test_a_strange_media_count_is_no_media(count: str) -> None:
    assert parse_message(inbound_form("hi", NumMedia=count)).media == ()


def test_a_quoted_reply_names_what_it_quotes() -> None:
    quoted = new_sid()
    assert parse_message(inbound_form(OriginalRepliedMessageSid=quoted)).quoted_sid == quoted
    assert parse_message(inbound_form(OriginalRepliedMessageSid="nonsense")).quoted_sid is None


NAMES = st.sampled_from(
    ["Body", "From", "To", "NumMedia", "MediaUrl0", "MediaContentType0", "MessageType"]
).map(str) | st.sampled_from(
    ["ExternalUserId", "ButtonText", "Latitude", "Longitude", "OriginalRepliedMessageSid"]
)


@given(st.dictionaries(NAMES, st.text(max_size=60)))
def test_any_form_is_a_message_or_malformed(fields: dict[str, str]) -> None:
    try:
        parse_message(inbound_form("x", **fields))
    except MalformedMessage:
        return


def test_an_empty_form_is_malformed() -> None:
    with pytest.raises(MalformedMessage):
        parse_message(MultiDict())
