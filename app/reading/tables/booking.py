"""Make draft transactions of movements: tidy descriptions, find categories, mark transfers."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.reading.categories.classifier import categorize, match_category_name
from app.reading.categories.merchant_names import shorten, tidy_statement_description
from app.reading.tables.rows import Movement
from app.reading.tables.signs import DirectionGuesser
from app.reading.tables.vocabulary import Direction, infer_direction
from app.reading.types import (
    MAX_UNREAD_SHOWN,
    DocumentReading,
    DraftTransaction,
    Kind,
    ReaderContext,
    Unread,
)

# A description whose category is at least this certain shows that money was spent, or earned.
_CLEAR_CATEGORY = 0.7
# A date further ahead, or before 1990, is a misread number. Statements list instalments of a year.
_MAX_AHEAD = timedelta(days=400)
# A tidied description with no more letters than this says nothing.
_MIN_LETTERS = 2
# The share of a draft's confidence that its category decides; the rest is that of sign and amount.
_CATEGORY_SHARE = 0.15


def make_direction_guesser(context: ReaderContext) -> DirectionGuesser:
    """Return a function that guesses a direction from words, else from what the merchant sells."""

    def guess_direction(description: str) -> Direction:
        direction = infer_direction(description)
        if direction:
            return direction
        category, confidence = categorize(description, context)
        if confidence < _CLEAR_CATEGORY or category == "other":
            return 0
        return 1 if category == "income" else -1

    return guess_direction


def build_reading(
    movements: Sequence[Movement], context: ReaderContext, unread: Sequence[str] = ()
) -> DocumentReading:
    """Return the movements as drafts in the statement's order, with the period that they cover.

    `unread` are the rows that could not be read. A movement on an impossible day joins them.
    """
    plausible = [_is_plausible(movement.day, context.today) for movement in movements]
    misdated = [
        f"{movement.day} {movement.description} {movement.cents / 100:.2f}"
        for movement, ok in zip(movements, plausible, strict=True)
        if not ok
    ]
    drafts = tuple(
        _make_draft(movement, context)
        for movement, ok in zip(movements, plausible, strict=True)
        if ok and movement.cents
    )
    left = [*unread, *misdated]
    rows = Unread(len(left), tuple(left[:MAX_UNREAD_SHOWN]))
    if not drafts:
        return DocumentReading(kind="statement", problem="no_statement", unread=rows)
    days = [draft.transaction_date for draft in drafts]
    period = min(days), max(days)
    return DocumentReading(drafts=drafts, kind="statement", period=period, unread=rows)


def _is_plausible(day: date, today: date) -> bool:
    return date(1990, 1, 1) <= day <= today + _MAX_AHEAD


def _make_draft(movement: Movement, context: ReaderContext) -> DraftTransaction:
    incoming = movement.cents > 0
    category, certainty = ("income", 1.0) if incoming else _categorize(movement, context)
    kind: Kind = "income" if incoming else "expense"
    return DraftTransaction(
        amount_cents=abs(movement.cents),
        currency=movement.currency or context.currency,
        kind="transfer" if movement.transfer else kind,
        category=category,
        description=_describe(movement),
        transaction_date=movement.day,
        confidence=round(
            movement.certainty * (1 - _CATEGORY_SHARE + _CATEGORY_SHARE * certainty), 3
        ),
    )


def _describe(movement: Movement) -> str:
    text = movement.description or movement.category
    tidy = tidy_statement_description(text)
    # "Pagamento em 08 ABR" consists of processor and date: keep it rather than a lone "em".
    return tidy if sum(map(str.isalpha, tidy)) > _MIN_LETTERS else shorten(text) or "–"


def _categorize(movement: Movement, context: ReaderContext) -> tuple[str, float]:
    """Return the category of money spent, by its description, else by the file's own category."""
    category, certainty = categorize(movement.description, context)
    if certainty < _CLEAR_CATEGORY and movement.category:
        named = match_category_name(movement.category)
        if named:
            category, certainty = named, _CLEAR_CATEGORY
    return ("other" if category == "income" or movement.transfer else category), certainty
