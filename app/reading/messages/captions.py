"""Complete the reading of a picture with the caption that the person wrote."""

from dataclasses import replace

from app.reading.categories.classifier import categorize
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext, Reading
from app.text.normalize import DESCRIPTION_LENGTH

# A caption whose category is at least this certain replaces the receipt's.
MIN_CATEGORY_CONFIDENCE = 0.6
# Relative difference up to which the caption's amount is the receipt's, rounded: "spent 45 on
# this" with a receipt over 45.90.
AMOUNT_TOLERANCE = 0.05
# Where receipt and caption differ, the caption's amount is taken, below the 0.7 at which a reply
# asks for confirmation.
DISPUTED_CONFIDENCE = 0.65


def apply_caption(
    reading: DocumentReading, caption: str, caption_reading: Reading, context: ReaderContext
) -> DocumentReading:
    """Return the reading of a receipt with the caption's amount, category and description.

    A picture that is no receipt, or one without a total, gets the caption's transactions, if it
    has any. Statements and documents with several transactions are returned unchanged.

    Args:
        reading: What was read of the picture.
        caption: The caption as written.
        caption_reading: The caption as the message reader reads it.
        context: Country, language and corrections of the person.
    """
    drafts = caption_reading.drafts if caption_reading.intent == "transaction" else ()
    if not reading.drafts:
        if reading.problem in {"no_receipt", "no_total"} and drafts:
            return replace(reading, drafts=drafts, kind="receipt", problem=None)
        return reading
    if len(reading.drafts) > 1 or reading.kind == "statement":
        return reading
    draft = _apply_words(reading.drafts[0], caption, context)
    if len(drafts) == 1:
        draft = _apply_amount(draft, drafts[0])
    return replace(reading, drafts=(draft,))


def _apply_words(draft: DraftTransaction, caption: str, context: ReaderContext) -> DraftTransaction:
    category, confidence = categorize(caption, context)
    if confidence < MIN_CATEGORY_CONFIDENCE or category in {"other", "income"}:
        return draft
    words = " ".join(caption.split())
    both = f"{draft.description} ({words})" if draft.description else words
    description = both if len(both) <= DESCRIPTION_LENGTH else draft.description or words
    return replace(draft, category=category, description=description[:DESCRIPTION_LENGTH])


def _apply_amount(draft: DraftTransaction, from_caption: DraftTransaction) -> DraftTransaction:
    if abs(from_caption.amount_cents - draft.amount_cents) <= AMOUNT_TOLERANCE * draft.amount_cents:
        return draft
    return replace(
        draft,
        amount_cents=from_caption.amount_cents,
        currency=from_caption.currency,
        confidence=min(draft.confidence, DISPUTED_CONFIDENCE),
    )
