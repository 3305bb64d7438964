"""Read photos, PDFs and sheets that the embedded readers cannot: every figure is checked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from pydantic import BaseModel

from app.categories import Category
from app.model.answer_words import strip_links
from app.model.client import ModelClient, Request
from app.model.completion import Completion
from app.model.faults import ModelFault
from app.model.figures import read_figures
from app.model.grounding import (
    ONLY_MODEL,
    category_for,
    describe,
    parse_amount,
)
from app.model.prompts import load_prompt
from app.model.redaction import Redaction
from app.model.schema import parse_as
from app.reading.types import DocumentReading, DraftTransaction, Kind, ReaderContext
from app.requester import Requester
from app.text.normalize import DESCRIPTION_LENGTH, clean

# Below it the reading of a photo is worth a second look.
SURE = 0.8
# Of a total that both engines read.
_AGREED = 0.85
# Of a total that OCR saw among the figures, too, and that its printed parts come to.
_CONFIRMED = 0.8
_CENT = Decimal("0.01")
_OLDEST = timedelta(days=3 * 366)
_CURRENCY = re.compile(r"[A-Z]{3}")
_MOST_CHARACTERS = 16_000
_MOST_ROWS = 200


class PhotoAnswer(BaseModel):
    """What a model read in a photo."""

    merchant: str
    date: str | None = None
    currency: str | None = None
    items: list[str]
    tax: str | None = None
    tip: str | None = None
    discount: str | None = None
    total: str
    category: Category


class RowAnswer(BaseModel):
    """A row of a document as a model read it."""

    line: int
    date: str | None = None
    amount: str
    kind: Kind
    category: Category
    description: str


class DocumentAnswer(BaseModel):
    """What a model read in a document's lines."""

    rows: list[RowAnswer]


def is_unsure(kind: str, reading: DocumentReading) -> bool:
    """Return whether the embedded reading of a document may be improved."""
    if kind == "image":
        return len(reading.drafts) <= 1 and all(one.confidence < SURE for one in reading.drafts)
    return not reading.drafts or bool(reading.unread.rows)


def ask_for_photo(
    client: ModelClient,
    requester: Requester,
    jpeg: str,
    context: ReaderContext,
    reading: DocumentReading,
) -> DocumentReading:
    """Return the reading of a photo. Raise ModelFault, `ungrounded` where its figures disagree."""
    url = f"data:image/jpeg;base64,{jpeg}"
    request = Request(
        "photo",
        [
            {"role": "system", "content": load_prompt("photo")},
            {
                "role": "user",
                "content": [
                    {"type": "text", "text": _about(context)},
                    {"type": "image_url", "image_url": {"url": url, "detail": "high"}},
                ],
            },
        ],
        PhotoAnswer,
    )

    def parse(completion: Completion) -> DocumentReading:
        draft = _ground_photo(parse_as(PhotoAnswer, completion.text), context, reading)
        return DocumentReading(drafts=(draft,), kind="receipt")

    return client.ask(requester, request, parse)


def ask_for_lines(
    client: ModelClient, requester: Requester, lines: Sequence[str], context: ReaderContext
) -> DocumentReading:
    """Return the reading of a document's lines. Raise ModelFault."""
    redaction = Redaction()
    numbered = "\n".join(f"{place}: {line}" for place, line in enumerate(lines, 1))
    sent = redaction.redact(clean(numbered)[:_MOST_CHARACTERS]).replace("</document>", "")
    request = Request(
        "document",
        [
            {"role": "system", "content": load_prompt("document")},
            {"role": "user", "content": f"{_about(context)}\n<document>\n{sent}\n</document>"},
        ],
        DocumentAnswer,
        max_tokens=4_000,
    )

    def parse(completion: Completion) -> DocumentReading:
        answer = parse_as(DocumentAnswer, completion.text)
        drafts = _ground_rows(answer.rows[:_MOST_ROWS], lines, context)
        if not drafts:
            raise ModelFault("ungrounded", "no row stands in its line")
        return DocumentReading(drafts=tuple(drafts), kind="statement")

    return client.ask(requester, request, parse)


