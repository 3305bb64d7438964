"""Read the tables of HTML pages, and of the XML workbooks of Excel 2003, that banks name .xls."""

import re
from html.parser import HTMLParser

from app.reading.tables.grid import MAX_CELL_LENGTH, MAX_COLUMNS, MAX_ROWS, Cell, Grid, check_size

_MARKUP = re.compile(
    r"^\s*(?:<\?xml|<!doctype\s+html|<!--|<html|<table|<head|<meta|<workbook|<ss:)", re.IGNORECASE
)
_ROWS = ("tr", "row", "ss:row")
_CELLS = ("td", "th", "cell", "ss:cell")
_INVISIBLE = frozenset({"style", "script", "title"})


def is_markup(text: str) -> bool:
    """Return whether a text is an HTML page or an XML workbook."""
    start = text[:2_000]
    return (
        _MARKUP.match(start) is not None
        and re.search(r"(?i)<(?:ss:)?(table|workbook|html)", text[:20_000]) is not None
    )


def read_markup(text: str) -> Grid:
    """Return the rows of all tables, in their order.

    Real exports omit closing tags and nest tables; both are accepted. Raise
    DocumentUnreadable("too_large") for more rows than a sheet may have.
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
        if tag in _INVISIBLE:
            self._skipped += 1
        elif tag in _ROWS:
            self.end_row()
        elif tag in _CELLS:
            self._end_cell()
            values = dict(attrs)
            self._skip_to(values.get("ss:index"))
            self._cell = []
            self._span = _parse_int(values.get("colspan"), 1) + _parse_int(
                values.get("ss:mergeacross"), 0
            )
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _INVISIBLE:
            self._skipped = max(0, self._skipped - 1)
        elif tag in _CELLS:
            self._end_cell()
        elif tag in _ROWS:
            self.end_row()

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipped:
            self._cell.append(data)

    def end_row(self) -> None:
        """Keep the current row unless it is empty."""
        self._end_cell()
        if any(self._row):
            self.rows.append(self._row)
            check_size(len(self.rows), len(self._row))
        self._row = []

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        self._row.append(" ".join("".join(self._cell).split())[:MAX_CELL_LENGTH])
        self._row.extend([""] * (min(self._span, MAX_COLUMNS) - 1))
        self._cell = None

    def _skip_to(self, index: str | None) -> None:
        """Add the empty cells that XML workbooks omit before a numbered one."""
        gap = _parse_int(index, 0) - 1 - len(self._row)
        self._row.extend([""] * min(max(gap, 0), MAX_COLUMNS))


def _parse_int(text: str | None, default: int) -> int:
    return min(int(text), MAX_ROWS) if text and text.isdecimal() else default
