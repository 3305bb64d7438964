"""Small talk, what is off topic, and what was not understood."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coach.answers import LONGEST
from app.reading.drafts import Language
from tests.support.books import ListBooks
from tests.support.coach import TODAY, ask, goal, person


@pytest.mark.parametrize(
    ("language", "message", "expected"),
    [
        ("en", "hi!", "Hi Maria! What would you like to know"),
        ("pt", "bom dia", "Oi, Maria!"),
        ("es", "hola", "¡Hola, Maria!"),
        ("en", "thanks", "You're welcome!"),
        ("pt", "tchau", "Até logo!"),
        ("es", "ayuda", "Llevo la cuenta de lo que gastas"),
        ("en", "tell me a joke", "That's outside what I know; I'm all about your money."),
        ("pt", "vai chover amanhã?", "Isso foge do que eu sei; eu cuido do seu dinheiro."),
        ("es", "escribe un poema", "Eso se sale de lo que sé; lo mío es tu dinero."),
        ("en", "what is compound interest", "I didn't quite get that."),
        ("en", "I spent $20 on lunch", "That sounds like something to note."),
    ],
)
def test_talk_is_answered_kindly(
    books: ListBooks, language: Language, message: str, expected: str
) -> None:
    assert ask(message, books, person(language)).startswith(expected)


def test_who_has_no_name_is_greeted_all_the_same(books: ListBooks) -> None:
    assert ask("hello", books, person(name="  ")).startswith("Hi! What would you like")


@pytest.mark.parametrize("message", ["tell me a joke", "what is compound interest", "help"])
def test_two_things_are_offered_that_can_be_answered(books: ListBooks, message: str) -> None:
    told = ask(message, books, person(goals=[goal()]))
    offered = told.split('"')[1::2]
    assert offered == ["How much did I spend this month?", "Am I on track for my goal?"]
    for question in offered:
        assert "didn't quite get" not in ask(question, books, person(goals=[goal()]))


def test_who_has_no_goal_is_offered_something_else(books: ListBooks) -> None:
    assert "How much can I still spend?" in ask("help", books)
    assert "Where does my money go?" in ask("help", books, person(plan=None))


def test_worry_gets_a_kind_word_first(books: ListBooks) -> None:
    assert ask("I'm so worried, how am I doing?", books).startswith("I hear you.")
    assert ask("argh, how am I doing?", books).startswith("That's frustrating")
    assert ask("tô preocupada, como estou indo?", books, person("pt")).startswith("Eu te entendo.")


def test_an_answer_is_one_message(books: ListBooks) -> None:
    for number in range(40):
        books.spend(date(2026, 5, 1), 100 + number, f"A place with a very long name {number:040}")
    goals = [goal("A goal with a name that goes on and on " * 5 + str(n)) for n in range(9)]
    told = ask("what are my goals?", books, person(goals=goals))
    assert len(told) <= LONGEST
    assert told.endswith("…")


@given(st.text(min_size=1, max_size=2000), st.sampled_from(["en", "pt", "es"]))
def test_whatever_is_said_gets_one_message(message: str, language: Language) -> None:
    books = ListBooks(TODAY)
    books.spend(TODAY, 500, "Lunch")
    assert 0 < len(ask(message, books, person(language, goals=[goal()]))) <= LONGEST


def test_a_name_without_end_is_cut(books: ListBooks) -> None:
    assert f"on {'ab' * 30} this" in ask(f"how much did I spend at {'ab' * 900}?", books)
