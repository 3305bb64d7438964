"""Pages and XML workbooks that banks name .xls."""

import pytest

from app.errors import DocumentUnreadable
from app.reading.tables.grid import MAX_ROWS
from app.reading.tables.markup import is_markup, read_markup
from app.reading.tables.reader import read_spreadsheet
from tests.support.statements import person, signed

PAGE = """<!DOCTYPE html><html><head><title>x</title><style>td {}</style></head><body>
<table><tr><td colspan="2">No. de Cuenta: <b>1234</b><tr><td><table>
<tr><th>FECHA</th><th>CONCEPTO</th><th>IMPORTE</th>
<tr><td>02/10/2026<td>Caf&eacute;<br>Centro<td>-$12.50
<tr><td>05/10/2026</td><td>N&oacute;mina</td><td>$1,000.00</td></tr></table></table></body></html>"""
XML = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet><Table>
<Row><Cell><Data>Date</Data></Cell><Cell><Data>Description</Data></Cell>
<Cell ss:Index="4"><Data>Amount</Data></Cell></Row>
<Row><Cell><Data>2026-10-02</Data></Cell><Cell><Data>Shop</Data></Cell>
<Cell ss:Index="4"><Data>-12.50</Data></Cell></Row></Table></Worksheet></Workbook>"""


def test_a_page_with_unclosed_rows_in_nested_tables_is_read() -> None:
    rows = read_markup(PAGE)
    assert rows[0] == ["No. de Cuenta: 1234", ""]
    assert rows[2] == ["02/10/2026", "Café Centro", "-$12.50"]
    assert signed(read_spreadsheet(PAGE.encode(), person("MX"))) == [
        ("2026-10-02", -1250),
        ("2026-10-05", 100000),
    ]


def test_an_xml_workbook_is_read_with_its_gaps() -> None:
    assert read_markup(XML)[1] == ["2026-10-02", "Shop", "", "-12.50"]
    assert signed(read_spreadsheet(XML.encode(), person())) == [("2026-10-02", -1250)]


def test_markup_is_distinguished_from_text() -> None:
    assert is_markup(PAGE)
    assert is_markup(XML)
    assert not is_markup("Date,Description\n2026-10-02,<b>Shop</b>")
    assert not is_markup('<?xml version="1.0"?><note/>')


def test_spans_and_indexes_are_bounded() -> None:
    page = '<table><tr><td colspan="99999999">a<td ss:index="99999999">b<td colspan="x">c</table>'
    with pytest.raises(DocumentUnreadable) as caught:
        read_markup(page)
    assert caught.value.reason == "too_large"


def test_more_rows_than_the_bound_are_refused() -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        read_markup("<table>" + "<tr><td>1" * (MAX_ROWS + 2))
    assert caught.value.reason == "too_large"


def test_text_outside_of_cells_is_ignored() -> None:
    assert read_markup("<html>words</td></style><table><tr></tr><tr><td>1</table>") == [["1"]]
