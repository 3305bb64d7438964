"""The jobs over what has its text in it."""

from datetime import date
from typing import Any

import pytest

from app.reading.documents.encoding import encode_context
from app.reading.documents.jobs.text_documents import load_jobs
from app.reading.types import ReaderContext
from tests.support.hostile_files import pdf_with, scanned_pdf

OPTIONS: dict[str, Any] = {
    "context": encode_context(ReaderContext(today=date(2026, 5, 5), country="GB", currency="GBP")),
    "password": None,
    "filename": "",
}
CSV = b"Date;Description;Amount\n01/02/2026;CORNER BAKERY;-12,50\n02/02/2026;SALARY;1000,00\n"
STATEMENT = "Statement of account\n01/02/2026 CORNER BAKERY 12.50\n03/02/2026 TAXI 8.00\n"


def test_each_job_answers_with_a_reading() -> None:
    rows = load_jobs()["spreadsheet"](CSV, OPTIONS)["drafts"]
    assert [row["amount_cents"] for row in rows] == [1250, 100000]


def test_a_pdf_is_read_as_its_text_is() -> None:
    lines = STATEMENT.splitlines()
    of_pdf, of_text = load_jobs()["pdf"](pdf_with(*lines), OPTIONS), load_jobs()["text"]
    assert of_pdf["kind"] == of_text(STATEMENT.encode(), OPTIONS)["kind"]


@pytest.mark.parametrize("times", [1, 2])
def test_a_pdf_without_text_has_the_problem_no_text(times: int) -> None:
    for _ in range(times):
        answer = load_jobs()["pdf"](scanned_pdf(), OPTIONS)
    assert answer["problem"] == "no_text"
