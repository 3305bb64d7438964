"""A page's lines → one transaction, or why there is none. Pure."""

import re
from collections import Counter
from collections.abc import Sequence

from app.reading.categories import categorize
from app.reading.drafts import Context, DocumentReading, Draft
from app.reading.names import tidy_statement_description
from app.reading.receipts.currency import find_currency
from app.reading.receipts.dates import find_day, month_first
from app.reading.receipts.figures import Row, items_end, rows_of
from app.reading.receipts.lines import Line
from app.reading.receipts.merchant import find_merchant
from app.reading.receipts.roles import label, phrases
from app.reading.receipts.totals import find_total

# So many different words that only receipts have make one, whatever else is missing.
RECEIPT_WORDS = 3
# What a total needs beside it to be a receipt's; one that is only what was paid needs more.
SIGNS, SIGNS_UNNAMED = 3, 4
# A merchant whose category is surer than this needs no look at what was bought.
SURE = 0.8
# How much less sure it is without a date on it, with a name that nobody knows, read badly.
NO_DATE, NO_MERCHANT, ONLY_PAID, OTHER_MONEY = 0.12, 0.08, 0.1, 0.05


def read_receipt(lines: Sequence[Line], context: Context) -> DocumentReading:
    """The purchase that a receipt tells of: its total, once; `no_receipt` or `no_total` if none."""
    texts = [line.text for line in lines]
    rows = rows_of(lines)
    total = find_total(rows)
    currency, told = find_currency(texts, context)
    american = month_first(context.country, currency if told else "")
    day = find_day(texts, context.today, month_first=american)
    signs = _signs(rows, texts) + (day is not None)
    if total is None or signs < (SIGNS if total.named else SIGNS_UNNAMED):
        seen = _receipt_words(texts) >= RECEIPT_WORDS
        return DocumentReading(problem="no_total" if seen else "no_receipt")
    merchant = find_merchant(lines, context)
    description = _description(merchant) if merchant else ""
    confidence = total.certainty - NO_DATE * (day is None) - NO_MERCHANT * (merchant is None)
    confidence -= ONLY_PAID * (not total.named) + OTHER_MONEY * (not told)
    draft = Draft(
        amount_cents=total.cents,
        currency=currency,
        kind="expense",
        category=_category(description, rows, context),
        description=description,
        transaction_date=day.value if day else context.today,
        confidence=round(max(0.3, min(0.97, confidence)), 2),
    )
    return DocumentReading(
        drafts=(draft,), kind="receipt", period=(draft.transaction_date,) * 2 if day else None
    )


def _signs(rows: Sequence[Row], texts: Sequence[str]) -> int:
    """How much on the page is what receipts have: a page of a book may say "total", too."""
    parts = sum(row.role in {"tax", "subtotal", "payment", "change"} for row in rows)
    prices = sum(amount.clear or amount.grouped for row in rows for amount in row.amounts)
    return parts + _receipt_words(texts) + min(2, prices)


def _receipt_words(texts: Sequence[str]) -> int:
    words = phrases("words", "receipt")
    return len({found for text in texts for found in words.all_in(label(text))})


def _description(merchant: str) -> str:
    """The name fit to be read; initials with points ("S.A.") stay in capitals."""
    tidy = tidy_statement_description(merchant)
    return re.sub(r"\b[^\W\d_](?:\.[^\W\d_]\b)+", lambda found: found[0].upper(), tidy)


def _category(description: str, rows: Sequence[Row], context: Context) -> str:
    """By the merchant where that tells; else what most of the items are."""
    category, confidence = categorize(description, context) if description else ("other", 0.0)
    if category == "other" or confidence < SURE:
        bought = [
            categorize(item, context)[0]
            for row in rows[: items_end(rows)]
            if row.role is None
            and any(amount.clear or amount.grouped for amount in row.amounts)
            and (item := _letters(row.line.text))
        ]
        counted = Counter(item for item in bought if item not in {"other", "income"})
        category = counted.most_common(1)[0][0] if counted else category
    return "other" if category == "income" else category


def _letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W\d_]{3,}", text))
