"""Read documents that contain their text: PDFs, spreadsheets, and text layers."""

from datetime import date
from typing import Any

from app.reading.documents.encoding import decode_context, encode_reading
from app.reading.documents.jobs.outgoing import list_lines
from app.reading.documents.jobs.preload import load_language_data
from app.reading.documents.pdf import read_pdf
from app.reading.documents.printed import read_statement_text
from app.reading.tables.reader import read_spreadsheet
from app.reading.types import ReaderContext
from app.sandbox.child import Job

# Both are read once at the start, so that whatever the readers load on first use is loaded.
_SAMPLE = b"Date;Description;Amount\n01/02/2026;SUPERMARKET;-12,50\n02/02/2026;SALARY;1.000,00\n"
_STATEMENT = "STATEMENT\n01/02/2026 SUPERMARKET 12.50\n02/02/2026 COFFEE 3.20\n"


def read_pdf_document(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Read a PDF that contains its text; the problem is `no_text` where it has none."""
    return encode_reading(
        read_pdf(data, _decode_context(options), password=options.get("password"))
    )


def read_table(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Read a bank's export in any format."""
    filename = str(options.get("filename", ""))
    return encode_reading(read_spreadsheet(data, _decode_context(options), filename=filename))


def read_text_layer(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """Read the text of a printed document, without its layout."""
    text = data.decode("utf-8", "replace")
    return encode_reading(read_statement_text(text, _decode_context(options)))


def load_jobs() -> dict[str, Job]:
    """Return the jobs by name, with all that they need loaded."""
    load_language_data()
    context = ReaderContext(today=date(2026, 3, 1))
    encode_reading(read_spreadsheet(_SAMPLE, context, filename=""))
    encode_reading(read_statement_text(_STATEMENT, context))
    return {
        "pdf": read_pdf_document,
        "spreadsheet": read_table,
        "text": read_text_layer,
        "lines": list_lines,
    }


def _decode_context(options: dict[str, Any]) -> ReaderContext:
    return decode_context(options["context"])
