"""The jobs of a child that reads what has its text in it: PDFs, spreadsheets, text layers."""

from datetime import date
from typing import Any

from app.reading.drafts import Context, DocumentReading
from app.reading.encoding import context_from_json, reading_to_json
from app.reading.jobs.warm import load_words
from app.reading.papers import read_statement_text
from app.reading.pdf import read_pdf
from app.reading.sandbox.child import Job
from app.reading.tables.reader import read_spreadsheet

# A row of each kind, read once so that what readers load at their first use is there.
_SAMPLE = b"Date;Description;Amount\n01/02/2026;SUPERMARKET;-12,50\n02/02/2026;SALARY;1.000,00\n"
_STATEMENT = "STATEMENT\n01/02/2026 SUPERMARKET 12.50\n02/02/2026 COFFEE 3.20\n"


def pdf(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """A PDF with its text in it; the problem `no_text` where it has none."""
    return reading_to_json(read_pdf(data, _context(options), password=options.get("password")))


def spreadsheet(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """A bank's export of any kind."""
    filename = str(options.get("filename", ""))
    return reading_to_json(read_spreadsheet(data, _context(options), filename=filename))


def text_layer(data: bytes, options: dict[str, Any]) -> dict[str, Any]:
    """The text of a printed document, without its places."""
    text = data.decode("utf-8", "replace")
    return reading_to_json(read_statement_text(text, _context(options)))


def jobs() -> dict[str, Job]:
    """The jobs, with everything loaded that they will need."""
    load_words()
    context = Context(today=date(2026, 3, 1))
    _warm(read_spreadsheet(_SAMPLE, context, filename=""), read_statement_text(_STATEMENT, context))
    return {"pdf": pdf, "spreadsheet": spreadsheet, "text": text_layer}


def _warm(*readings: DocumentReading) -> None:
    for reading in readings:
        reading_to_json(reading)


def _context(options: dict[str, Any]) -> Context:
    return context_from_json(options["context"])
