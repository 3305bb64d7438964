"""Tests of captions of pictures."""

from datetime import date

import pytest

from app.errors import NothingFound
from app.reading.messages.captions import apply_caption
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext, Reading

CONTEXT = ReaderContext(today=date(2026, 5, 5), country="GB", currency="GBP")
PURCHASE = DraftTransaction(
    1049, "GBP", "expense", "other", "Corner Bakery", date(2026, 4, 23), 0.95
)
RECEIPT = DocumentReading(drafts=(PURCHASE,), kind="receipt")
NO_WORDS = Reading("chat", "en")


def caption_with(cents: int, currency: str = "GBP") -> Reading:
    """Return the reading of a caption with an amount."""
    draft = DraftTransaction(cents, currency, "expense", "food", "lunch", CONTEXT.today, 0.9)
    return Reading("transaction", "en", (draft,))


def one(reading: DocumentReading) -> DraftTransaction:
    """Return the only draft of a reading."""
    (draft,) = reading.drafts
    return draft


def test_a_caption_gives_the_category_and_completes_the_description() -> None:
    draft = one(apply_caption(RECEIPT, "work  lunch", NO_WORDS, CONTEXT))
    assert (draft.category, draft.description) == ("food", "Corner Bakery (work lunch)")
    assert draft.amount_cents == 1049


def test_a_long_caption_does_not_replace_the_merchant() -> None:
    words = "this was for the lunch that we had after the long meeting"
    assert one(apply_caption(RECEIPT, words, NO_WORDS, CONTEXT)).description == "Corner Bakery"


def test_a_caption_without_meaning_changes_nothing() -> None:
    assert apply_caption(RECEIPT, "here you go", NO_WORDS, CONTEXT) == RECEIPT


def test_a_rounded_amount_leaves_the_receipts_amount() -> None:
    assert one(apply_caption(RECEIPT, "10", caption_with(1000), CONTEXT)) == PURCHASE


def test_another_amount_replaces_the_receipts_with_low_confidence() -> None:
    draft = one(apply_caption(RECEIPT, "my half: 5", caption_with(500), CONTEXT))
    assert draft.amount_cents == 500
    assert draft.confidence < 0.7


@pytest.mark.parametrize("problem", ["no_receipt", "no_total"])
def test_an_amount_in_the_caption_is_used_without_a_receipt(problem: NothingFound) -> None:
    reading = apply_caption(DocumentReading(problem=problem), "5 lunch", caption_with(500), CONTEXT)
    assert one(reading).amount_cents == 500
    assert reading.problem is None


def test_a_question_with_a_picture_gives_no_transaction() -> None:
    nothing = DocumentReading(problem="no_receipt")
    assert apply_caption(nothing, "what is this?", NO_WORDS, CONTEXT) == nothing


def test_a_statement_is_not_changed() -> None:
    statement = DocumentReading(drafts=(PURCHASE, PURCHASE), kind="statement")
    assert apply_caption(statement, "5 lunch", caption_with(500), CONTEXT) == statement
    assert (
        apply_caption(
            DocumentReading(problem="no_statement"), "5", caption_with(500), CONTEXT
        ).drafts
        == ()
    )
