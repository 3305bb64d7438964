"""What is to be done with a message: by what it says, who wrote it, and what was asked."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from app.store.inbox import Message
from app.store.people import Person
from workers import books
from workers.decision import Action, Situation, decide

NOW = datetime(2026, 5, 5, 14, 30, tzinfo=UTC)
MARIA = Person("ozz_usr_1", "+14155550123", "en", "USD", "America/New_York")
MEDIA = [{"url": "https://api.twilio.com/x", "content_type": "image/jpeg"}]
LOGGED = books.logged(
    {
        "submission_id": "ozz_sub_1",
        "transactions": [
            {
                "id": f"ozz_txn_{number}",
                "amount_cents": 100 * number,
                "currency": "USD",
                "kind": "expense",
                "category": "food",
                "description": "Tea",
                "transaction_date": "2026-05-05",
            }
            for number in (1, 2)
        ],
    }
)


def message(body: str = "", kind: str = "text", media: Sequence[Any] = ()) -> Message:
    """A stored message."""
    return Message(
        id=1,
        message_sid="SM" + "0" * 32,
        conversation_id="c",
        state="received",
        sender="whatsapp:+14155550123",
        kind=kind,
        body=body,
        media=list(media),
        quoted_sid=None,
        received_at=NOW,
        action=None,
        outcome=None,
        attempts=0,
        first_attempt_at=None,
        crashes=0,
        replays=0,
        error=None,
    )


def decided(
    body: str = "",
    kind: str = "text",
    media: Sequence[Any] = (),
    *,
    stopped: bool = False,
    pending: dict[str, Any] | None = None,
    outcomes: Sequence[Any] = (),
) -> Action:
    """What is decided in this situation."""
    situation = Situation(MARIA, stopped, pending, lambda: outcomes)
    return decide(message(body, kind, media), situation)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("spent 45 on groceries", "log"),
        ("what did I spend this week?", "chat"),
        ("help", "say"),
        ("hello", "say"),
        ("stop", "stop"),
        ("start", "start"),
        ("delete my data", "ask_delete"),
        ("speak spanish", "language"),
        ("undo", "say"),
    ],
)
def test_each_intent_has_its_action(body: str, kind: str) -> None:
    assert decided(body).kind == kind


def test_what_is_logged_and_asked_in_one_message_keeps_its_question() -> None:
    action = decided("spent 20 on lunch. how am I doing?")
    assert action.kind == "log"
    assert "how am I doing" in action.question


def test_the_reply_is_in_the_messages_language_and_the_numbers_country() -> None:
    action = decided("gastei 20 reais no almoço com a minha mãe")
    assert (action.language, action.country) == ("pt", "US")


def test_undo_names_the_last_submission() -> None:
    action = decided("undo", outcomes=[LOGGED])
    assert action.kind == "undo"
    assert (action.targets["submission_id"], action.targets["count"]) == ("ozz_sub_1", 2)


def test_an_edit_corrects_the_last_line() -> None:
    action = decided("no, it was 45", outcomes=[LOGGED])
    assert action.kind == "edit"
    assert [line["id"] for line in action.targets["transactions"]] == ["ozz_txn_2"]
    assert action.targets["changes"]["amount_cents"] == 4500


def test_a_date_corrects_the_whole_message() -> None:
    action = decided("that was yesterday", outcomes=[LOGGED])
    assert len(action.targets["transactions"]) == 2
    assert action.targets["changes"] == {"transaction_date": "2026-05-04"}


def test_an_edit_with_nothing_booked_says_so() -> None:
    assert decided("no, it was 45").targets == {"message": "nothing-to-edit"}


@pytest.mark.parametrize("kind", ["image", "document", "audio", "video"])
def test_media_are_documents_and_bring_their_caption(kind: str) -> None:
    action = decided("work lunch", kind, MEDIA)
    assert (action.kind, action.text) == ("document", "work lunch")


@pytest.mark.parametrize("kind", ["location", "contact", "sticker"])
def test_what_cannot_be_booked_gets_a_friendly_word(kind: str) -> None:
    assert decided("", kind).targets == {"message": f"friendly-{kind}"}


@pytest.mark.parametrize(("body", "kind"), [("", "reaction"), ("👍", "reaction"), ("", "other")])
def test_what_says_nothing_is_ignored(body: str, kind: str) -> None:
    assert decided(body, kind).kind == "ignore"


@pytest.mark.parametrize("body", ["spent 45 on groceries", "help", "stop", "delete my data"])
def test_whoever_said_stop_hears_nothing(body: str) -> None:
    assert decided(body, stopped=True).kind == "ignore"
    assert decided("", "image", MEDIA, stopped=True).kind == "ignore"


def test_start_ends_the_silence() -> None:
    assert decided("start", stopped=True).kind == "start"


@pytest.mark.parametrize(
    ("body", "kind"),
    [("yes", "delete"), ("no", "say"), ("spent 45 on groceries", "log")],
)
def test_an_erasure_that_was_asked_for_wants_a_clear_yes(body: str, kind: str) -> None:
    assert decided(body, pending={"question": "delete_data"}).kind == kind


def test_a_yes_without_a_question_erases_nothing() -> None:
    assert decided("yes").kind != "delete"


def test_a_password_that_was_asked_for_opens_the_document() -> None:
    pending = {"question": "password", "media": MEDIA[0], "message_sid": "MM1", "caption": "May"}
    action = decided("hunter2", pending=pending)
    assert (action.kind, action.text, action.targets) == ("document", "May", pending)


def test_a_long_message_is_no_password() -> None:
    assert decided("spent 45 on groceries " * 20, pending={"question": "password"}).kind == "log"


def test_a_total_that_was_asked_for_is_logged_with_the_caption() -> None:
    action = decided("12.50", pending={"question": "total", "caption": "work lunch"})
    assert (action.kind, action.text) == ("log", "work lunch 12.50")


def test_no_total_is_something_else() -> None:
    assert decided("what did I spend?", pending={"question": "total"}).kind == "chat"


def test_an_action_is_kept_as_json() -> None:
    action = decided("undo", outcomes=[LOGGED])
    assert Action(**action.as_json()) == action
