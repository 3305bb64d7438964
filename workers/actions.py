"""Perform an action: call the API for it, and return the outcome and the reply.

Every call may run again after a crash: a POST carries `{MessageSid}:{step}` as its
Idempotency-Key, the others name the targets that are stored with the message's action.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

import structlog

from app.metrics import configuration_errors, start_at_zero
from app.retries import Misconfigured, Transient
from app.schemas.chat import ChatMessageData
from app.schemas.transactions import SubmittedTransactions
from app.twilio.media import Document, MediaItem, MediaRejected
from workers.api_client import ApiClient, ApiRefused
from workers.last_submission import logged_outcome
from workers.previous_actions import PreviousActions
from workers.results import Job, Result
from workers.routing import ASSISTANT, ActionKind

PENDING_SECONDS = 600
# The variables to look at where the API does not know a user that our own tables have.
ACCOUNT = "OZZIE_API_URL and OZZIE_CLIENT_ID"
start_at_zero(configuration_errors, [ACCOUNT])

log = structlog.get_logger()


class Fetcher(Protocol):
    """Downloads the media of messages."""

    def fetch(self, medium: MediaItem) -> AbstractContextManager[Document]:
        """Yield the downloaded medium; its file is deleted at the end of the block."""
        ...


class Actions:
    """What can be done with a message; raises Transient for what may work later."""

    def __init__(self, api: ApiClient, media: Fetcher) -> None:
        """Perform actions with these clients."""
        self._api = api
        self._media = media
        self._by_kind: dict[ActionKind, Callable[[Job], Result]] = {
            "log": self._log,
            "chat": self._chat,
            "document": self._document,
            "say": self._say,
            "stop": self._stop,
            "start": self._start,
            "delete": self._delete,
            **PreviousActions(api, self._check_account).by_kind,
        }

    def perform(self, job: Job) -> Result:
        """Do what is to be done, and say what came of it.

        Raises Transient where the API refuses what it must not: another version answers, or there
        is a fault of ours. The person is not told to say it differently for that.
        """
        try:
            return self._by_kind[job.action.kind](job)
        except ApiRefused as refused:
            fields = [str(detail.get("field")) for detail in refused.details]
            log.error("api_refused", status=refused.status, code=refused.code, fields=fields)
            raise Transient(f"api {refused.status} {refused.code}") from None

    def _check_account(self, job: Job) -> None:
        """Raise Misconfigured where the API does not know a user that our own tables have.

        It is asked for another client, or is another system's.
        """
        if job.is_known and not self._api.knows(job.user_id):
            raise Misconfigured("api 404", ACCOUNT)

    def _log(self, job: Job) -> Result:
        action = job.action
        try:
            answer = self._api.log_text(
                job.user_id,
                action.text,
                action.language,
                job.key("transactions"),
                job.message.received_at,
            )
        except ApiRefused as refused:
            if refused.code == "NO_TRANSACTIONS_FOUND":
                return self._chat(job)
            return self._refusal(job, refused)
        text = _confirmation(job, answer)
        if action.question:
            # Stored by the version before, which divided a message that logs and asks.
            text = f"{text}\n\n{self._answer(job, action.question).text}"
        return Result(text, logged_outcome(answer).model_dump())

    def _chat(self, job: Job) -> Result:
        return self._answer(job, job.action.text)

    def _answer(self, job: Job, message: str) -> Result:
        """Return the assistant's reply; a deletion that it has confirmed follows."""
        try:
            answer = self._api.chat(
                job.user_id,
                message,
                job.action.language,
                job.key("chat"),
                job.message.received_at,
                in_reply_to=job.action.targets.get("in_reply_to"),
            )
        except ApiRefused as refused:
            return self._refusal(job, refused)
        follows = job.action.deletion() if is_erasure_confirmed(answer) else None
        outcome = {"type": "chat", "answer_id": answer.id}
        pending = {"question": ASSISTANT} if answer.pending is not None else None
        return Result(answer.message, outcome, pending, follows=follows)

    def _document(self, job: Job) -> Result:
        """Record a medium of this message, or of the one whose password this message is."""
        asked = job.action.targets
        entry = asked.get("media") or job.message.media[0]
        medium = MediaItem(
            url=entry["url"],
            message_sid=asked.get("message_sid") or job.message.message_sid,
            filename=entry.get("filename", ""),
            content_type=entry.get("content_type", ""),
        )
        password = job.message.body if asked else None
        try:
            with self._media.fetch(medium) as document:
                answer = self._api.log_document(
                    job.user_id,
                    document,
                    caption=job.action.text,
                    password=password,
                    language=job.action.language,
                    key=job.key("transactions"),
                    sent_at=job.message.received_at,
                )
        except MediaRejected as rejected:
            return Result(job.formatter.say(f"media-{rejected.reason.replace('_', '-')}"))
        except ApiRefused as refused:
            if heard := str(refused.error.get("transcript", "")):
                said = job.formatter.say("transcript", text=heard)
                answered = self._answer(job, heard)
                return replace(answered, text=f"{said}\n\n{answered.text or ''}")
            return _unread(job, refused, medium, entry) or self._refusal(job, refused)
        return Result(
            _confirmation(job, answer),
            logged_outcome(answer).model_dump(),
            secret=bool(asked),
        )

    def _say(self, job: Job) -> Result:
        return Result(job.formatter.say(job.action.targets["message"]))

    def _stop(self, job: Job) -> Result:
        return Result(job.formatter.say("stopped"), effect="opt_out")

    def _start(self, job: Job) -> Result:
        return Result(job.formatter.say("started"), effect="opt_in")

    def _delete(self, job: Job) -> Result:
        if not self._api.erase(job.user_id):
            self._check_account(job)
        return Result(job.formatter.say("deleted"), {"type": "erased"}, effect="erased")

    def _refusal(self, job: Job, refused: ApiRefused) -> Result:
        """Return a reply that says what the person can do; raise what they cannot fix again."""
        if refused.code == "NOT_FOUND":
            self._check_account(job)
        if words := _MISSING.get(str(refused.error.get("reason") or refused.code)):
            return Result(job.formatter.say(words))
        fields = {str(detail.get("field")) for detail in refused.details}
        if refused.code == "VALIDATION_ERROR" and fields and fields <= _THEIRS:
            return Result(job.formatter.say("cannot-do"))
        raise refused


