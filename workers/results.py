"""What an action is performed on, and what comes of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.assistant.wording.formatter import ReplyFormatter
from app.store.inbox import Message
from workers.routing import Action


@dataclass(frozen=True, slots=True)
class Result:
    """The result of an action.

    `text` is the reply (None: no reply); `outcome` is stored with the message; `pending` is the
    question that the reply asks (None: no question); `effect` is written in the same transaction
    as the reply: "opt_out", "opt_in", "erased"; `secret`: the message contained a password;
    `follows` is to be stored as the message's action and performed instead of this reply.
    """

    text: str | None
    outcome: dict[str, Any] = field(default_factory=lambda: {"type": "said"})
    pending: dict[str, Any] | None = None
    effect: str | None = None
    secret: bool = False
    follows: Action | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One message with its action, for the person it came from."""

    message: Message
    action: Action
    user_id: str
    today: date
    # Whether our own tables have the user: then the API must know them, too.
    is_known: bool = False

    @property
    def formatter(self) -> ReplyFormatter:
        """Return the formatter for this person."""
        return ReplyFormatter(self.action.language, self.action.country, self.today)

    def key(self, step: str) -> str:
        """Return the Idempotency-Key of a step of this message."""
        return f"{self.message.message_sid}:{step}"
