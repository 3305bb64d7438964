"""What the person wrote along with a picture helps to read it. Pure."""

from dataclasses import replace

from app.reading.categories import categorize
from app.reading.drafts import Context, DocumentReading, Draft, Reading
from app.reading.names import DESCRIPTION_LENGTH

# Words that are surer of their category than this say what the purchase was.
SURE = 0.6
# "Spent 45 on this" of a receipt over 45.90 is the receipt's amount, roughly.
ROUGHLY = 0.05
# Two amounts, the paper's and the person's: the person knows, but it is to be asked.
DISPUTED = 0.65


def with_caption(
    reading: DocumentReading, caption: str, said: Reading, context: Context
) -> DocumentReading:
    """The reading of a receipt with what `caption` tells: amount, category, what it was for.

    `said` is the caption as the reader of texts understands it. A picture that is no receipt, or
    one without its total, is booked as the caption says, where that names an amount. Statements
    are left as they are.
    """
    told = said.drafts if said.intent == "transaction" else ()
    if not reading.drafts:
        if reading.problem in {"no_receipt", "no_total"} and told:
            return replace(reading, drafts=told, kind="receipt", problem=None)
        return reading
    if len(reading.drafts) > 1 or reading.kind == "statement":
        return reading
    draft = _with_words(reading.drafts[0], caption, context)
    if len(told) == 1:
        draft = _with_amount(draft, told[0])
    return replace(reading, drafts=(draft,))


def _with_words(draft: Draft, caption: str, context: Context) -> Draft:
    category, sure = categorize(caption, context)
    if sure < SURE or category in {"other", "income"}:
        return draft
    words = " ".join(caption.split())
    both = f"{draft.description} ({words})" if draft.description else words
    description = both if len(both) <= DESCRIPTION_LENGTH else draft.description or words
    return replace(draft, category=category, description=description[:DESCRIPTION_LENGTH])


def _with_amount(draft: Draft, told: Draft) -> Draft:
    if abs(told.amount_cents - draft.amount_cents) <= ROUGHLY * draft.amount_cents:
        return draft
    return replace(
        draft,
        amount_cents=told.amount_cents,
        currency=told.currency,
        confidence=min(draft.confidence, DISPUTED),
    )
