"""Input and output of every reader, whether the embedded engine or a model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from app.errors import NothingFound
from app.text.commands import Intent
from app.text.languages import Language

Kind = Literal["expense", "income", "transfer"]

MAX_UNREAD_SHOWN = 5
"""Rows that could not be read which an answer shows as they stand."""


@dataclass(frozen=True, slots=True)
class ReaderContext:
    """What a reader needs to know about the person besides the words.

    Attributes:
        today: The person's local date when the message was sent.
        country: ISO 3166 alpha-2 code, or "" where unknown; decides separators, the order of dates
            and local words for money.
        currency: ISO 4217 code of a number without currency and of a mere `$`.
        language: The person's usual language; the message may be in another.
        corrections: The category the person wants for a `correction_key` (app.text.tokens).
    """

    today: date
    country: str = ""
    currency: str = "USD"
    language: Language = "en"
    corrections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class DraftTransaction:
    """A transaction as read, before it is stored.

    Attributes:
        amount_cents: The amount × 100, in every currency; positive.
        currency: ISO 4217 code.
        kind: Expense, income, or transfer between the person's own accounts.
        category: One of CATEGORIES.
        description: At most 60 characters.
        transaction_date: The person's local date; never in the future.
        confidence: Probability (0–1) that it is right: above 0.9 in 19 of 20 cases; below 0.7 the
            reply asks for confirmation.
        installments: Into how many payments the amount is divided, None where it is paid at once.
    """

    amount_cents: int
    currency: str
    kind: Kind
    category: str
    description: str
    transaction_date: date
    confidence: float
    installments: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """The result of reading a message.

    Attributes:
        intent: What the person wants.
        language: The language of the message.
        drafts: Its transactions, in order.
        question: The question in a message that logs and asks, else None.
        target_language: The language that the person asked to switch to, if any.
        is_cut: Whether the message is longer than is read; then there are no drafts at all, so
            that the reply can say so instead of silently losing some.
    """

    intent: Intent
    language: Language
    drafts: tuple[DraftTransaction, ...] = ()
    question: str | None = None
    target_language: Language | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Edit:
    """The changes a person wants in their last transaction; None leaves a field unchanged."""

    amount_cents: int | None = None
    currency: str | None = None
    category: str | None = None
    description: str | None = None
    transaction_date: date | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """What of a document was seen and could not be read: it is reported, never dropped silently.

    Attributes:
        count: How many rows of a statement.
        rows: The first of them as they stand, MAX_UNREAD_SHOWN at most.
        pages: How many pages that are pictures there was no time for.
    """

    count: int = 0
    rows: tuple[str, ...] = ()
    pages: int = 0

    def __bool__(self) -> bool:
        """Return whether anything was left unread."""
        return bool(self.count or self.pages)


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """The result of reading a document or a voice note.

    Attributes:
        drafts: Its transactions, in order.
        kind: What it is, None where that is unknown.
        period: First and last date, as the document states them or its rows cover.
        problem: Why there are no drafts although the file was readable; `no_text` for a picture
            of a document, which another reader may read.
        transcript: The words of a voice note.
        unread: What of it could not be read.
        figures: Amounts that OCR saw on a photo, in cents; another reader is checked with them.
    """

    drafts: tuple[DraftTransaction, ...] = ()
    kind: Literal["receipt", "invoice", "statement", "voice"] | None = None
    period: tuple[date, date] | None = None
    problem: NothingFound | Literal["no_text"] | None = None
    transcript: str | None = None
    unread: Unread = field(default_factory=Unread)
    figures: tuple[int, ...] = ()
