"""A reader with the embedded engine's face that understands "12.50 lunch; 1000 income"."""

from dataclasses import replace

from app.reading.types import DraftTransaction, ReaderContext, Reading


class SimpleReader:
    """Reads `amount words`, several divided by `;`; keeps the contexts it was given."""

    def __init__(self) -> None:
        self.contexts: list[ReaderContext] = []

    def __call__(self, text: str, context: ReaderContext) -> Reading:
        self.contexts.append(context)
        parts = [part.strip() for part in text.split(";")]
        drafts = tuple(_draft(part, context) for part in parts if part[:1].isdecimal())
        intent = "transaction" if drafts and not text.endswith("?") else "chat"
        return Reading(intent=intent, language=context.language, drafts=drafts)  # type: ignore[arg-type]


def _draft(part: str, context: ReaderContext) -> DraftTransaction:
    amount, _, words = part.partition(" ")
    kind = "income" if words.endswith("income") else "expense"
    draft = DraftTransaction(
        amount_cents=round(float(amount) * 100),
        currency=context.currency,
        kind=kind,  # type: ignore[arg-type]  # one of the two above
        category="income" if kind == "income" else context.corrections.get(words, "other"),
        description=words,
        transaction_date=context.today,
        confidence=0.95,
    )
    return replace(draft, category="food") if words == "lunch" else draft
