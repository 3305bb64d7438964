"""How certain a total can be by what the rest of the receipt says against it."""

from dataclasses import replace

from app.reading.receipts.certainty import DOUBTED, UNCHECKED, limit_certainty
from app.reading.receipts.figures import ReceiptFigures, classify_lines
from app.reading.receipts.lines import group_into_lines
from tests.support.receipt_pages import page, words

RECEIPT = """
BREAD       2.00
CHEESE      8.00
SUBTOTAL   10.00
TAX         0.80
TOTAL      10.80
CASH       20.00
CHANGE      9.20
"""
ROUNDED = """
PAPER       4.24
TOTAL       4.24
ROUNDING    0.01
{label}     {rounded}
CASH        4.30
CHANGE      0.05
"""


def limit_of(cents: int, text: str) -> float:
    rows = classify_lines(page(text))
    return limit_certainty(cents, rows, ReceiptFigures.from_rows(rows))


def test_a_total_is_as_certain_as_the_other_amounts_allow() -> None:
    assert limit_of(1080, RECEIPT) == 1.0
    assert limit_of(1980, RECEIPT) == DOUBTED
    assert limit_of(1250, "TOTAL   12.50") == UNCHECKED


def test_the_only_amount_is_doubted_where_its_digits_were_not_clear() -> None:
    unclear = [replace(word, score=0.93) for word in words("TOTAL   12.50")]
    rows = classify_lines(group_into_lines(unclear))
    assert limit_certainty(1250, rows, ReceiptFigures.from_rows(rows)) == DOUBTED


def test_coins_that_were_not_paid_are_doubted() -> None:
    assert limit_of(1083, RECEIPT) == DOUBTED


def test_a_printed_rounding_explains_the_coins_that_were_not_paid() -> None:
    text = "SOAP   38.37\nTOTAL   38.37\nCASH   40.35\nROUNDING   0.02\nCHANGE   2.00"
    assert limit_of(3837, text) == 1.0


def test_the_unrounded_total_is_doubted_where_the_rounded_one_may_be_misread() -> None:
    assert limit_of(425, ROUNDED.format(label="TOTAL ROUNDED", rounded="4.25")) == 1.0
    assert limit_of(424, ROUNDED.format(label="TOTAL ROUNDED", rounded="9.25")) == DOUBTED


def test_a_total_a_cent_from_a_printed_sum_is_doubted() -> None:
    text = "CEMENT   101.76\nSUBTOTAL   96.00\nTAX   5.76\nTOTAL   101.77"
    assert limit_of(10177, text) == DOUBTED


def test_a_discount_below_the_total_is_doubted_where_the_receipt_ends_with_it() -> None:
    cut = "ROD   200.00\nBRACKET   77.90\nTOTAL   277.90\nDISCOUNT   0.90"
    assert limit_of(27790, cut) == DOUBTED
    assert limit_of(27700, cut + "\nTOTAL   277.00") == 1.0


def test_a_total_at_the_edge_of_the_photo_may_lack_digits() -> None:
    whole = words("BREAD   $20\nTOTAL   $20\nCASH   $20")
    cut = [replace(word, is_cut=word.text == "$20") for word in whole]
    for found, limit in ((whole, 1.0), (cut, DOUBTED)):
        rows = classify_lines(group_into_lines(found))
        assert limit_certainty(2000, rows, ReceiptFigures.from_rows(rows)) == limit
