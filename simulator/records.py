"""Records of the simulator: messages and their attachments."""

import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Literal

Direction = Literal["inbound", "outbound-api", "outbound-reply"]

# Order of the statuses. Callbacks may come in any order; a message's status only moves up.
RANK = {"queued": 0, "sent": 1, "delivered": 2, "read": 3, "undelivered": 4, "failed": 4}


def new_sid(prefix: str) -> str:
    """Return a new sid like Twilio's: two letters and 32 hexadecimal digits."""
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
    """A message of either direction; times are seconds since the epoch.

    `statuses` is every status with its time. `webhook` is the HTTP status that the webhook
    answered: None before the message was posted, 0 where no answer came.
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
    # The sid of the message that the person quotes.
    replied_sid: str = ""

    @property
    def person(self) -> str:
        """Address of the person, in either direction."""
        return self.sender if self.direction == "inbound" else self.recipient

    @property
    def created(self) -> datetime:
        """Time of creation, UTC."""
        return datetime.fromtimestamp(self.at, UTC)

    def describe(self) -> dict[str, Any]:
        """Return the message for the page and the control API, without the bytes of attachments."""
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
            "replied_sid": self.replied_sid,
        }
