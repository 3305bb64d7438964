"""The jobs of a child that reads pictures: photographs of receipts, and PDFs that were scanned."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from PIL.Image import Image

from app.errors import DocumentUnreadable
from app.reading.drafts import Context, DocumentReading
from app.reading.encoding import context_from_json, reading_to_json
from app.reading.jobs.warm import load_words
from app.reading.papers import read_statement_text
from app.reading.pdf import read_pdf
from app.reading.receipts.lines import Line, lines_of
from app.reading.receipts.photo import open_photo, pixels_of
from app.reading.receipts.receipt import read_receipt
from app.reading.sandbox.child import Job

try:
    from app.reading.receipts.ocr import Ocr
except ImportError:  # the extra `ocr` is not installed
    Ocr = None  # type: ignore[assignment, misc]

# A photographed statement, unlike a receipt, has several movements.
STATEMENT_ROWS = 2


def image(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """A photograph: a receipt, or a statement on paper or on a screen."""
    context = context_from_json(options["context"])
    lines = lines_of(_ocr().words(open_photo(data)))
    return reading_to_json(_best(lines, context))


def scanned_pdf(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """A PDF whose pages are pictures."""
    context = context_from_json(options["context"])
    ocr, pages = _ocr(), list[Line]()

    def read_page(page: Image) -> str:
        lines = lines_of(ocr.words(pixels_of(page)))
        pages.extend(lines)
        return "\n".join(line.text for line in lines)

    reading = read_pdf(data, context, password=options.get("password"), ocr=read_page)
    if len(reading.drafts) >= STATEMENT_ROWS:
        return reading_to_json(reading)
    receipt = read_receipt(pages, context)
    return reading_to_json(receipt if receipt.drafts or not reading.drafts else reading)


def jobs() -> dict[str, Job]:
    """The jobs, with the models and everything else loaded that they will need."""
    load_words()
    if Ocr is not None:
        _ocr()
    read_receipt([], Context(today=date(2026, 3, 1)))
    return {"image": image, "pdf": scanned_pdf}


def _best(lines: Sequence[Line], context: Context) -> DocumentReading:
    receipt = read_receipt(lines, context)
    if receipt.drafts:
        return receipt
    statement = read_statement_text("\n".join(line.text for line in lines), context)
    if len(statement.drafts) >= STATEMENT_ROWS and statement.kind == "statement":
        return replace(statement, problem=None)
    return receipt


@cache
def _ocr() -> "Ocr":
    if Ocr is None:
        raise DocumentUnreadable(
            "unsupported",
            "Photos cannot be read on this installation: its extra ocr is missing.",
        )
    return Ocr()
