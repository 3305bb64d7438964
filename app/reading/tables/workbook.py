"""Read workbooks (XLSX, XLS, ODS), after checking the sizes that their archive declares."""

import codecs
import re
import zipfile
import zlib
from datetime import date, datetime, time, timedelta
from io import BytesIO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from app.errors import DocumentUnreadable
from app.reading.tables.grid import MAX_CELL_LENGTH, MAX_COLUMNS, MAX_ROWS, Cell, Grid, check_size

MAX_UNPACKED_BYTES = 48_000_000
"""Bytes that an archive may unpack to: 20,000 rows of a bank's export take a tenth of it."""
MAX_ARCHIVE_PARTS = 2_000
_MAX_SHEETS = 12
# ZIP archives name their parts in cp437. A codec is a module, and a child cannot load it later.
codecs.lookup("cp437")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
# What the standard library raises for damaged archives.
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError,
    ValueError, KeyError,
)  # fmt: skip
# A protected workbook is an OLE container around an encrypted package with this name.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_CELL_AT = re.compile(rb'\br="([A-Z]{1,4})(\d{1,9})"')
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_ROW_NUMBER = re.compile(rb'\br="(\d{1,9})"')
_HIDDEN = re.compile(rb'\bhidden="(?:1|true)"')


def read_workbook(data: bytes) -> list[Grid]:
    """Return the sheets of a workbook, without empty ones and hidden rows.

    Raise DocumentUnreadable: too_large over a limit, corrupt where it cannot be read,
    password_required where it is encrypted.
    """
    if _ENCRYPTED in data:
        raise DocumentUnreadable(
            "password_required", "The workbook is protected. Save it without a password."
        )
    hidden = _check_archive(data) if data.startswith(b"PK") else {}
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        names = book.sheet_names[:_MAX_SHEETS]
        grids = [
            _read_rows(book.get_sheet_by_name(name), hidden.get(index, frozenset()))
            for index, name in enumerate(names)
        ]
    except CalamineError as error:
        raise DocumentUnreadable("corrupt", "The workbook is damaged. Export it again.") from error
    return [grid for grid in grids if grid]


def _read_rows(sheet: CalamineSheet, hidden: frozenset[int]) -> Grid:
    check_size(sheet.total_height, sheet.total_width)
    rows = sheet.to_python(skip_empty_area=False)
    return [
        [_read_cell(value) for value in row]
        for number, row in enumerate(rows, start=1)
        if number not in hidden and any(value != "" for value in row)
    ]


def _read_cell(value: object) -> Cell:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, time | timedelta):
        return ""
    return str(value)[:MAX_CELL_LENGTH]


def _check_archive(data: bytes) -> dict[int, frozenset[int]]:
    """Return the hidden rows of each sheet, after checking the sizes that the archive declares.

    A few kilobytes can unpack to gigabytes, or name a cell in row 1,048,576: those are refused.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            if (
                len(parts) > MAX_ARCHIVE_PARTS
                or sum(part.file_size for part in parts) > MAX_UNPACKED_BYTES
            ):
                check_size(MAX_ROWS + 1, 0)
            sheets = sorted(
                (part for part in parts if _SHEET_PART.fullmatch(part.filename)),
                key=lambda part: (len(part.filename), part.filename),
            )
            return {
                index: _find_hidden_rows(archive.read(part)) for index, part in enumerate(sheets)
            }
    except _DAMAGED as error:
        raise DocumentUnreadable("corrupt", "The workbook is damaged. Export it again.") from error


def _find_hidden_rows(part: bytes) -> frozenset[int]:
    """Return the numbers of hidden rows. Raise too_large where a cell is outside the limits."""
    for column, row in _CELL_AT.findall(part):
        check_size(int(row), 0 if len(column) < 3 else MAX_COLUMNS + 1)
    hidden = set()
    for attributes in _ROW.findall(part):
        number = _ROW_NUMBER.search(attributes)
        if number and _HIDDEN.search(attributes):
            hidden.add(int(number[1]))
    return frozenset(hidden)
