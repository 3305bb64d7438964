"""Money in, money out, money moved."""

import pytest

from app.reading.direction import direction


@pytest.mark.parametrize(
    "words",
    [
        "lunch",
        "paid the sitter",
        "sent to mom",
        "paid my nanny's salary",
        "mandei pra ana",
        "fiz um pix pro ze",
        "paguei a pensao alimenticia",
        "le preste a mi prima",
        "bizum a marta",
        "me cobraron el gas",
        "paid with my credit card",
        "gift card",
    ],
)
def test_money_out_is_an_expense(words: str) -> None:
    assert direction(words).kind == "expense"


@pytest.mark.parametrize(
    "words",
    [
        "paycheck",
        "got paid",
        "anna paid me back",
        "sold my desk",
        "venmo from anna",
        "salario",
        "caiu o adiantamento",
        "pix do carlos",
        "me devolveram da loja",
        "nomina",
        "me depositaron",
        "bizum de marta",
        "me yapearon",
        "devolucion de hacienda",
    ],
)
def test_money_in_is_income(words: str) -> None:
    assert direction(words).kind == "income"


@pytest.mark.parametrize(
    "words",
    [
        "moved to my savings",
        "atm",
        "paid my credit card bill",
        "guardei na poupanca",
        "fatura do cartao",
        "saquei no caixa",
        "pase a mi cuenta de ahorro",
        "pague la tarjeta",
        "retiro cajero",
    ],
)
def test_money_moved_between_own_accounts_is_a_transfer(words: str) -> None:
    assert direction(words).kind == "transfer"


def test_a_plus_says_income_where_no_verb_does() -> None:
    assert direction("ana", sign="+").kind == "income"
    assert direction("paid ana", sign="+").kind == "expense"


def test_a_verb_carries_on_to_what_has_none() -> None:
    way = direction("joao", carried="income")
    assert (way.kind, way.verb) == ("income", False)


def test_a_word_that_is_income_elsewhere_is_rent_in_portugal() -> None:
    assert direction("renda", "PT").kind == "expense"
    assert direction("renda extra", "BR").kind == "income"


def test_nothing_said_is_told_so() -> None:
    assert not direction("lunch").said
