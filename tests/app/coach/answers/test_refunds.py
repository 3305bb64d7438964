"""What came back."""

from datetime import date

import pytest

from app.text.languages import Language
from tests.support.coach import ask, make_profile
from tests.support.ledger import ListLedger


@pytest.mark.parametrize(
    ("language", "message", "description", "told"),
    [
        ("en", "how much did I get back?", "Refund from Target", "$30 came back to you this month"),
        ("pt", "quanto me devolveram?", "Reembolso da Renner", "para você neste mês"),
        ("es", "cuánto me devolvieron?", "Devolución de Liverpool", "este mes"),
    ],
)
def test_refunds_are_told_apart_from_other_income(
    ledger: ListLedger, language: Language, message: str, description: str, told: str
) -> None:
    ledger.earn(date(2026, 5, 1), 500000)
    ledger.earn(date(2026, 5, 4), 3000, description)

    reply = ask(message, ledger, make_profile(language))

    assert told in reply
    assert description in reply


def test_of_a_merchant_only_its_refunds_are_told(ledger: ListLedger) -> None:
    ledger.earn(date(2026, 5, 4), 3000, "Refund from Target")
    ledger.earn(date(2026, 5, 5), 900, "Refund from Zara")

    assert ask("any refunds from target?", ledger).startswith("$30 came back")


def test_without_one_this_month_all_are_told(ledger: ListLedger) -> None:
    ledger.earn(date(2026, 2, 4), 3000, "Refund from Target")

    assert ask("how much did I get back?", ledger).startswith("$30 came back to you so far")


def test_without_any_that_is_said(ledger: ListLedger) -> None:
    ledger.earn(date(2026, 5, 1), 500000)

    assert ask("any refunds this month?", ledger) == "I see no refunds noted this month."
