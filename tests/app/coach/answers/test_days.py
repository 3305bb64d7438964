"""Which day was the dearest."""

from datetime import date

from tests.support.coach import ask, make_profile
from tests.support.ledger import ListLedger


def test_the_dearest_day_is_told_with_what_was_bought(month: ListLedger) -> None:
    month.spend(date(2026, 5, 12), 100000, "Sofa", "housing")
    assert ask("which day did I spend the most?", month) == (
        "Your most expensive day this month was May 12, with $1,250:\n"
        "• May 12: Sofa, $1,000\n• May 12: Groceries at Whole Foods, $250"
    )


def test_it_is_found_without_what_is_left_out(month: ListLedger) -> None:
    reply = ask("what was my most expensive day this month besides rent?", month)
    assert reply.startswith("Your most expensive day this month without rent was May 12, with $250")


def test_it_is_found_for_one_place(month: ListLedger) -> None:
    reply = ask("what day did I spend the most at whole foods?", month)
    assert "May 12, with $250" in reply


def test_another_currency_is_asked_for_where_there_is_no_other(ledger: ListLedger) -> None:
    ledger.spend(date(2026, 5, 3), 900, "Metro", "transport", "EUR")
    assert "May 3, with €9" in ask("my most expensive day", ledger)


def test_without_expenses_there_is_none(ledger: ListLedger) -> None:
    assert ask("my most expensive day", ledger) == "I have no expenses noted this month."


def test_it_is_told_in_portuguese_and_spanish(month: ListLedger) -> None:
    assert ask("qual foi o dia mais caro do mês?", month, make_profile("pt")).startswith(
        "Seu dia mais caro neste mês foi 1 de maio, com US$ 1.200:"
    )
    assert ask("qué día gasté más este mes?", month, make_profile("es")).startswith(
        "Tu día más caro este mes fue el 1 de mayo, con USD 1,200:"
    )
