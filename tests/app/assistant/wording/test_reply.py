"""One reply covers what came of each command, in order."""

from datetime import date, timedelta
from typing import get_args

from app.assistant import outcomes
from app.assistant.dialogue import OpenQuestion
from app.assistant.outcomes import (
    Amended,
    Answered,
    Asked,
    EntryLine,
    Outcome,
    Refused,
    Removed,
    Said,
)
from app.assistant.wording.formatter import MAX_UNITS, ReplyFormatter
from app.assistant.wording.reply import _WORDS, word_reply
from tests.support.messages import NOW

ENGLISH = ReplyFormatter("en", "US", date(2026, 5, 5))
LUNCH = EntryLine("t1", 4500, "USD", "expense", "food", "Lunch", date(2026, 5, 5))


def test_every_outcome_has_its_words() -> None:
    assert set(get_args(outcomes.Outcome)) == set(_WORDS)


def test_each_command_is_answered_in_order() -> None:
    done: list[Outcome] = [Removed([LUNCH], 1), Answered("You spent $12."), Said("👍")]
    assert word_reply(done, ENGLISH) == "🗑️ *$45* · Lunch · food\n\nYou spent $12.\n\n👍"


def test_two_changes_of_one_kind_are_two_lines_of_one_paragraph() -> None:
    done: list[Outcome] = [Amended([LUNCH]), Amended([LUNCH])]
    assert word_reply(done, ENGLISH) == "\n".join(["✏️ *$45* · Lunch · food"] * 2)


def test_what_is_refused_is_said_with_its_values() -> None:
    refused = Refused("entry-not-found", (("what", "the taxi"),))
    assert word_reply([refused], ENGLISH) == "I can't find the taxi among your entries."


def test_what_is_asked_is_said_as_it_is_remembered() -> None:
    question = OpenQuestion(kind="slot", text="How much?", expires_at=NOW + timedelta(minutes=10))
    assert word_reply([Asked(question)], ENGLISH) == "How much?"


def test_a_reply_fits_whatsapps_bound() -> None:
    assert len(word_reply([Said("long line\n" * 300), Said("end")], ENGLISH)) <= MAX_UNITS
