"""Decode CSV and similar files and split them into rows, whatever their encoding or delimiter."""

import codecs
import csv
import re
from collections import Counter
from itertools import islice
from operator import methodcaller

import clevercsv

from app.reading.tables.grid import MAX_CELL_LENGTH, MAX_ROWS, Grid, check_size

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Codecs are modules that load on first use, when a child can open nothing any more.
for _name in ("utf-8", "utf-32-le", "utf-16-le", "utf-16-be", "cp1252"):
    codecs.lookup(_name)
_DELIMITERS = (";", "\t", ",", "|")
_SAMPLE_LINES, _SAMPLE_LENGTH = 40, 6_000
# What may hold delimiters that divide nothing: quoted cells, and figures ("1.234,50", "1,234.50").
_QUOTED = re.compile(r'"[^"]*"')
_COMMA_IN_FIGURE = re.compile(r"(?<=\d),(?=\d{1,3}(?!\d))")


def decode(data: bytes) -> str:
    """Return the text of a file: by its byte order mark, else UTF-8, else Windows-1252."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if utf16 := _detect_utf16(data[:512]):
        return data.decode(utf16, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A file that is cut off within its last character is still UTF-8.
        if error.start >= len(data) - 4:
            return data.decode("utf-8", errors="ignore")
    return data.decode("cp1252", errors="replace")


def _detect_utf16(start: bytes) -> str | None:
    """Return the UTF-16 variant of bytes without a mark, where every other byte is zero."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd * 3 > len(start) and even < odd // 8 + 1:
        return "utf-16-le"
    return "utf-16-be" if even * 3 > len(start) and odd < even // 8 + 1 else None


def read_delimited(text: str) -> Grid:
    """Return the rows of a delimited file.

    Raise DocumentUnreadable("too_large") for more rows or columns than a sheet may have.
    """
    lines = (
        text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n", MAX_ROWS * 2)
    )
    filled = [line for line in lines if line.strip()]
    check_size(len(filled), 0)
    delimiter = _detect_delimiter(filled)
    rows = _parse_rows(lines, delimiter, csv.QUOTE_MINIMAL)
    if len(rows) * 2 < len(filled):
        # A single quotation mark has joined lines: it was an ordinary character.
        rows = _parse_rows(lines, delimiter, csv.QUOTE_NONE)
    check_size(len(rows), max(map(len, rows), default=0))
    return [[*row] for row in rows]


def is_delimited(text: str) -> bool:
    """Return whether most lines of a text are divided into equally many cells, three at least."""
    lines = [line for line in text.splitlines() if line.strip()][:_SAMPLE_LINES]
    bare = [_COMMA_IN_FIGURE.sub(".", _QUOTED.sub("", line)) for line in lines]
    counted = (Counter(map(methodcaller("count", mark), bare)) for mark in _DELIMITERS)
    often = (lines_of for counts in counted for cells, lines_of in counts.items() if cells > 1)
    return len(lines) > 1 and max(often, default=0) * 2 > len(lines)


def _parse_rows(lines: list[str], delimiter: str, quoting: int) -> list[list[str]]:
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
    rows = [_unquote_row(row, delimiter) for row in rows]
    return [
        [cell.strip()[:MAX_CELL_LENGTH] for cell in row] for row in rows if any(map(str.strip, row))
    ]


def _unquote_row(row: list[str], delimiter: str) -> list[str]:
    """Split a row that is quoted as a whole, as spreadsheets save a file opened as one column."""
    if len(row) == 1 and row[0].count(delimiter) > 1 and "\n" not in row[0]:
        return next(csv.reader([row[0]], delimiter=delimiter), row)
    return row


def _detect_delimiter(lines: list[str]) -> str:
    """Return clevercsv's delimiter, unless another divides far more lines into equal cells.

    What divides is counted outside quoted cells and figures: clevercsv takes decimal commas for
    delimiters, as they are in each line.
    """
    head = lines[:_SAMPLE_LINES]
    bare = [_COMMA_IN_FIGURE.sub(".", _QUOTED.sub("", line)) for line in head]
    measures = {
        mark: (_measure_consistency(bare, mark), _measure_consistency(head, mark))
        for mark in _DELIMITERS
    }
    best = max(_DELIMITERS, key=measures.__getitem__)
    sample = "\n".join(head)[:_SAMPLE_LENGTH]
    dialect = clevercsv.Detector().detect(sample, delimiters=list(_DELIMITERS))
    found = dialect.delimiter if dialect else ""
    if found not in _DELIMITERS:
        return best
    return best if measures[best][0] > 2 * measures[found][0] else str(found)


def _measure_consistency(lines: list[str], mark: str) -> float:
    """Return how many lines `mark` divides into the most frequent number of cells (over 1)."""
    counts = Counter(line.count(mark) for line in lines)
    counts.pop(0, None)
    if not counts:
        return 0
    cells, often = max(counts.items(), key=lambda item: (item[1], item[0]))
    return often + cells / 1000
