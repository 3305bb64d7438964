"""Rows of printed statements, over as many lines as they take."""

from datetime import date

from app.reading.statements.entries import Entry, Scribe, unfolded
from app.reading.statements.lines import lines_of, notation_of

CLOSING = date(2026, 10, 31)


def entries(text: str) -> list[Entry]:
    lines = lines_of(text)
    return Scribe(notation_of(lines, "GB"), "dmy", CLOSING).entries(lines)


def told(text: str) -> list[tuple[int, str, list[int]]]:
    """Of each entry its day of the month, words and amounts."""
    return [
        (entry.day.day, entry.words, [amount.figure.cents for amount in entry.amounts])
        for entry in entries(text)
        if not entry.anchor
    ]


def test_a_row_on_one_line() -> None:
    assert told("02/10/2026 Shop 5.00 95.00") == [(2, "Shop", [500, 9500])]


def test_a_number_before_the_date_and_a_second_date_behind_it_are_passed_over() -> None:
    assert told("17 02/10/2026 03/10/2026 Shop 5.00") == [(2, "Shop", [500])]
    assert told("12 02/10 Shop 5.00") == [(2, "Shop", [500])]


def test_the_words_go_on_on_the_next_line() -> None:
    assert told("02/10 Card payment to 5.00\nCorner shop\nLondon\n03/10 Bus 2.00") == [
        (2, "Card payment to Corner shop", [500]),
        (3, "Bus", [200]),
    ]


def test_references_are_no_words() -> None:
    for more in ("RFC: CSI020226MV4 08:12", "00012345678901234567", "AUT: 743744 REF: 12"):
        assert told(f"02/10 Shop 5.00\n{more}") == [(2, "Shop", [500])]


def test_the_amount_may_stand_lines_below() -> None:
    text = "02/10 Shop\nTo pay: 5.00 (of 4.00 and\n1.00 for nothing).\n5.00"
    assert told(text) == [(2, "Shop", [500])]


def test_a_row_whose_amount_never_comes_is_left_out() -> None:
    assert told("02/10 Shop\nwords\nwords\nwords\nwords\nwords\n5.00") == []


def test_words_do_not_go_on_over_a_page_but_an_amount_may() -> None:
    assert told("02/10 Shop 5.00\fBank of Somewhere") == [(2, "Shop", [500])]
    assert told("02/10 Shop\f5.00") == [(2, "Shop", [500])]


def test_a_day_may_head_the_rows_below_it() -> None:
    text = (
        "2 October 2026\nShop 5.00\nBus 2.00\n3 October 2026 Balance of the day 9.00\nCafe 1.00\n"
    )
    assert told(text) == [(2, "Shop", [500]), (2, "Bus", [200]), (3, "Cafe", [100])]


def test_balances_are_kept_apart() -> None:
    text = "Opening balance 100.00\n02/10 Shop 5.00\n03/10 Balance 95.00\nClosing balance 95.00"
    assert [entry.anchor for entry in entries(text)] == [True, False, True, True]


def test_sections_tell_what_follows_and_what_is_none() -> None:
    text = (
        "Payments\n02/10 Bank 50.00\nPurchases\n03/10 Shop 5.00\n"
        "Upcoming payments\n04/11 Loan 70.00\nTransactions\n05/10 Bus 2.00"
    )
    assert [(entry.words, entry.section) for entry in entries(text)] == [
        ("Bank", "incoming"),
        ("Shop", "outgoing"),
        ("Bus", "open"),
    ]


def test_headings_end_what_was_skipped() -> None:
    text = "Account summary\n01/10 Start 9.00\nDate Description Amount\n02/10 Shop 5.00"
    (entry,) = entries(text)
    assert entry.words == "Shop"
    assert entry.headings is not None


def test_pending_rows_are_left_out() -> None:
    assert told("02/10 Shop PENDING 5.00") == []


def test_a_line_of_other_figures_ends_a_row() -> None:
    assert told("02/10 Shop 5.00\nrate 1.10 used\nmore words") == [(2, "Shop", [500])]


def test_a_31_february_begins_no_row() -> None:
    assert told("31/02/2026 Shop 5.00") == []


def test_two_tables_side_by_side_are_read_one_after_the_other() -> None:
    text = "\n".join(
        f"0{at}/10 Shop {at}     {at}.00     1{at}/10 Bus {at}     2.0{at}" for at in range(1, 5)
    )
    lines = unfolded(lines_of(text))
    assert [line.text for line in lines[:5]] == [
        "01/10 Shop 1 1.00",
        "02/10 Shop 2 2.00",
        "03/10 Shop 3 3.00",
        "04/10 Shop 4 4.00",
        "11/10 Bus 1 2.01",
    ]


def test_a_second_date_at_changing_places_is_no_second_table() -> None:
    text = "01/10 A 1.00 11/10 B 2.00\n01/10 Some shop 1.00 11/10 B 2.00\n01/10 Q 1.00 5/10 B 2.00"
    assert len(unfolded(lines_of(text))) == 3
