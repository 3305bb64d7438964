"""Read the form of a webhook into one message (pure)."""

import re
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict

SID = re.compile(r"(SM|MM)[0-9a-f]{32}", re.ASCII)
PHONE = re.compile(r"whatsapp:(\+[1-9]\d{6,14})", re.ASCII)
# A person who hides their phone has a business-scoped id instead.
SCOPED_ID = re.compile(r"whatsapp:([A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128})", re.ASCII)

# WhatsApp's own limit is 4096 characters.
MAX_BODY = 4096
MAX_FILENAME = 200
MAX_MEDIA = 10

_ENDS_AS_A_FILE = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$", re.ASCII)
_MEDIA_KINDS = {"image": "image", "audio": "audio", "video": "video"}
_KINDS = frozenset(
    {"image", "audio", "video", "document", "location", "contacts", "sticker", "reaction"}
)


class MalformedMessage(Exception):
    """A signed form that is no message: a required field is missing or wrong."""


@dataclass(frozen=True, slots=True)
class TwilioMessage:
    """A message as Twilio sends it.

    `sender` is the raw From, to which replies are sent; `phone` (E.164) and `scoped_id` are read
    from the form, either may be None. `kind` is text, image, audio, video, document, location,
    contact, sticker, reaction, button or other; `body` are the person's own words (text, caption,
    button); `media` lists {"url", "content_type", "filename"}.
    """

    message_sid: str
    sender: str
    recipient: str
    phone: str | None
    scoped_id: str | None
    kind: str
    body: str
    media: tuple[dict[str, str], ...]
    quoted_sid: str | None


def parse_message(form: "MultiDict[str, str]") -> TwilioMessage:
    """Read a webhook's form. Raises MalformedMessage for what cannot be a message."""
    message_sid = form.get("MessageSid", "")
    if not SID.fullmatch(message_sid):
        raise MalformedMessage("MessageSid")
    sender = form.get("From", "")
    phone, scoped_id = _identity(sender, form.get("ExternalUserId", ""))
    media = _media(form)
    kind = _kind(form, media)
    body = _clean(form.get("Body") or form.get("ButtonText", ""))[:MAX_BODY].strip()
    if kind == "document" and _is_file_name(form, body):
        media = tuple(entry | {"filename": body[:MAX_FILENAME]} for entry in media)
        body = ""
    quoted = form.get("OriginalRepliedMessageSid", "")
    return TwilioMessage(
        message_sid=message_sid,
        sender=sender,
        recipient=form.get("To", "").removeprefix("whatsapp:"),
        phone=phone,
        scoped_id=scoped_id,
        kind=kind,
        body=body,
        media=media,
        quoted_sid=quoted if SID.fullmatch(quoted) else None,
    )


def _identity(sender: str, external: str) -> tuple[str | None, str | None]:
    """Return phone and scoped id; a From in the scoped form is never read as a phone."""
    scoped = SCOPED_ID.fullmatch(sender) or SCOPED_ID.fullmatch(
        external if external.startswith("whatsapp:") else f"whatsapp:{external}"
    )
    phone = PHONE.fullmatch(sender)
    if not phone and not SCOPED_ID.fullmatch(sender):
        raise MalformedMessage("From")
    return (phone[1] if phone else None), (scoped[1] if scoped else None)


def _media(form: "MultiDict[str, str]") -> tuple[dict[str, str], ...]:
    count = form.get("NumMedia", "0")
    number = int(count) if count.isascii() and count.isdigit() and len(count) < 3 else 0
    found = []
    for index in range(min(number, MAX_MEDIA)):
        url = form.get(f"MediaUrl{index}", "")
        if url:
            content_type = form.get(f"MediaContentType{index}", "")
            found.append(
                {"url": _clean(url)[:2000], "content_type": _clean(content_type)[:100].lower()}
            )
    return tuple(found)


def _kind(form: "MultiDict[str, str]", media: tuple[dict[str, str], ...]) -> str:
    stated = form.get("MessageType", "").lower()
    if stated in _KINDS:
        return "contact" if stated == "contacts" else stated
    if form.get("ButtonText") or form.get("ButtonPayload"):
        return "button"
    if media:
        major, _, minor = media[0]["content_type"].partition("/")
        if minor.partition(";")[0] in {"vcard", "x-vcard", "directory"}:
            return "contact"
        return _MEDIA_KINDS.get(major, "document")
    if form.get("Latitude") and form.get("Longitude"):
        return "location"
    return "text" if form.get("Body") else "other"


def _is_file_name(form: "MultiDict[str, str]", body: str) -> bool:
    """Return whether a document's Body is its file name, not the person's words.

    Where MessageType is missing (old calls, Twilio's list) the form of the Body decides.
    """
    is_stated = form.get("MessageType", "").lower() == "document"
    return is_stated or _ENDS_AS_A_FILE.search(body) is not None


def _clean(text: str) -> str:
    """Remove NUL and lone surrogates, which the databases reject."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode("utf-8")
