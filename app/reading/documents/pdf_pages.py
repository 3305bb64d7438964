"""Extract the lines of a PDF's pages with PDFium, and those of pages that are images by OCR."""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL.Image import Image

from app.errors import DocumentUnreadable
from app.reading.statements.lines import StatementLine, StatementWord, parse_lines

Ocr = Callable[[Image], str]
"""Reads the image of a page; returns its lines from top to bottom, as text."""
HasTime = Callable[[], bool]
"""Tells whether there is time to read one more page that is an image."""

MAX_BYTES = 20_000_000
MAX_PAGES = 120
MAX_CHARACTERS = 400_000
_OCR_PIXELS = 2_000
"""The longer side of a page's image: A4 at about 170 dpi, enough for small print."""
_SCANNED = 16
"""A page with an image and fewer characters than this is a scan: its text is in the image."""


class UnopenedPdf(Exception):
    """PDFium cannot open the file; another library may."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a document: its lines in reading order, and which pages are scans (from 0).

    `unread` are those of them that OCR had no time for.
    """

    lines: tuple[StatementLine, ...]
    scanned: tuple[int, ...]
    unread: tuple[int, ...] = ()


def extract_text(
    data: bytes,
    *,
    password: str | None = None,
    ocr: Ocr | None = None,
    has_time: HasTime = lambda: True,
) -> PdfText:
    """Return the text of a document; `ocr` reads scanned pages, otherwise they are only listed.

    Once `has_time` denies it, no further page is read by `ocr`.

    Raise DocumentUnreadable (password_required, password_wrong, corrupt, too_large, unsupported),
    or UnopenedPdf.
    """
    if len(data) > MAX_BYTES:
        raise DocumentUnreadable("too_large", "Documents may have at most 20 MB.")
    if b"%PDF" not in data[:1024]:
        raise DocumentUnreadable("unsupported", "This is not a PDF.")
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise make_password_error(password) from error
        raise UnopenedPdf from error
    try:
        return _read_with_pdfium(document, ocr, has_time)
    except pdfium.PdfiumError as error:
        raise make_corrupt_error() from error
    finally:
        document.close()


def make_password_error(password: str | None) -> DocumentUnreadable:
    """Return the error for a missing or a wrong password."""
    if password is None:
        return DocumentUnreadable("password_required", "The PDF is locked. Send its password.")
    return DocumentUnreadable("password_wrong", "That password does not open the PDF.")


def make_corrupt_error() -> DocumentUnreadable:
    """Return the error for a PDF that no library can read."""
    return DocumentUnreadable("corrupt", "The PDF is damaged. Download or export it again.")


def check_pages(count: int) -> None:
    """Raise DocumentUnreadable where there are too many pages."""
    if count > MAX_PAGES:
        raise DocumentUnreadable("too_large", f"PDFs may have at most {MAX_PAGES} pages.")


def _read_with_pdfium(document: Any, ocr: Ocr | None, has_time: HasTime) -> PdfText:
    check_pages(len(document))
    lines: list[StatementLine] = []
    scanned: list[int] = []
    unread: list[int] = []
    left = MAX_CHARACTERS
    for number in range(len(document)):
        page = document[number]
        words = list(_extract_words(page, left))
        left -= sum(len(word.text) for word, _ in words)
        if sum(len(word.text) for word, _ in words) < _SCANNED and _has_image(page):
            scanned.append(number)
            wanted = ocr is not None and not unread and has_time()
            if not wanted:
                unread.append(number)
            picture = _render(page) if wanted else None
        else:
            lines += _group_into_lines(words, number)
            picture = None
        # Free what PDFium unpacked of a page (30 to 100 MB for a scan) before the models run.
        page.close()
        if ocr and picture:
            read = parse_lines(ocr(picture).replace("\f", "\n"))
            lines += [StatementLine(line.words, number) for line in read]
    return PdfText(tuple(lines), tuple(scanned), tuple(unread))


def _has_image(page: Any) -> bool:
    pictures = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(pictures), None) is not None


