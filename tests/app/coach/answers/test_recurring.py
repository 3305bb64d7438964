"""What recurs, and when next."""

from datetime import date

import pytest

from tests.support.coach import ask, make_profile
from tests.support.ledger import ListLedger


@pytest.fixture
def recurring(ledger: ListLedger) -> ListLedger:
    """Return a ledger with rent on the 1st and Netflix on the 5th of four months."""
    for month in (2, 3, 4, 5):
        ledger.spend(date(2026, month, 1), 120000, "Rent", "housing")
        ledger.spend(date(2026, month, 5), 1599, "Netflix", "entertainment")
    return ledger


def test_all_that_recurs_is_listed_soonest_first(recurring: ListLedger) -> None:
    assert ask("which bills are coming up?", recurring) == (
        "I see 2 recurring charges, about $1,215.99 a month:\n"
        "• Rent: $1,200 every month, next around June 1\n"
        "• Netflix: $15.99 every month, next around June 5"
    )


def test_one_that_is_named_is_told_alone(recurring: ListLedger) -> None:
    assert ask("when is netflix due?", recurring) == (
        "Netflix comes every month: $15.99, next around June 5."
    )
    assert "1 de junho" in ask("quando vence o rent?", recurring, make_profile("pt"))


def test_a_category_of_them(recurring: ListLedger) -> None:
    reply = ask("qué pagos fijos tengo de entretenimiento", recurring, make_profile("es"))
    assert reply.startswith("Netflix llega cada mes: USD 15.99")


def test_one_that_does_not_recur_is_not_invented(recurring: ListLedger) -> None:
    assert ask("when is spotify due?", recurring).startswith(
        "I don't see a charge for spotify that repeats"
    )
    assert "a charge for health that repeats" in ask("my recurring health payments", recurring)


def test_nothing_recurs_yet(ledger: ListLedger) -> None:
    assert ask("my subscriptions", ledger).startswith("I don't see any charge that repeats yet.")


def test_one_that_is_late_is_expected_now(ledger: ListLedger) -> None:
    for month in (2, 3, 4):
        ledger.spend(date(2026, month, 10), 1599, "Netflix", "entertainment")
    assert "next around May 15" in ask("when is netflix due?", ledger)


def test_the_next_one_is_told_alone(recurring: ListLedger) -> None:
    assert ask("when's the next one due?", recurring) == (
        "Rent comes every month: $1,200, next around June 1."
    )


def test_the_rent_is_no_subscription(recurring: ListLedger) -> None:
    assert ask("what subscriptions do I have?", recurring) == (
        "Netflix comes every month: $15.99, next around June 5. That's $191.88 a year."
    )
