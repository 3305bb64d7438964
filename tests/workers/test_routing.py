"""How a message is routed: by its text, its sender, and the question that is open."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.support.messages import LOGGED, MARIA, MEDIA, message
from workers.routing import Action, Situation, route, stored_action


def decided(
    body: str = "",
    kind: str = "text",
    media: Sequence[Any] = (),
    *,
    stopped: bool = False,
    pending: dict[str, Any] | None = None,
    outcomes: Sequence[Any] = (),
    quotes: str | None = None,
) -> Action:
    """Return the action that is chosen in this situation; `quotes`: the reply it quotes, or ""."""
    situation = Situation(MARIA, stopped, pending, lambda: outcomes, lambda: quotes or None)
    sent = message(body, kind, media)
    return route(replace(sent, quoted_sid=None if quotes is None else "SM1"), situation)


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("spent 45 on groceries", "en"),
        ("coffee 5 and taxi 12", "en"),
        ("lunch 12, no wait 15", "en"),
        ("got paid 4000", "en"),
        ("gastei 20 reais no almoço com a minha mãe", "pt"),
        ("café 8 reais e uber 23", "pt"),
        ("gasté 300 en el súper", "es"),
        ("ya gasté 300 pesos en tacos", "es"),
    ],
)
def test_a_plain_log_is_submitted_as_it_stands(body: str, language: str) -> None:
    action = decided(body)
    assert (action.kind, action.text, action.targets) == ("log", body, {})
    # The reply is in the message's language and in the form of the number's country.
    assert (action.language, action.country) == (language, "US")


@pytest.mark.parametrize(
    "body",
    [
        "what did I spend this week?",
        "hello",
        "help",
        "delete my data",
        "speak spanish",
        "undo",
        "no, it was 45",
        "that was yesterday",
        "the groceries were 50, not 45",
        "put 200 into the trip",
        "my brother spent 45 on shoes",
        "spent 20 on lunch. how am I doing?",
        "45",
        "uber 23 again",
        "quanto gastei hoje?",
        "o mercado foi 50, não 45",
        "borra lo último",
    ],
)
def test_everything_else_goes_to_the_assistant_as_it_stands(body: str) -> None:
    action = decided(body, outcomes=[LOGGED])
    assert (action.kind, action.text, action.targets) == ("chat", body, {})


def test_what_is_too_long_to_be_read_is_submitted_to_be_refused_in_words() -> None:
    assert decided("a 5\n" * 700).kind == "log"


@pytest.mark.parametrize(
    ("body", "kind"),
    [("stop", "stop"), ("parar", "stop"), ("baja", "stop"), ("start", "start")],
)
def test_stop_and_start_that_the_webhook_left_are_performed(body: str, kind: str) -> None:
    assert decided(body).kind == kind


@pytest.mark.parametrize("body", ["spent 45 on groceries", "it was 45"])
def test_a_message_that_quotes_goes_to_the_assistant_with_the_reply_it_quotes(body: str) -> None:
    action = decided(body, quotes="ozz_reply_1")
    assert (action.kind, action.text) == ("chat", body)
    assert action.targets == {"in_reply_to": "ozz_reply_1"}


def test_a_quoted_message_that_nobody_knows_names_none() -> None:
    assert decided("it was 45", quotes="").targets == {}


def test_what_is_quoted_is_looked_up_only_where_a_message_quotes() -> None:
    def look() -> str:
        raise AssertionError("looked up")

    assert route(message("it was 45"), Situation(MARIA, False, None, quoted=look)).kind == "chat"


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
def test_an_erasure_that_the_version_before_asked_about_wants_a_clear_yes(
    body: str, kind: str
) -> None:
    assert decided(body, pending={"question": "delete_data"}).kind == kind


def test_a_no_to_it_is_told_that_everything_stays() -> None:
    action = decided("no", pending={"question": "delete_data"})
    assert action.targets == {"message": "delete-kept"}


def test_a_yes_without_a_pending_question_is_the_assistants() -> None:
    assert decided("yes", outcomes=[LOGGED]).kind == "chat"


def test_a_password_that_was_asked_for_opens_the_document() -> None:
    pending = {"question": "password", "media": MEDIA[0], "message_sid": "MM1", "caption": "May"}
    action = decided("hunter2", pending=pending)
    assert (action.kind, action.text, action.targets) == ("document", "May", pending)


def test_a_long_message_is_no_password() -> None:
    action = decided("spent 45 on groceries " * 20, pending={"question": "password"})
    assert action.kind != "document"


def test_a_question_that_nobody_knows_is_as_none() -> None:
    assert decided("spent 45 on groceries", pending={"question": "of another version"}).kind == (
        "log"
    )


def test_a_total_that_was_asked_for_is_logged_with_the_caption() -> None:
    action = decided("12.50", pending={"question": "total", "caption": "work lunch"})
    assert (action.kind, action.text) == ("log", "work lunch 12.50")


def test_no_total_is_something_else() -> None:
    assert decided("what did I spend?", pending={"question": "total"}).kind == "chat"


def test_an_action_is_kept_as_json() -> None:
    action = decided("it was 45", quotes="ozz_reply_1")
    assert stored_action(action.as_json()) == action


@pytest.mark.parametrize("kind", ["undo", "edit", "language", "ask_delete"])
def test_an_action_that_the_version_before_stored_is_read(kind: str) -> None:
    stored = {"kind": kind, "language": "pt", "country": "BR", "text": "es", "question": ""}
    action = stored_action({**stored, "targets": {"submission_id": "ozz_sub_1"}, "later": 1})
    assert action is not None
    assert (action.kind, action.language) == (kind, "pt")
    assert action.targets == {"submission_id": "ozz_sub_1"}


@pytest.mark.parametrize("stored", [None, "log", {"kind": "of another version", "language": "en"}])
def test_an_action_that_cannot_be_read_is_none(stored: object) -> None:
    assert stored_action(stored) is None


def test_what_stands_in_for_an_action_is_said_as_the_action_is() -> None:
    action = Action("chat", "pt", "BR", text="apaga meus dados", targets={"in_reply_to": "r"})
    assert action.apology() == Action("apologize", "pt", "BR")
    assert action.deletion() == Action("delete", "pt", "BR")


def test_the_yes_by_which_a_person_signed_up_is_welcomed() -> None:
    action = decided("Sim")
    assert (action.kind, action.targets) == ("say", {"message": "welcome"})
    assert action.language == MARIA.language


def test_a_later_yes_is_no_sign_up() -> None:
    assert decided("yes", outcomes=[LOGGED]).targets != {"message": "welcome"}


def test_a_yes_after_stop_is_not_welcomed() -> None:
    assert decided("yes", stopped=True).kind == "ignore"


@pytest.mark.parametrize("body", ["coffee 5", "the bakery of 10 and the uber of 25"])
def test_what_may_answer_a_question_of_the_assistant_goes_to_it(body: str) -> None:
    assert decided(body, pending={"question": "assistant"}).kind == "chat"
    long = "spent 45 on groceries at the supermarket and 12 on a coffee and a tea"
    assert decided(long, pending={"question": "assistant"}).kind == "log"
