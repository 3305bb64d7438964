"""Words of income: what came in, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.reading.income import income_category, is_income


@pytest.mark.parametrize(
    "words",
    [
        "salary",
        "Got paid today",
        "paycheck from work",
        "my roommate paid me back for pizza",
        "sold my bike on marketplace",
        "refund from amazon",
        "freelance gig for the bakery",
        "salário de novembro",
        "caiu meu salario",
        "o cliente me pagou o site",
        "vendi o sofá velho",
        "reembolso da viagem",
        "décimo terceiro",
        "subsídio de natal",
        "nómina de octubre",
        "me cayó la quincena",
        "mi jefe me pagó",
        "me devolvieron lo de la chaqueta",
        "cobré la factura de marzo",
        "aguinaldo",
        "venta de la bici",
        "DIRECT DEPOSIT ACME CORP",
    ],
)
def test_money_that_came_in_is_heard(words: str) -> None:
    assert is_income(words)
    assert income_category(words) == ("income", 0.93)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "paid the rent",
        "paid back my brother",
        "maid salary",
        "salário da faxineira",
        "pensão alimentícia",
        "pensión del colegio",
        "comisión bancaria",
        "le pagué la quincena a doña rosa",
        "bought a gift for my boss",
        "paguei o jantar",
        "pix de 50 pro mercado",
        "sent 50 to mom",
    ],
)
def test_money_that_went_out_is_not(words: str) -> None:
    assert not is_income(words)
    assert income_category(words) is None


@given(st.text(max_size=200))
def test_any_text_is_read(words: str) -> None:
    assert is_income(words) in {True, False}
