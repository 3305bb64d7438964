"""Read images: photographs of receipts and of statements, and scanned PDFs.

A PDF is sent to this child once `text_documents` has found pages without text in it, so PDFium can
open it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from PIL.Image import Image

from app.errors import DocumentUnreadable
from app.memory import give_memory_back
from app.reading.documents.encoding import MAX_FIGURES, decode_context, encode_reading
from app.reading.documents.jobs.outgoing import shrink_photo
from app.reading.documents.jobs.preload import load_language_data
from app.reading.documents.jobs.time_budget import TimeBudget
from app.reading.documents.pdf_pages import UnopenedPdf, extract_text, make_corrupt_error
from app.reading.documents.printed import read_lines, read_statement_text
from app.reading.documents.slips import read_slip
from app.reading.receipts.lines import ReceiptLine, group_into_lines
from app.reading.receipts.money import find_amounts
from app.reading.receipts.photo import open_photo, to_pixels
from app.reading.receipts.receipt import read_receipt
from app.reading.statements.lines import StatementLine, parse_lines, split_glued
from app.reading.types import DocumentReading, ReaderContext
from app.sandbox.child import Job

try:
    from app.reading.receipts.ocr import Ocr
except ImportError:  # the extra `ocr` is not installed
    Ocr = None  # type: ignore[assignment, misc]

# A photographed statement has several movements, a receipt has one.
STATEMENT_ROWS = 2


def read_image(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Read a photograph: of a receipt, or of a statement on paper or on a screen."""
    context = decode_context(options["context"])
    lines = group_into_lines(_load_ocr().read_words(open_photo(data)))
    return encode_reading(replace(_read_best(lines, context), figures=_list_figures(lines)))


def read_scanned_pdf(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Read a PDF of which pages are images, some or all of them.

    Images continue a printed statement; beside a printed invoice or slip they are not booked.
    """
    context = decode_context(options["context"])
    ocr, pages = _load_ocr(), list[ReceiptLine]()
    budget = TimeBudget.until(options.get("until"))

    def read_page(page: Image) -> str:
        pixels = to_pixels(page)
        page.close()
        give_memory_back()  # to the models: 6 MB less at the peak of a scan of four pages
        lines = group_into_lines(ocr.read_words(pixels))
        pages.extend(lines)
        return split_glued("\n".join(line.text for line in lines))

    try:
        text = extract_text(
            data, password=options.get("password"), ocr=read_page, has_time=budget.has_time
        )
    except UnopenedPdf as error:
        raise make_corrupt_error() from error
    if text.unread and not text.lines:
        raise DocumentUnreadable("too_slow", "There was no time to read it. Try again later.")
    printed = [line for line in text.lines if line.page not in text.scanned]
    reading = read_lines(printed, context) if printed else DocumentReading()
    if not reading.drafts:
        scanned = [line for line in text.lines if line.page in text.scanned]
        reading = _read_scanned(scanned, pages, context)
    elif reading.kind == "statement":
        whole = read_lines(text.lines, context)
        reading = whole if len(whole.drafts) >= len(reading.drafts) else reading
    unread = replace(reading.unread, pages=len(text.unread))
    return encode_reading(replace(reading, unread=unread))


def _read_scanned(
    lines: Sequence[StatementLine], receipt_lines: Sequence[ReceiptLine], context: ReaderContext
) -> DocumentReading:
    """Read the pages that are images: as a printed document, else as a receipt."""
    reading = read_lines(lines, context) if lines else DocumentReading()
    if len(reading.drafts) < STATEMENT_ROWS and reading.kind != "receipt":
        receipt = read_receipt(receipt_lines, context)
        return receipt if receipt.drafts or not reading.drafts else reading
    return reading


def load_jobs() -> dict[str, Job]:
    """Return the jobs by name, with the models and all else that they need loaded."""
    load_language_data()
    if Ocr is not None:
        _load_ocr()
    read_receipt([], ReaderContext(today=date(2026, 3, 1)))
    return {"image": read_image, "pdf": read_scanned_pdf, "shrink": shrink_photo}


def _read_best(lines: Sequence[ReceiptLine], context: ReaderContext) -> DocumentReading:
    text = split_glued("\n".join(line.text for line in lines))
    if slip := read_slip(parse_lines(text), context):
        return slip
    receipt = read_receipt(lines, context)
    if receipt.drafts:
        return receipt
    statement = read_statement_text(text, context)
    if len(statement.drafts) >= STATEMENT_ROWS and statement.kind == "statement":
        return replace(statement, problem=None)
    return receipt


def _list_figures(lines: Sequence[ReceiptLine]) -> tuple[int, ...]:
    """Return the amounts of all lines once, in cents."""
    found = dict.fromkeys(amount.cents for line in lines for amount in find_amounts(line))
    return tuple(found)[:MAX_FIGURES]


@cache
def _load_ocr() -> "Ocr":
    if Ocr is None:
        raise DocumentUnreadable(
            "unsupported",
            "Photos cannot be read on this installation: the extra ocr is not installed.",
        )
    return Ocr()
