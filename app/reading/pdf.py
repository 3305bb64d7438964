"""PDF documents: their text in reading order, their scanned pages by OCR, what they come to."""

import logging
import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdf
import pypdf.filters  # pypdf imports it at its first use; a bound child can open nothing by then
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from PIL.Image import Image
from pypdf.errors import PyPdfError

from app.errors import DocumentUnreadable
from app.reading.drafts import Context, DocumentReading
from app.reading.papers import read_lines
from app.reading.statements.lines import Line, Word, lines_of

# What pypdf finds wrong with a file is not for our logs: it may quote from it.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)

Ocr = Callable[[Image], str]
"""Reads the picture of a page: its lines from top to bottom, as text."""

MAX_BYTES = 20_000_000
MAX_PAGES = 120
MAX_CHARACTERS = 400_000
MAX_OCR_PAGES = 4
_OCR_PIXELS = 2_000
"""The longer side of a page's picture: A4 at some 170 dpi, enough for receipts' small print."""
_SCANNED = 16
"""Fewer characters than this on a page with a picture: the text is in the picture."""


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a document: its lines in reading order, and which pages are pictures alone."""

    lines: tuple[Line, ...]
    scanned: tuple[int, ...]


def read_pdf(
    data: bytes, context: Context, *, password: str | None = None, ocr: Ocr | None = None
) -> DocumentReading:
    """A statement's movements, or an invoice's total as one draft.

    Pages without text are read by `ocr`, a few of them; without it a scanned document comes back
    with the problem `no_text`. Other problems: `no_statement`, `no_total`.
    Raises DocumentUnreadable: password_required, password_wrong, corrupt, too_large, unsupported.
    """
    text = pdf_text(data, password=password, ocr=ocr)
    if not text.lines:
        return DocumentReading(problem="no_text" if text.scanned else "no_statement")
    return read_lines(text.lines, context)


def pdf_text(data: bytes, *, password: str | None = None, ocr: Ocr | None = None) -> PdfText:
    """The text of a document; `ocr` reads pages that are pictures, else they are only counted.

    Raises DocumentUnreadable as `read_pdf` does.
    """
    if len(data) > MAX_BYTES:
        raise DocumentUnreadable("too_large", "Documents may have 20 MB.")
    if b"%PDF" not in data[:1024]:
        raise DocumentUnreadable("unsupported", "This is no PDF.")
    try:
        document = pdfium.PdfDocument(data, password=password)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise _locked(password) from error
        return _by_pypdf(data, password)
    try:
        return _by_pdfium(document, ocr)
    except pdfium.PdfiumError as error:
        raise _corrupt() from error
    finally:
        document.close()


def _locked(password: str | None) -> DocumentUnreadable:
    if password is None:
        return DocumentUnreadable("password_required", "The PDF is locked. Send its password.")
    return DocumentUnreadable("password_wrong", "That password does not open the PDF.")


def _corrupt() -> DocumentUnreadable:
    return DocumentUnreadable("corrupt", "The PDF is damaged. Download or export it again.")


def _check_pages(count: int) -> None:
    if count > MAX_PAGES:
        raise DocumentUnreadable("too_large", f"PDFs may have {MAX_PAGES} pages.")


def _by_pdfium(document: Any, ocr: Ocr | None) -> PdfText:
    _check_pages(len(document))
    lines: list[Line] = []
    scanned: list[int] = []
    left = MAX_CHARACTERS
    for number in range(len(document)):
        page = document[number]
        words = list(_words(page, left))
        left -= sum(len(word.text) for word, _ in words)
        if sum(len(word.text) for word, _ in words) < _SCANNED and _has_picture(page):
            scanned.append(number)
            if ocr and len(scanned) <= MAX_OCR_PAGES:
                lines += _recognized(page, number, ocr)
        else:
            lines += _in_lines(words, number)
        page.close()
    return PdfText(tuple(lines), tuple(scanned))


def _by_pypdf(data: bytes, password: str | None) -> PdfText:
    """A second opinion on files that PDFium refuses: the words without their places."""
    try:
        reader = pypdf.PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(password or ""):
            raise _locked(password)
        _check_pages(len(reader.pages))
        text = "\f".join(page.extract_text() for page in reader.pages)
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
        OSError,
        NotImplementedError,
        AssertionError,
    ) as error:
        raise _corrupt() from error
    if not text.strip():
        raise _corrupt()
    return PdfText(tuple(lines_of(text[:MAX_CHARACTERS])), ())


def _has_picture(page: Any) -> bool:
    pictures = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    return next(iter(pictures), None) is not None


def _recognized(page: Any, number: int, ocr: Ocr) -> list[Line]:
    scale = min(_OCR_PIXELS / max(*page.get_size(), 1), 4)
    picture = page.render(scale=scale).to_pil()
    return [Line(line.words, number) for line in lines_of(ocr(picture).replace("\f", "\n"))]


_Box = tuple[float, float]
"""Middle and height of a word, in points."""


def _words(page: Any, limit: int) -> Iterator[tuple[Word, _Box]]:
    """The words of a page with their places, in the order in which the page draws them."""
    textpage = page.get_textpage()
    rect = pdfium_c.FS_RECTF()
    turned = _turned(textpage)
    letters: list[str] = []
    left = right = bottom = top = 0.0
    for index in range(min(textpage.count_chars(), limit)):
        letter = chr(pdfium_c.FPDFText_GetUnicode(textpage.raw, index) or 0)
        if letter.isspace() or letter in "\0\ufffe\ufeff\u00ad":
            if letters:
                yield _word(letters, left, right, bottom, top)
            letters = []
            continue
        pdfium_c.FPDFText_GetLooseCharBox(textpage.raw, index, rect)
        box = _upright(rect, turned)
        if letters and _is_apart(box, right, bottom, top):
            yield _word(letters, left, right, bottom, top)
            letters = []
        if not letters:
            left, _, bottom, top = box
        right = box[1]
        letters.append(letter)
    if letters:
        yield _word(letters, left, right, bottom, top)
    textpage.close()


def _turned(textpage: Any) -> int:
    """By how many quarters (counter-clockwise) most letters of a page are turned."""
    quarters: Counter[int] = Counter()
    for index in range(0, textpage.count_chars(), max(1, textpage.count_chars() // 64)):
        angle = pdfium_c.FPDFText_GetCharAngle(textpage.raw, index)
        quarters[round(angle / (math.pi / 2)) % 4] += 1
    return quarters.most_common(1)[0][0] if quarters else 0


def _upright(rect: Any, turned: int) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of a letter once the page is turned so that it reads."""
    left, right, bottom, top = rect.left, rect.right, rect.bottom, rect.top
    if turned == 3:
        return bottom, top, -right, -left
    if turned == 2:
        return -right, -left, -top, -bottom
    return (-top, -bottom, left, right) if turned == 1 else (left, right, bottom, top)


