"""PDF files for tests, written by hand: words at places, locked, pictured, damaged."""

import zlib
from collections.abc import Sequence
from io import BytesIO

import pypdf

Placed = tuple[float, float, str]
"""A word or more: points from the left, points from the bottom, the text."""


def pdf_of(pages: Sequence[Sequence[Placed]], *, quarter: int = 0, trailer: bool = True) -> bytes:
    """Return a PDF that prints each page's texts at their places, in the order given.

    `quarter` turns all letters by so many quarters counter-clockwise; without `trailer` no
    reader finds its way into the file.
    """
    contents = [_stream(_drawn(page, quarter)) for page in pages]
    return _file(contents, resources=b"/Font << /F1 3 0 R >>", trailer=trailer)


def lines_pdf(*pages: str) -> bytes:
    """Return a PDF that prints texts line by line in a monospaced font."""
    placed = []
    for page in pages:
        lines = page.strip("\n").splitlines()
        placed.append(
            [piece for at, line in enumerate(lines) for piece in _pieces(line, 780 - 11 * at)]
        )
    return pdf_of(placed)


def picture_pdf(pages: int = 1) -> bytes:
    """Return a PDF of pages with a picture and no text, as a scanner makes them."""
    contents = [_stream(b"q 500 0 0 700 40 40 cm /Im1 Do Q") for _ in range(pages)]
    pixels = zlib.compress(bytes([200] * 64))
    picture = (
        b"<< /Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray"
        b" /BitsPerComponent 8 /Filter /FlateDecode /Length %d >>\nstream\n" % len(pixels)
    )
    return _file(
        contents, resources=b"/XObject << /Im1 3 0 R >>", third=picture + pixels + b"\nendstream"
    )


def locked(data: bytes, password: str) -> bytes:
    """Return the same PDF encrypted with a password."""
    writer = pypdf.PdfWriter(BytesIO(data))
    writer.encrypt(password, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def turned(data: bytes, degrees: int) -> bytes:
    """Return the same PDF with its pages rotated for display."""
    writer = pypdf.PdfWriter(BytesIO(data))
    for page in writer.pages:
        page.rotate(degrees)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _pieces(line: str, y: float) -> list[Placed]:
    """Return the parts of a line between two or more blanks, each placed at its first character."""
    pieces: list[Placed] = []
    at = 0
    for part in line.split("  "):
        if part.strip():
            lead = len(part) - len(part.lstrip())
            pieces.append((40 + 5 * (at + lead), y, part.strip()))
        at += len(part) + 2
    return pieces


def _drawn(page: Sequence[Placed], quarter: int) -> bytes:
    drawn = [b"BT /F1 9 Tf"]
    a, b, c, d = ((1, 0, 0, 1), (0, 1, -1, 0), (-1, 0, 0, -1), (0, -1, 1, 0))[quarter]
    for x, y, text in page:
        escaped = text.encode("cp1252").replace(b"\\", b"\\\\")
        escaped = escaped.replace(b"(", b"\\(").replace(b")", b"\\)")
        across, up = (a * x + c * y) % 842, (b * x + d * y) % 842
        drawn.append(b"%d %d %d %d %.2f %.2f Tm (%b) Tj" % (a, b, c, d, across, up, escaped))
    return b"\n".join([*drawn, b"ET"])


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content)


_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"


def _file(
    contents: Sequence[bytes], *, resources: bytes, third: bytes = _FONT, trailer: bool = True
) -> bytes:
    pages = range(4, 4 + 2 * len(contents), 2)
    kids = b" ".join(b"%d 0 R" % number for number in pages)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, len(contents)),
        third,
    ]
    for number, content in zip(pages, contents, strict=True):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %b >>"
            b" /Contents %d 0 R >>" % (resources, number + 1)
        )
        objects.append(content)
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    if not trailer:
        return out
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\n"
        b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(out))
    )
