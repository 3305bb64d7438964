"""What goes into reading and what comes out, whoever reads: the embedded engine or a model."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

Language = Literal["en", "pt", "es"]
Kind = Literal["expense", "income", "transfer"]
Intent = Literal[
    "transaction",
    "chat",
    "undo",
    "edit",
    "help",
    "greeting",
    "stop",
    "start",
    "delete_data",
    "language",
]

CATEGORIES = (
    "food",
    "transport",
    "housing",
    "utilities",
    "health",
    "entertainment",
    "education",
    "clothing",
    "income",
    "other",
)


@dataclass(frozen=True, slots=True)
class Context:
    """Who speaks and when: what a reader needs besides the words.

    `today` is the person's local date when the words were said; `country` (ISO 3166 alpha-2, or ""
    where unknown) settles separators, the order of dates and local money words; `currency`
    (ISO 4217) is what a bare number or a lone `$` means; `language` is the prior, not the verdict;
    `corrections` maps folded words of the person to the category they want for them.
    """

    today: date
    country: str = ""
    currency: str = "USD"
    language: Language = "en"
    corrections: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Draft:
    """A transaction as read, before it is booked.

    `amount_cents` is positive: amount × 100 in every currency. `confidence` is 0–1 and honest:
    above 0.9 it is right nineteen times of twenty; below 0.7 the reply asks.
    """

    amount_cents: int
    currency: str
    kind: Kind
    category: str
    description: str
    transaction_date: date
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message is and holds.

    `question` is the asking part of a message that logs and asks, else None. `target_language`
    is set where the intent is `language` and the person named one.
    """

    intent: Intent
    language: Language
    drafts: tuple[Draft, ...] = ()
    question: str | None = None
    target_language: Language | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What the person wants changed in their last transaction; None means: leave it."""

    amount_cents: int | None = None
    currency: str | None = None
    category: str | None = None
    description: str | None = None
    transaction_date: date | None = None


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """What a document holds.

    `period` is the span that the document itself states or its rows cover; `problem` is a short
    reason where nothing could be booked although the document was readable (`no_receipt`,
    `no_total`, `no_statement`); `transcript` is what a voice note says.
    """

    drafts: tuple[Draft, ...] = ()
    kind: Literal["receipt", "invoice", "statement", "voice"] | None = None
    period: tuple[date, date] | None = None
    problem: str | None = None
    transcript: str | None = None
