"""The text of PDF files in reading order, locked ones, scanned ones, damaged ones."""

import pytest
from PIL.Image import Image

from app.errors import DocumentUnreadable
from app.reading.pdf import MAX_BYTES, MAX_OCR_PAGES, MAX_PAGES, pdf_text, read_pdf
from tests.support.papers import lines_pdf, locked, pdf_of, picture_pdf, turned
from tests.support.statements import descriptions, person, signed

STATEMENT = """
Current account statement            1 to 31 October 2026
Date          Description                      Money out     Money in      Balance
01 Oct 2026   Opening balance                                              500.00
02 Oct 2026   Corner shop                         12.50                    487.50
05 Oct 2026   Employer Ltd                                   1,000.00    1,487.50
"""
MOVEMENTS = [("2026-10-02", -1250), ("2026-10-05", 100000)]


def test_a_statements_columns_tell_debit_from_credit() -> None:
    reading = read_pdf(lines_pdf(STATEMENT), person("GB"))
    assert signed(reading) == MOVEMENTS
    assert descriptions(reading) == ["Corner shop", "Employer Ltd"]
    assert reading.kind == "statement"


def test_lines_are_put_together_by_where_their_words_stand() -> None:
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
    lines = [line.text for line in pdf_text(drawn_by_columns).lines]
    assert lines == ["02/10/2026 Corner shop 12.50", "05/10/2026 Bus 9.99"]


def test_words_printed_twice_to_look_bold_are_one() -> None:
    bold = pdf_of([[(40, 700, "Total"), (40.3, 700, "Total"), (100, 700, "5.00")]])
    assert [line.text for line in pdf_text(bold).lines] == ["Total 5.00"]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_shown_turned_is_read_all_the_same(degrees: int) -> None:
    assert signed(read_pdf(turned(lines_pdf(STATEMENT), degrees), person("GB"))) == MOVEMENTS


@pytest.mark.parametrize("quarter", [1, 2, 3])
def test_letters_drawn_sideways_are_read_the_way_they_run(quarter: int) -> None:
    sideways = pdf_of([[(40, 700, "02/10/2026 Shop"), (300, 700, "12.50")]], quarter=quarter)
    assert [line.text for line in pdf_text(sideways).lines] == ["02/10/2026 Shop 12.50"]


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
def test_what_cannot_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        read_pdf(data, person())
    assert caught.value.reason == reason


def test_a_scanned_file_without_recognition_says_that_it_has_no_text() -> None:
    assert pdf_text(picture_pdf(3)).scanned == (0, 1, 2)
    assert read_pdf(picture_pdf(), person()).problem == "no_text"


def test_an_empty_page_holds_no_statement() -> None:
    assert read_pdf(pdf_of([[]]), person()).problem == "no_statement"


def test_scanned_pages_are_recognized_up_to_a_bound() -> None:
    seen: list[tuple[int, int]] = []

    def recognize(page: Image) -> str:
        seen.append(page.size)
        return f"Account statement\n0{len(seen)}/10/2026 Shop -12.50 100.00\n"

    reading = read_pdf(picture_pdf(MAX_OCR_PAGES + 2), person("GB"), ocr=recognize)
    assert len(seen) == MAX_OCR_PAGES
    assert max(seen[0]) <= 2000
    assert [cents for _, cents in signed(reading)] == [-1250] * MAX_OCR_PAGES


def test_a_page_with_text_is_not_recognized() -> None:
    def never(_: Image) -> str:
        raise AssertionError

    assert signed(read_pdf(lines_pdf(STATEMENT), person("GB"), ocr=never)) == MOVEMENTS
