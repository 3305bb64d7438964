"""Ledgers to ask about."""

from datetime import date

import pytest

from tests.support.coach import TODAY
from tests.support.ledger import ListLedger


@pytest.fixture
def ledger() -> ListLedger:
    """Return an empty ledger on 15 May 2026, a Friday."""
    return ListLedger(TODAY)


@pytest.fixture
def month(ledger: ListLedger) -> ListLedger:
    """Return a ledger of one month and the one before.

    April: 1,200 rent, 300 market, 100 taxi. May so far: 1,200 rent, 400 market in two, 60 cafe.
    """
    ledger.spend(date(2026, 4, 1), 120000, "Rent", "housing")
    ledger.spend(date(2026, 4, 10), 30000, "Whole Foods")
    ledger.spend(date(2026, 4, 28), 10000, "Taxi", "transport")
    ledger.spend(date(2026, 5, 1), 120000, "Rent", "housing")
    ledger.spend(date(2026, 5, 4), 15000, "Whole Foods")
    ledger.spend(date(2026, 5, 12), 25000, "Groceries at Whole Foods")
    ledger.spend(date(2026, 5, 15), 6000, "Cafe Luna")
    ledger.earn(date(2026, 4, 1), 500000)
    ledger.earn(date(2026, 5, 1), 500000)
    return ledger
