"""Action → calls of the API → what came of it and the words that say so.

Every call may run again after a crash: a POST carries `{MessageSid}:{step}` as its
Idempotency-Key, the others hit the targets that were written on the message's row.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from app.store.inbox import Message
from workers import books, reply
from workers.api_client import ApiClient, Document, Refused
from workers.decision import Action
from workers.media import Medium, Unwanted
from workers.reply import Voice

PENDING_SECONDS = 600


class Fetcher(Protocol):
    """Where media come from."""

    def fetch(self, medium: Medium) -> AbstractContextManager[Document]:
        """The medium as an open file for the length of the block."""
        ...


@dataclass(frozen=True, slots=True)
class Result:
    """What came of an action.

    `text` is the one reply (None: silence); `outcome` stays on the message's row; `pending` is
    what the bot asked (None: nothing); `effect` is what the holder writes in its own tables along
    with the reply: "opt_out", "opt_in", "erased"; `secret` says that the message held a password.
    """

    text: str | None
    outcome: dict[str, Any] = field(default_factory=lambda: {"type": "said"})
    pending: dict[str, Any] | None = None
    effect: str | None = None
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Job:
    """One message with its action, for the person it came from."""

    message: Message
    action: Action
    user_id: str
    today: date

    @property
    def voice(self) -> Voice:
        """How this person is answered."""
        return Voice(self.action.language, self.action.country, self.today)

    def key(self, step: str) -> str:
        """The Idempotency-Key of a step of this message."""
        return f"{self.message.message_sid}:{step}"


class Actions:
    """What can be done with a message; raises Transient for what may work later."""

    def __init__(self, api: ApiClient, media: Fetcher) -> None:
        self._api = api
        self._media = media
        self._by_kind: dict[str, Callable[[Job], Result]] = {
            "log": self._log,
            "chat": self._chat,
            "document": self._document,
            "undo": self._undo,
            "edit": self._edit,
            "language": self._language,
            "say": self._say,
            "stop": self._stop,
            "start": self._start,
            "ask_delete": self._ask_delete,
            "delete": self._delete,
        }

    def perform(self, job: Job) -> Result:
        """Does what is to be done, and says what came of it."""
        return self._by_kind[job.action.kind](job)

    def _log(self, job: Job) -> Result:
        action = job.action
        try:
            data = self._api.log_text(
                job.user_id,
                action.text,
                action.language,
                job.key("transactions"),
                job.message.received_at,
            )
        except Refused as refused:
            if refused.code == "NO_TRANSACTIONS_FOUND":
                return self._chat(job)
            return _refusal(job, refused)
        text = reply.logged(job.voice, data)
        if action.question:
            text = f"{text}\n\n{self._answer(job, action.question)}"
        return Result(text, books.logged(data))

    def _chat(self, job: Job) -> Result:
        return Result(self._answer(job, job.action.text))

    def _answer(self, job: Job, question: str) -> str:
        try:
            return self._api.chat(
                job.user_id,
                question,
                job.action.language,
                job.key("chat"),
                job.message.received_at,
            )
        except Refused as refused:
            return _refusal(job, refused).text or ""

    def _document(self, job: Job) -> Result:
        """A medium of this message, or of the one whose password this message is."""
        asked = job.action.targets
        entry = asked.get("media") or job.message.media[0]
        medium = Medium(
            url=entry["url"],
            message_sid=asked.get("message_sid") or job.message.message_sid,
            filename=entry.get("filename", ""),
            content_type=entry.get("content_type", ""),
        )
        password = job.message.body if asked else None
        try:
            with self._media.fetch(medium) as document:
                data = self._api.log_document(
                    job.user_id,
                    document,
                    caption=job.action.text,
                    password=password,
                    language=job.action.language,
                    key=job.key("transactions"),
                    sent_at=job.message.received_at,
                )
        except Unwanted as unwanted:
            return Result(job.voice.say(f"media-{unwanted.why.replace('_', '-')}"))
        except Refused as refused:
            if heard := str(refused.error.get("transcript", "")):
                said = job.voice.say("transcript", text=heard)
                return Result(f"{said}\n\n{self._answer(job, heard)}")
            return _unread(job, refused, medium, entry)
        return Result(reply.logged(job.voice, data), books.logged(data), secret=bool(asked))

    def _undo(self, job: Job) -> Result:
        targets = job.action.targets
        self._api.take_back(job.user_id, targets["submission_id"])
        outcome = {"type": "undone", "submission_id": targets["submission_id"]}
        return Result(reply.undone(job.voice, targets), outcome)

    def _edit(self, job: Job) -> Result:
        targets = job.action.targets
        try:
            lines = [
                self._api.correct(job.user_id, line["id"], targets["changes"])
                for line in targets["transactions"]
            ]
        except Refused as refused:
            if refused.status == 404:
                return Result(job.voice.say("nothing-to-edit"))
            return Result(job.voice.say("edit-how"))
        kept = [{name: line[name] for name in books.KEPT_FIELDS} for line in lines]
        outcome = {
            "type": "edited",
            "submission_id": targets["submission_id"],
            "transactions": kept,
        }
        return Result(reply.edited(job.voice, lines), outcome)

    def _language(self, job: Job) -> Result:
        if not job.action.text:
            return Result(job.voice.say("language-which"))
        self._api.set_language(job.user_id, job.action.text)
        return Result(job.voice.say("language-changed"))

    def _say(self, job: Job) -> Result:
        return Result(job.voice.say(job.action.targets["message"]))

    def _stop(self, job: Job) -> Result:
        return Result(job.voice.say("stopped"), effect="opt_out")

    def _start(self, job: Job) -> Result:
        return Result(job.voice.say("started"), effect="opt_in")

    def _ask_delete(self, job: Job) -> Result:
        return Result(job.voice.say("delete-sure"), pending={"question": "delete_data"})

    def _delete(self, job: Job) -> Result:
        self._api.erase(job.user_id)
        return Result(job.voice.say("deleted"), {"type": "erased"}, effect="erased")


# What is missing before the coach can answer, and how it is said.
_MISSING = {
    "INTAKE_REQUIRED": "needs-intake",
    "PLAN_REQUIRED": "needs-plan",
    "PERSONALITY_REQUIRED": "needs-plan",
    "NOT_FOUND": "account-gone",
}


def _refusal(job: Job, refused: Refused) -> Result:
    return Result(job.voice.say(_MISSING.get(refused.code, "cannot-do")))


def _unread(job: Job, refused: Refused, medium: Medium, entry: dict[str, str]) -> Result:
    """A document that could not be read or held nothing: why, and what the person can do."""
    reason = str(refused.error.get("reason", ""))
    asked = {
        "media": dict(entry),
        "message_sid": medium.message_sid,
        "caption": job.action.text,
    }
    if refused.code == "DOCUMENT_UNREADABLE" and reason.startswith("password_"):
        words = "password-needed" if reason == "password_required" else "password-wrong"
        pending = {"question": "password", **asked}
        return Result(job.voice.say(words), pending=pending, secret=bool(job.action.targets))
    if refused.code == "NO_TRANSACTIONS_FOUND" and reason == "no_total":
        pending = {"question": "total", "caption": job.action.text}
        return Result(job.voice.say("which-total"), pending=pending)
    if refused.code in _UNREAD:
        by_reason, otherwise = _UNREAD[refused.code]
        return Result(job.voice.say(by_reason.get(reason, otherwise)))
    return _refusal(job, refused)


# By code: what is said for a reason, and what for any other.
_UNREAD = {
    "NO_TRANSACTIONS_FOUND": (
        {"no_receipt": "no-receipt", "voice_unavailable": "voice-unavailable"},
        "no-transactions-in-document",
    ),
    "DOCUMENT_UNREADABLE": (
        {"too_large": "media-too-large", "unsupported": "media-unsupported"},
        "document-unreadable",
    ),
}
