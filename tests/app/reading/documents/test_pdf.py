"""The text of PDF files in reading order, locked ones, scanned ones, damaged ones."""

import pytest
from PIL.Image import Image

from app.errors import DocumentUnreadable
from app.reading.documents.pdf import read_pdf, read_pdf_text
from app.reading.documents.pdf_pages import MAX_BYTES, MAX_PAGES, extract_text
from tests.support.hostile_files import joined_pdf
from tests.support.printed_documents import lines_pdf, locked, pdf_of, picture_pdf, turned
from tests.support.statements import descriptions, person, signed

STATEMENT = """
Current account statement            1 to 31 October 2026
Date          Description                      Money out     Money in      Balance
01 Oct 2026   Opening balance                                              500.00
02 Oct 2026   Corner shop                         12.50                    487.50
05 Oct 2026   Employer Ltd                                   1,000.00    1,487.50
"""
MOVEMENTS = [("2026-10-02", -1250), ("2026-10-05", 100000)]


def test_a_statements_columns_distinguish_debit_and_credit() -> None:
    reading = read_pdf(lines_pdf(STATEMENT), person("GB"))
    assert signed(reading) == MOVEMENTS
    assert descriptions(reading) == ["Corner shop", "Employer Ltd"]
    assert reading.kind == "statement"


def test_words_are_grouped_into_lines_by_their_positions() -> None:
    drawn_by_columns = pdf_of(
        [
            [
                (300, 700, "12.50"),
                (40, 680, "05/10/2026"),
                (120, 700, "Corner shop"),
                (300, 680.4, "9.99"),
                (120, 679.7, "Bus"),
                (40, 700, "02/10/2026"),
            ]
        ]
    )
    lines = [line.text for line in read_pdf_text(drawn_by_columns).lines]
    assert lines == ["02/10/2026 Corner shop 12.50", "05/10/2026 Bus 9.99"]


def test_words_printed_twice_to_look_bold_are_one() -> None:
    bold = pdf_of([[(40, 700, "Total"), (40.3, 700, "Total"), (100, 700, "5.00")]])
    assert [line.text for line in read_pdf_text(bold).lines] == ["Total 5.00"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_shown_turned_is_read_all_the_same(degrees: int) -> None:
    assert signed(read_pdf(turned(lines_pdf(STATEMENT), degrees), person("GB"))) == MOVEMENTS


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_letters_drawn_sideways_are_read_the_way_they_run(quarter: int) -> None:
    sideways = pdf_of([[(40, 700, "02/10/2026 Shop"), (300, 700, "12.50")]], quarter=quarter)
    assert [line.text for line in read_pdf_text(sideways).lines] == ["02/10/2026 Shop 12.50"]


def test_a_locked_file_asks_for_its_password_and_opens_with_it() -> None:
    data = locked(lines_pdf(STATEMENT), "0412")
    for password, reason in ((None, "password_required"), ("1234", "password_wrong")):
        with pytest.raises(DocumentUnreadable) as caught:
            read_pdf(data, person("GB"), password=password)
        assert caught.value.reason == reason
    assert signed(read_pdf(data, person("GB"), password="0412")) == MOVEMENTS


def test_a_file_that_pdfium_refuses_gets_a_second_opinion() -> None:
    damaged = lines_pdf("Account statement", "02/10/2026 Shop -12.50 487.50")
    reading = read_pdf(damaged.replace(b"/Root", b"/Ruut"), person("GB"))
    assert signed(reading) == [("2026-10-02", -1250)]


def test_a_locked_file_is_locked_for_the_second_opinion_too() -> None:
    data = locked(lines_pdf(STATEMENT), "0412").replace(b"/Root", b"/Ruut")
    for password, reason in ((None, "password_required"), ("1234", "password_wrong")):
        with pytest.raises(DocumentUnreadable) as caught:
            read_pdf(data, person("GB"), password=password)
        assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"hello", "unsupported"),
        (b"%PDF-1.7\n" + b"\0" * 900, "corrupt"),
        (lines_pdf(STATEMENT)[:400], "corrupt"),
        (pdf_of([], trailer=False), "corrupt"),
        (b"%PDF" + b" " * MAX_BYTES, "too_large"),
        (lines_pdf(*["page"] * (MAX_PAGES + 1)), "too_large"),
    ],
    ids=["no pdf", "junk", "truncated", "no trailer", "enormous", "too many pages"],
)
def test_an_unreadable_file_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        read_pdf(data, person())
    assert caught.value.reason == reason


def test_a_scanned_file_without_ocr_has_the_problem_no_text() -> None:
    assert read_pdf_text(picture_pdf(3)).scanned == (0, 1, 2)
    assert read_pdf(picture_pdf(), person()).problem == "no_text"


def test_pages_without_text_are_counted_beside_those_that_are_read() -> None:
    reading = read_pdf(joined_pdf(lines_pdf(STATEMENT), picture_pdf(2)), person("GB"))
    assert signed(reading) == MOVEMENTS
    assert reading.unread.pages == 2


def test_an_empty_page_holds_no_statement() -> None:
    assert read_pdf(pdf_of([[]]), person()).problem == "no_statement"


def test_scanned_pages_are_recognized_as_long_as_there_is_time() -> None:
    seen: list[tuple[int, int]] = []

    def recognize(page: Image) -> str:
        seen.append(page.size)
        return f"Account statement\n0{len(seen)}/10/2026 Shop -12.50 100.00\n"

    text = extract_text(picture_pdf(7), ocr=recognize, has_time=lambda: len(seen) < 5)
    assert len(seen) == 5
    assert max(seen[0]) <= 2000
    assert text.scanned == (0, 1, 2, 3, 4, 5, 6)
    assert text.unread == (5, 6)
    seen.clear()
    assert len(signed(read_pdf(picture_pdf(7), person("GB"), ocr=recognize))) == 7


def test_a_page_with_text_is_not_recognized() -> None:
    def never(_: Image) -> str:
        raise AssertionError

    assert signed(read_pdf(lines_pdf(STATEMENT), person("GB"), ocr=never)) == MOVEMENTS
