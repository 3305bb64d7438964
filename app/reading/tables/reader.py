"""Read bank exports and spreadsheets of every kind into drafts, from bytes alone."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from app.errors import DocumentUnreadable
from app.reading.tables import dates
from app.reading.tables.booking import build_reading, make_direction_guesser
from app.reading.tables.camt import is_camt, read_camt
from app.reading.tables.columns import detect_layout, keep_dated_rows
from app.reading.tables.delimited import decode, is_delimited, read_delimited
from app.reading.tables.extract import extract_rows
from app.reading.tables.grid import Grid
from app.reading.tables.markup import is_markup, read_markup
from app.reading.tables.mt940 import is_mt940, read_mt940
from app.reading.tables.ofx import is_ofx, read_ofx
from app.reading.tables.qif import is_qif, read_qif
from app.reading.tables.records import read_records
from app.reading.tables.rows import Movement, TableRow, list_unread
from app.reading.tables.segments import SheetTable, find_tables
from app.reading.tables.signs import assign_signs
from app.reading.tables.split_cells import rejoin_thousands
from app.reading.tables.workbook import read_workbook
from app.reading.types import DocumentReading, ReaderContext
from app.text.printed_currencies import CURRENCIES
from app.text.tokens import fold_words

MAX_BYTES = 20_000_000
_WORKBOOK_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_OTHER_SIGNATURES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"RIFF",
    b"OggS",
    b"\x1f\x8b",
    b"Rar!",
)
_CARD = re.compile(
    r"\b(?:fatura|credit card|card member|cartao de credito|tarjeta de credito|tarjeta credito|"
    r"kreditkarte|carta di credito|carte de credit|numero carta|card number|nome no cartao)\b"
)

# Columns that only the statements of cards have.
_INSTALLMENTS = re.compile(r"\b(?:cuotas?|installments?|parcelas?)\b")


def read_spreadsheet(data: bytes, context: ReaderContext, *, filename: str = "") -> DocumentReading:
    """Return the movements of a bank export.

    It may be CSV, XLSX, XLS, ODS, HTML or XML as .xls, OFX, QIF, CAMT or MT940: the bytes decide
    the format, and `filename` only helps to recognize a card's statement. A readable file that is
    not a statement returns the problem `no_statement`.
    Raise DocumentUnreadable: too_large, corrupt, unsupported, password_required.
    """
    if len(data) > MAX_BYTES:
        raise DocumentUnreadable(
            "too_large", "Files may have at most 20 MB. Send a shorter period."
        )
    if not data.strip():
        raise DocumentUnreadable("corrupt", "The file is empty. Export it again.")
    if data.startswith(_WORKBOOK_SIGNATURES):
        return _read_sheets(read_workbook(data), context, filename).to_reading(context)
    if data.startswith(_OTHER_SIGNATURES) or _is_binary(data):
        raise DocumentUnreadable(
            "unsupported",
            "This is not a spreadsheet. Send CSV, XLSX, XLS, OFX, QIF, CAMT or MT940.",
        )
    text = decode(data).lstrip("\ufeff\r\n\t ")
    return _read_text(text, context, filename).to_reading(context)


def is_table(text: str) -> bool:
    """Return whether a text is divided into rows and cells rather than printed."""
    return is_delimited(text) or read_records(text) is not None


@dataclass(slots=True)
class _Found:
    """The movements of a file, and the rows of it that could not be read."""

    movements: list[Movement] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def add(self, movements: Iterable[Movement], rows: Iterable[TableRow]) -> "_Found":
        """Add the movements that were made of `rows`, and those rows that are unread."""
        self.movements += movements
        self.unread += list_unread(rows)
        return self

    def to_reading(self, context: ReaderContext) -> DocumentReading:
        """Return what was found as drafts."""
        return build_reading(self.movements, context, self.unread)


def _is_binary(data: bytes) -> bool:
    """Return whether bytes are not text: over 5 % control characters (UTF-16 is decoded first)."""
    text = decode(data[:4_096])
    control_characters = sum(
        (ord(char) < 32 and char not in "\t\r\n\f\v\x1a") or char == "\ufffd" for char in text
    )
    return control_characters * 20 > len(text)


def _read_text(text: str, context: ReaderContext, filename: str) -> _Found:
    if (entries := _read_entries(text, context)) is not None:
        rows, card = entries
        return _Found().add(assign_signs(rows, make_direction_guesser(context), card=card), rows)
    if is_markup(text):
        return _read_sheets([read_markup(text)], context, filename)
    sheet = read_records(text) or read_delimited(text)
    return _read_sheets([sheet], context, filename)


def _read_entries(text: str, context: ReaderContext) -> tuple[list[TableRow], bool | None] | None:
    """Return the entries of a file of accounting, and whether it is a card's; None for a table."""
    if is_camt(text):
        return read_camt(text), None
    if is_ofx(text):
        return read_ofx(text)
    if is_qif(text):
        return read_qif(text, context)
    return (read_mt940(text), None) if is_mt940(text) else None


def _read_sheets(sheets: list[Grid], context: ReaderContext, filename: str) -> _Found:
    found = _Found()
    for sheet in sheets:
        for table in find_tables(sheet):
            _read_table(table, context, filename, found)
    return found


def _read_table(table: SheetTable, context: ReaderContext, filename: str, found: _Found) -> None:
    """Add the movements of a table to `found`, and its rows that could not be read."""
    grid = rejoin_thousands(table.rows, len(table.headings))
    layout = detect_layout(table.headings, grid, context.currency)
    if layout is None:
        dated = keep_dated_rows(table.rows)
        # The lines of some banks begin with what they are: only those with a date are movements.
        if not table.headings and 0 < len(dated) < len(table.rows):
            _read_table(replace(table, rows=dated), context, filename, found)
        return
    closing = _find_closing_day(table.preamble, context)
    rejoined = {at for at, row in enumerate(grid) if row is not table.rows[at]}
    rows = extract_rows(grid, layout, context, closing, rejoined=rejoined)
    words = fold_words(" ".join((table.preamble, *table.headings, filename)))
    card = True if layout.balance is None and _names_card(words, table.headings) else None
    currency = _find_currency(table.preamble)
    movements = (
        movement if movement.currency or not currency else movement.with_currency(currency)
        for movement in assign_signs(rows, make_direction_guesser(context), card=card)
    )
    found.add(movements, rows)


def _names_card(words: str, headings: Iterable[str]) -> bool:
    """Return whether the words of a file name a card, or a column holds instalments."""
    return bool(_CARD.search(words)) or any(
        _INSTALLMENTS.search(fold_words(one)) for one in headings
    )


def _find_closing_day(preamble: str, context: ReaderContext) -> date | None:
    """Return the last day that the lines before a table name, None where they name none."""
    written = dates.find_all(preamble)
    order = dates.infer_order(written, today=context.today, country=context.country)
    days = [day for one in written if (day := dates.to_date(one, order)) and day <= context.today]
    return max(days, default=None)


def _find_currency(preamble: str) -> str | None:
    """Return the currency whose code is the only one before the table, else None."""
    codes = set(re.findall(r"(?<![\w])[A-Z]{3}(?![\w])", preamble)) & CURRENCIES
    return codes.pop() if len(codes) == 1 else None
