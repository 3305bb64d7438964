"""The jobs over pictures."""

import io
import time
from datetime import date
from typing import Any

import pytest

from app.errors import DocumentUnreadable
from app.reading.documents.encoding import encode_context
from app.reading.documents.jobs import photos
from app.reading.documents.jobs.time_budget import MARGIN_SECONDS
from app.reading.types import ReaderContext
from app.sandbox.child import Job
from tests.support.drawn import drawn, saved
from tests.support.hostile_files import joined_pdf, pdf_with, scanned_pdf

OPTIONS: dict[str, Any] = {
    "context": encode_context(ReaderContext(today=date(2026, 5, 5), country="GB", currency="GBP")),
    "password": None,
}
STATEMENT = """
NORTHERN BANK
Statement of account
Date         Description   Amount   Balance
01/04/2026 CORNER BAKERY -12.50 987.50
03/04/2026 CITY TAXI -8.00 979.50
07/04/2026 BOOK SHOP -20.00 959.50
"""
PRINTED = pdf_with(
    "NORTHERN BANK",
    "Statement of account",
    "Date Description Amount Balance",
    "28/03/2026 TEA ROOM -3.30 1004.40",
    "30/03/2026 BUS -4.40 1000.00",
)


@pytest.fixture(scope="module")
def jobs() -> dict[str, Job]:
    """Return the jobs with their models loaded."""
    return photos.load_jobs()


def test_a_photo_of_a_receipt(jobs: dict[str, Job]) -> None:
    reading = jobs["image"](saved(drawn()), OPTIONS)
    (draft,) = reading["drafts"]
    assert draft["amount_cents"] == 1049
    assert 1049 in reading["figures"]


def test_a_scanned_receipt_is_read(jobs: dict[str, Job]) -> None:
    (draft,) = jobs["pdf"](scanned_pdf(), OPTIONS)["drafts"]
    assert draft["amount_cents"] == 1049


def test_a_photographed_statement_has_its_rows(jobs: dict[str, Job]) -> None:
    reading = jobs["image"](saved(drawn(STATEMENT)), OPTIONS)
    assert [draft["amount_cents"] for draft in reading["drafts"]] == [1250, 800, 2000]
    assert reading["kind"] == "statement"


def test_a_scanned_statement_has_its_rows(jobs: dict[str, Job]) -> None:
    reading = jobs["pdf"](saved(drawn(STATEMENT), "PDF"), OPTIONS)
    assert len(reading["drafts"]) == 3


def test_a_scanned_page_of_a_printed_statement_has_its_rows(jobs: dict[str, Job]) -> None:
    mixed = joined_pdf(PRINTED, saved(drawn(STATEMENT), "PDF"))
    reading = jobs["pdf"](mixed, OPTIONS)
    assert [draft["amount_cents"] for draft in reading["drafts"]] == [330, 440, 1250, 800, 2000]
    assert reading["unread"]["pages"] == 0


def test_a_scanned_receipt_behind_a_printed_invoice_is_not_booked_too(
    jobs: dict[str, Job],
) -> None:
    invoice = pdf_with("INVOICE", "From: Garden Works Ltd", "Date: 02/04/2026", "Total due £75.00")
    (draft,) = jobs["pdf"](joined_pdf(invoice, scanned_pdf()), OPTIONS)["drafts"]
    assert draft["amount_cents"] == 7500


def test_a_scanned_receipt_behind_a_printed_letter_is_read(jobs: dict[str, Job]) -> None:
    letter = pdf_with("Dear customer,", "please find your receipt on the next page.")
    (draft,) = jobs["pdf"](joined_pdf(letter, scanned_pdf()), OPTIONS)["drafts"]
    assert draft["amount_cents"] == 1049


def test_without_the_models_photos_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "Ocr", None)
    photos._load_ocr.cache_clear()
    without = photos.load_jobs()
    with pytest.raises(DocumentUnreadable, match="extra ocr"):
        without["image"](saved(drawn()), OPTIONS)


def test_the_pages_of_a_long_scan_that_there_is_no_time_for_are_told(jobs: dict[str, Job]) -> None:
    page = drawn(STATEMENT)
    scan = io.BytesIO()
    page.save(scan, "PDF", save_all=True, append_images=[page] * 24)
    until = time.monotonic() + MARGIN_SECONDS + 2
    reading = jobs["pdf"](scan.getvalue(), {**OPTIONS, "until": until})
    read, unread = len(reading["drafts"]) // 3, reading["unread"]["pages"]
    assert read > 0
    assert unread > 0
    assert read + unread == 25


def test_a_scan_that_there_is_no_time_for_at_all_is_refused(jobs: dict[str, Job]) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        jobs["pdf"](saved(drawn(STATEMENT), "PDF"), {**OPTIONS, "until": time.monotonic()})
    assert caught.value.reason == "too_slow"


def test_a_photo_of_a_refund_is_income(jobs: dict[str, Job]) -> None:
    text = "BOOK CORNER\nREFUND\n03/04/2026 11:40\nNovel  -12.00\nTOTAL  -12.00\n"
    (draft,) = jobs["image"](saved(drawn(text)), OPTIONS)["drafts"]
    assert (draft["kind"], draft["amount_cents"]) == ("income", 1200)


def test_a_photo_in_heic_is_read(jobs: dict[str, Job]) -> None:
    (draft,) = jobs["image"](saved(drawn(), "HEIF"), OPTIONS)["drafts"]
    assert draft["amount_cents"] == 1049
