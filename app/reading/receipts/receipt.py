"""Make one transaction of the lines of a receipt, or report why there is none."""

import re
from collections import Counter
from collections.abc import Sequence

from app.reading.categories.classifier import categorize
from app.reading.categories.merchant_names import tidy_statement_description
from app.reading.receipts.currency import find_currency
from app.reading.receipts.dates import find_purchase_date, is_month_first
from app.reading.receipts.figures import ReceiptRow, classify_lines, find_items_end
from app.reading.receipts.lines import ReceiptLine
from app.reading.receipts.merchant import find_merchant
from app.reading.receipts.roles import load_phrases, normalize_label
from app.reading.receipts.totals import find_total
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext

# A page with this many different words of receipts is one, whatever else is missing.
RECEIPT_WORDS = 3
# Evidence that a page with a total is a receipt; more is needed where no line names the total.
MIN_EVIDENCE, MIN_EVIDENCE_UNNAMED = 3, 4
# Below this certainty of the merchant's category, the items are looked at as well.
CLEAR_CATEGORY = 0.8
# Subtracted from the confidence: no date, no merchant, no named total, no stated currency.
NO_DATE, NO_MERCHANT, UNNAMED_TOTAL, ASSUMED_CURRENCY = 0.12, 0.08, 0.1, 0.05


def read_receipt(lines: Sequence[ReceiptLine], context: ReaderContext) -> DocumentReading:
    """Return the purchase on a receipt, or the problem `no_receipt` or `no_total`."""
    texts = [line.text for line in lines]
    rows = classify_lines(lines)
    total = find_total(rows)
    currency, is_stated = find_currency(texts, context)
    is_us_order = is_month_first(context.country, currency if is_stated else "")
    found_date = find_purchase_date(texts, context.today, month_first=is_us_order)
    evidence = _count_evidence(rows, texts) + (found_date is not None)
    if total is None or evidence < (MIN_EVIDENCE if total.named else MIN_EVIDENCE_UNNAMED):
        is_receipt = _count_receipt_words(texts) >= RECEIPT_WORDS
        return DocumentReading(problem="no_total" if is_receipt else "no_receipt")
    merchant = find_merchant(lines, context)
    description = _make_description(merchant) if merchant else ""
    confidence = total.certainty - NO_DATE * (found_date is None) - NO_MERCHANT * (merchant is None)
    confidence -= UNNAMED_TOTAL * (not total.named) + ASSUMED_CURRENCY * (not is_stated)
    draft = DraftTransaction(
        amount_cents=total.cents,
        currency=currency,
        kind="expense",
        category=_find_category(description, rows, context),
        description=description,
        transaction_date=found_date.value if found_date else context.today,
        confidence=round(max(0.3, min(0.97, confidence)), 2),
    )
    return DocumentReading(
        drafts=(draft,),
        kind="receipt",
        period=(draft.transaction_date,) * 2 if found_date else None,
    )


def _count_evidence(rows: Sequence[ReceiptRow], texts: Sequence[str]) -> int:
    """Count what is typical of receipts: the page of a book may have the word "total", too."""
    parts = sum(row.role in {"tax", "subtotal", "payment", "change"} for row in rows)
    prices = sum(amount.is_money or amount.grouped for row in rows for amount in row.amounts)
    return parts + _count_receipt_words(texts) + min(2, prices)


def _count_receipt_words(texts: Sequence[str]) -> int:
    words = load_phrases("words", "receipt")
    return len({found for text in texts for found in words.find_all(normalize_label(text))})


def _make_description(merchant: str) -> str:
    """Return the name for display; initials with points ("S.A.") stay upper-case."""
    tidy = tidy_statement_description(merchant)
    return re.sub(r"\b[^\W\d_](?:\.[^\W\d_]\b)+", lambda found: found[0].upper(), tidy)


def _find_category(description: str, rows: Sequence[ReceiptRow], context: ReaderContext) -> str:
    """Return the merchant's category where it is clear, else that of most items."""
    category, confidence = categorize(description, context) if description else ("other", 0.0)
    if category == "other" or confidence < CLEAR_CATEGORY:
        bought = [
            categorize(item, context)[0]
            for row in rows[: find_items_end(rows)]
            if row.role is None
            and any(amount.is_money or amount.grouped for amount in row.amounts)
            and (item := _keep_letters(row.line.text))
        ]
        counted = Counter(item for item in bought if item not in {"other", "income"})
        category = counted.most_common(1)[0][0] if counted else category
    return "other" if category == "income" else category


def _keep_letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]{3,}", text))