def _is_apart(
    box: tuple[float, float, float, float], right: float, bottom: float, top: float
) -> bool:
    height = max(top - bottom, 1.0)
    gap = box[0] - right
    middle = (box[2] + box[3]) / 2
    return gap > 0.35 * height or gap < -2 * height or not bottom - 1 <= middle <= top + 1


def _word(
    letters: list[str], left: float, right: float, bottom: float, top: float
) -> tuple[Word, _Box]:
    return Word("".join(letters), left, right), ((bottom + top) / 2, max(top - bottom, 1.0))


def _in_lines(words: list[tuple[Word, _Box]], page: int) -> list[Line]:
    """Words side by side made lines, from top to bottom whatever order they were drawn in."""
    rows: list[tuple[float, float, list[Word]]] = []
    for word, (middle, height) in sorted(words, key=lambda item: -item[1][0]):
        if rows and rows[-1][0] - middle <= 0.45 * min(height, rows[-1][1]):
            rows[-1][2].append(word)
        else:
            rows.append((middle, height, [word]))
    return [Line(_from_left(row), page) for _, _, row in rows]


def _from_left(words: list[Word]) -> tuple[Word, ...]:
    """Words by their place; those printed twice to look bold once."""
    kept: list[Word] = []
    for word in sorted(words, key=lambda word: word.left):
        if kept and kept[-1].text == word.text and abs(kept[-1].left - word.left) < 1.5:
            continue
        kept.append(word)
    return tuple(kept)
