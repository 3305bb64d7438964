"""Receipts drawn by the tests: real pixels, no file of anybody's."""

import io

from PIL import Image, ImageDraw, ImageFont

RECEIPT = """
CORNER BAKERY LTD
14 Mill Lane York
VAT No 123 4567 89
23/04/2026 11:05
Bread                8.99
Coffee               1.50
TOTAL              £10.49
CASH                20.00
CHANGE               9.51
Thank you
"""
CARD = """
HAPPY BIRTHDAY
dear friend
"""


def drawn(text: str = RECEIPT, *, size: int = 26) -> Image.Image:
    """Return an image of `text` in black on white; columns keep their position."""
    font = ImageFont.load_default(size)
    rows = text.strip("\n").split("\n")
    width = int(size * 0.62 * max(len(row) for row in rows)) + 80
    image = Image.new("RGB", (width, int(size * 1.6 * len(rows)) + 80), "white")
    pen = ImageDraw.Draw(image)
    for number, row in enumerate(rows):
        y = 40 + int(size * 1.6 * number)
        name, _, amount = row.partition("   ")
        pen.text((40, y), name, "black", font)
        if amount:
            right = pen.textlength(amount.strip(), font)
            pen.text((width - 40 - right, y), amount.strip(), "black", font)
    return image


def saved(image: Image.Image, kind: str = "PNG", **options: object) -> bytes:
    """Return the image as a file of `kind`."""
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
