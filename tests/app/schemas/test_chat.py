"""Chat messages: a question is not blank, and bounded."""

import pytest
from pydantic import ValidationError

from app.schemas.chat import ChatMessageData, NewChatMessage


@pytest.mark.parametrize("message", ["", " \n ", "x" * 8001])
def test_a_question_is_neither_blank_nor_too_long(message: str) -> None:
    with pytest.raises(ValidationError):
        NewChatMessage(message=message)


def test_all_but_the_message_is_optional() -> None:
    new = NewChatMessage(message="how am I doing?")
    assert (new.language, new.sent_at, new.in_reply_to) == (None, None, None)
    assert new.channel == "api"


@pytest.mark.parametrize(
    ("channel", "apply_changes", "applies"),
    [
        ("api", None, False),
        ("api", True, True),
        ("api", False, False),
        ("whatsapp", None, True),
        ("whatsapp", False, False),
    ],
)
def test_changes_are_applied_as_told_else_only_for_whatsapp(
    channel: str, apply_changes: bool | None, applies: bool
) -> None:
    fields = {"message": "undo", "channel": channel, "apply_changes": apply_changes}
    assert NewChatMessage.model_validate(fields).applies_changes is applies


def test_an_answer_of_the_version_before_is_read_with_what_it_lacks() -> None:
    answer = ChatMessageData.from_answer({"message": "All is well.", "intent": "spent"})
    assert (answer.message, answer.changes, answer.pending) == ("All is well.", [], None)
