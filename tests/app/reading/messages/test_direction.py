"""Tests of the direction: money in, out, or moved between own accounts."""

import pytest

from app.reading.messages.direction import find_direction


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
        "bizum de a marta por el regalo",
        "e-transfer to sam",
        "enviei mbway a lia",
    ],
)
def test_money_out_is_an_expense(words: str) -> None:
    assert find_direction(words).kind == "expense"


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
        "sam e-transferred me",
        "e-transfer from sam",
        "a lia mandou-me por mbway",
        "a vizinha me passou",
        "lola me paso",
        "nequi de lola",
        "me devolveram da loja",
        "nomina",
        "me depositaron",
        "bizum de marta",
        "me yapearon",
        "devolucion de hacienda",
    ],
)
def test_money_in_is_income(words: str) -> None:
    assert find_direction(words).kind == "income"


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
    assert find_direction(words).kind == "transfer"


def test_a_plus_sign_means_income_where_no_verb_decides() -> None:
    assert find_direction("ana", sign="+").kind == "income"
    assert find_direction("paid ana", sign="+").kind == "expense"


def test_words_without_a_verb_inherit_the_kind_of_the_verb_before() -> None:
    direction = find_direction("joao", inherited="income")
    assert (direction.kind, direction.from_verb) == ("income", False)


def test_a_word_that_is_income_elsewhere_is_rent_in_portugal() -> None:
    assert find_direction("renda", "PT").kind == "expense"
    assert find_direction("renda extra", "BR").kind == "income"


def test_an_assumed_expense_is_not_explicit() -> None:
    assert not find_direction("lunch").is_explicit


@pytest.mark.parametrize(
    "words",
    [
        "client transferred to me",
        "mpesa from otieno",
        "got from grandma for my birthday",
        "papa sent",
        "sassa grant",
        "etsy sale",
        "cobro del paro",
        "pagaram meu servico",
        "caiu o vale",
    ],
)
def test_what_others_gave_is_income(words: str) -> None:
    assert find_direction(words).kind == "income"


@pytest.mark.parametrize(
    "words", ["papa sent to uncle", "groceries from mom's store", "dad sent flowers"]
)
def test_what_others_gave_to_others_is_none(words: str) -> None:
    assert find_direction(words).kind != "income"


@pytest.mark.parametrize(
    ("words", "country"), [("bolsa", "MX"), ("entrada de cine", "AR"), ("renda", "AO")]
)
def test_a_word_that_is_income_in_another_language_is_none(words: str, country: str) -> None:
    assert find_direction(words, country).kind == "expense"
