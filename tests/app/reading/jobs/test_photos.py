"""The jobs over pictures."""

from datetime import date
from typing import Any

import pytest

from app.errors import DocumentUnreadable
from app.reading.drafts import Context
from app.reading.encoding import context_to_json
from app.reading.jobs import photos
from app.reading.sandbox.child import Job
from tests.app.reading.hostile_files import scanned_pdf
from tests.app.reading.receipts.drawn import drawn, saved

OPTIONS: dict[str, Any] = {
    "context": context_to_json(Context(today=date(2026, 5, 5), country="GB", currency="GBP")),
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


@pytest.fixture(scope="module")
def jobs() -> dict[str, Job]:
    """The jobs with their models loaded."""
    return photos.jobs()


def test_a_photo_of_a_receipt(jobs: dict[str, Job]) -> None:
    (draft,) = jobs["image"](saved(drawn()), OPTIONS)["drafts"]
    assert draft["amount_cents"] == 1049


def test_a_scanned_receipt(jobs: dict[str, Job]) -> None:
    (draft,) = jobs["pdf"](scanned_pdf(), OPTIONS)["drafts"]
    assert draft["amount_cents"] == 1049


def test_a_photographed_statement_has_its_rows(jobs: dict[str, Job]) -> None:
    reading = jobs["image"](saved(drawn(STATEMENT)), OPTIONS)
    assert [draft["amount_cents"] for draft in reading["drafts"]] == [1250, 800, 2000]
    assert reading["kind"] == "statement"


def test_a_scanned_statement_has_its_rows(jobs: dict[str, Job]) -> None:
    reading = jobs["pdf"](saved(drawn(STATEMENT), "PDF"), OPTIONS)
    assert len(reading["drafts"]) == 3


def test_without_the_models_photos_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "Ocr", None)
    photos._ocr.cache_clear()
    without = photos.jobs()
    with pytest.raises(DocumentUnreadable, match="extra ocr"):
        without["image"](saved(drawn()), OPTIONS)
