"""Bank exports and spreadsheets of every kind made drafts. Pure: bytes in, a reading out."""

import re

from app.errors import DocumentUnreadable
from app.reading.drafts import Context, DocumentReading
from app.reading.tables.booking import booked, votes_for
from app.reading.tables.columns import lay_out
from app.reading.tables.delimited import decode, read_delimited
from app.reading.tables.extract import rows_of
from app.reading.tables.grid import Grid
from app.reading.tables.markup import is_markup, read_markup
from app.reading.tables.ofx import is_ofx, read_ofx
from app.reading.tables.qif import is_qif, read_qif
from app.reading.tables.rows import Movement
from app.reading.tables.segments import Segment, segments
from app.reading.tables.signs import settle
from app.reading.tables.vocabulary import CURRENCIES, fold
from app.reading.tables.workbook import read_workbook

MAX_BYTES = 20_000_000
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_FOREIGN = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"RIFF", b"OggS", b"\x1f\x8b", b"Rar!")
_CARD = re.compile(
    r"\b(?:fatura|credit card|card member|cartao de credito|tarjeta de credito|tarjeta credito|"
    r"kreditkarte|carta di credito|carte de credit|numero carta|card number|nome no cartao)\b"
)


def read_spreadsheet(data: bytes, context: Context, *, filename: str = "") -> DocumentReading:
    """The movements of a bank export: CSV, XLSX, XLS, ODS, HTML or XML named .xls, OFX, QIF.

    The bytes tell the format; `filename` only helps to tell a card's statement. A readable file
    that is no statement comes back with the problem `no_statement`.
    Raises DocumentUnreadable: too_large, corrupt, unsupported, password_required.
    """
    if len(data) > MAX_BYTES:
        raise DocumentUnreadable("too_large", "Files may have 20 MB. Send a shorter period.")
    if not data.strip():
        raise DocumentUnreadable("corrupt", "The file is empty. Export it again.")
    if data.startswith(_WORKBOOKS):
        return booked(_from_sheets(read_workbook(data), context, filename), context)
    if data.startswith(_FOREIGN) or _is_binary(data):
        raise DocumentUnreadable(
            "unsupported", "This is no spreadsheet. Send CSV, XLSX, XLS, OFX or QIF."
        )
    return booked(_from_text(decode(data).lstrip("\ufeff\r\n\t "), context, filename), context)


def _is_binary(data: bytes) -> bool:
    """Whether bytes are no text: control characters, and not UTF-16's regular zeros."""
    text = decode(data[:4_096])
    odd = sum(
        (ord(char) < 32 and char not in "\t\r\n\f\v\x1a") or char == "\ufffd" for char in text
    )
    return odd * 20 > len(text)


def _from_text(text: str, context: Context, filename: str) -> list[Movement]:
    votes = votes_for(context)
    if is_ofx(text):
        rows, card = read_ofx(text)
        return settle(rows, votes, card=card)
    if is_qif(text):
        rows, card = read_qif(text, context)
        return settle(rows, votes, card=card)
    sheet = read_markup(text) if is_markup(text) else read_delimited(text)
    return _from_sheets([sheet], context, filename)


def _from_sheets(sheets: list[Grid], context: Context, filename: str) -> list[Movement]:
    return [
        movement
        for sheet in sheets
        for segment in segments(sheet)
        for movement in _movements(segment, context, filename)
    ]


def _movements(segment: Segment, context: Context, filename: str) -> list[Movement]:
    layout = lay_out(segment.headings, segment.rows, context.currency)
    if layout is None:
        return []
    rows = rows_of(segment.rows, layout, context)
    told = fold(" ".join((segment.preamble, *segment.headings, filename)))
    card = True if layout.balance is None and _CARD.search(told) else None
    currency = _declared(segment.preamble)
    return [
        movement if movement.currency or not currency else movement.in_currency(currency)
        for movement in settle(rows, votes_for(context), card=card)
    ]


def _declared(preamble: str) -> str | None:
    """The one currency that stands alone, as a code, in what precedes the table."""
    codes = set(re.findall(r"(?<![\w])[A-Z]{3}(?![\w])", preamble)) & CURRENCIES
    return codes.pop() if len(codes) == 1 else None
