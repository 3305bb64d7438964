"""Tests of prices that are paid in parts."""

from datetime import date

import pytest

from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext

PEOPLE = {
    "BR": ReaderContext(date(2026, 5, 20), "BR", "BRL", "pt"),
    "US": ReaderContext(date(2026, 5, 20), "US", "USD", "en"),
    "MX": ReaderContext(date(2026, 5, 20), "MX", "MXN", "es"),
}


def drafts(text: str, country: str) -> tuple[DraftTransaction, ...]:
    """Return the transactions of a message by a person in `country`."""
    return read_message(text, PEOPLE[country]).drafts


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("BR", "cama 4x de 220", 88000),
        ("BR", "cama 4 x 220", 88000),
        ("BR", "cama 880 em 4x", 88000),
        ("BR", "cama 880 em 4x de 220", 88000),
        ("US", "desk in 5 payments of $30", 15000),
        ("MX", "cama a 10 meses sin intereses de 250", 250000),
        ("MX", "cama 2500 a 10 meses sin intereses", 250000),
    ],
)
def test_instalments_are_the_whole_price(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("BR", "paguei a parcela 2/9 da cama 220", 22000),
        ("BR", "paguei uma parcela de 220 da cama", 22000),
        ("US", "paid 2 of 5 payments of 30 for the desk", 3000),
        ("US", "paid the second installment of 30", 3000),
        ("MX", "pagué la segunda de 10 mensualidades de 250", 25000),
        ("MX", "pagué la cuota 4 de 10 de la cama 250", 25000),
    ],
)
def test_one_instalment_paid_is_that_one(country: str, text: str, cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(text, country)] == [cents]


@pytest.mark.parametrize(
    ("country", "text", "cents", "count"),
    [
        ("US", "desk 450 on my card in 3 payments", 45000, 3),
        ("US", "new desk 450 in 3 monthly payments of 150", 45000, 3),
        ("US", "desk 449.99 in 3 payments of 150", 44999, 3),
        ("US", "9 monthly payments of 50 for a desk", 45000, 9),
        ("US", "boots 120, pay in 4", 12000, 4),
        ("BR", "cama 1.800 no crédito em 6x", 180000, 6),
        ("BR", "em 5x no cartão, cama 900", 90000, 5),
        ("BR", "cama 3x de 300", 90000, 3),
        ("BR", "cama 900 à vista", 90000, None),
        ("MX", "cama 9000 con la tarjeta a 12 msi", 900000, 12),
        ("MX", "cama de 9000 en 5 plazos", 900000, 5),
    ],
)
def test_a_purchase_keeps_the_number_of_its_payments(
    country: str, text: str, cents: int, count: int | None
) -> None:
    (draft,) = drafts(text, country)
    assert (draft.amount_cents, draft.installments) == (cents, count)


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("BR", "parcela 4 de 12 da moto 310,50", 31050),
        ("BR", "mensalidade 2/6 do curso 300", 30000),
        ("US", "payment 2 of 6 for the desk 75", 7500),
        ("MX", "pago 2 de 6 de la cama 750", 75000),
    ],
)
def test_the_place_of_an_instalment_is_no_amount(country: str, text: str, cents: int) -> None:
    (draft,) = drafts(text, country)
    assert (draft.amount_cents, draft.installments) == (cents, None)


@pytest.mark.parametrize(
    ("country", "text", "cents"),
    [
        ("US", "paid klarna 2/4 21.50", 2150),
        ("US", "emi 2 of 10 for the fridge 150", 15000),
        ("MX", "plazo 2 de 10 del sofá 89", 8900),
    ],
)
def test_the_place_of_a_payment_is_neither_a_day_nor_an_amount(
    country: str, text: str, cents: int
) -> None:
    (draft,) = drafts(text, country)
    assert (draft.amount_cents, draft.transaction_date) == (cents, date(2026, 5, 20))
