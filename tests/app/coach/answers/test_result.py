"""What an answer tells besides its text."""

from typing import Any

from app.coach.answers import answer
from app.coach.answers.result import Answer, show_entries
from app.coach.periods import NAMED_PERIODS
from app.coach.questions.types import Question
from app.figures import LedgerEntry
from tests.support.coach import CATEGORIES, TODAY, make_goal, make_profile
from tests.support.ledger import ListLedger


def reply(question: Question, ledger: ListLedger, **profile: Any) -> Answer:
    """Return the whole answer to `question`."""
    return answer(question, make_profile("en", **profile), ledger, CATEGORIES)


def test_entries_without_an_id_are_not_shown_by_it() -> None:
    noted = LedgerEntry(TODAY, "Tea", "food", "USD", 500, "txn 1")
    passing = LedgerEntry(TODAY, "Tea", "food", "USD", 500)
    assert show_entries("Tea, twice.", [noted, passing]).entry_ids == ("txn 1",)


def test_entries_are_told_in_the_order_in_which_they_are_shown(month: ListLedger) -> None:
    largest = reply(Question("largest", "en"), month)
    ids = {entry.id: entry.description for entry in month.expenses}
    assert [ids[shown] for shown in largest.entry_ids] == [
        "Rent",
        "Groceries at Whole Foods",
        "Whole Foods",
    ]
    assert largest.topic == "spending"


def test_a_sum_shows_no_entries(month: ListLedger) -> None:
    assert reply(Question("spent", "en"), month).entry_ids == ()


def test_the_goal_spoken_of_is_told(month: ListLedger) -> None:
    goal = make_goal()
    spoken = reply(Question("goal", "en", goal_id=goal.id), month, goals=[goal])
    assert (spoken.goal_id, spoken.topic) == (goal.id, "goals")


def test_what_needs_a_plan_says_so(month: ListLedger) -> None:
    for question_type in ("plan", "afford", "save", "debt", "invest"):
        asked = Question(question_type, "en", cents=5000, currency="USD")
        assert reply(asked, month, plan=None).needs == "intake", question_type


def test_what_needs_only_the_books_needs_no_plan(month: ListLedger) -> None:
    for question_type in ("spent", "left", "track", "top", "largest", "saved", "recurring", "day"):
        asked = Question(question_type, "en")
        assert reply(asked, month, plan=None).needs is None, question_type


def test_what_was_not_understood_is_told(month: ListLedger) -> None:
    assert not reply(Question("unknown", "en"), month).understood
    assert reply(Question("spent", "en"), month).understood


def test_a_name_that_the_books_do_not_know_is_no_question(month: ListLedger) -> None:
    guess = Question("spent", "en", subjects=("my neighbour whistles",), is_guess=True)
    assert not reply(guess, month).understood


def test_a_name_that_the_books_know_is_looked_up(month: ListLedger) -> None:
    guess = Question("spent", "en", subjects=("luna",), is_guess=True)
    assert "$60" in reply(guess, month).text


def test_a_list_is_given_whatever_else_is_said(month: ListLedger) -> None:
    guess = Question("largest", "en", subjects=("zorblax",), is_guess=True)
    assert reply(guess, month).text.startswith("Your largest expenses this month:")


def test_a_follow_up_on_unknown_words_is_not_understood(month: ListLedger) -> None:
    may = NAMED_PERIODS["this_month"](TODAY)
    guess = Question("spent", "en", may, subjects=("sister",), is_guess=True, carries_on=True)
    assert not reply(guess, month).understood
    whole = Question("spent", "en", may, subjects=("zorblax",), is_guess=True)
    assert reply(whole, month).text.startswith(
        "I don't see anything spent on zorblax this month. In all"
    )
