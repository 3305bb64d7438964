"""Money moves: found, weighed, ordered, with keys that stay."""

from datetime import date
from typing import get_args

import pytest

from app.coach.moves import Move, Priority, find_moves
from app.coach.person import Person
from app.coach.voice import Voice
from app.reading.drafts import CATEGORIES
from tests.support.books import ListBooks
from tests.support.coach import DEFICIT, EVEN, TODAY, goal, person


@pytest.fixture
def books() -> ListBooks:
    """Nothing booked; it is 15 May 2026."""
    return ListBooks(TODAY)


def moves(books: ListBooks, who: Person | None = None) -> list[Move]:
    """The moves of someone with the seed's plan."""
    who = who or person()
    return find_moves(who, books, Voice(who.language, who.country, TODAY))


def usual(books: ListBooks, cents: int = 30000, category: str = "food") -> None:
    """So much in each of the last three months."""
    for month in (2, 3, 4):
        books.spend(date(2026, month, 10), cents, "Various", category)


def test_without_a_plan_there_are_none(books: ListBooks) -> None:
    assert moves(books, person(plan=None)) == []


def test_without_spending_they_follow_from_the_plan(books: ListBooks) -> None:
    found = moves(books, person(goals=[goal("Car", 1600000)]))
    assert [(move.key, move.savings_cents, move.priority) for move in found] == [
        ("goals", 110000, "high"),
        ("payday", 90000, "high"),
        ("trim", 16000, "high"),
    ]


def test_an_even_plan_can_only_be_trimmed(books: ListBooks) -> None:
    assert [move.key for move in moves(books, person(plan=EVEN))] == ["trim"]


def test_a_deficit_is_to_be_closed(books: ListBooks) -> None:
    (move,) = moves(books, person(plan=DEFICIT))
    assert (move.key, move.savings_cents, move.title) == ("gap", 40000, "Close the gap of $400")


def test_what_is_over_its_usual_is_cut(books: ListBooks) -> None:
    usual(books)
    books.spend(TODAY, 48000, "Restaurant")
    (move,) = moves(books)
    assert move == Move(
        key="category:food",
        title="Cut food by $180",
        description=(
            "You spent $480 on food this month, $180 above your plan target. "
            "Cook a few more meals at home each week."
        ),
        savings_cents=18000,
        category="food",
        priority="high",
    )


def test_what_goes_too_fast_is_slowed_down(books: ListBooks) -> None:
    usual(books)
    books.spend(TODAY, 20000, "Restaurant")
    (move,) = moves(books)
    assert (move.key, move.title) == ("category:food", "Slow down on food")
    assert "at this pace the month ends at $413.33, $113.33 above" in move.description


def test_in_a_months_first_week_a_pace_says_nothing(books: ListBooks) -> None:
    usual(books)
    books.today = date(2026, 5, 5)
    books.spend(books.today, 20000, "Restaurant")
    who = Person(books.today, "en", "US", "USD", plan=person().plan)
    found = find_moves(who, books, Voice("en", "US", books.today))
    assert [move.key for move in found] == ["payday", "trim"]


def test_a_plan_that_allows_less_than_usual_lowers_the_target(books: ListBooks) -> None:
    usual(books, 600000)
    usual(books, 200000, "housing")
    books.spend(TODAY, 600000, "Feast")
    (move,) = moves(books)
    # Food is three quarters of the usual 8,000, and so of the 4,100 that may be spent.
    assert move.savings_cents == 600000 - 307500


def test_what_comes_but_once_a_month_is_not_multiplied(books: ListBooks) -> None:
    for month in (2, 3, 4, 5):
        books.spend(date(2026, month, 12), 10000, "Phone Co", "utilities")
    assert "category:utilities" not in [move.key for move in moves(books)]


def test_subscriptions_are_audited(books: ListBooks) -> None:
    for month in (2, 3, 4, 5):
        books.spend(date(2026, month, 5), 1500, "Netflix", "entertainment")
        books.spend(date(2026, month, 6), 3000, "Music", "entertainment")
        books.spend(date(2026, month, 1), 120000, "Rent", "housing")
    (move,) = moves(books)
    assert (move.key, move.title, move.savings_cents) == (
        "subscriptions",
        "Audit subscriptions",
        4500,
    )
    assert (move.category, move.priority) == ("entertainment", "medium")
    assert "2 recurring charges (Music and Netflix)" in move.description


def test_another_currency_is_left_out(books: ListBooks) -> None:
    books.spend(TODAY, 9999999, "Hotel", "other", "EUR")
    for month in (2, 3, 4, 5):
        books.spend(date(2026, month, 5), 1500, "Netflix", "entertainment", "EUR")
    assert [move.key for move in moves(books)] == ["payday", "trim"]


def test_the_one_that_saves_most_comes_first(books: ListBooks) -> None:
    for category in ("food", "transport", "clothing", "utilities", "entertainment", "other"):
        books.spend(TODAY, 200000, "Much", category)
    found = moves(books, person("pt"))
    savings = [move.savings_cents for move in found]
    assert savings == sorted(savings, reverse=True)
    assert len(found) == 6


def test_small_change_has_a_low_priority(books: ListBooks) -> None:
    for month in (2, 3, 4, 5):
        books.spend(date(2026, month, 5), 300, "Cloud", "other")
    assert [move.priority for move in moves(books)] == ["low"]


def test_moves_are_of_our_categories_and_priorities(books: ListBooks) -> None:
    books.spend(TODAY, 300000, "Much", "clothing")
    for who in (person(), person("es", plan=DEFICIT), person("pt", plan=EVEN)):
        for move in moves(books, who):
            assert move.category in CATEGORIES
            assert move.priority in get_args(Priority)
