"""The files that are made of the cases' descriptions."""

from io import BytesIO

import openpyxl
import pypdf
import pytest

from app.reading.documents.file_type import detect_file_type
from bench.case_files import file_of
from bench.case_rows import Document, cases

ROWS = ("2026-11-03 -45.20 Fish & chips", "2026-11-05 1450.00 Wages")


def made(name: str, pending: tuple[int, ...] = ()) -> str:
    """Return the bank's file of `ROWS` as text."""
    return file_of(Document(name, rows=ROWS, currency="EUR", pending=pending)).decode()


DOCUMENTS = {case.id: case.document for case in cases() if case.document}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)
def test_every_document_becomes_a_file_of_a_known_type(document: Document) -> None:
    assert detect_file_type(file_of(document)) is not None


def test_text_stays_as_it_is() -> None:
    assert file_of(Document("a.csv", "Date,₦\n1,2\n")) == "Date,₦\n1,2\n".encode()


def test_a_pdf_prints_the_lines() -> None:
    page = pypdf.PdfReader(BytesIO(file_of(Document("a.pdf", "Net pay     12.00\n")))).pages[0]
    assert "Net pay" in page.extract_text()


def test_a_workbook_has_a_cell_for_each_column() -> None:
    book = openpyxl.load_workbook(BytesIO(file_of(Document("a.xlsx", "Date | Sum\n1 | -2\n"))))
    sheet = book.active
    assert sheet is not None
    assert list(sheet.values) == [("Date", "Sum"), ("1", "-2")]


def test_a_photo_is_a_picture() -> None:
    assert detect_file_type(file_of(Document("a.png", "TOTAL   2.00\n"))) == "image"


def test_ofx_has_signs_and_days() -> None:
    ofx = made("a.ofx")
    assert "<DTPOSTED>20261103120000\n<TRNAMT>-45.20\n" in ofx
    assert "<CURDEF>EUR" in ofx


def test_camt_tells_the_way_and_what_is_pending() -> None:
    camt = made("a.xml", pending=(2,))
    assert '<Amt Ccy="EUR">45.20</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>' in camt
    assert '<Amt Ccy="EUR">1450.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts>' in camt
    assert "Fish &amp; chips" in camt
    assert '<Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">954.80</Amt>' in camt


@pytest.mark.parametrize("name", ["a.sta", "a.mt940", "a.txt"])
def test_mt940_closes_with_the_balance(name: str) -> None:
    lines = made(name).split("\r\n")
    assert ":61:2611031103D45,20NTRFNONREF" in lines
    assert ":61:2611051105C1450,00NTRFNONREF" in lines
    assert ":62F:C261105EUR2404,80" in lines
