"""Read a PDF: extract its text, have pages that are images read by OCR, and read the result."""

import logging
from dataclasses import replace
from io import BytesIO

import pypdf
import pypdf.filters  # pypdf imports it on first use, when a child can open nothing any more
from pypdf.errors import PyPdfError

from app.reading.documents.pdf_pages import (
    MAX_CHARACTERS,
    Ocr,
    PdfText,
    UnopenedPdf,
    check_pages,
    extract_text,
    make_corrupt_error,
    make_password_error,
)
from app.reading.documents.printed import read_lines
from app.reading.statements.lines import parse_lines
from app.reading.types import DocumentReading, ReaderContext

# pypdf's warnings may quote from the document: they must not reach the logs.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


def read_pdf(
    data: bytes, context: ReaderContext, *, password: str | None = None, ocr: Ocr | None = None
) -> DocumentReading:
    """Return a statement's movements, or an invoice's total as one draft.

    `ocr` reads pages without text; without it they are counted in `unread`, and a document that
    has no other pages returns the problem `no_text`. Other problems: `no_statement`, `no_total`.
    Raise DocumentUnreadable: password_required, password_wrong, corrupt, too_large, unsupported.
    """
    text = read_pdf_text(data, password=password, ocr=ocr)
    if not text.lines:
        return DocumentReading(problem="no_text" if text.scanned else "no_statement")
    reading = read_lines(text.lines, context)
    return replace(reading, unread=replace(reading.unread, pages=len(text.unread)))


def read_pdf_text(data: bytes, *, password: str | None = None, ocr: Ocr | None = None) -> PdfText:
    """Return the text of a PDF; without `ocr`, pages that are images are only listed.

    Raise DocumentUnreadable as `read_pdf` does.
    """
    try:
        return extract_text(data, password=password, ocr=ocr)
    except UnopenedPdf:
        return _read_with_pypdf(data, password)


def _read_with_pypdf(data: bytes, password: str | None) -> PdfText:
    """Read a file that PDFium does not open: its words, without their positions."""
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(password or ""):
            raise make_password_error(password)
        check_pages(len(reader.pages))
        text = "\f".join(page.extract_text() for page in reader.pages)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        NotImplementedError,
        AssertionError,
    ) as error:
        raise make_corrupt_error() from error
    if not text.strip():
        raise make_corrupt_error()
    return PdfText(tuple(parse_lines(text[:MAX_CHARACTERS])), ())
