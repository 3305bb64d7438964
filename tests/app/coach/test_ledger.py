"""The protocol by which figures are read, and its two implementations."""

from inspect import signature

import pytest

from app.coach.ledger import Ledger
from app.services.ledger import SqlLedger
from tests.support.ledger import ListLedger

METHODS = sorted(name for name in vars(Ledger) if not name.startswith("_"))


def test_the_protocol_has_methods() -> None:
    assert "sum_spending" in METHODS


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("ledger", [SqlLedger, ListLedger])
def test_every_ledger_has_the_same_methods(ledger: type, method: str) -> None:
    assert signature(getattr(ledger, method)) == signature(getattr(Ledger, method))
