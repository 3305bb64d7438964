"""The lines of a PDF's pages, and which pages are images."""

import pytest
from PIL.Image import Image

from app.errors import DocumentUnreadable
from app.reading.documents.pdf_pages import (
    MAX_PAGES,
    UnopenedPdf,
    check_pages,
    extract_text,
    make_password_error,
)
from tests.support.printed_documents import lines_pdf, locked, pdf_of, picture_pdf


def test_words_are_grouped_into_lines_from_top_to_bottom() -> None:
    data = pdf_of([[(300, 700, "12.50"), (40, 650, "Bus"), (40, 700, "Shop")]])
    text = extract_text(data)
    assert [line.text for line in text.lines] == ["Shop 12.50", "Bus"]
    assert text.scanned == ()


def test_lines_know_their_page() -> None:
    assert [line.page for line in extract_text(lines_pdf("First", "Second")).lines] == [0, 1]


def test_pages_that_are_images_are_listed_without_ocr_and_read_with_it() -> None:
    assert extract_text(picture_pdf(2)).scanned == (0, 1)

    def recognize(_: Image) -> str:
        return "Shop 12.50\nBus 2.00"

    text = extract_text(picture_pdf(), ocr=recognize)
    assert [line.text for line in text.lines] == ["Shop 12.50", "Bus 2.00"]


def test_a_file_that_pdfium_cannot_open_is_left_to_another_library() -> None:
    with pytest.raises(UnopenedPdf):
        extract_text(lines_pdf("Shop").replace(b"/Root", b"/Ruut"))


def test_a_password_opens_a_locked_file() -> None:
    data = locked(lines_pdf("Shop 12.50"), "0412")
    assert [line.text for line in extract_text(data, password="0412").lines] == ["Shop 12.50"]
    with pytest.raises(DocumentUnreadable, match="Send its password"):
        extract_text(data)


def test_a_missing_and_a_wrong_password_have_different_reasons() -> None:
    assert make_password_error(None).reason == "password_required"
    assert make_password_error("1234").reason == "password_wrong"


def test_the_number_of_pages_is_limited() -> None:
    check_pages(MAX_PAGES)
    with pytest.raises(DocumentUnreadable) as caught:
        check_pages(MAX_PAGES + 1)
    assert caught.value.reason == "too_large"
