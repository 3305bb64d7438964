"""Check what a model read against the words: nothing counts that they do not hold."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import reduce
from math import prod
from typing import Literal

from pydantic import BaseModel

from app.categories import CATEGORIES, Category
from app.model.figures import Place, Words, find_misspelt_days, find_percent, find_spelled
from app.reading.types import DraftTransaction, Kind
from app.text.amounts import MessageAmount
from app.text.normalize import DESCRIPTION_LENGTH, clean, fold_in_place
from app.text.phrases import phrases

# The most that a draft which only the model saw is trusted: the reply then asks.
ONLY_MODEL = 0.65
_LARGEST = Decimal(10) ** 13
_CENT = Decimal("0.01")
_MOST_OPERANDS = 20

Operation = Literal[
    "none", "times", "share", "sum", "difference", "percent", "add_percent", "less_percent"
]


class TextDraft(BaseModel):
    """A transaction as a model read it."""

    quote: str
    amount: str
    operation: Operation = "none"
    operands: list[str] = []
    currency: str | None = None
    kind: Kind
    category: Category
    description: str
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Grounded:
    """A draft that the words hold, and what it follows from.

    Attributes:
        draft: The transaction.
        sources: The figures that its amount follows from.
        operation: How it follows; "none" where its amount is one of them.
        names: The words for what was bought, where the model's quote has them beside no other
            figure; else "".
    """

    draft: DraftTransaction
    sources: tuple[MessageAmount, ...]
    operation: Operation = "none"
    names: str = ""


def ground_draft(draft: TextDraft, words: Words) -> Grounded | None:
    """Return a draft whose amount, date and words the message holds, else None."""
    amount = parse_amount(draft.amount)
    places = find_quotes(draft.quote, words)
    sources = _sources(draft, amount, places, words) if amount is not None else ()
    if amount is None or not sources:
        return None
    day = _day(draft.date, words)
    currency = _currency(sources, words)
    if day is None or draft.currency not in {None, "", currency}:
        return None
    category = category_for(draft.kind, draft.category)
    description = describe(draft.description, words.text)
    booked = DraftTransaction(
        amount_cents=int((amount * 100).to_integral_value()),
        currency=currency,
        kind=draft.kind,
        category=category,
        description=description or category.capitalize(),
        transaction_date=day,
        confidence=ONLY_MODEL,
    )
    is_alone = _is_alone(sources, places, words) and bool(describe(description, draft.quote))
    return Grounded(booked, sources, draft.operation, description if is_alone else "")


def category_for(kind: Kind, category: str) -> str:
    """Return the category, or the one that its kind demands."""
    if kind == "income":
        return "income"
    is_expense = kind == "expense" and category in CATEGORIES and category != "income"
    return category if is_expense else "other"


def describe(description: str, text: str) -> str:
    """Return a description whose words all stand in the text, else an empty one."""
    words = fold_in_place(clean(description)).split()
    known = set(fold_in_place(text).replace(",", " ").replace(".", " ").split())
    if not words or not all(word in known for word in words):
        return ""
    return " ".join(clean(description).split())[:DESCRIPTION_LENGTH]


def parse_amount(written: str) -> Decimal | None:
    """Return a positive amount as a model writes it, else None."""
    try:
        value = Decimal(written.strip()[:20])
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 < value < _LARGEST else None


def find_quotes(quote: str, words: Words) -> list[Place]:
    """Return where a quote stands in the message; case and accents do not count."""
    wanted = fold_in_place(clean(quote)).strip()
    text = fold_in_place(words.text)
    start = text.find(wanted) if wanted else -1
    places: list[Place] = []
    while start >= 0:
        places.append((start, start + len(wanted)))
        start = text.find(wanted, start + 1)
    return places


def _is_alone(sources: Sequence[MessageAmount], places: Sequence[Place], words: Words) -> bool:
    """Return whether the quote of a draft has no other figures than its own."""
    known = {(one.start, one.end) for one in sources}
    return any(_amounts_in([place], words.amounts) <= known for place in places)


def _amounts_in(places: Sequence[Place], amounts: Sequence[MessageAmount]) -> set[Place]:
    return {
        (one.start, one.end)
        for one in amounts
        if any(start <= one.start and one.end <= end for start, end in places)
    }


def _sources(
    draft: TextDraft, amount: Decimal, places: Sequence[Place], words: Words
) -> tuple[MessageAmount, ...]:
    """Return the figures within the quote that an amount follows from; none where it does not."""

    def find(value: Decimal | None) -> MessageAmount | None:
        if value is None:
            return None
        inside = _amounts_in(places, words.amounts)
        read = (a for a in words.amounts if a.value == value and (a.start, a.end) in inside)
        return next(read, None) or find_spelled(value, words, places)

    if draft.operation == "none":
        found = find(amount)
        return (found,) if found is not None else ()
    if draft.operation not in _COMPUTED or not 2 <= len(draft.operands) <= _MOST_OPERANDS:
        return ()
    values = [parse_amount(operand) for operand in draft.operands]
    told = [value for value in values if value is not None]
    if len(told) != len(values) or abs(_COMPUTED[draft.operation](told) - amount) > _CENT:
        return ()
    if (sign := _SIGNS.get(draft.operation)) and not phrases("answers", sign).search(
        fold_in_place(words.text)
    ):
        return ()
    by_percent = draft.operation in _BY_PERCENT
    if by_percent and not find_percent(told[1], words, places):
        return ()
    sources = [find(value) for value in (told[:1] if by_percent else told)]
    return () if None in sources else tuple(one for one in sources if one is not None)


# The list of words, one of which a message must have for an operation.
_SIGNS: Mapping[Operation, str] = {"difference": "returned", "share": "shared"}
_BY_PERCENT = frozenset({"percent", "add_percent", "less_percent"})
# What is to be paid of the first operand, each with the others.
_COMPUTED: Mapping[Operation, Callable[[Sequence[Decimal]], Decimal]] = {
    "sum": lambda told: sum(told, Decimal()),
    "times": lambda told: prod(told, start=Decimal(1)),
    "share": lambda told: told[0] / told[1],
    "difference": lambda told: reduce(lambda left, one: left - one, told),
    "percent": lambda told: told[0] * told[1] / 100,
    "add_percent": lambda told: told[0] * (100 + told[1]) / 100,
    "less_percent": lambda told: told[0] * (100 - told[1]) / 100,
}


def _currency(sources: Sequence[MessageAmount], words: Words) -> str:
    """Return the currency of a figure: a single one of the message holds for its bare numbers."""
    marked = next((one.currency for one in sources if one.currency), "")
    named = {one.currency for one in words.amounts if one.currency}
    alone = next(iter(named)) if len(named) == 1 else ""
    return marked or alone or words.context.currency


def _day(written: str | None, words: Words) -> date | None:
    """Return the date of a draft: today, or one that the message names."""
    today = words.context.today
    if not written:
        return today if not words.days else min(max(words.days), today)
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    if day > today:
        return None
    is_named = day == today or day in words.days or day in find_misspelt_days(words)
    return day if is_named else None
