"""Actions: which calls of the API they make, and what they say came of them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from structlog.testing import capture_logs

from app.locale import say
from app.retries import Misconfigured, Transient
from app.schemas.chat import ChatChange, ChatMessageData
from app.schemas.transactions import SubmittedTransactions
from app.twilio.media import Document, MediaItem, MediaRejected
from tests.support.messages import LOGGED, MEDIA, answer, chat_answer, line, message
from workers.actions import Actions
from workers.api_client import ApiRefused
from workers.results import Job, Result
from workers.routing import Action, ActionKind


@dataclass
class FakeApi:
    """As workers.api_client.ApiClient: notes its calls; `refusal` answers the calls it names."""

    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    refusals: dict[str, ApiRefused] = field(default_factory=dict)
    is_known: bool = True
    booked: SubmittedTransactions = field(default_factory=lambda: answer(line()))
    chat_answer: ChatMessageData = field(default_factory=lambda: chat_answer("You are doing fine."))

    def _call(self, name: str, *arguments: Any) -> None:
        self.calls.append((name, arguments))
        if name in self.refusals:
            raise self.refusals[name]

    def log_text(self, user_id: str, text: str, language: str, key: str, _: Any) -> Any:
        self._call("log_text", user_id, text, language, key)
        return self.booked

    def log_document(self, user_id: str, document: Document, **fields: Any) -> Any:
        self._call("log_document", user_id, document.kind, fields)
        return self.booked

    def chat(self, user_id: str, text: str, language: str, key: str, _: Any, **fields: Any) -> Any:
        self._call("chat", user_id, text, language, key, fields)
        return self.chat_answer

    def take_back(self, user_id: str, submission_id: str) -> bool:
        self._call("take_back", user_id, submission_id)
        return self.is_known

    def knows(self, user_id: str) -> bool:
        return self.is_known

    def correct(self, user_id: str, transaction_id: str, changes: dict[str, Any]) -> Any:
        self._call("correct", user_id, transaction_id, changes)
        return line(id=transaction_id, **changes)

    def set_language(self, user_id: str, language: str) -> None:
        self._call("set_language", user_id, language)

    def erase(self, user_id: str) -> bool:
        self._call("erase", user_id)
        return self.is_known


@dataclass
class FakeMedia:
    """As app.twilio.media.MediaFetcher."""

    trouble: MediaRejected | None = None
    fetched: list[MediaItem] = field(default_factory=list)

    @contextmanager
    def fetch(self, medium: MediaItem) -> Iterator[Document]:
        self.fetched.append(medium)
        if self.trouble:
            raise self.trouble
        yield Document(io.BytesIO(b"x"), "image", "", "image/jpeg")


@pytest.fixture
def api() -> FakeApi:
    """Return the fake API."""
    return FakeApi()


@pytest.fixture
def media() -> FakeMedia:
    """Return the fake store of Twilio's media."""
    return FakeMedia()


SID = "SM" + "0" * 32


def perform(
    api: FakeApi, media: FakeMedia, kind: ActionKind, *, is_known: bool = False, **parts: Any
) -> Result:
    """Perform an action on a message from Maria."""
    job = Job(
        message=message(parts.pop("body", "x"), media=parts.pop("media_of_message", MEDIA)),
        action=Action(kind, "en", "US", **parts),
        user_id="u",
        today=date(2026, 5, 5),
        is_known=is_known,
    )
    return Actions(api, media).perform(job)  # type: ignore[arg-type]  # the same face


EDIT = {
    "submission_id": "ozz_sub_1",
    "transactions": LOGGED["transactions"][:1],
    "changes": {"category": "transport"},
    "count": 1,
}


def with_change(kind: str) -> ChatMessageData:
    """Return an answer of the chat that changed something of this type."""
    change = ChatChange(id=None, type=kind, summary="", performed=True, undoable=False, object=None)
    return chat_answer("Done.").model_copy(update={"changes": [change]})


def refused(code: str, status: int = 409, **extra: Any) -> ApiRefused:
    """Return the error of a request that the API refuses."""
    return ApiRefused(status, code, {"code": code, **extra})


def test_a_text_is_logged_under_its_own_key(api: FakeApi, media: FakeMedia) -> None:
    result = perform(api, media, "log", text="45 groceries")
    assert api.calls == [("log_text", ("u", "45 groceries", "en", f"{SID}:transactions"))]
    assert result.outcome["submission_id"] == "ozz_sub_1"
    assert result.text == "✅ Noted."


@pytest.mark.parametrize(("kind", "text"), [("log", "45 groceries"), ("document", "May")])
def test_a_booking_that_the_api_of_the_version_before_left_unworded_is_confirmed(
    api: FakeApi, media: FakeMedia, kind: ActionKind, text: str
) -> None:
    api.booked = answer(line(), line(), message=None)
    assert "2" in (perform(api, media, kind, text=text).text or "")


