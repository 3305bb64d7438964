"""Whose receipt it is."""

from datetime import date

import pytest

from app.reading.receipts.lines import ReceiptLine, ReceiptWord
from app.reading.receipts.merchant import find_merchant
from app.reading.types import ReaderContext
from tests.support.receipt_pages import page

SOMEBODY = ReaderContext(today=date(2026, 5, 5))


@pytest.mark.parametrize(
    ("text", "merchant"),
    [
        ("HARPER BOOKS\n14 Mill Lane\nTOTAL 3.00", "HARPER BOOKS"),
        ("RECEIPT\nWELCOME TO\nHARPER BOOKS\nTOTAL 3.00", "HARPER BOOKS"),
        ("180048\nHARPER BOOKS\nTel: 03-5542 3213", "HARPER BOOKS"),
        ("lucky draw\nBUNGA MAJU SDN BHD (139386 X)\nJALAN 2", "BUNGA MAJU SDN BHD"),
        ("PASAR BESAR MAJU\n(KAJANG) SDN BHD\nNO 24", "PASAR BESAR MAJU (KAJANG) SDN BHD"),
        ("BOOK CORNER\nCO. (M) SDN BHD\nNO 24", "BOOK CORNER CO. (M) SDN BHD"),
        ("CAFE CENTRAL\nARROYO S.L.\nCIF B1", "CAFE CENTRAL"),
        ("www.example.com\nPADARIA REAL\nCNPJ 1", "PADARIA REAL"),
    ],
)
def test_the_name_is_found_among_the_first_lines(text: str, merchant: str) -> None:
    assert find_merchant(page(text), SOMEBODY) == merchant


@pytest.mark.parametrize("text", ["", "12 34\n3.20", "TAX INVOICE\nTEL 03-5542 3213"])
def test_no_line_may_look_like_a_name(text: str) -> None:
    assert find_merchant(page(text), SOMEBODY) is None


def test_large_print_is_likely_the_name() -> None:
    def line(text: str, y: float, height: float) -> ReceiptLine:
        return ReceiptLine((ReceiptWord(text, 0.99, 100, y, 200, height),))

    lines = [line("Always fresh", 10, 20), line("Harper", 60, 60), line("Milk", 100, 20)]
    assert find_merchant(lines, SOMEBODY) == "Harper"


def test_spots_beside_the_name_are_left_out() -> None:
    line = ReceiptLine(
        (ReceiptWord("t", 0.6, 10, 20, 8, 20), ReceiptWord("Harper", 0.99, 100, 20, 100, 20))
    )
    assert find_merchant([line], SOMEBODY) == "Harper"
