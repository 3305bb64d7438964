"""What the replies tell people to write is understood when they write it."""

import re
from datetime import date

import pytest

from app.locale import say
from app.reading.messages.edits import read_edit
from app.reading.messages.reader import read_message
from app.reading.types import ReaderContext
from app.text.languages import LANGUAGES, Language
from app.text.sign_up import is_sign_up
from app.text.yes_no import read_yes_no

COUNTRY = {"en": "US", "pt": "BR", "es": "MX"}


def context(language: Language) -> ReaderContext:
    return ReaderContext(date(2026, 5, 5), COUNTRY[language], "USD", language)


def quoted(language: str, message: str) -> list[str]:
    """Return the phrases that a message has in quotation marks."""
    return re.findall("“(.+?)”", say(language, message))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corrections_that_are_suggested_are_corrections(language: Language) -> None:
    phrases = quoted(language, "edit-how")
    assert len(phrases) == 3
    for phrase in phrases:
        assert read_message(phrase, context(language)).intent == "edit", phrase
        assert read_edit(phrase, context(language)), phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_shows_an_expense_a_question_and_two_corrections(language: Language) -> None:
    intents = [
        read_message(phrase, context(language)).intent for phrase in quoted(language, "help")
    ]
    assert intents == ["transaction", "chat", "edit", "edit"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("message", "intent"),
    [("help", "undo"), ("undo-hint", "undo"), ("stopped", "start"), ("delete-sure", None)],
)
def test_the_words_in_bold_are_commands(
    language: Language, message: str, intent: str | None
) -> None:
    words = re.findall(r"\*(.+?)\*", say(language, message))
    if intent is None:
        assert read_yes_no(words[0]) is True
        return
    assert read_message(words[0], context(language)).intent == intent


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_tells_how_to_stop_and_how_to_be_forgotten(language: Language) -> None:
    words = re.findall(r"\*(.+?)\*", say(language, "help"))
    assert [read_message(word, context(language)).intent for word in words] == [
        "undo",
        "stop",
        "delete_data",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_that_a_stranger_is_asked_to_reply_signs_up(language: Language) -> None:
    (word,) = re.findall(r"\*(.+?)\*", say(language, "onboarding-by-chat"))
    assert is_sign_up(word)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_welcome_shows_an_expense(language: Language) -> None:
    (phrase,) = quoted(language, "welcome")
    assert read_message(phrase, context(language)).intent == "transaction"
