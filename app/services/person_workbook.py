"""A person's rows as an Excel workbook: a sheet for each kind, a line for each row."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl import Workbook

# Characters that a cell can hold, and rows of a sheet, its heading included (Excel's own limits).
LONGEST_CELL = 32_767
MOST_ROWS = 1_048_576
_CUT = "… (cut; the JSON export has all of it)"
# In XML: one of them, and no program opens the workbook.
_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# What a program that opens the file may take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

Sections = Iterable[tuple[str, tuple[str, ...], Iterator[Mapping[str, Any]]]]


def write_workbook(
    sections: Sections, out: IO[bytes], most_rows: int = MOST_ROWS
) -> dict[str, int]:
    """Write a workbook and return the rows of each sheet; one that would be empty has its heading.

    What `most_rows` lines cannot hold goes on in another sheet.
    """
    # Here, because it takes a tenth of the start of every command.
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    counts = {}
    for name, columns, rows in sections:
        counts[name] = 0
        for row in rows:
            sheets, line = divmod(counts[name], most_rows - 1)
            if line == 0:
                sheet = _add_sheet(book, f"{name} {sheets + 1}" if sheets else name, columns)
            sheet.append([make_cell(row[column]) for column in columns])
            counts[name] += 1
        if not counts[name]:
            _add_sheet(book, name, columns)
    book.save(out)
    return counts


def _add_sheet(book: "Workbook", name: str, columns: tuple[str, ...]) -> Any:
    sheet = book.create_sheet(name)
    sheet.append(list(columns))
    return sheet


def make_cell(value: Any) -> Any:
    """Return a value as a cell holds it: structures as JSON, and no text as a formula.

    A text that begins as a formula does gets an apostrophe before it.
    """
    if isinstance(value, dict | list):
        value = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return value
    text = _ILLEGAL.sub("", value)
    if text.startswith(_FORMULA):
        text = "'" + text
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(_CUT)] + _CUT
