"""The total, weighed against the other figures of a receipt."""

from app.reading.receipts.figures import classify_lines
from app.reading.receipts.totals import Total, find_total
from tests.support.receipt_pages import page


def total_of(text: str) -> Total | None:
    """Return the total of a page typed as text."""
    return find_total(classify_lines(page(text)))


def cents_of(text: str) -> int | None:
    """Return the total of a page in cents."""
    found = total_of(text)
    return found.cents if found else None


def test_a_total_that_others_confirm_is_surer() -> None:
    alone = total_of("TOTAL   12.50")
    confirmed = total_of("A   10.00\nB   2.50\nTOTAL   12.50\nCASH   20.00\nCHANGE   7.50")
    assert alone
    assert confirmed
    assert confirmed.certainty > alone.certainty


def test_what_was_paid_less_the_change_settles_between_two_totals() -> None:
    text = "NET TOTAL   10.00\nGRAND TOTAL   11.00\nCASH   20.00\nCHANGE   9.00"
    assert cents_of(text) == 1100


def test_a_subtotal_with_its_tax_confirms_a_total() -> None:
    assert cents_of("SUBTOTAL   10.00\nTAX   0.80\nTOTAL   10.80\nTOTAL   99.00") == 1080


def test_of_totals_a_coin_apart_the_rounded_one_was_paid() -> None:
    text = (
        "Total Sales (Inclusive GST)   14.38\nRounding Adj   0.02\nRounding   14.40\nCASH   20.00"
    )
    assert cents_of(text) == 1440


def test_the_sum_of_a_table_of_taxes_confirms_a_total() -> None:
    assert cents_of("TOTAL   5.00\nTOTAL   277.00\nSR   261.32   15.68   277.00") == 27700


def test_a_figure_below_its_label_belongs_to_it() -> None:
    assert cents_of("TOTAL A PAGAR\n$ 850.00") == 85000


def test_the_head_of_a_table_takes_no_figure_from_below() -> None:
    assert cents_of("Qty  Description  Price  Tax  Total\n12.00") is None


def test_a_bare_count_beside_total_is_no_amount() -> None:
    assert cents_of("A   3.20\nB   2.80\nTOTAL   2\nTOTAL   6.00") == 600


def test_whole_amounts_are_totals_where_there_are_no_cents() -> None:
    assert cents_of("PAN   2.500\nLECHE   3.900\nTOTAL   6.400") == 640000


def test_without_a_name_the_total_is_what_was_handed_over() -> None:
    found = total_of("A   3.20\nB   2.80\nCASH   10.00\nCHANGE   4.00")
    assert found
    assert (found.cents, found.named) == (600, False)


def test_an_unreadable_label_is_made_up_for_by_the_sum() -> None:
    assert cents_of("SUB-TOTAL   92.50\nGST   1.50\nT   94.00\nX   84.00") == 9400


def test_nothing_named_and_nothing_paid_is_no_total() -> None:
    assert cents_of("A   3.20\nB   2.80") is None


def test_a_refund_is_no_total() -> None:
    assert cents_of("TOTAL   -12.50") is None


def test_a_total_with_a_misread_digit_that_nothing_comes_to_is_to_be_asked_about() -> None:
    right = total_of("A   10.00\nB   2.50\nTOTAL   12.50\nVISA   12.50")
    misread = total_of("A   10.00\nB   2.50\nTOTAL   17.50\nTAX   0.30")
    assert right
    assert misread
    assert right.certainty > 0.9
    assert misread.certainty < 0.7
