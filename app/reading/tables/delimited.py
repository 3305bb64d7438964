"""CSV and its kin: bytes to text, and text to rows, whatever the encoding and the delimiter."""

import codecs
import csv
from collections import Counter
from itertools import islice

import clevercsv

from app.reading.tables.grid import MAX_CELL, MAX_ROWS, Grid, bounded

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs are modules, found at their first use: a child that may open nothing needs them before.
for _name in ("utf-8", "utf-32-le", "utf-16-le", "utf-16-be", "cp1252"):
    codecs.lookup(_name)
_DELIMITERS = (";", "\t", ",", "|")
_SAMPLE_LINES, _SAMPLE_LENGTH = 40, 6_000


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, else UTF-8, else Windows' Western encoding."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if wide := _wide(data[:512]):
        return data.decode(wide, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file cut off inside its last character is still UTF-8.
        if error.start >= len(data) - 4:
            return data.decode("utf-8", errors="ignore")
    return data.decode("cp1252", errors="replace")


def _wide(start: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in every other byte."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd * 3 > len(start) and even < odd // 8 + 1:
        return "utf-16-le"
    return "utf-16-be" if even * 3 > len(start) and odd < even // 8 + 1 else None


def read_delimited(text: str) -> Grid:
    """The rows of a delimited file.

    Raises DocumentUnreadable("too_large") for more rows or columns than a sheet may have.
    """
    lines = (
        text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n", MAX_ROWS * 2)
    )
    filled = [line for line in lines if line.strip()]
    bounded(len(filled), 0)
    delimiter = _delimiter(filled)
    rows = _rows(lines, delimiter, csv.QUOTE_MINIMAL)
    if len(rows) * 2 < len(filled):
        # A lone quote has swallowed lines: it was a character like any other.
        rows = _rows(lines, delimiter, csv.QUOTE_NONE)
    bounded(len(rows), max(map(len, rows), default=0))
    return [[*row] for row in rows]


def _rows(lines: list[str], delimiter: str, quoting: int) -> list[list[str]]:
    reader = csv.reader(
        (f"{line}\n" for line in lines),
        delimiter=delimiter,
        quoting=quoting,  # type: ignore[arg-type]  # typeshed lists the constants as literals
        skipinitialspace=True,
    )
    try:
        rows = list(islice(reader, MAX_ROWS + 1))
    except csv.Error:
        return []
    rows = [_opened(row, delimiter) for row in rows]
    return [[cell.strip()[:MAX_CELL] for cell in row] for row in rows if any(map(str.strip, row))]


def _opened(row: list[str], delimiter: str) -> list[str]:
    """A row quoted as a whole, as spreadsheets save what they opened as one column."""
    if len(row) == 1 and row[0].count(delimiter) > 1 and "\n" not in row[0]:
        return next(csv.reader([row[0]], delimiter=delimiter), row)
    return row


def _delimiter(lines: list[str]) -> str:
    """The delimiter: clevercsv's, unless another one divides most lines into as many cells."""
    sample = "\n".join(lines[:_SAMPLE_LINES])[:_SAMPLE_LENGTH]
    best = max(_DELIMITERS, key=lambda mark: _steadiness(lines[:_SAMPLE_LINES], mark))
    dialect = clevercsv.Detector().detect(sample, delimiters=list(_DELIMITERS))
    found = dialect.delimiter if dialect else ""
    if found not in _DELIMITERS:
        return best
    steady, other = (_steadiness(lines[:_SAMPLE_LINES], mark) for mark in (found, best))
    return best if other > 2 * steady else str(found)


def _steadiness(lines: list[str], mark: str) -> float:
    """How many lines share the commonest number (over one) of cells that `mark` makes."""
    counts = Counter(line.count(mark) for line in lines)
    counts.pop(0, None)
    if not counts:
        return 0
    cells, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    return often + cells / 1000
