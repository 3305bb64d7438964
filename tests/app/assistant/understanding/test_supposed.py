"""Questions about money that is only supposed book nothing."""

from dataclasses import replace

import pytest

from app.assistant.commands import Ask
from app.assistant.context import UnderstandingContext
from app.assistant.dialogue import Dialogue
from app.assistant.understanding.plain_reading import read_plain
from app.assistant.understanding.supposed import read_supposed
from app.coach.questions.types import Question
from app.text.languages import Language
from tests.support.understanding import hear, understanding_context


def supposed(message: str, language: Language, before: Question | None = None) -> Question | None:
    """Return the question that a message asks after another one."""
    dialogue = Dialogue(question=before, focus="question" if before else None)
    asked = read_supposed(hear(message, language), understanding_context(language, dialogue))
    return asked.question if asked else None


def speaking(language: Language, dialogue: Dialogue) -> UnderstandingContext:
    """Return the context of a person whose questions are read in their own language."""
    context = understanding_context(language, dialogue)
    return replace(context, question=replace(context.question, language=language))


def afford(language: Language) -> Question:
    """Return the question whether a bike of 400 is affordable."""
    return Question("afford", language, subjects=("bike",), cents=40000, currency="USD")


@pytest.mark.parametrize(
    ("language", "message", "cents", "instalments"),
    [
        ("en", "or 50 a month for 6 months", 30000, 6),
        ("en", "what if its 250", 25000, None),
        ("en", "hmm what about 250", 25000, None),
        ("pt", "e em 6x de 50", 30000, 6),
        ("pt", "e se for 250", 25000, None),
        ("es", "y a 6 meses de 50", 30000, 6),
        ("es", "y unas de 250", 25000, None),
    ],
)
def test_another_price_after_a_question_is_asked_and_not_booked(
    language: Language, message: str, cents: int, instalments: int | None
) -> None:
    dialogue = Dialogue(question=afford(language), focus="question")
    (command,) = read_plain(hear(message, language), speaking(language, dialogue))

    assert isinstance(command, Ask)
    question = command.question
    assert (question.cents, question.instalments) == (cents, instalments)
    assert question.subjects == ("bike",)


@pytest.mark.parametrize(
    ("language", "message"),
    [
        ("en", "and 20 on coffee"),
        ("en", "i took the 300 one"),
        ("pt", "e 20 no café"),
        ("es", "y 30 de taxi"),
    ],
)
def test_a_purchase_after_such_a_question_is_none(language: Language, message: str) -> None:
    assert supposed(message, language, afford(language)) is None


def test_a_price_after_an_answer_about_entries_is_none() -> None:
    dialogue = Dialogue(question=afford("en"), focus="entry")

    assert read_supposed(hear("or 300", "en"), understanding_context("en", dialogue)) is None


@pytest.mark.parametrize(
    ("language", "message", "monthly", "cents", "months"),
    [
        ("en", "if i save 150 a month how much is that in a year", 15000, None, 12),
        ("en", "how long till i have 5000 if i put 200 a month", 20000, 500000, None),
        ("en", "how much do i need to save a month to have 3000 in 10 months", None, 300000, 10),
        ("pt", "guardando 150 por mês quanto dá em um ano?", 15000, None, 12),
        ("pt", "em quanto tempo junto 5 mil guardando 200 por mês", 20000, 500000, None),
        ("pt", "quanto preciso guardar por mês pra ter 3 mil em 10 meses", None, 300000, 10),
        ("es", "si ahorro 150 al mes cuánto junto en un año?", 15000, None, 12),
        ("es", "en cuánto tiempo junto 5 mil ahorrando 200 al mes", 20000, 500000, None),
        ("es", "cuánto tengo que ahorrar al mes para tener 3 mil en 10 meses", None, 300000, 10),
    ],
)
def test_what_saving_comes_to_is_asked_and_not_booked(
    language: Language, message: str, monthly: int | None, cents: int | None, months: int | None
) -> None:
    (command,) = read_plain(hear(message, language), understanding_context(language))

    assert isinstance(command, Ask)
    question = command.question
    assert question.type == "grow"
    assert (question.monthly_cents, question.cents, question.months) == (monthly, cents, months)


def test_a_goal_that_was_spoken_of_is_what_when_asks_for() -> None:
    dialogue = Dialogue(goal_id="trip", focus="goal")
    asked = read_supposed(
        hear("if i put in 300 a month when do i hit it?", "en"),
        understanding_context("en", dialogue),
    )

    assert asked is not None
    assert asked.question.goal_id == "trip"


@pytest.mark.parametrize(
    ("language", "message"),
    [("en", "saved 200 this month"), ("pt", "guardei 200 esse mês"), ("es", "ahorré 200 este mes")],
)
def test_what_was_saved_is_no_question(language: Language, message: str) -> None:
    assert supposed(message, language) is None
