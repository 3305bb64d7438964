"""Draw the receipts and statements that a demo person can send."""

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from PIL import Image, ImageDraw, ImageFilter, ImageFont

# Pixels of the photo of a receipt.
_TABLE = (900, 1200)
_PAPER = 620
_LINE = 46
_SIZE = 28
_MARGIN = 44
_BOUGHT_AT = time(17, 42)


def draw_receipt(texts: Mapping[str, Any], today: date) -> bytes:
    """Return a JPEG: yesterday's receipt on a table, a little askew."""
    when = datetime.combine(today - timedelta(1), _BOUGHT_AT).strftime(texts["date"])
    rows = texts["lines"].format(date=when).strip("\n").split("\n")
    paper = _draw_paper(rows)
    table = Image.new("RGB", _TABLE, "#7d5a41")
    grain = ImageDraw.Draw(table)
    for y in range(0, _TABLE[1], 150):
        grain.line((0, y, _TABLE[0], y + 14), fill="#6f4e38", width=5)
    turned = paper.rotate(1.2, Image.Resampling.BICUBIC, expand=True)
    left, top = (_TABLE[0] - turned.width) // 2, (_TABLE[1] - turned.height) // 2
    shadow = Image.new("L", _TABLE, 0)
    shadow.paste(turned.getchannel("A"), (left + 10, top + 14))
    dark = Image.new("RGB", _TABLE, "#3a2a1e")
    table.paste(dark, mask=shadow.filter(ImageFilter.GaussianBlur(12)))
    table.paste(turned, (left, top), turned)
    file = io.BytesIO()
    table.save(file, "JPEG", quality=82)
    return file.getvalue()


def _draw_paper(rows: Sequence[str]) -> Image.Image:
    font, height = ImageFont.load_default(_SIZE), 2 * _MARGIN + _LINE * len(rows)
    paper = Image.new("RGBA", (_PAPER, height), "#fdfcf8")
    pen = ImageDraw.Draw(paper)
    for number, row in enumerate(rows):
        what, _, amount = row.strip().rpartition("  ")
        y = _MARGIN + _LINE * number
        if what:
            pen.text((_MARGIN, y), what.strip(), "#26221f", font)
            pen.text((_PAPER - _MARGIN, y), amount, "#26221f", font, anchor="ra")
        else:
            pen.text((_PAPER / 2, y), amount, "#26221f", font, anchor="ma")
    return paper


def write_export(texts: Mapping[str, Any], today: date) -> bytes:
    """Return a bank's CSV of the last days."""
    rows = [
        texts["row"].format(date=when, what=what, amount=amount)
        for when, what, amount in _dated(texts, today)
    ]
    return "\n".join([texts["head"], *rows, ""]).encode()


def print_statement(texts: Mapping[str, Any], today: date) -> bytes:
    """Return a PDF of one page: the statement of a card, whose purchases are of the last days."""
    pen = _Page()
    pen.write(56, 780, texts["title"], size=18, is_bold=True)
    for number, line in enumerate(texts["lines"]):
        pen.write(56, 752 - 16 * number, line)
    y = 672
    pen.write_row(y, texts["head"], is_bold=True)
    pen.draw_line(y - 8)
    for row in _dated(texts, today):
        y -= 26
        pen.write_row(y, row)
    pen.draw_line(y - 12)
    what, amount = texts["total"]
    pen.write_row(y - 32, ("", what, amount), is_bold=True)
    return pen.finish()


def _dated(texts: Mapping[str, Any], today: date) -> Iterator[tuple[str, str, str]]:
    for days_ago, what, amount in texts["rows"]:
        yield (today - timedelta(days_ago)).strftime(texts["date"]), what, amount


class _Page:
    """One page of a PDF (A4, in points from the bottom left) with words and lines."""

    def __init__(self) -> None:
        self._drawn: list[bytes] = []

    def write(
        self, x: float, y: float, text: str, size: int = 11, *, is_bold: bool = False
    ) -> None:
        """Write a text that begins at a place."""
        font = b"F2" if is_bold or size > 11 else b"F1"
        escaped = text.encode("cp1252").replace(b"\\", b"\\\\")
        escaped = escaped.replace(b"(", b"\\(").replace(b")", b"\\)")
        self._drawn.append(b"BT /%b %d Tf %d %d Td (%b) Tj ET" % (font, size, x, y, escaped))

    def write_row(self, y: float, cells: Sequence[str], *, is_bold: bool = False) -> None:
        """Write a date, a description, and an amount that ends at the right edge."""
        day, what, amount = cells
        self.write(56, y, day, is_bold=is_bold)
        self.write(150, y, what, is_bold=is_bold)
        width = ImageFont.load_default(11).getlength(amount)
        self.write(539 - width, y, amount, is_bold=is_bold)

    def draw_line(self, y: float) -> None:
        """Draw a line over the whole width."""
        self._drawn.append(b"0.6 G 56 %d m 539 %d l S" % (y, y))

    def finish(self) -> bytes:
        """Return the file."""
        content = b"\n".join(self._drawn)
        font = b"<< /Type /Font /Subtype /Type1 /BaseFont /%b /Encoding /WinAnsiEncoding >>"
        objects = (
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            (
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>"
            ),
            b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
            font % b"Helvetica",
            font % b"Helvetica-Bold",
        )
        out, places = b"%PDF-1.7\n", []
        for number, body in enumerate(objects, start=1):
            places.append(len(out))
            out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % place for place in places)
        return out + (
            b"xref\n0 %d\n0000000000 65535 f \n%btrailer\n<< /Size %d /Root 1 0 R >>\n"
            b"startxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table, len(objects) + 1, len(out))
        )
