"""Files that were made to hurt whoever opens them; small here, enormous once opened."""

import io
import zipfile
import zlib

import pypdf
from openpyxl import Workbook

from tests.support.drawn import drawn, saved

PAGE = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
    b"/Resources<</Font<</F 5 0 R>>>>>>"
)


def pdf_of(content: bytes, *, squeezed: bool = False) -> bytes:
    """Return a PDF of one page with `content`; `squeezed` if that is already compressed."""
    how = b"/Filter/FlateDecode" if squeezed else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        PAGE,
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), how, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    count = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (count, table, count, len(data))
    )


def pdf_with(*lines: str) -> bytes:
    """Return a PDF with these lines of text."""
    shown = b"".join(b"(%s) Tj 0 -16 Td " % line.encode("latin-1") for line in lines)
    return pdf_of(b"BT /F 11 Tf 40 780 Td " + shown + b"ET")


def pdf_bomb() -> bytes:
    """Return a PDF whose page unpacks from a megabyte to a gigabyte of drawing."""
    squeezer = zlib.compressobj(9)
    part = b"(x) Tj " * 150_000
    content = squeezer.compress(b"BT /F 11 Tf 40 780 Td ")
    for _ in range(1_000):
        content += squeezer.compress(part)
    return pdf_of(content + squeezer.flush(), squeezed=True)


def locked_pdf(password: str) -> bytes:
    """Return a statement of one page that a password protects."""
    writer = pypdf.PdfWriter(io.BytesIO(pdf_with("Statement", "01/02/2026 SHOP 12.50")))
    writer.encrypt(password, algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def scanned_pdf() -> bytes:
    """Return a scanned receipt: a page that is an image."""
    return saved(drawn(), "PDF")


def joined_pdf(*documents: bytes) -> bytes:
    """Return one PDF of the pages of several."""
    writer = pypdf.PdfWriter()
    for document in documents:
        writer.append(io.BytesIO(document))
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def workbook(rows: list[list[object]]) -> bytes:
    """Return an XLSX file of these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)  # type: ignore[union-attr]  # a new workbook has a sheet
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _with_sheet(sheet: bytes) -> bytes:
    """Return an XLSX file whose only sheet is this XML."""
    buffer = io.BytesIO()
    whole = zipfile.ZipFile(io.BytesIO(workbook([["Date", "Amount"]])))
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in whole.namelist():
            is_sheet = name.startswith("xl/worksheets/")
            archive.writestr(name, sheet if is_sheet else whole.read(name))
    return buffer.getvalue()


def xlsx_bomb() -> bytes:
    """Return a sheet that unpacks from a megabyte to a gigabyte of rows."""
    row = b"<row><c><v>1</v></c><c><v>2</v></c></row>" * 25_000
    head = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    )
    return _with_sheet(head + row * 500 + b"</sheetData></worksheet>")


def xlsx_that_claims_every_cell() -> bytes:
    """Return a sheet of two cells, at the first and the last position of the largest sheet."""
    return _with_sheet(
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData>'
        b'<row r="1"><c r="A1"><v>1</v></c></row>'
        b'<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
        b"</sheetData></worksheet>"
    )


def endless_csv() -> bytes:
    """Return a CSV file of 900,000 rows, about the largest size of a document."""
    return b"Date;Description;Amount\n" + b"01/02/2026;SHOP;1,00\n" * 900_000


def polyglot() -> bytes:
    """Return a GIF that continues as a PDF."""
    return saved(drawn("HELLO"), "GIF") + pdf_with("Statement", "01/02/2026 SHOP 12.50")
