"""What was written along with a picture."""

from datetime import date

import pytest

from app.reading import captions
from app.reading.captions import with_caption
from app.reading.drafts import Context, DocumentReading, Draft, Reading

CONTEXT = Context(today=date(2026, 5, 5), country="GB", currency="GBP")
PURCHASE = Draft(1049, "GBP", "expense", "other", "Corner Bakery", date(2026, 4, 23), 0.95)
RECEIPT = DocumentReading(drafts=(PURCHASE,), kind="receipt")
NO_WORDS = Reading("chat", "en")


def told(cents: int, currency: str = "GBP") -> Reading:
    """A caption that names an amount."""
    draft = Draft(cents, currency, "expense", "food", "lunch", CONTEXT.today, 0.9)
    return Reading("transaction", "en", (draft,))


@pytest.fixture(autouse=True)
def knows_lunch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The word lists are tested elsewhere: here one word is known."""

    def categorize(words: str, _context: Context) -> tuple[str, float]:
        return ("food", 0.9) if "lunch" in words else ("other", 0.3)

    monkeypatch.setattr(captions, "categorize", categorize)


def one(reading: DocumentReading) -> Draft:
    """The only draft of a reading."""
    (draft,) = reading.drafts
    return draft


def test_a_caption_tells_the_category_and_what_it_was_for() -> None:
    draft = one(with_caption(RECEIPT, "work  lunch", NO_WORDS, CONTEXT))
    assert (draft.category, draft.description) == ("food", "Corner Bakery (work lunch)")
    assert draft.amount_cents == 1049


def test_a_long_caption_leaves_the_merchants_name() -> None:
    words = "this was for the lunch that we had after the long meeting"
    assert one(with_caption(RECEIPT, words, NO_WORDS, CONTEXT)).description == "Corner Bakery"


def test_words_that_tell_nothing_change_nothing() -> None:
    assert with_caption(RECEIPT, "here you go", NO_WORDS, CONTEXT) == RECEIPT


def test_about_the_same_amount_is_the_receipts() -> None:
    assert one(with_caption(RECEIPT, "10", told(1000), CONTEXT)) == PURCHASE


def test_another_amount_is_the_persons_and_is_asked_about() -> None:
    draft = one(with_caption(RECEIPT, "my half: 5", told(500), CONTEXT))
    assert draft.amount_cents == 500
    assert draft.confidence < 0.7


@pytest.mark.parametrize("problem", ["no_receipt", "no_total"])
def test_an_amount_in_the_caption_is_booked_without_a_receipt(problem: str) -> None:
    reading = with_caption(DocumentReading(problem=problem), "5 lunch", told(500), CONTEXT)
    assert one(reading).amount_cents == 500
    assert reading.problem is None


def test_a_question_along_with_a_picture_books_nothing() -> None:
    nothing = DocumentReading(problem="no_receipt")
    assert with_caption(nothing, "what is this?", NO_WORDS, CONTEXT) == nothing


def test_a_statement_is_left_as_it_is() -> None:
    statement = DocumentReading(drafts=(PURCHASE, PURCHASE), kind="statement")
    assert with_caption(statement, "5 lunch", told(500), CONTEXT) == statement
    assert (
        with_caption(DocumentReading(problem="no_statement"), "5", told(500), CONTEXT).drafts == ()
    )
