"""The tables within a sheet."""

from app.reading.tables.grid import Grid
from app.reading.tables.segments import find_tables

HEADINGS = ["Date", "Description", "Amount"]
ROW = ["02/10/2026", "Shop", "-5.00"]


def tables_of(*rows: list[str]) -> list[tuple[tuple[str, ...], Grid, str]]:
    return [(t.headings, t.rows, t.preamble) for t in find_tables([[*row] for row in rows])]


def test_a_sheet_without_headings_is_one_table() -> None:
    assert tables_of(ROW, ROW) == [((), [ROW, ROW], "")]


def test_the_text_before_the_headings_is_kept_apart() -> None:
    assert tables_of(["Account", "12345"], HEADINGS, ROW) == [
        (tuple(HEADINGS), [ROW], "Account 12345")
    ]


def test_each_line_of_headings_begins_a_table() -> None:
    tables = tables_of(HEADINGS, ROW, HEADINGS, ROW, ROW)
    assert [len(rows) for _, rows, _ in tables] == [1, 2]


def test_headings_may_take_two_lines() -> None:
    ((headings, rows, _),) = tables_of(HEADINGS, ["", "of payment", "debit"], ROW)
    assert headings == ("Date", "Description of payment", "Amount debit")
    assert rows == [ROW]


def test_a_row_with_numbers_is_no_line_of_headings() -> None:
    assert tables_of(["Date", "Amount", "02/10/2026"], ROW)[0][0] == ()
