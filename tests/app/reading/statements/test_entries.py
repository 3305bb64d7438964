"""Rows of printed statements, over as many lines as they take."""

from datetime import date

from app.reading.statements.entries import EntryBuilder, StatementEntry
from app.reading.statements.lines import infer_notation, parse_lines

CLOSING = date(2026, 10, 31)


def entries_of(text: str) -> list[StatementEntry]:
    lines = parse_lines(text)
    return EntryBuilder(infer_notation(lines, "GB"), "dmy", CLOSING).build(lines)


def describe(text: str) -> list[tuple[int, str, list[int]]]:
    """Return the day of the month, words and amounts of each entry."""
    return [
        (entry.day.day, entry.words, [amount.figure.cents for amount in entry.amounts])
        for entry in entries_of(text)
        if not entry.is_balance
    ]


def test_a_row_on_one_line() -> None:
    assert describe("02/10/2026 Shop 5.00 95.00") == [(2, "Shop", [500, 9500])]


def test_a_number_before_the_date_and_a_second_date_after_it_are_skipped() -> None:
    assert describe("17 02/10/2026 03/10/2026 Shop 5.00") == [(2, "Shop", [500])]
    assert describe("12 02/10 Shop 5.00") == [(2, "Shop", [500])]


def test_the_words_go_on_on_the_next_line() -> None:
    assert describe("02/10 Card payment to 5.00\nCorner shop\nLondon\n03/10 Bus 2.00") == [
        (2, "Card payment to Corner shop", [500]),
        (3, "Bus", [200]),
    ]


def test_references_are_no_words() -> None:
    for more in ("RFC: CSI020226MV4 08:12", "00012345678901234567", "AUT: 743744 REF: 12"):
        assert describe(f"02/10 Shop 5.00\n{more}") == [(2, "Shop", [500])]


def test_the_amount_may_be_some_lines_below() -> None:
    text = "02/10 Shop\nTo pay: 5.00 (of 4.00 and\n1.00 for nothing).\n5.00"
    assert describe(text) == [(2, "Shop", [500])]


def test_a_row_without_an_amount_is_left_out() -> None:
    assert describe("02/10 Shop\nwords\nwords\nwords\nwords\nwords\n5.00") == []


def test_words_do_not_go_on_over_a_page_but_an_amount_may() -> None:
    assert describe("02/10 Shop 5.00\fBank of Somewhere") == [(2, "Shop", [500])]
    assert describe("02/10 Shop\f5.00") == [(2, "Shop", [500])]


def test_a_day_may_head_the_rows_below_it() -> None:
    text = (
        "2 October 2026\nShop 5.00\nBus 2.00\n3 October 2026 Balance of the day 9.00\nCafe 1.00\n"
    )
    assert describe(text) == [(2, "Shop", [500]), (2, "Bus", [200]), (3, "Cafe", [100])]


def test_balances_are_kept_apart() -> None:
    text = "Opening balance 100.00\n02/10 Shop 5.00\n03/10 Balance 95.00\nClosing balance 95.00"
    assert [entry.is_balance for entry in entries_of(text)] == [True, False, True, True]


def test_sections_are_recognized_and_sentences_are_not() -> None:
    text = (
        "Payments\n02/10 Bank 50.00\nPurchases\n03/10 Shop 5.00\n"
        "Upcoming payments\n04/11 Loan 70.00\nTransactions\n05/10 Bus 2.00"
    )
    assert [(entry.words, entry.section) for entry in entries_of(text)] == [
        ("Bank", "incoming"),
        ("Shop", "outgoing"),
        ("Bus", "open"),
    ]


def test_headings_end_what_was_skipped() -> None:
    text = "Account summary\n01/10 Start 9.00\nDate Description Amount\n02/10 Shop 5.00"
    (entry,) = entries_of(text)
    assert entry.words == "Shop"
    assert entry.headings is not None


def test_pending_rows_are_left_out() -> None:
    assert describe("02/10 Shop PENDING 5.00") == []


def test_a_line_of_other_figures_ends_a_row() -> None:
    assert describe("02/10 Shop 5.00\nrate 1.10 used\nmore words") == [(2, "Shop", [500])]


def test_a_31_february_begins_no_row() -> None:
    assert describe("31/02/2026 Shop 5.00") == []
