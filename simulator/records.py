"""What the simulator keeps: messages and their media."""

import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

Direction = Literal["inbound", "outbound-api", "outbound-reply"]

# How far along a status is; Twilio promises no order, a message itself only moves up.
RANK = {"queued": 0, "sent": 1, "delivered": 2, "read": 3, "undelivered": 4, "failed": 4}


def new_sid(prefix: str) -> str:
    """A sid as Twilio makes them: two letters and 32 hexadecimal digits."""
    return prefix + secrets.token_hex(16)


@dataclass(frozen=True, slots=True)
class Media:
    """One attached file; `token` is the unguessable part of the address the API redirects to."""

    content: bytes
    content_type: str
    filename: str = ""
    sid: str = field(default_factory=lambda: new_sid("ME"))
    token: str = field(default_factory=lambda: secrets.token_hex(16))


@dataclass(frozen=True, slots=True)
class Message:
    """One message either way; times are seconds since the epoch.

    `statuses` is every status with its time. `webhook` is the HTTP status our door answered an
    inbound message with: None before it was posted, 0 where no answer came.
    """

    direction: Direction
    sender: str
    recipient: str
    body: str
    status: str
    sid: str = field(default_factory=lambda: new_sid("SM"))
    kind: str = "text"
    media: tuple[Media, ...] = ()
    at: float = field(default_factory=time.time)
    statuses: tuple[tuple[str, float], ...] = ()
    error_code: int | None = None
    status_callback: str = ""
    webhook: int | None = None
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def person(self) -> str:
        """The address of the person in this message, whichever way it went."""
        return self.sender if self.direction == "inbound" else self.recipient

    @property
    def created(self) -> datetime:
        """When it came to be, UTC."""
        return datetime.fromtimestamp(self.at, UTC)

    def describe(self) -> dict[str, Any]:
        """The message for the page and the control API, without the bytes of its media."""
        return {
            "sid": self.sid,
            "direction": self.direction,
            "from": self.sender,
            "to": self.recipient,
            "person": self.person,
            "kind": self.kind,
            "body": self.body,
            "media": [
                {
                    "sid": medium.sid,
                    "content_type": medium.content_type,
                    "filename": medium.filename,
                    "bytes": len(medium.content),
                    "path": f"/media/{medium.token}",
                }
                for medium in self.media
            ],
            "at": self.at,
            "status": self.status,
            "statuses": [{"status": status, "at": at} for status, at in self.statuses],
            "error_code": self.error_code,
            "webhook": self.webhook,
            "extra": self.extra,
        }
