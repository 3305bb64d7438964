"""The amounts of a receipt by role, and which of them agree with each other."""

from app.reading.receipts.figures import ReceiptFigures, classify_lines, find_items_end
from tests.support.receipt_pages import page

RECEIPT = """
BREAD       2.00
CHEESE      8.00
SUBTOTAL   10.00
TAX         0.80
TOTAL      10.80
CASH       20.00
CHANGE      9.20
"""


def figures_of(text: str) -> ReceiptFigures:
    return ReceiptFigures.from_rows(classify_lines(page(text)))


def test_amounts_are_collected_by_the_role_of_their_lines() -> None:
    figures = figures_of(RECEIPT)
    assert figures.items == (200, 800)
    assert figures.subtotals == (1000,)
    assert figures.totals == (1080,)
    assert (figures.paid, figures.change) == ((2000,), (920,))
    assert figures.handed_over == {1080}
    assert 1080 in figures.with_additions


def test_a_label_alone_takes_the_amount_below_it() -> None:
    label, amount = classify_lines(page("TOTAL\n12.50"))
    assert label.last_amount is not None
    assert (label.role, label.last_amount.cents) == ("plain", 1250)
    assert amount.amounts == ()


def test_a_label_does_not_take_the_amount_of_a_line_with_words() -> None:
    label, _ = classify_lines(page("TOTAL\nBREAD   12.50"))
    assert label.amounts == ()


def test_the_last_amount_of_a_line_is_by_preference_money() -> None:
    (row,) = classify_lines(page("BREAD   4.50   3"))
    assert row.last_amount is not None
    assert row.last_amount.cents == 450


def test_the_items_end_at_the_first_total() -> None:
    assert find_items_end(classify_lines(page(RECEIPT))) == 2
    assert find_items_end(classify_lines(page("BREAD   2.00\nCHEESE   8.00"))) == 2


def test_amounts_that_agree_support_a_total_and_a_greater_item_contradicts_it() -> None:
    figures = figures_of(RECEIPT)
    assert figures.score_total(1080) > figures.score_total(1000)
    assert figures.score_total(500) < 0


def test_a_payment_rounded_to_a_coin_is_the_printed_total() -> None:
    figures = figures_of("BREAD   10.82\nTOTAL   10.82\nCASH   20.00\nCHANGE   9.20")
    assert figures.find_printed(1080) == 1082
    assert figures.find_printed(5000) == 5000


def test_a_line_of_a_tax_summary_adds_up_to_its_last_amount() -> None:
    assert 1080 in figures_of("NET 10.00   TAX 0.80   GROSS 10.80").sums