# The change by which the assistant says that a person has confirmed the deletion of their data.
_ERASE_CONFIRMED = "user.erase_confirmed"


def is_erasure_confirmed(answer: ChatMessageData) -> bool:
    """Return whether the person has confirmed the deletion of their data."""
    return any(change.type == _ERASE_CONFIRMED for change in answer.changes)


def _confirmation(job: Job, answer: SubmittedTransactions) -> str:
    """Return the reply to a submission; an API of the version before leaves it to us."""
    return answer.message or job.formatter.say("booked-plainly", count=len(answer.transactions))


# What is missing before the API can do it, or is too much for it, and how it is said.
_MISSING = {
    "INTAKE_REQUIRED": "needs-intake",
    "PLAN_REQUIRED": "needs-plan",
    "PERSONALITY_REQUIRED": "needs-plan",
    "NOT_FOUND": "account-gone",
    "too_many_transactions": "too-many-transactions",
}
# The fields of our requests that hold what a person sent; the others are ours.
_THEIRS = frozenset({"content", "message", "caption", "password", "filename", "file"})


def _unread(
    job: Job, refused: ApiRefused, medium: MediaItem, entry: dict[str, str]
) -> Result | None:
    """Return a reply for a document that was not read or held nothing: why, and what to do.

    None for a refusal that says nothing of the document.
    """
    reason = str(refused.error.get("reason", ""))
    asked = {
        "media": dict(entry),
        "message_sid": medium.message_sid,
        "caption": job.action.text,
    }
    if refused.code == "DOCUMENT_UNREADABLE" and reason.startswith("password_"):
        words = "password-needed" if reason == "password_required" else "password-wrong"
        pending = {"question": "password", **asked}
        return Result(job.formatter.say(words), pending=pending, secret=bool(job.action.targets))
    if refused.code == "NO_TRANSACTIONS_FOUND" and reason == "no_total":
        pending = {"question": "total", "caption": job.action.text}
        return Result(job.formatter.say("which-total"), pending=pending)
    if refused.code in _UNREAD:
        by_reason, otherwise = _UNREAD[refused.code]
        return Result(job.formatter.say(by_reason.get(reason, otherwise)))
    return None


# By code: what is said for a reason, and what for any other.
_UNREAD: dict[str, tuple[dict[str, str], str]] = {
    "NO_TRANSACTIONS_FOUND": (
        {"no_receipt": "no-receipt", "voice_unavailable": "voice-unavailable"},
        "no-transactions-in-document",
    ),
    "PAYLOAD_TOO_LARGE": ({}, "media-too-large"),
    "DOCUMENT_UNREADABLE": (
        {"too_large": "document-too-large", "unsupported": "media-unsupported"},
        "document-unreadable",
    ),
}
