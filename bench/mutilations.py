"""Spoil receipts as hands, cameras and OCR do: cropped, blurred, small, stained, digits misread.

Every mutilation is drawn from a seed, so that two runs spoil the same way.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

import cv2
import numpy as np

from app.reading.receipts.figures import classify_lines
from app.reading.receipts.lines import ReceiptLine
from app.reading.receipts.money import find_amounts
from app.reading.receipts.photo import Pixels

OfPhoto = Callable[[Pixels, random.Random], Pixels]
OfLines = Callable[[Sequence[ReceiptLine], int, random.Random], list[ReceiptLine]]

# The smaller side of a photo at which small print is only just legible, in pixels.
SMALL_SIDE = 420
STAINS = 14


def crop_below(image: Pixels, chance: random.Random) -> Pixels:
    """Return the upper part: the photo ends within the payments, or the items."""
    return image[: int(image.shape[0] * chance.uniform(0.5, 0.9))]


def crop_right(image: Pixels, chance: random.Random) -> Pixels:
    """Return the photo without its right edge, where the last digits of prices are."""
    return image[:, : int(image.shape[1] * chance.uniform(0.8, 0.97))]


def blur(image: Pixels, chance: random.Random) -> Pixels:
    """Return the photo out of focus, by a share of its size."""
    sigma = min(image.shape[:2]) * chance.uniform(0.0015, 0.0035)
    return np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), dtype=np.uint8)


def shrink(image: Pixels, chance: random.Random) -> Pixels:
    """Return the photo at a low resolution, compressed hard as a messenger's preview is."""
    scale = SMALL_SIDE * chance.uniform(0.8, 1.3) / min(image.shape[:2])
    small = cv2.resize(image, None, fx=min(scale, 1), fy=min(scale, 1))
    coded = cv2.imencode(".jpg", small, [cv2.IMWRITE_JPEG_QUALITY, 35])[1]
    return np.asarray(cv2.imdecode(coded, cv2.IMREAD_COLOR), dtype=np.uint8)


def stain(image: Pixels, chance: random.Random) -> Pixels:
    """Return the photo with stains about as large as digits in its right half."""
    stained = image.copy()
    height, width = image.shape[:2]
    for _ in range(STAINS):
        middle = (int(width * chance.uniform(0.55, 0.95)), int(height * chance.uniform(0.3, 0.95)))
        radius = max(2, int(min(height, width) * chance.uniform(0.006, 0.014)))
        shade = chance.choice([40, 245])
        cv2.circle(stained, middle, radius, (shade, shade, shade), -1)
    return stained


def misread_digit(
    lines: Sequence[ReceiptLine], total: int, chance: random.Random
) -> list[ReceiptLine]:
    """Return the lines with one digit of the first named total read as another one."""
    rows = classify_lines(lines)
    for wanted in ({"total", "plain"}, {"payment", "subtotal", "rounding", "weak", None}):
        for at, row in enumerate(rows):
            if row.role in wanted and any(amount.cents == total for amount in row.amounts):
                return [
                    *lines[:at],
                    _alter(lines[at], total, chance),
                    *lines[at + 1 :],
                ]
    return list(lines)


def _alter(line: ReceiptLine, total: int, chance: random.Random) -> ReceiptLine:
    words = list(line.words)
    for at in reversed(range(len(words))):
        if any(amount.cents == total for amount in find_amounts(ReceiptLine((words[at],)))):
            text = words[at].text
            place = chance.choice([at for at, letter in enumerate(text) if letter.isdigit()])
            other = chance.choice([digit for digit in "0123456789" if digit != text[place]])
            words[at] = replace(words[at], text=text[:place] + other + text[place + 1 :])
            break
    return ReceiptLine(tuple(words))


def leave_out_tax(
    lines: Sequence[ReceiptLine], _total: int, _chance: random.Random
) -> list[ReceiptLine]:
    """Return the lines without those of taxes and subtotals."""
    return [
        row.line for row in classify_lines(lines) if row.role not in {"tax", "subtotal", "rounding"}
    ]


OF_PHOTO: dict[str, OfPhoto] = {
    "cropped below": crop_below,
    "cropped right": crop_right,
    "blurred": blur,
    "small": shrink,
    "stained": stain,
}
OF_LINES: dict[str, OfLines] = {"digit misread": misread_digit, "without taxes": leave_out_tax}