def test_everything_else_is_the_assistants_answer(api: FakeApi, media: FakeMedia) -> None:
    result = perform(api, media, "chat", text="how am I doing?")
    assert api.calls == [
        ("chat", ("u", "how am I doing?", "en", f"{SID}:chat", {"in_reply_to": None}))
    ]
    assert result == Result(
        "You are doing fine.", {"type": "chat", "answer_id": api.chat_answer.id}
    )


def test_what_the_message_quotes_goes_along(api: FakeApi, media: FakeMedia) -> None:
    perform(api, media, "chat", text="it was 45", targets={"in_reply_to": "ozz_reply_1"})
    assert api.calls[0][1][-1] == {"in_reply_to": "ozz_reply_1"}


def test_a_deletion_that_the_person_has_confirmed_follows_the_answer(
    api: FakeApi, media: FakeMedia
) -> None:
    api.chat_answer = with_change("user.erase_confirmed")
    result = perform(api, media, "chat", text="yes")
    assert result.follows == Action("delete", "en", "US")
    assert [name for name, _ in api.calls] == ["chat"]


def test_no_other_change_is_followed_by_a_deletion(api: FakeApi, media: FakeMedia) -> None:
    api.chat_answer = with_change("transaction.removed")
    assert perform(api, media, "chat", text="yes").follows is None


def test_a_question_that_the_version_before_divided_off_is_answered_in_the_same_reply(
    api: FakeApi, media: FakeMedia
) -> None:
    result = perform(api, media, "log", text="45 groceries", question="how am I doing?")
    assert api.calls[1][1][:4] == ("u", "how am I doing?", "en", f"{SID}:chat")
    assert result.text == "✅ Noted.\n\nYou are doing fine."
    assert result.outcome["type"] == "logged"


def test_where_no_transaction_is_found_the_chat_answers(api: FakeApi, media: FakeMedia) -> None:
    api.refusals["log_text"] = refused("NO_TRANSACTIONS_FOUND", 422)
    assert perform(api, media, "log", text="hm").text == "You are doing fine."


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("INTAKE_REQUIRED", "what you earn"),
        ("PLAN_REQUIRED", "need a plan"),
        ("PERSONALITY_REQUIRED", "need a plan"),
        ("NOT_FOUND", "can't find your account"),
    ],
)
def test_what_is_missing_is_said(api: FakeApi, media: FakeMedia, code: str, words: str) -> None:
    api.refusals["chat"] = refused(code)
    assert words in (perform(api, media, "chat", text="?").text or "")


def wrong_field(name: str) -> ApiRefused:
    """Return the API's validation error about a field."""
    return refused("VALIDATION_ERROR", 422, details=[{"field": name, "message": "…"}])


def test_words_that_the_api_cannot_take_are_to_be_said_differently(
    api: FakeApi, media: FakeMedia
) -> None:
    api.refusals["chat"] = wrong_field("message")
    assert "say it differently" in (perform(api, media, "chat", text="?").text or "")


@pytest.mark.parametrize(
    "refusal",
    [wrong_field("language"), refused("VALIDATION_ERROR", 422), refused("METHOD_NOT_ALLOWED", 405)],
)
@pytest.mark.parametrize(("kind", "call"), [("chat", "chat"), ("log", "log_text")])
def test_a_refusal_of_what_we_made_is_logged_and_tried_again(
    api: FakeApi, media: FakeMedia, kind: ActionKind, call: str, refusal: ApiRefused
) -> None:
    api.refusals[call] = refusal
    with capture_logs() as logs, pytest.raises(Transient):
        perform(api, media, kind, text="?")
    (line,) = logs
    assert (line["event"], line["code"]) == ("api_refused", refusal.code)


@pytest.mark.parametrize(
    ("kind", "call"),
    [
        ("log", "log_text"),
        ("chat", "chat"),
        ("document", "log_document"),
        ("edit", "correct"),
        ("undo", "take_back"),
        ("delete", "erase"),
    ],
)
def test_a_person_of_ours_that_the_api_does_not_know_is_a_wrong_setting(
    api: FakeApi, media: FakeMedia, kind: ActionKind, call: str
) -> None:
    api.is_known = False
    if call not in {"take_back", "erase"}:
        api.refusals[call] = refused("NOT_FOUND", 404)
    with pytest.raises(Misconfigured, match="404"):
        perform(api, media, kind, is_known=True, targets=EDIT if kind in {"edit", "undo"} else {})


def test_another_refusal_of_a_text_is_said(api: FakeApi, media: FakeMedia) -> None:
    api.refusals["log_text"] = refused("NOT_FOUND", 404)
    assert "can't find" in (perform(api, media, "log", text="45").text or "")


def test_a_text_of_too_many_entries_is_asked_for_in_parts(api: FakeApi, media: FakeMedia) -> None:
    api.refusals["log_text"] = refused("VALIDATION_ERROR", reason="too_many_transactions")
    result = perform(api, media, "log", text="coffee 5, " * 501)
    assert "in parts" in (result.text or "")
    assert [name for name, _ in api.calls] == ["log_text"]


