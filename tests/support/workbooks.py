"""Workbooks for tests: made by openpyxl, or by hand where no library would."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl


def xlsx(*sheets: Sequence[list[Any]], hidden: Sequence[int] = ()) -> bytes:
    """Return a workbook of these sheets; `hidden` are the numbers of rows hidden in each."""
    book = openpyxl.Workbook()
    for at, rows in enumerate(sheets):
        sheet = book.active if at == 0 else book.create_sheet()
        assert sheet is not None
        for row in rows:
            sheet.append(row)
        for number in hidden:
            sheet.row_dimensions[number].hidden = True
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def with_sheet(data: bytes, part: bytes) -> bytes:
    """Return the same workbook with other XML in place of its first sheet."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            same = entry.filename != "xl/worksheets/sheet1.xml"
            new.writestr(entry.filename, old.read(entry) if same else part)
    return out.getvalue()
