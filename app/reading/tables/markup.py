"""The tables of web pages, and of the XML workbooks of 2003, that banks name .xls."""

import re
from html.parser import HTMLParser

from app.reading.tables.grid import MAX_CELL, MAX_COLUMNS, MAX_ROWS, Cell, Grid, bounded

_MARKUP = re.compile(
    r"^\s*(?:<\?xml|<!doctype\s+html|<!--|<html|<table|<head|<meta|<workbook|<ss:)", re.IGNORECASE
)
_ROWS = ("tr", "row", "ss:row")
_CELLS = ("td", "th", "cell", "ss:cell")
_HIDDEN = frozenset({"style", "script", "title"})


def is_markup(text: str) -> bool:
    """Whether a file that calls itself a spreadsheet is a page or an XML workbook."""
    start = text[:2_000]
    return (
        _MARKUP.match(start) is not None
        and re.search(r"(?i)<(?:ss:)?(table|workbook|html)", text[:20_000]) is not None
    )


def read_markup(text: str) -> Grid:
    """The rows of all tables, in their order.

    Rows and cells may lack their closing tags and tables may stand within each other, as in real
    exports. Raises DocumentUnreadable("too_large") for more rows than a sheet may have.
    """
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_row()
    return reader.rows


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Grid = []
        self._row: list[Cell] = []
        self._cell: list[str] | None = None
        self._span = 1
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._skipped += 1
        elif tag in _ROWS:
            self.end_row()
        elif tag in _CELLS:
            self._end_cell()
            values = dict(attrs)
            self._place(values.get("ss:index"))
            self._cell = []
            self._span = _number(values.get("colspan"), 1) + _number(
                values.get("ss:mergeacross"), 0
            )
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _HIDDEN:
            self._skipped = max(0, self._skipped - 1)
        elif tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS:
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipped:
            self._cell.append(data)

    def end_row(self) -> None:
        """Keep the row so far, if anything stands in it."""
        self._end_cell()
        if any(self._row):
            self.rows.append(self._row)
            bounded(len(self.rows), len(self._row))
        self._row = []

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        self._row.append(" ".join("".join(self._cell).split())[:MAX_CELL])
        self._row.extend([""] * (min(self._span, MAX_COLUMNS) - 1))
        self._cell = None

    def _place(self, index: str | None) -> None:
        """XML workbooks leave empty cells out and number the next one."""
        gap = _number(index, 0) - 1 - len(self._row)
        self._row.extend([""] * min(max(gap, 0), MAX_COLUMNS))


def _number(text: str | None, otherwise: int) -> int:
    return min(int(text), MAX_ROWS) if text and text.isdecimal() else otherwise