def test_a_picture_goes_to_the_api_with_its_caption(api: FakeApi, media: FakeMedia) -> None:
    result = perform(api, media, "document", text="work lunch")
    name, (_, kind, fields) = api.calls[0]
    assert (name, kind, fields["caption"], fields["password"]) == (
        "log_document",
        "image",
        "work lunch",
        None,
    )
    assert media.fetched[0].message_sid == SID
    assert not result.secret


def test_a_password_is_tried_on_the_document_it_was_asked_for(
    api: FakeApi, media: FakeMedia
) -> None:
    targets = {"question": "password", "media": MEDIA[0], "message_sid": "MM1", "caption": ""}
    result = perform(api, media, "document", body="hunter2", targets=targets, media_of_message=[])
    assert media.fetched[0].message_sid == "MM1"
    assert api.calls[0][1][2]["password"] == "hunter2"
    assert result.secret


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("foreign", "send it again"),
        ("too_large", "too big"),
        ("gone", "no longer there"),
        ("unsupported", "can't read that kind"),
    ],
)
def test_a_medium_that_is_not_taken_gets_a_kind_word(
    api: FakeApi, media: FakeMedia, why: str, words: str
) -> None:
    media.trouble = MediaRejected(why)
    assert words in (perform(api, media, "document").text or "")
    assert api.calls == []


@pytest.mark.parametrize(
    ("code", "reason", "words", "asks"),
    [
        ("DOCUMENT_UNREADABLE", "password_required", "has a password", "password"),
        ("DOCUMENT_UNREADABLE", "password_wrong", "doesn't open", "password"),
        ("DOCUMENT_UNREADABLE", "too_large", "unpacks", None),
        ("DOCUMENT_UNREADABLE", "unsupported", "can't read that kind", None),
        ("DOCUMENT_UNREADABLE", "corrupt", "couldn't read", None),
        ("NO_TRANSACTIONS_FOUND", "no_total", "How much was it", "total"),
        ("NO_TRANSACTIONS_FOUND", "no_receipt", "don't see a receipt", None),
        ("NO_TRANSACTIONS_FOUND", "voice_unavailable", "voice notes", None),
        ("NO_TRANSACTIONS_FOUND", "no_statement", "no payments", None),
        ("PAYLOAD_TOO_LARGE", "", "too big", None),
        ("NOT_FOUND", "", "can't find your account", None),
    ],
)
def test_a_document_that_holds_nothing_says_why_and_may_ask(
    api: FakeApi, media: FakeMedia, code: str, reason: str, words: str, asks: str | None
) -> None:
    api.refusals["log_document"] = refused(code, 422, reason=reason)
    result = perform(api, media, "document", text="May")
    assert words in (result.text or "")
    assert (result.pending or {}).get("question") == asks


def test_an_undo_of_the_version_before_takes_the_submission_back(
    api: FakeApi, media: FakeMedia
) -> None:
    result = perform(api, media, "undo", targets={**LOGGED, "submission_id": "ozz_sub_9"})
    assert api.calls == [("take_back", ("u", "ozz_sub_9"))]
    assert result.outcome == {"type": "undone", "submission_id": "ozz_sub_9"}
    assert "Tea" in (result.text or "")


def edit(api: FakeApi, media: FakeMedia) -> Result:
    return perform(api, media, "edit", targets=EDIT)


def test_an_edit_of_the_version_before_changes_the_line_and_shows_it(
    api: FakeApi, media: FakeMedia
) -> None:
    result = edit(api, media)
    assert api.calls == [("correct", ("u", "ozz_txn_1", {"category": "transport"}))]
    assert "transport" in (result.text or "")
    assert result.outcome["transactions"][0]["category"] == "transport"


@pytest.mark.parametrize(
    ("status", "words"), [(404, "see an entry"), (422, "What should I change")]
)
def test_an_edit_that_is_refused_says_so(
    api: FakeApi, media: FakeMedia, status: int, words: str
) -> None:
    api.refusals["correct"] = refused("X", status)
    assert words in (edit(api, media).text or "")


def test_a_language_is_changed_or_asked_for(api: FakeApi, media: FakeMedia) -> None:
    assert "English from now on" in (perform(api, media, "language", text="en").text or "")
    assert api.calls == [("set_language", ("u", "en"))]
    assert "Which language" in (perform(api, media, "language").text or "")


def test_stop_start_and_erasure_have_their_effects(api: FakeApi, media: FakeMedia) -> None:
    assert perform(api, media, "stop").effect == "opt_out"
    assert perform(api, media, "start").effect == "opt_in"
    assert perform(api, media, "ask_delete").pending == {"question": "delete_data"}
    assert perform(api, media, "delete").effect == "erased"
    assert api.calls == [("erase", ("u",))]


def test_a_fixed_word_is_said(api: FakeApi, media: FakeMedia) -> None:
    result = perform(api, media, "say", targets={"message": "delete-kept"})
    assert result.text == say("en", "delete-kept")
