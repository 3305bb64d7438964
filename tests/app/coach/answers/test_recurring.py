"""What recurs, and when next."""

from datetime import date

import pytest

from tests.support.books import ListBooks
from tests.support.coach import ask, person


@pytest.fixture
def recurring(books: ListBooks) -> ListBooks:
    """Netflix on the 5th and rent on the 1st, for four months."""
    for month in (2, 3, 4, 5):
        books.spend(date(2026, month, 1), 120000, "Rent", "housing")
        books.spend(date(2026, month, 5), 1599, "Netflix", "entertainment")
    return books


def test_all_that_recurs_is_listed_soonest_first(recurring: ListBooks) -> None:
    assert ask("what subscriptions do I have?", recurring) == (
        "I see 2 recurring charges, about $1,215.99 a month:\n"
        "• Rent: $1,200 every month, next around June 1\n"
        "• Netflix: $15.99 every month, next around June 5"
    )


def test_one_that_is_named_is_told_alone(recurring: ListBooks) -> None:
    assert ask("when is netflix due?", recurring) == (
        "Netflix comes every month: $15.99, next around June 5."
    )
    assert "1 de junho" in ask("quando vence o rent?", recurring, person("pt"))


def test_a_category_of_them(recurring: ListBooks) -> None:
    told = ask("qué pagos fijos tengo de entretenimiento", recurring, person("es"))
    assert told.startswith("Netflix llega cada mes: USD15.99")


def test_one_that_does_not_recur_is_not_invented(recurring: ListBooks) -> None:
    assert ask("when is spotify due?", recurring).startswith(
        "I see no recurring charge for spotify"
    )
    assert "no recurring charge for health" in ask("my recurring health payments", recurring)


def test_nothing_recurs_yet(books: ListBooks) -> None:
    assert ask("my subscriptions", books).startswith("I see no recurring charges yet.")


def test_one_that_is_late_is_expected_now(books: ListBooks) -> None:
    for month in (2, 3, 4):
        books.spend(date(2026, month, 10), 1599, "Netflix", "entertainment")
    assert "next around May 15" in ask("when is netflix due?", books)
