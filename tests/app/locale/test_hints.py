"""What the replies tell people to write is understood when they write it."""

import re
from datetime import date

import pytest

from app.locale import LANGUAGES, say
from app.reading.drafts import Context, Language
from app.reading.edits import read_edit
from app.reading.text import read

COUNTRY = {"en": "US", "pt": "BR", "es": "MX"}


def context(language: Language) -> Context:
    return Context(date(2026, 5, 5), COUNTRY[language], "USD", language)


def quoted(language: str, message: str) -> list[str]:
    """The phrases that a message sets in quotation marks."""
    return re.findall("“(.+?)”", say(language, message))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_corrections_that_are_suggested_are_corrections(language: Language) -> None:
    phrases = quoted(language, "edit-how")
    assert len(phrases) == 3
    for phrase in phrases:
        assert read(phrase, context(language)).intent == "edit", phrase
        assert read_edit(phrase, context(language)), phrase


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_shows_an_expense_a_question_and_two_corrections(language: Language) -> None:
    intents = [read(phrase, context(language)).intent for phrase in quoted(language, "help")]
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
        from app.reading.yesno import read_yes_no

        assert read_yes_no(words[0]) is True
        return
    assert read(words[0], context(language)).intent == intent


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_tells_how_to_stop_and_how_to_be_forgotten(language: Language) -> None:
    words = re.findall(r"\*(.+?)\*", say(language, "help"))
    assert [read(word, context(language)).intent for word in words] == [
        "undo",
        "stop",
        "delete_data",
    ]