def ask_for_unread(
    client: ModelClient, requester: Requester, reading: DocumentReading, context: ReaderContext
) -> DocumentReading:
    """Return the reading with what a model reads in the rows that were left over.

    Only these rows are sent. Raise ModelFault.
    """
    found = ask_for_lines(client, requester, reading.unread.rows, context).drafts
    amounts = {draft.amount_cents for draft in found}
    left = tuple(row for row in reading.unread.rows if not _has_any(row, amounts, context))
    count = max(len(left), reading.unread.count - len(found))
    unread = replace(reading.unread, count=count, rows=left)
    return replace(reading, drafts=(*reading.drafts, *found), unread=unread)


def _has_any(row: str, cents: set[int], context: ReaderContext) -> bool:
    return any(abs(amount.cents) in cents for amount in read_figures(row, context).amounts)


def _about(context: ReaderContext) -> str:
    country = context.country or "unknown"
    return f"Today is {context.today.isoformat()}. Country: {country}."


def _ground_photo(
    answer: PhotoAnswer, context: ReaderContext, reading: DocumentReading
) -> DraftTransaction:
    total = parse_amount(answer.total)
    if total is None or not _adds_up(answer, total):
        raise ModelFault("ungrounded", "the total is not the sum of its parts")
    cents = int((total * 100).to_integral_value())
    currency = answer.currency or ""
    name = " ".join(strip_links(clean(answer.merchant)).split())[:DESCRIPTION_LENGTH]
    category = category_for("expense", answer.category)
    return DraftTransaction(
        amount_cents=cents,
        currency=currency if _CURRENCY.fullmatch(currency) else context.currency,
        kind="expense",
        category=category,
        description=name or category.capitalize(),
        transaction_date=_recent_day(answer.date, context.today) or context.today,
        confidence=_confidence(cents, answer, reading),
    )


def _confidence(cents: int, answer: PhotoAnswer, reading: DocumentReading) -> float:
    """Return how sure a total is: what the model alone saw is asked about.

    Raise ModelFault where it is not the total that the embedded reader has, and not better founded.
    """
    if any(one.amount_cents == cents for one in reading.drafts):
        return _AGREED
    if answer.items and cents in reading.figures:
        return _CONFIRMED
    if reading.drafts:
        raise ModelFault("ungrounded", "another total stands on the photo")
    return ONLY_MODEL


def _adds_up(answer: PhotoAnswer, total: Decimal) -> bool:
    """Return whether the total is that of the printed parts; prices may include the tax."""
    if not answer.items:
        return True
    items = sum(map(_or_zero, answer.items), Decimal())
    with_tip = items + _or_zero(answer.tip) - _or_zero(answer.discount)
    with_tax = with_tip + _or_zero(answer.tax)
    return any(abs(total - found) <= _CENT for found in (with_tip, with_tax))


def _or_zero(written: str | None) -> Decimal:
    found = parse_amount(written) if written else None
    return Decimal() if found is None else found


def _recent_day(written: str | None, today: date) -> date | None:
    try:
        day = date.fromisoformat(written or "")
    except ValueError:
        return None
    return day if today - _OLDEST <= day <= today else None


def _ground_rows(
    rows: Sequence[RowAnswer], lines: Sequence[str], context: ReaderContext
) -> list[DraftTransaction]:
    """Return the rows whose amount stands in their line and whose date the document names."""
    figures = [read_figures(line, context) for line in lines]
    named = {day for found in figures for day in found.days}
    used: set[tuple[int, int]] = set()
    drafts: list[DraftTransaction] = []
    for row in rows:
        amount, day = parse_amount(row.amount), _recent_day(row.date, context.today)
        if amount is None or day is None or day not in named or not 1 <= row.line <= len(lines):
            continue
        cents = int((amount * 100).to_integral_value())
        source = next((a for a in figures[row.line - 1].amounts if abs(a.cents) == cents), None)
        if source is None or (row.line, cents) in used:
            continue
        used.add((row.line, cents))
        category = category_for(row.kind, row.category)
        words = describe(row.description, lines[row.line - 1])
        drafts.append(
            DraftTransaction(
                amount_cents=cents,
                currency=source.currency or context.currency,
                kind=row.kind,
                category=category,
                description=words or category.capitalize(),
                transaction_date=day,
                confidence=ONLY_MODEL,
            )
        )
    return drafts