def _render(page: Any) -> Image:
    scale = min(_OCR_PIXELS / max(*page.get_size(), 1), 4)
    bitmap = page.render(scale=scale)
    # A copy, so that the bitmap can be freed.
    picture: Image = bitmap.to_pil().copy()
    bitmap.close()
    return picture


_Box = tuple[float, float]
"""Vertical middle and height of a word, in points."""


def _extract_words(page: Any, limit: int) -> Iterator[tuple[StatementWord, _Box]]:
    """Yield the words of a page with their positions, in the order in which the page draws them."""
    textpage = page.get_textpage()
    rect = pdfium_c.FS_RECTF()
    turned = _count_quarter_turns(textpage)
    letters: list[str] = []
    left = right = bottom = top = 0.0
    for index in range(min(textpage.count_chars(), limit)):
        letter = chr(pdfium_c.FPDFText_GetUnicode(textpage.raw, index) or 0)
        if letter.isspace() or letter in "\0\ufffe\ufeff\u00ad":
            if letters:
                yield _make_word(letters, left, right, bottom, top)
            letters = []
            continue
        pdfium_c.FPDFText_GetLooseCharBox(textpage.raw, index, rect)
        box = _rotate(rect, turned)
        if letters and _starts_new_word(box, right, bottom, top):
            yield _make_word(letters, left, right, bottom, top)
            letters = []
        if not letters:
            left, _, bottom, top = box
        right = box[1]
        letters.append(letter)
    if letters:
        yield _make_word(letters, left, right, bottom, top)
    textpage.close()


def _count_quarter_turns(textpage: Any) -> int:
    """Return by how many quarter turns (counter-clockwise) most letters are rotated."""
    quarters: Counter[int] = Counter()
    for index in range(0, textpage.count_chars(), max(1, textpage.count_chars() // 64)):
        angle = pdfium_c.FPDFText_GetCharAngle(textpage.raw, index)
        quarters[round(angle / (math.pi / 2)) % 4] += 1
    return quarters.most_common(1)[0][0] if quarters else 0


def _rotate(rect: Any, turned: int) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of a letter on the page rotated to be upright."""
    left, right, bottom, top = rect.left, rect.right, rect.bottom, rect.top
    if turned == 3:
        return bottom, top, -right, -left
    if turned == 2:
        return -right, -left, -top, -bottom
    return (-top, -bottom, left, right) if turned == 1 else (left, right, bottom, top)


def _starts_new_word(
    box: tuple[float, float, float, float], right: float, bottom: float, top: float
) -> bool:
    height = max(top - bottom, 1.0)
    gap = box[0] - right
    middle = (box[2] + box[3]) / 2
    return gap > 0.35 * height or gap < -2 * height or not bottom - 1 <= middle <= top + 1


def _make_word(
    letters: list[str], left: float, right: float, bottom: float, top: float
) -> tuple[StatementWord, _Box]:
    return StatementWord("".join(letters), left, right), (
        (bottom + top) / 2,
        max(top - bottom, 1.0),
    )


def _group_into_lines(words: list[tuple[StatementWord, _Box]], page: int) -> list[StatementLine]:
    """Group words into lines from top to bottom, whatever order they were drawn in."""
    rows: list[tuple[float, float, list[StatementWord]]] = []
    for word, (middle, height) in sorted(words, key=lambda item: -item[1][0]):
        if rows and rows[-1][0] - middle <= 0.45 * min(height, rows[-1][1]):
            rows[-1][2].append(word)
        else:
            rows.append((middle, height, [word]))
    return [StatementLine(_order_words(row), page) for _, _, row in rows]


def _order_words(words: list[StatementWord]) -> tuple[StatementWord, ...]:
    """Sort words from left to right; drop repeated ones, which are drawn twice to look bold."""
    kept: list[StatementWord] = []
    for word in sorted(words, key=lambda word: word.left):
        if kept and kept[-1].text == word.text and abs(kept[-1].left - word.left) < 1.5:
            continue
        kept.append(word)
    return tuple(kept)
