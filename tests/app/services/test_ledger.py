"""The ledger gives from the database what the list of the coach's tests gives from memory."""

from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date

import pytest

from app.coach.periods import NAMED, this_month
from app.db import Database
from app.services.ledger import Ledger
from tests.support.books import ListBooks
from tests.support.rows import Movement, add_movements, add_user

TODAY = date(2026, 5, 15)
MOVEMENTS = [
    *(Movement(date(2026, m, 5), 1599, "Netflix", "entertainment") for m in (2, 3, 4, 5)),
    Movement(date(2026, 5, 4), 15000, "Whole Foods"),
    Movement(date(2026, 5, 12), 25000, "Groceries at Whole Foods"),
    Movement(date(2026, 5, 13), 2000, "Metro", "transport", "EUR"),
    Movement(date(2026, 5, 1), 500000, "Salary", "income", kind="income"),
    Movement(date(2026, 5, 2), 900000, "To savings", "other", kind="transfer"),
]


@pytest.fixture
def ledger(database: Database) -> Iterator[Ledger]:
    """The database's books, read in one session."""
    with database.transaction() as session:
        user_id = add_user(session)
        add_movements(session, user_id, MOVEMENTS)
    with database.reading() as session:
        yield Ledger(lambda: nullcontext(session), user_id, TODAY)


@pytest.fixture
def listed() -> ListBooks:
    """The same books in a list."""
    books = ListBooks(TODAY)
    for one in MOVEMENTS:
        if one.kind == "expense":
            books.spend(one.day, one.cents, one.description, one.category, one.currency)
        elif one.kind == "income":
            books.earn(one.day, one.cents, one.description)
    return books


def test_the_figures_are_the_same(ledger: Ledger, listed: ListBooks) -> None:
    for period in (this_month(TODAY), NAMED["last_month"](TODAY), NAMED["today"](TODAY)):
        assert ledger.spent(period) == listed.spent(period)
        assert ledger.spent(period, "food") == listed.spent(period, "food")
        assert ledger.earned(period) == listed.earned(period)
        assert ledger.categories(period) == listed.categories(period)
        assert ledger.named(["whole foods"], period) == listed.named(["whole foods"], period)
        assert ledger.largest(period, "USD", None, 2) == listed.largest(period, "USD", None, 2)
        assert ledger.latest(period, None, 3) == listed.latest(period, None, 3)
        assert ledger.latest_income(period) == listed.latest_income(period)
        assert ledger.of_amount(1599, period) == listed.of_amount(1599, period)
    month = this_month(TODAY)
    assert ledger.places(month, "USD", "food", 2) == listed.places(month, "USD", "food", 2)
    assert ledger.first_day() == listed.first_day()


def test_what_recurs_is_found_once(ledger: Ledger, listed: ListBooks) -> None:
    found = ledger.recurring()
    assert [charge.description for charge in found] == ["Netflix"]
    assert found == listed.recurring()
    assert ledger.recurring() is found


def test_what_comes_once_a_year_takes_three_years_to_see(
    ledger: Ledger, database: Database
) -> None:
    days = [date(2023, 6, 10), date(2024, 6, 10), date(2025, 6, 10)]
    with database.transaction() as session:
        user_id = add_user(session, "yearly")
        add_movements(session, user_id, [Movement(day, 9900, "Domain") for day in days], "yearly")
    with database.reading() as session:
        books = Ledger(lambda: nullcontext(session), user_id, TODAY)
        (found,) = books.recurring()
        assert (found.interval, found.next) == ("year", date(2026, 6, 10))
        assert books.recurring(yearly=False) == []
