"""Read receipts and slips of payments that people paste or type as the text of a message."""

import re
from collections.abc import Sequence
from functools import cache

from app.reading.categories.classifier import categorize
from app.reading.categories.merchant_names import tidy_statement_description
from app.reading.documents.slips import read_slip
from app.reading.receipts.currency import find_currency
from app.reading.receipts.dates import find_purchase_date, is_month_first
from app.reading.receipts.figures import ReceiptRow, classify_lines
from app.reading.receipts.lines import ReceiptLine, ReceiptWord
from app.reading.receipts.receipt import read_receipt
from app.reading.statements.lines import parse_lines
from app.reading.types import DraftTransaction, ReaderContext
from app.text.identifiers import find_identifiers
from app.text.normalize import fold_in_place
from app.text.phrases import phrases

_LEAST_LINES, _MOST_LINES = 3, 80
_LONGEST = 6_000  # characters; longer texts are lists or no receipt
_LEAST_LETTERS = 4  # in capitals, of a shop's name in the first line
_SURE_CATEGORY = 0.8
_CONFIDENCE = 0.75
_WORD_GAP = re.compile(r"\S+(?: \S+)*")
_CHARACTER, _LINE_HEIGHT = 10.0, 30.0  # pixels as on a page
_TOTALS = frozenset({"total", "plain"})
_PAID = frozenset({"payment", "change", "tax", "subtotal"})


def read_pasted(message: str, context: ReaderContext) -> tuple[DraftTransaction, ...] | None:
    """Return the purchase of a receipt, or the movement of a slip; None where it is neither.

    A slip of what is pending or was refused has no movement.

    Args:
        message: The message as `app.text.normalize.clean` returns it.
        context: Country, currency and corrections of the person.
    """
    texts = [line.strip() for line in message.split("\n") if line.strip()]
    if len(message) > _LONGEST or not _LEAST_LINES <= len(texts) <= _MOST_LINES:
        return None
    slip = read_slip(parse_lines(message), context)
    if slip:
        return slip.drafts
    if not _totals().search(fold_in_place(message)):
        return None
    lines = [_make_line(text, row) for row, text in enumerate(texts)]
    rows = classify_lines(lines)
    if not _looks_printed(texts, rows):
        return None
    printed = read_receipt(lines, context).drafts
    if not printed or not printed[0].description:
        return _read_total(texts, rows, context)
    return printed


@cache
def _totals() -> re.Pattern[str]:
    """Return the pattern of a total's names, as people and as receipts write it."""
    names = phrases("arithmetic", "totals", "words").pattern
    return re.compile(rf"{names}|{phrases('receipts', 'roles', 'total').pattern}")


def _read_total(
    texts: Sequence[str], rows: Sequence[ReceiptRow], context: ReaderContext
) -> tuple[DraftTransaction, ...]:
    """Return the named total of a receipt that lacks what else is printed on one."""
    amounts = [row.last_amount for row in rows if row.role in _TOTALS and row.last_amount]
    titles = phrases("receipts", "titles", "words")
    named = [text for text in texts if any(char.isalpha() for char in text)]
    shop = next((text for text in named if not titles.search(fold_in_place(text))), named[0])
    category, sure = categorize(shop, context)
    if sure < _SURE_CATEGORY:
        goods = " ".join(row.line.text for row in rows if row.role is None)
        category, sure = categorize(goods, context)
    currency, _ = find_currency(texts, context)
    month_first = is_month_first(context.country, "")
    found = find_purchase_date(texts, context.today, month_first=month_first)
    return (
        DraftTransaction(
            amount_cents=amounts[-1].cents,
            currency=currency,
            kind="expense",
            category="other" if category == "income" else category,
            description=tidy_statement_description(shop),
            transaction_date=found.value if found else context.today,
            confidence=_CONFIDENCE,
        ),
    )


def _looks_printed(texts: Sequence[str], rows: Sequence[ReceiptRow]) -> bool:
    """Return whether a list with a total was printed: a person's own list has no such lines."""
    named = any(row.role in _TOTALS and row.amounts for row in rows)
    letters = [char for char in texts[0] if char.isalpha()]
    in_capitals = len(letters) >= _LEAST_LETTERS and all(char.isupper() for char in letters)
    priced = sum(bool(row.amounts) for row in rows)
    paid = any(row.role in _PAID and row.amounts for row in rows)
    exact = all(
        amount.is_money or amount.grouped or find_identifiers(fold_in_place(row.line.text))
        for row in rows
        for amount in row.amounts[-1:]
    )
    signed = any(row.role in _TOTALS and _has_currency(row) for row in rows)
    is_neat = exact and (signed or all(not text[0].islower() for text in texts))
    return named and priced > 1 and (in_capitals or paid or is_neat)


def _has_currency(row: ReceiptRow) -> bool:
    return row.last_amount is not None and row.last_amount.has_currency


def _make_line(text: str, row: int) -> ReceiptLine:
    """Return a line as it would stand on a page; two blanks part its columns."""
    return ReceiptLine(
        tuple(
            ReceiptWord(
                match[0],
                0.98,
                _CHARACTER * (match.start() + match.end()) / 2,
                _LINE_HEIGHT * (row + 1),
                _CHARACTER * len(match[0]),
                _LINE_HEIGHT * 2 / 3,
            )
            for match in _WORD_GAP.finditer(text)
        )
    )
