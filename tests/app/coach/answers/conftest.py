"""Books to ask about."""

from datetime import date

import pytest

from tests.support.books import ListBooks
from tests.support.coach import TODAY


@pytest.fixture
def books() -> ListBooks:
    """Nothing booked; it is 15 May 2026, a Friday."""
    return ListBooks(TODAY)


@pytest.fixture
def month(books: ListBooks) -> ListBooks:
    """A month and the one before.

    April: 1,200 rent, 300 market, 100 taxi. May so far: 1,200 rent, 400 market in two, 60 cafe.
    """
    books.spend(date(2026, 4, 1), 120000, "Rent", "housing")
    books.spend(date(2026, 4, 10), 30000, "Whole Foods")
    books.spend(date(2026, 4, 28), 10000, "Taxi", "transport")
    books.spend(date(2026, 5, 1), 120000, "Rent", "housing")
    books.spend(date(2026, 5, 4), 15000, "Whole Foods")
    books.spend(date(2026, 5, 12), 25000, "Groceries at Whole Foods")
    books.spend(date(2026, 5, 15), 6000, "Cafe Luna")
    books.earn(date(2026, 4, 1), 500000)
    books.earn(date(2026, 5, 1), 500000)
    return books
