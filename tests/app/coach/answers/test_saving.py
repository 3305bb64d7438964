"""How to save."""

from datetime import date

import pytest

from app.text.languages import Language
from tests.support.coach import DEFICIT, TODAY, ask, make_profile
from tests.support.ledger import ListLedger


def test_the_moves_are_told(month: ListLedger) -> None:
    reply = ask("how can I save money?", month)
    assert reply.startswith(
        "Here's where I'd start:\n• Cut groceries by $160: You spent $460 on food"
    )


def test_with_no_spending_the_plan_says_what_to_do(ledger: ListLedger) -> None:
    assert "• Set $900 aside on payday:" in ask("how can I save?", ledger)


def test_on_a_thing_a_fifth_less_is_reckoned(month: ListLedger) -> None:
    reply = ask("help me spend less on food", month)
    assert reply.startswith("On food you spend about $514 a month; a fifth less would free $103")


def test_on_a_thing_never_bought_the_moves_must_do(month: ListLedger) -> None:
    assert ask("help me save on gizmos", month).startswith("Here's where I'd start:")


def test_a_sum_to_find_takes_as_many_moves_as_it_needs(month: ListLedger) -> None:
    reply = ask("help me cut $100 a month", month)
    assert reply.count("•") == 1
    assert "the rest" not in reply


def test_a_sum_too_large_says_what_is_missing(month: ListLedger) -> None:
    reply = ask("help me cut $1,000 a month", month)
    assert reply.endswith("the rest has to come from what you spend most on: housing.")


def test_a_sum_with_nothing_booked(ledger: ListLedger) -> None:
    reply = ask("help me cut $5,000 a month", ledger)
    assert "spend most on: other" in reply


def test_a_deficit_comes_first(ledger: ListLedger) -> None:
    reply = ask("¿cómo puedo ahorrar?", ledger, make_profile("es", plan=DEFICIT))
    assert "• Cierra el hueco de USD 400" in reply


def test_without_a_plan_it_asks_for_one(ledger: ListLedger) -> None:
    assert "no plan yet" in ask("how can I save?", ledger, make_profile(plan=None))


def test_a_new_person_is_reckoned_on_a_month_at_least(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 5000, "Lunch")
    assert "about $50 a month" in ask("help me spend less on food", ledger)
    ledger.spend(date(2026, 3, 20), 100, "Snack")
    assert "about $27 a month" in ask("help me spend less on food", ledger)


@pytest.mark.parametrize(
    ("language", "message", "kept"),
    [
        ("en", "how much did I save this month?", "You kept $3,340 this month"),
        ("pt", "quanto guardei esse mês?", "Você guardou US$ 3.340 neste mês"),
        ("es", "cuánto ahorré este mes?", "Guardaste USD 3,340 este mes"),
    ],
)
def test_what_was_kept_is_income_less_spending(
    month: ListLedger, language: Language, message: str, kept: str
) -> None:
    assert ask(message, month, make_profile(language)).startswith(kept)


def test_transfers_into_savings_are_named(month: ListLedger) -> None:
    month.transfer(TODAY, 20000, "Transfer to savings")
    month.transfer(TODAY, 90000, "Card payment")
    assert ask("how much did I save this month?", month).endswith("You moved $200 into savings.")


def test_more_out_than_in_is_no_saving(ledger: ListLedger) -> None:
    ledger.earn(TODAY, 1000)
    ledger.spend(TODAY, 5000, "Lunch")
    assert ask("how much did I save?", ledger) == (
        "$10 came in and $50 went out this month, so nothing was left over: $40 more went out."
    )


def test_without_income_nothing_can_be_told_of_savings(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 5000, "Lunch")
    assert ask("how much did I save?", ledger) == (
        "I have no income noted this month, so I can't tell what you kept; $50 went out."
    )


@pytest.mark.parametrize(
    ("language", "message", "honest"),
    [
        ("en", "how much do I owe?", "I can't see your debts"),
        ("pt", "tenho dívidas?", "Eu não vejo suas dívidas"),
        ("es", "tengo deudas?", "No veo tus deudas"),
        ("en", "should I invest in stocks?", "I don't recommend investments"),
        ("pt", "onde devo investir?", "Eu não recomendo investimentos"),
        ("es", "en qué debería invertir?", "No recomiendo inversiones"),
    ],
)
def test_debts_and_investments_get_an_honest_sentence_and_what_is_free(
    ledger: ListLedger, language: Language, message: str, honest: str
) -> None:
    reply = ask(message, ledger, make_profile(language))
    assert reply.startswith(honest)
    assert "900" in reply


def test_a_plan_without_savings_frees_nothing(ledger: ListLedger) -> None:
    reply = ask("how much do I owe?", ledger, make_profile(plan=DEFICIT))
    assert reply.endswith("so the first step is to bring your expenses down.")


def test_without_a_plan_spending_on_a_thing_is_still_advised_on(month: ListLedger) -> None:
    reply = ask("help me spend less on food", month, make_profile(plan=None))
    assert reply.startswith("On food you spend about $514 a month")


@pytest.mark.parametrize(
    ("message", "language", "kind", "months"),
    [
        ("I owe 4500 on my credit card, where do I start?", "en", "Debts weigh", "5 months"),
        ("devo 4500 no cartão, por onde começo?", "pt", "Dívida pesa", "5 meses"),
        ("debo 4500 de la tarjeta, por dónde empiezo?", "es", "Las deudas pesan", "5 meses"),
    ],
)
def test_a_debt_named_gets_a_kind_word_and_its_months(
    ledger: ListLedger, message: str, language: Language, kind: str, months: str
) -> None:
    reply = ask(message, ledger, make_profile(language))

    assert reply.startswith(kind)
    assert months in reply
