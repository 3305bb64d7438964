"""Read an invoice or a fiscal document into one draft: its total, its date and its issuer."""

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from app.reading.categories.classifier import categorize
from app.reading.categories.merchant_names import tidy_statement_description
from app.reading.documents.issuers import find_currency, find_issuer
from app.reading.documents.labels import (
    Label,
    Words,
    find_amount_at_label,
    find_day_at_label,
    find_labels,
    make_words,
)
from app.reading.statements.lines import (
    COLUMN_GAP,
    Notation,
    StatementLine,
    infer_notation,
)
from app.reading.statements.sections import is_statement
from app.reading.tables import dates
from app.reading.tables.dates import Order
from app.reading.tables.numbers import TableNumber
from app.reading.types import DocumentReading, DraftTransaction, ReaderContext
from app.text.data import load
from app.text.tokens import fold_words

_WORDS = load("invoice_words")
_FISCAL = _WORDS["kinds"]["fiscal"]
_INVOICE = _WORDS["kinds"]["invoice"]
# Confidence in a total: with a specific label ("Amount due") and printed twice; with either of the
# two; with a general label ("Total") only. The order was set with the invoices of bench.documents.
_SURE, _USUAL, _BARE = 0.93, 0.85, 0.7
# Subtracted where no date or no issuer was found.
_NO_DATE_PENALTY, _NO_NAME_PENALTY = 0.15, 0.05


def is_invoice(lines: Sequence[StatementLine]) -> bool:
    """Return whether the document calls itself an invoice or fiscal document, not a statement."""
    text = f" {' '.join(fold_words(line.text) for line in islice(lines, 150))} "
    if any(f" {phrase} " in text for phrase in _FISCAL):
        return True
    mentions = sum(f" {phrase} " in text for phrase in _INVOICE)
    return mentions >= 2 and not is_statement(lines)


def read_invoice(lines: Sequence[StatementLine], context: ReaderContext) -> DocumentReading:
    """Return the total as one draft, or the problem `no_total`."""
    notation = infer_notation(lines, context.country)
    found = _find_total(lines, notation)
    if found is None:
        return DocumentReading(kind="invoice", problem="no_total")
    figure, certainty = found
    day = _find_day(lines, _infer_day_order(lines, context, notation))
    name = find_issuer(lines)
    if day is None:
        certainty -= _NO_DATE_PENALTY
    category, _ = categorize(name, context)
    draft = DraftTransaction(
        amount_cents=figure.cents,
        currency=figure.currency or find_currency(lines) or context.currency,
        kind="expense",
        category="other" if category == "income" else category,
        description=tidy_statement_description(name) if name else "–",
        transaction_date=day or context.today,
        confidence=round(certainty if name else certainty - _NO_NAME_PENALTY, 3),
    )
    return DocumentReading(drafts=(draft,), kind="invoice")


def _load_labels(table: str) -> Words:
    words = _WORDS[table]
    return make_words(words["strong"], words["weak"], words["never"])


_TOTALS, _DATES = _load_labels("total"), _load_labels("date")
_STRONG_TOTALS = len(_WORDS["total"]["strong"])


def _find_total(
    lines: Sequence[StatementLine], notation: Notation
) -> tuple[TableNumber, float] | None:
    """Return the total with the surest label, and its certainty (0–1)."""
    best: tuple[int, int, int, TableNumber] | None = None
    for label in find_labels(lines, _TOTALS):
        weak = label.rank >= _STRONG_TOTALS
        figure = find_amount_at_label(lines, label, notation, whole=weak)
        if figure is None or figure.cents == 0:
            continue
        rank = (label.rank, _count_following_words(lines[label.line_index], label), -figure.cents)
        if best is None or rank < best[:3]:
            best = (*rank, figure)
    if best is None:
        return None
    times = sum(
        amount.figure.cents == best[3].cents
        for line in lines
        for amount in line.find_amounts(notation)
    )
    if best[0] < _STRONG_TOTALS:
        return best[3], _SURE if times > 1 else _USUAL
    return best[3], _USUAL if times > 1 else _BARE


def _count_following_words(line: StatementLine, label: Label) -> int:
    """Count the words right after a label: "Total + taxes" is less clearly the total."""
    count, right = 0, line.span(label.start, label.end)[1]
    for word, start in zip(line.words, line.starts, strict=True):
        if start >= label.end:
            if word.left - right > COLUMN_GAP or not re.search(r"[^\W\d_]|[+&]", word.text):
                break
            count, right = count + 1, word.right
    return count


def _infer_day_order(
    lines: Sequence[StatementLine], context: ReaderContext, notation: Notation
) -> Order:
    found = [one for line in lines for one in dates.find_all(line.text)]
    return dates.infer_order(
        found,
        today=context.today,
        country=context.country or ("US" if context.currency == "USD" else ""),
        hint="dmy" if notation.mark == "," else "",
    )


def _find_day(lines: Sequence[StatementLine], order: Order) -> date | None:
    """Return the issue date by its label, else the first date that has no other label."""
    found = [
        (label.rank, day)
        for label in find_labels(lines, _DATES)
        if (day := find_day_at_label(lines, label, order, _DATES[2]))
    ]
    if found:
        return min(found, key=lambda item: item[0])[1]
    never = _DATES[2]
    for line in lines:
        for one in dates.find_all(line.text):
            day = dates.to_date(one, order)
            if day and not never.search(fold_words(line.text)):
                return day
    return None
