"""Two categories or things against each other."""

import pytest

from app.text.languages import Language
from tests.support.coach import TODAY, ask, make_profile
from tests.support.ledger import ListLedger


@pytest.mark.parametrize(
    ("language", "message", "expected"),
    [
        ("en", "do I spend more on transport or food?", "More on food: $460 this month"),
        ("pt", "gasto mais com transporte ou com comida?", "Mais com alimentação: US$ 460"),
        ("es", "gasto más en transporte o en comida?", "Más en comida: USD 460"),
    ],
)
def test_the_larger_comes_first(
    month: ListLedger, language: Language, message: str, expected: str
) -> None:
    month.spend(TODAY, 1000, "Bus", "transport")
    assert ask(message, month, make_profile(language)).startswith(expected)


def test_places_are_compared_too(month: ListLedger) -> None:
    assert ask("did I spend more at whole foods or at cafe luna?", month) == (
        "More on whole foods: $400 this month, against $60 on Cafe Luna. That's $340 more."
    )


def test_a_place_without_expenses_has_nothing(month: ListLedger) -> None:
    assert "against $0 on netflix" in ask("more on rent or on netflix?", month)


def test_both_may_be_the_same(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 1000, "Bus", "transport")
    ledger.spend(TODAY, 1000, "Lunch")
    assert ask("more on food or transport?", ledger) == (
        "The same on both: $10 on food and on transport this month."
    )


def test_nothing_may_be_spent_on_either(ledger: ListLedger) -> None:
    assert ask("more on food or transport?", ledger) == (
        "I don't see anything spent on food and transport this month."
    )


def test_other_currencies_are_told_too(month: ListLedger) -> None:
    month.spend(TODAY, 2000, "Metro", "transport", "EUR")
    month.spend(TODAY, 1000, "Bus", "transport")
    assert "against $10 and €20 on transport" in ask("more on food or transport?", month)
