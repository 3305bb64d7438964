"""Documents of every kind, sound and hostile, read in real children."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PIL import Image

from app.errors import DocumentUnreadable
from app.reading.documents.reader import DocumentKind, DocumentReader
from app.reading.types import DraftTransaction, ReaderContext, Reading
from tests.support import hostile_files as files
from tests.support.drawn import CARD, drawn, saved
from tests.support.hostile_photos import png_of, truncated

BRITISH = ReaderContext(today=date(2026, 5, 5), country="GB", currency="GBP")
CSV = b"Date;Description;Amount\n01/02/2026;CORNER BAKERY;-12,50\n02/02/2026;SALARY;1000,00\n"


def read_caption(_text: str, context: ReaderContext) -> Reading:
    """Return an expense of 10.00, whatever the caption is."""
    ten = DraftTransaction(1000, context.currency, "expense", "food", "lunch", context.today, 0.9)
    return Reading("transaction", "en", (ten,))


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentReader]:
    """Yield a reader with its children."""
    reader = DocumentReader(read_caption, folder=tmp_path_factory.mktemp("data"))
    reader.warm_up()
    yield reader
    reader.close()


def test_a_photographed_receipt_is_one_purchase(reader: DocumentReader) -> None:
    reading = reader.read(saved(drawn(), "JPEG"), kind="image", context=BRITISH)
    (draft,) = reading.drafts
    assert (draft.amount_cents, draft.currency) == (1049, "GBP")
    assert draft.transaction_date == date(2026, 4, 23)
    assert "bakery" in draft.description.casefold()
    assert reading.kind == "receipt"


def test_a_picture_that_is_no_receipt_holds_nothing(reader: DocumentReader) -> None:
    reading = reader.read(saved(drawn(CARD)), kind="image", context=BRITISH)
    assert (reading.drafts, reading.problem) == ((), "no_receipt")


def test_a_caption_with_an_amount_makes_up_for_the_picture(reader: DocumentReader) -> None:
    reading = reader.read(
        saved(drawn(CARD)), kind="image", context=BRITISH, caption="10 for this lunch"
    )
    assert [draft.amount_cents for draft in reading.drafts] == [1000]


def test_a_scanned_pdf_is_read_as_a_photo_is(reader: DocumentReader) -> None:
    reading = reader.read(files.scanned_pdf(), kind="pdf", context=BRITISH)
    assert [draft.amount_cents for draft in reading.drafts] == [1049]


MIXED = files.joined_pdf(
    files.pdf_with("Statement", "01/02/2026 SHOP 12.50", "02/02/2026 TAXI 8.00"),
    saved(drawn("Statement\n03/02/2026 BOOK SHOP 20.00\n04/02/2026 BAKERY 3.30"), "PDF"),
)


def test_the_scanned_pages_of_a_printed_statement_are_read_too(reader: DocumentReader) -> None:
    reading = reader.read(MIXED, kind="pdf", context=BRITISH)
    assert [draft.amount_cents for draft in reading.drafts] == [1250, 800, 2000, 330]
    assert not reading.unread


def test_the_printed_pages_are_kept_where_pictures_cannot_be_read() -> None:
    reader = DocumentReader(read_caption)
    reader._photos.stop()
    reading = reader.read(MIXED, kind="pdf", context=BRITISH)
    assert [draft.amount_cents for draft in reading.drafts] == [1250, 800]
    assert reading.unread.pages == 1
    reader.close()


@pytest.mark.parametrize(
    "data",
    [
        CSV,
        CSV.decode().encode("utf-16"),
        CSV.replace(b"SALARY", b"SAL\xc1RIO"),
        files.workbook([["Date", "Description", "Amount"], ["2026-02-01", "BAKERY", -12.5]]),
    ],
    ids=["csv", "utf-16", "cp1252", "xlsx"],
)
def test_a_spreadsheet_is_read_by_what_is_in_it(reader: DocumentReader, data: bytes) -> None:
    reading = reader.read(data, kind="spreadsheet", context=BRITISH, filename="x.pdf")
    assert reading.drafts[0].amount_cents == 1250


def test_a_locked_pdf_asks_for_its_password(reader: DocumentReader) -> None:
    locked = files.locked_pdf("secret")
    assert _reason(reader, locked, "pdf") == "password_required"
    assert _reason(reader, locked, "pdf", password="wrong") == "password_wrong"


def test_a_locked_pdf_opens_with_its_password(reader: DocumentReader) -> None:
    reading = reader.read(
        files.locked_pdf("secret"), kind="pdf", context=BRITISH, password="secret"
    )
    assert [draft.amount_cents for draft in reading.drafts] == [1250]


def test_the_text_of_a_printed_document_is_read(reader: DocumentReader) -> None:
    text = "STATEMENT OF ACCOUNT\n01/02/2026 CORNER BAKERY 12.50\n03/02/2026 TAXI 8.00\n"
    reading = reader.read_text_layer(text, BRITISH)
    assert reading.kind in {"statement", None}


def _reason(
    reader: DocumentReader, data: bytes, kind: DocumentKind, password: str | None = None
) -> str:
    try:
        reading = reader.read(data, kind=kind, context=BRITISH, password=password)
    except DocumentUnreadable as error:
        return error.reason if error.message else "unexplained"
    return reading.problem or f"{len(reading.drafts)} rows"


@pytest.mark.parametrize(
    ("data", "kind", "reason"),
    [
        (b"", "image", "corrupt"),
        (b"", "pdf", "corrupt"),
        (b"", "spreadsheet", "corrupt"),
        (b"\0" * 5000, "spreadsheet", "unsupported"),
        (b"x" * 20_000_001, "spreadsheet", "too_large"),
        (saved(Image.new("RGB", (9, 9))), "pdf", "unsupported"),
        (files.pdf_with("Hello"), "image", "unsupported"),
        (files.pdf_with("Hello"), "spreadsheet", "unsupported"),
        (CSV, "pdf", "unsupported"),
        (CSV, "image", "unsupported"),
        (truncated(), "image", "corrupt"),
        (files.pdf_with("Hello")[:60], "pdf", "corrupt"),
        (files.workbook([["Date"]])[:2000], "spreadsheet", "corrupt"),
        (png_of(50_000, 50_000), "image", "too_large"),
        (saved(Image.new("L", (12_000, 9_000), 255), "JPEG"), "image", "no_receipt"),
        (files.polyglot(), "pdf", "unsupported"),
        (files.polyglot(), "image", "no_receipt"),
    ],
    ids=[
        "an empty image",
        "an empty pdf",
        "an empty spreadsheet",
        "zeros",
        "too many bytes",
        "an image as pdf",
        "a pdf as image",
        "a pdf as spreadsheet",
        "csv as pdf",
        "csv as image",
        "half a photo",
        "a cut pdf",
        "a cut workbook",
        "a bomb of pixels",
        "a hundred megapixels",
        "a polyglot as pdf",
        "a polyglot as image",
    ],
)
def test_a_file_that_is_not_of_its_declared_type_is_refused(
    reader: DocumentReader, data: bytes, kind: DocumentKind, reason: str
) -> None:
    assert _reason(reader, data, kind) == reason


@pytest.mark.parametrize(
    ("make", "kind"),
    [
        (files.pdf_bomb, "pdf"),
        (files.xlsx_bomb, "spreadsheet"),
        (files.xlsx_that_claims_every_cell, "spreadsheet"),
        (files.endless_csv, "spreadsheet"),
    ],
)
def test_a_bomb_ends_in_an_answer_and_the_next_document_is_read(
    reader: DocumentReader, make: Callable[[], bytes], kind: DocumentKind
) -> None:
    assert _reason(reader, make(), kind) in {"too_large", "too_slow", "corrupt", "no_statement"}
    assert reader.read(CSV, kind="spreadsheet", context=BRITISH).drafts
