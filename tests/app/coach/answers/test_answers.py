"""One answer for every type of question, with a word for the person's feeling."""

from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coach import answers
from app.coach.answers import LONGEST, answer
from app.coach.questions.types import Question, QuestionType
from app.text.languages import Language
from tests.support.coach import CATEGORIES, TODAY, ask, make_goal, make_profile
from tests.support.ledger import ListLedger

TALK = {"statement", "greeting", "thanks", "bye", "help", "off_topic", "unknown"}
ABOUT_MONEY = [name for name in get_args(QuestionType) if name not in TALK]


def test_the_table_of_answers_is_complete() -> None:
    assert set(answers._ANSWERS) == set(ABOUT_MONEY)


@pytest.mark.parametrize("question_type", sorted(TALK))
def test_what_is_not_about_money_is_not_understood(
    month: ListLedger, question_type: QuestionType
) -> None:
    answered = answer(Question(question_type, "en"), make_profile(), month, CATEGORIES)
    assert (answered.text, answered.understood) == ("", False)


@pytest.mark.parametrize("question_type", ABOUT_MONEY)
def test_every_type_of_question_has_an_answer(
    month: ListLedger, question_type: QuestionType
) -> None:
    question = Question(question_type, "en")
    reply = answer(question, make_profile(goals=[make_goal()]), month, CATEGORIES).text
    assert 0 < len(reply) <= LONGEST


@pytest.mark.parametrize(("question_type", "sympathetic"), [("spent", True), ("lookup", False)])
def test_sympathy_comes_first_where_it_fits(
    month: ListLedger, question_type: QuestionType, sympathetic: bool
) -> None:
    question = Question(question_type, "en", feeling="worried")
    reply = answer(question, make_profile(), month, CATEGORIES).text
    assert reply.startswith("I hear you.") is sympathetic


def test_the_answer_is_in_the_questions_language(month: ListLedger) -> None:
    reply = answer(Question("lookup", "pt"), make_profile("en"), month, CATEGORIES).text
    assert reply.startswith("Me diga")


def test_a_long_answer_is_cut_after_a_line(ledger: ListLedger) -> None:
    for number in range(10):
        ledger.spend(TODAY, 1000 + number, f"{number} {'x' * 190}")
    reply = answer(Question("recent", "en", limit=10), make_profile(), ledger, CATEGORIES).text
    assert len(reply) <= LONGEST
    assert reply.endswith("x, $10.04…")


def test_worry_gets_a_kind_word_first(ledger: ListLedger) -> None:
    assert ask("I'm so worried, how am I doing?", ledger).startswith("I hear you.")
    assert ask("argh, how am I doing?", ledger).startswith("That's frustrating")
    assert ask("tô preocupada, como estou indo?", ledger, make_profile("pt")).startswith(
        "Eu te entendo."
    )


def test_an_answer_is_one_message(ledger: ListLedger) -> None:
    for number in range(40):
        ledger.spend(date(2026, 5, 1), 100 + number, f"A place with a very long name {number:040}")
    goals = [make_goal("A goal with a name that goes on and on " * 5 + str(n)) for n in range(9)]
    reply = ask("what are my goals?", ledger, make_profile(goals=goals))
    assert len(reply) <= LONGEST
    assert reply.endswith("…")


@given(st.text(min_size=1, max_size=2000), st.sampled_from(["en", "pt", "es"]))
def test_whatever_is_said_gets_one_message(message: str, language: Language) -> None:
    ledger = ListLedger(TODAY)
    ledger.spend(TODAY, 500, "Lunch")
    assert len(ask(message, ledger, make_profile(language, goals=[make_goal()]))) <= LONGEST


def test_a_name_without_end_is_cut(ledger: ListLedger) -> None:
    assert f"on {'ab' * 30} this" in ask(f"how much did I spend at {'ab' * 900}?", ledger)
