"""What a person sends, and the form in which Twilio posts it."""

import json
import secrets
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from simulator.records import Media, Message, new_sid

Kind = Literal[
    "text", "image", "audio", "document", "video", "sticker", "contact", "location", "reaction",
    "button",
]  # fmt: skip

API_VERSION = "2010-04-01"


class Inbound(BaseModel):
    """A message to send as `sender`: a phone in E.164, or a full address such as a scoped id.

    `kind` follows from the attachment's type where it is not given. `external_user_id` is the
    scoped id that comes along with a visible phone. `copies` are posted at the same instant under
    one sid.
    `extra` adds form parameters or replaces them; `signature` makes a wrong or missing one;
    `wait=False` answers before the webhook has.
    """

    model_config = ConfigDict(extra="forbid")

    sender: str = Field(min_length=3, max_length=200)
    recipient: str = ""
    body: str = Field("", max_length=70_000)
    kind: Kind | None = None
    profile_name: str = "Test User"
    external_user_id: str = ""
    media_base64: str = ""
    media_url: str = ""
    content_type: str = ""
    filename: str = ""
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    button_text: str = ""
    button_payload: str = ""
    replied_sid: str = ""
    replied_sender: str = ""
    sid: str = Field("", pattern=r"^(?:(?:SM|MM)[0-9a-f]{32})?$")
    copies: int = Field(1, ge=1, le=20)
    signature: Literal["right", "wrong", "missing"] = "right"
    auth_token: str = ""
    extra: dict[str, str] = Field(default_factory=dict)
    wait: bool = True

    @property
    def address(self) -> str:
        """The sender as Twilio writes it."""
        return self.sender if self.sender.startswith("whatsapp:") else f"whatsapp:{self.sender}"


def message_of(inbound: Inbound, content: bytes, number: str) -> Message:
    """Return the message as Twilio stores it; `content` is its attachment, `number` our address."""
    media: tuple[Media, ...] = ()
    if content:
        kind_of_file = inbound.content_type or "application/octet-stream"
        media = (Media(content, kind_of_file, inbound.filename),)
    kind = inbound.kind or _kind_of(inbound, media)
    # A document's Body is its file's name, whatever the person typed with it.
    body = inbound.filename if kind == "document" and inbound.filename else inbound.body
    return Message(
        direction="inbound",
        sender=inbound.address,
        recipient=inbound.recipient or number,
        body=inbound.button_text if kind == "button" and not body else body,
        status="received",
        sid=inbound.sid or new_sid("MM" if media else "SM"),
        kind=kind,
        media=media,
        replied_sid=inbound.replied_sid,
    )


def _kind_of(inbound: Inbound, media: tuple[Media, ...]) -> Kind:
    if inbound.latitude is not None:
        return "location"
    if not media:
        return "text"
    family = media[0].content_type.partition("/")[0]
    if media[0].content_type in {"text/vcard", "text/x-vcard"}:
        return "contact"
    return {"image": "image", "audio": "audio", "video": "video"}.get(family, "document")  # type: ignore[return-value] # the values are kinds


def form_of(
    inbound: Inbound, message: Message, account_sid: str, media_base: str
) -> list[tuple[str, str]]:
    """Return the parameters of the webhook, as in recorded calls; `media_base` is the API's URL."""
    digits = message.sender.removeprefix("whatsapp:+")
    form = {
        "SmsMessageSid": message.sid,
        "NumMedia": str(len(message.media) or int(bool(inbound.media_url))),
        "ProfileName": inbound.profile_name,
        "MessageType": "interactive" if message.kind == "button" else message.kind,
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "Body": message.body,
        "To": message.recipient,
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": message.sid,
        "AccountSid": account_sid,
        "ChannelMetadata": _metadata(inbound, digits),
        "From": message.sender,
        "ApiVersion": API_VERSION,
    }
    if digits.isdigit():
        form["WaId"] = digits
    for place, medium in enumerate(message.media):
        form[f"MediaContentType{place}"] = medium.content_type
        form[f"MediaUrl{place}"] = media_base + media_path(account_sid, message.sid, medium.sid)
    if inbound.media_url:
        form["MediaUrl0"] = inbound.media_url
        form.setdefault("MediaContentType0", inbound.content_type or "image/jpeg")
    return list({**form, **_particulars(inbound, message), **inbound.extra}.items())


def media_path(account_sid: str, message_sid: str, media_sid: str) -> str:
    """Return the path of an attachment in the REST API."""
    messages = f"/{API_VERSION}/Accounts/{account_sid}/Messages"
    return f"{messages}/{message_sid}/Media/{media_sid}"


def _metadata(inbound: Inbound, digits: str) -> str:
    context = {"ProfileName": inbound.profile_name, "WaId": digits}
    return json.dumps({"type": "whatsapp", "data": {"context": context}})


def _particulars(inbound: Inbound, message: Message) -> dict[str, str]:
    form: dict[str, str] = {}
    if inbound.external_user_id or not message.sender.startswith("whatsapp:+"):
        form["ExternalUserId"] = inbound.external_user_id or message.sender
    if inbound.latitude is not None:
        form["Latitude"] = str(inbound.latitude)
        form["Longitude"] = str(inbound.longitude or 0.0)
    if message.kind == "button":
        form["ButtonText"] = inbound.button_text
        form["ButtonPayload"] = inbound.button_payload or inbound.button_text
    if inbound.replied_sid:
        form["OriginalRepliedMessageSid"] = inbound.replied_sid
        form["OriginalRepliedMessageSender"] = inbound.replied_sender or message.recipient
    return form


def idempotency_token() -> str:
    """Return a value of I-Twilio-Idempotency-Token, which all attempts of one call share."""
    return secrets.token_hex(16)
