"""Actions: which calls of the API they make, and what they say came of them."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from tests.workers.test_decision import LOGGED, MEDIA, message
from tests.workers.test_reply import data, line
from workers.actions import Actions, Job, Result
from workers.api_client import Document, Refused
from workers.decision import Action
from workers.media import Medium, Unwanted


@dataclass
class FakeApi:
    """As workers.api_client.ApiClient: notes its calls; `refusal` answers the calls it names."""

    calls: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)
    refusals: dict[str, Refused] = field(default_factory=dict)

    def _call(self, name: str, *arguments: Any) -> None:
        self.calls.append((name, arguments))
        if name in self.refusals:
            raise self.refusals[name]

    def log_text(self, user_id: str, text: str, language: str, key: str, _: Any) -> Any:
        self._call("log_text", user_id, text, language, key)
        return data(line(), submission_id="ozz_sub_1")

    def log_document(self, user_id: str, document: Document, **fields: Any) -> Any:
        self._call("log_document", user_id, document.kind, fields)
        return data(line(), submission_id="ozz_sub_1")

    def chat(self, user_id: str, text: str, language: str, key: str, _: Any) -> str:
        self._call("chat", user_id, text, language, key)
        return "You are doing fine."

    def take_back(self, user_id: str, submission_id: str) -> None:
        self._call("take_back", user_id, submission_id)

    def correct(self, user_id: str, transaction_id: str, changes: dict[str, Any]) -> Any:
        self._call("correct", user_id, transaction_id, changes)
        return line(id=transaction_id, **changes)

    def set_language(self, user_id: str, language: str) -> None:
        self._call("set_language", user_id, language)

    def erase(self, user_id: str) -> None:
        self._call("erase", user_id)


@dataclass
class FakeMedia:
    """As workers.media.MediaFetcher."""

    trouble: Unwanted | None = None
    fetched: list[Medium] = field(default_factory=list)

    @contextmanager
    def fetch(self, medium: Medium) -> Iterator[Document]:
        self.fetched.append(medium)
        if self.trouble:
            raise self.trouble
        yield Document(io.BytesIO(b"x"), "image", "", "image/jpeg")


@pytest.fixture
def api() -> FakeApi:
    """The API."""
    return FakeApi()


@pytest.fixture
def media() -> FakeMedia:
    """Twilio's media."""
    return FakeMedia()


SID = "SM" + "0" * 32


def perform(api: FakeApi, media: FakeMedia, kind: str, **parts: Any) -> Result:
    """Performs an action on a message of Maria's."""
    job = Job(
        message=message(parts.pop("body", "x"), media=parts.pop("media_of_message", MEDIA)),
        action=Action(kind, "en", "US", **parts),
        user_id="u",
        today=date(2026, 5, 5),
    )
    return Actions(api, media).perform(job)  # type: ignore[arg-type]  # the same face


def refused(code: str, status: int = 409, **extra: str) -> Refused:
    """A no of the API's."""
    return Refused(status, code, {"code": code, **extra})


def test_a_text_is_logged_under_its_own_key(api: FakeApi, media: FakeMedia) -> None:
    result = perform(api, media, "log", text="45 groceries")
    assert api.calls == [("log_text", ("u", "45 groceries", "en", f"{SID}:transactions"))]
    assert result.outcome["submission_id"] == "ozz_sub_1"
    assert "*$45*" in (result.text or "")


def test_a_question_along_with_it_is_answered_in_the_same_reply(
    api: FakeApi, media: FakeMedia
) -> None:
    result = perform(api, media, "log", text="45 groceries", question="how am I doing?")
    assert api.calls[1] == ("chat", ("u", "how am I doing?", "en", f"{SID}:chat"))
    assert (result.text or "").endswith("\n\nYou are doing fine.")


def test_where_no_transaction_is_found_the_chat_answers(api: FakeApi, media: FakeMedia) -> None:
    api.refusals["log_text"] = refused("NO_TRANSACTIONS_FOUND", 422)
    assert perform(api, media, "log", text="hm").text == "You are doing fine."


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("INTAKE_REQUIRED", "monthly income"),
        ("PLAN_REQUIRED", "need a plan"),
        ("PERSONALITY_REQUIRED", "need a plan"),
        ("NOT_FOUND", "can't find your account"),
        ("VALIDATION_ERROR", "say it differently"),
    ],
)
def test_what_is_missing_is_said(api: FakeApi, media: FakeMedia, code: str, words: str) -> None:
    api.refusals["chat"] = refused(code)
    assert words in (perform(api, media, "chat", text="?").text or "")


def test_another_refusal_of_a_text_is_said(api: FakeApi, media: FakeMedia) -> None:
    api.refusals["log_text"] = refused("NOT_FOUND", 404)
    assert "can't find" in (perform(api, media, "log", text="45").text or "")


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
    media.trouble = Unwanted(why)
    assert words in (perform(api, media, "document").text or "")
    assert api.calls == []


@pytest.mark.parametrize(
    ("code", "reason", "words", "asks"),
    [
        ("DOCUMENT_UNREADABLE", "password_required", "has a password", "password"),
        ("DOCUMENT_UNREADABLE", "password_wrong", "doesn't open", "password"),
        ("DOCUMENT_UNREADABLE", "too_large", "too big", None),
        ("DOCUMENT_UNREADABLE", "unsupported", "can't read that kind", None),
        ("DOCUMENT_UNREADABLE", "corrupt", "couldn't read", None),
        ("NO_TRANSACTIONS_FOUND", "no_total", "How much was it", "total"),
        ("NO_TRANSACTIONS_FOUND", "no_receipt", "don't see a receipt", None),
        ("NO_TRANSACTIONS_FOUND", "voice_unavailable", "voice notes", None),
        ("NO_TRANSACTIONS_FOUND", "no_statement", "no payments", None),
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


def test_undo_takes_the_submission_back(api: FakeApi, media: FakeMedia) -> None:
    result = perform(api, media, "undo", targets={**LOGGED, "submission_id": "ozz_sub_9"})
    assert api.calls == [("take_back", ("u", "ozz_sub_9"))]
    assert result.outcome == {"type": "undone", "submission_id": "ozz_sub_9"}


def edit(api: FakeApi, media: FakeMedia) -> Result:
    targets = {
        "submission_id": "ozz_sub_1",
        "transactions": LOGGED["transactions"][:1],
        "changes": {"category": "transport"},
    }
    return perform(api, media, "edit", targets=targets)


def test_an_edit_changes_the_line_and_shows_it(api: FakeApi, media: FakeMedia) -> None:
    result = edit(api, media)
    assert api.calls == [("correct", ("u", "ozz_txn_1", {"category": "transport"}))]
    assert "transport" in (result.text or "")
    assert result.outcome["transactions"][0]["category"] == "transport"


@pytest.mark.parametrize(("status", "words"), [(404, "no entry"), (422, "What should I change")])
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
    result = perform(api, media, "say", targets={"message": "nothing-to-undo"})
    assert result.text == "There is nothing left to take back."
