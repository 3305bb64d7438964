"""Workbooks are looked through before they are opened."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from app.errors import DocumentUnreadable
from app.reading.tables.reader import read_spreadsheet
from app.reading.tables.workbook import MAX_UNPACKED_BYTES, read_workbook
from tests.support.statements import descriptions, person, signed
from tests.support.workbooks import with_sheet, xlsx

WHEN = datetime.fromisoformat("2026-10-02T09:30:00")
ROWS: list[list[Any]] = [
    ["Account", "12-345"],
    ["Date", "Description", "Amount", "Balance"],
    [WHEN, "Corner shop", -12.5, 987.5],
    [WHEN + timedelta(days=3), "Employer", 1000, 1987.5],
]
NOTES: list[list[Any]] = [["Notes", "none"]]


def test_a_workbooks_dates_and_numbers_are_read() -> None:
    reading = read_spreadsheet(xlsx(ROWS), person())
    assert signed(reading) == [("2026-10-02", -1250), ("2026-10-05", 100000)]
    assert descriptions(reading) == ["Corner shop", "Employer"]
    assert reading.period == (date(2026, 10, 2), date(2026, 10, 5))


def test_rows_that_the_person_has_hidden_are_not_read() -> None:
    assert signed(read_spreadsheet(xlsx(ROWS, hidden=[3]), person())) == [("2026-10-05", 100000)]


def test_every_sheet_is_read() -> None:
    reading = read_spreadsheet(xlsx(NOTES, ROWS, ROWS[1:]), person())
    assert len(reading.drafts) == 4


def test_a_day_number_under_the_heading_of_a_date_is_a_date() -> None:
    sheet: list[list[Any]] = [["Date", "Description", "Amount"], [46297, "Corner shop", -12.5]]
    assert signed(read_spreadsheet(xlsx(sheet), person())) == [("2026-10-02", -1250)]


def test_truth_and_times_of_day_are_no_money() -> None:
    book = xlsx([[True, WHEN.time(), 3]])
    assert read_workbook(book) == [[["True", "", 3.0]]]


def test_a_workbook_that_unpacks_to_a_mountain_is_refused() -> None:
    bomb = with_sheet(xlsx(ROWS), b"<worksheet>" + b" " * MAX_UNPACKED_BYTES + b"</worksheet>")
    assert len(bomb) < MAX_UNPACKED_BYTES / 500
    with pytest.raises(DocumentUnreadable) as caught:
        read_spreadsheet(bomb, person())
    assert caught.value.reason == "too_large"


@pytest.mark.parametrize("place", ["A1048576", "XFD1"])
def test_a_cell_far_out_is_refused_before_the_sheet_is_opened(place: str) -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c><c r="{place}"><v>1</v></c></row></sheetData>'
        "</worksheet>"
    )
    with pytest.raises(DocumentUnreadable) as caught:
        read_spreadsheet(with_sheet(xlsx(ROWS), sheet.encode()), person())
    assert caught.value.reason == "too_large"


def test_a_protected_workbook_asks_for_one_that_is_not() -> None:
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
    with pytest.raises(DocumentUnreadable) as caught:
        read_spreadsheet(container + "EncryptedPackage".encode("utf-16-le"), person())
    assert caught.value.reason == "password_required"


@pytest.mark.parametrize(
    "data",
    [
        xlsx(ROWS)[:700],
        b"PK\x03\x04" + b"\0" * 60,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600,
        with_sheet(xlsx(ROWS), b"<worksheet><sheetData><row"),
    ],
    ids=["truncated", "empty archive", "junk behind the signature of xls", "broken xml"],
)
def test_a_damaged_workbook_is_corrupt(data: bytes) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        read_spreadsheet(data, person())
    assert caught.value.reason == "corrupt"
