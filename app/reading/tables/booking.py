"""Movements made drafts: words tidied, a category found, transfers set apart."""

from collections.abc import Sequence
from datetime import date, timedelta

from app.reading.categories import categorize, category_named
from app.reading.drafts import Context, DocumentReading, Draft, Kind
from app.reading.names import shorten, tidy_statement_description
from app.reading.tables.rows import Movement
from app.reading.tables.signs import Votes
from app.reading.tables.vocabulary import Direction, leaning

# Above this the category of a description speaks for its being spent, or earned.
_KNOWN = 0.7
_AHEAD = timedelta(days=400)
_LETTERS = 2
# A row's confidence rests mostly on its figures; the category takes this much of it.
_CATEGORY_SHARE = 0.15


def votes_for(context: Context) -> Votes:
    """A judge of descriptions: by their words, else by what their merchant sells."""

    def votes(description: str) -> Direction:
        told = leaning(description)
        if told:
            return told
        category, confidence = categorize(description, context)
        if confidence < _KNOWN or category == "other":
            return 0
        return 1 if category == "income" else -1

    return votes


def booked(movements: Sequence[Movement], context: Context) -> DocumentReading:
    """What a statement's movements come to: drafts in the statement's order, and its period."""
    drafts = tuple(_draft(one, context) for one in movements if _is_sane(one.day, context.today))
    if not drafts:
        return DocumentReading(kind="statement", problem="no_statement")
    days = [draft.transaction_date for draft in drafts]
    return DocumentReading(drafts=drafts, kind="statement", period=(min(days), max(days)))


def _is_sane(day: date, today: date) -> bool:
    return date(1990, 1, 1) <= day <= today + _AHEAD


def _draft(movement: Movement, context: Context) -> Draft:
    incoming = movement.cents > 0
    category, sure = ("income", 1.0) if incoming else _category(movement, context)
    kind: Kind = "income" if incoming else "expense"
    return Draft(
        amount_cents=abs(movement.cents),
        currency=movement.currency or context.currency,
        kind="transfer" if movement.transfer else kind,
        category=category,
        description=_words(movement),
        transaction_date=movement.day,
        confidence=round(movement.certainty * (1 - _CATEGORY_SHARE + _CATEGORY_SHARE * sure), 3),
    )


def _words(movement: Movement) -> str:
    written = movement.description or movement.category
    tidy = tidy_statement_description(written)
    # "Pagamento em 08 ABR" is all processor and date: better as it stands than a lone "em".
    return tidy if sum(map(str.isalpha, tidy)) > _LETTERS else shorten(written) or "–"


def _category(movement: Movement, context: Context) -> tuple[str, float]:
    """The category of money spent: by its words, else by the file's own name for it."""
    category, sure = categorize(movement.description, context)
    if sure < _KNOWN and movement.category:
        named = category_named(movement.category)
        if named:
            category, sure = named, _KNOWN
    return ("other" if category == "income" or movement.transfer else category), sure
