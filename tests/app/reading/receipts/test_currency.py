"""The currency of a receipt."""

from datetime import date

import pytest

from app.reading.receipts.currency import find_currency
from app.reading.types import ReaderContext

SOMEWHERE = ReaderContext(today=date(2026, 5, 5))
MEXICAN = ReaderContext(today=date(2026, 5, 5), country="MX", currency="MXN")


@pytest.mark.parametrize(
    ("lines", "currency"),
    [
        (["TOTAL RM 12.50"], "MYR"),
        (["TOTAL 12,50 €"], "EUR"),
        (["Total R$ 12,50"], "BRL"),
        (["TOTAL £12.50"], "GBP"),
        (["KEDAI ABC SDN BHD", "TOTAL 12.50"], "MYR"),
        (["CNPJ 12.345.678/0001-90"], "BRL"),
        (["CUIT 30-1", "TOTAL 7.150,50"], "ARS"),
        (["GSTIN 29A", "Grand Total Rs. 354.00"], "INR"),
    ],
)
def test_the_receipt_states_its_currency(lines: list[str], currency: str) -> None:
    assert find_currency(lines, SOMEWHERE) == (currency, True)


def test_a_lone_dollar_sign_is_the_persons_own() -> None:
    assert find_currency(["TOTAL $12.50"], MEXICAN) == ("MXN", True)
    brazilian = ReaderContext(today=date(2026, 5, 5), country="BR", currency="BRL")
    assert find_currency(["TOTAL $12.50"], brazilian) == ("BRL", False)


def test_one_foreign_word_may_be_chance_where_the_country_is_known() -> None:
    assert find_currency(["HOTEL MADRID", "TOTAL 12.50"], MEXICAN) == ("MXN", False)
    assert find_currency(["HOTEL MADRID", "TOTAL 12.50", "CIF B1"], MEXICAN) == ("EUR", True)


def test_a_receipt_without_a_currency_is_in_the_persons_own() -> None:
    assert find_currency(["TOTAL 12.50"], MEXICAN) == ("MXN", False)
