"""Tests of receipts and slips pasted as text."""

from datetime import date

import pytest

from app.reading.messages.reader import read_message
from app.reading.types import DraftTransaction, ReaderContext

TODAY = date(2026, 5, 20)
PEOPLE = {
    "US": ReaderContext(TODAY, "US", "USD", "en"),
    "BR": ReaderContext(TODAY, "BR", "BRL", "pt"),
    "MX": ReaderContext(TODAY, "MX", "MXN", "es"),
}


def drafts(country: str, *lines: str) -> tuple[DraftTransaction, ...]:
    """Return the transactions of a text of several lines by a person in `country`."""
    return read_message("\n".join(lines), PEOPLE[country]).drafts


@pytest.mark.parametrize(
    ("country", "lines", "cents"),
    [
        (
            "US",
            ["GREEN GROCER", "Pears 4.50", "Figs 6.00", "TAX 0.84", "TOTAL 11.34", "VISA 11.34"],
            1134,
        ),
        (
            "US",
            ["HARBOR PARKING", "Ticket 00317", "Amount due $18.00", "Card 8841 Auth 220417"],
            1800,
        ),
        (
            "BR",
            [
                "PADARIA LUZ",
                "Pao 6,50",
                "Leite 5,00",
                "TOTAL R$ 11,50",
                "Dinheiro 20,00",
                "Troco 8,50",
            ],
            1150,
        ),
        (
            "MX",
            [
                "Fonda Lupita",
                "2 sopes 60.00",
                "Agua 25.00",
                "Subtotal 85.00",
                "Total 85.00",
                "Efectivo 100.00",
            ],
            8500,
        ),
    ],
)
def test_a_receipt_is_its_total_once(country: str, lines: list[str], cents: int) -> None:
    assert [draft.amount_cents for draft in drafts(country, *lines)] == [cents]


@pytest.mark.parametrize(
    ("country", "lines", "cents"),
    [
        (
            "BR",
            [
                "Comprovante Pix",
                "Valor: R$ 45,00",
                "Para: Lia Prado",
                "Data: 18/05/2026 14:22",
                "CPF ***.111.222-**",
            ],
            4500,
        ),
        (
            "MX",
            [
                "Comprobante de SPEI",
                "Monto: $950.00",
                "Beneficiario: Beto Cruz",
                "Clabe 012180001234567890",
                "Fecha: 18/05/2026",
            ],
            95000,
        ),
    ],
)
def test_a_slip_is_its_amount_on_its_day(country: str, lines: list[str], cents: int) -> None:
    (draft,) = drafts(country, *lines)
    assert (draft.amount_cents, draft.transaction_date) == (cents, date(2026, 5, 18))


def test_a_persons_own_list_keeps_its_items() -> None:
    found = drafts("US", "market run", "pears 4.50", "figs 6", "total 10.50")
    assert [draft.amount_cents for draft in found] == [450, 600]


def test_a_few_words_are_neither() -> None:
    assert [draft.amount_cents for draft in drafts("US", "PEARS 4.50", "TOTAL 4.50")] == [450]


@pytest.mark.parametrize(
    ("country", "lines", "cents", "shop"),
    [
        (
            "BR",
            ["Lanches Bia", "Pedido nº 4412", "1x Yakisoba R$ 25,00", "Total R$ 25,00"],
            2500,
            "Lanches Bia",
        ),
        ("MX", ["Cocina Luz", "sopa 45.50", "agua 20.00", "Total $65.50"], 6550, "Cocina Luz"),
        (
            "US",
            ["Thanks for your order!", "Pho Nine", "Pho 12.00", "Total: $12.00"],
            1200,
            "Pho Nine",
        ),
    ],
)
def test_a_short_receipt_is_its_total_at_the_shop(
    country: str, lines: list[str], cents: int, shop: str
) -> None:
    (draft,) = drafts(country, *lines)
    assert (draft.amount_cents, draft.description) == (cents, shop)


@pytest.mark.parametrize(
    ("country", "lines"),
    [
        ("US", ["Payment confirmation", "Status: pending", "Amount $30.00", "To Ann"]),
        ("BR", ["Pix agendado", "R$ 90,00", "Para Clara"]),
        ("MX", ["Transferencia en proceso", "Monto $500.00", "Para Luis"]),
    ],
)
def test_a_slip_of_what_has_not_happened_books_nothing(country: str, lines: list[str]) -> None:
    assert drafts(country, *lines) == ()
