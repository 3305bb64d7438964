"""Read a correction of the last transaction: amount, date, currency, category, description."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from app.reading.categories.classifier import categorize, match_category_name
from app.reading.messages.descriptions import clean_description
from app.reading.types import Edit, ReaderContext
from app.text.amounts import find_amounts
from app.text.currencies import mark_after
from app.text.dates import find_dates
from app.text.language import detect
from app.text.normalize import clean, fold_in_place
from app.text.phrases import entries_of, phrases

_LONGEST_EDIT = 300  # characters that are read
_MOST_WORDS = 6  # of a description; longer texts are no correction
_SURE_OF_CATEGORY = 0.7
_LONGEST_DENIAL = 4  # words
_STEPS = 12
_BLANK = "\x01"  # replaces an amount, a date or a denied word
_MARK = re.compile(r"[,;.!?\d]")
_EDGES = " .,;:!?-–()\"'" + _BLANK


class _Spot(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Spot)


def read_edit(text: str, context: ReaderContext) -> Edit | None:
    """Return the changes that `text` asks for, None where it names none ("that's wrong").

    Of two values the denied one is ignored ("54, not 45", "from 45 to 54", "I put 45 but it was
    54"). The name of a category changes the category alone; other words become the description,
    and change the category too where they clearly belong to one.
    """
    message = clean(text)[:_LONGEST_EDIT]
    folded = fold_in_place(message)
    dates = find_dates(folded, context.today, context.country)
    language, _ = detect(message, context.language)
    excluded = [(found.start, found.end) for found in dates]
    amounts = [
        amount
        for amount in find_amounts(message, folded, excluded, language, context)
        if not amount.measure
    ]
    amount, day = _find_right(folded, amounts), _find_right(folded, dates)
    currency = (amount.currency or None) if amount else _find_currency(message, folded, context)
    rest = _mask(folded, [*dates, *amounts])
    category, description = _read_named_change(message, rest, context)
    if not (amount or day or currency or category or description):
        category, description = _read_statement(message, rest, context)
    edit = Edit(
        # What rounds to nothing is no amount of an entry.
        amount_cents=(amount.cents or None) if amount else None,
        currency=currency,
        category=category,
        description=description,
        transaction_date=day.date if day else None,
    )
    return None if edit == Edit() else edit


def _find_right(folded: str, spots: Sequence[_S]) -> _S | None:
    """Return the last of `spots` that the words around it do not deny."""
    right = [spot for at, spot in enumerate(spots) if not _is_denied(folded, spots, at)]
    return right[-1] if right else None


def _is_denied(folded: str, spots: Sequence[_Spot], at: int) -> bool:
    """Return whether words deny it: "not 45", "I put 45", "from 45 to 54"."""
    start = spots[at].start
    if _precedes("typed", folded, start):
        return True
    if at + 1 < len(spots):
        between = folded[spots[at].end : spots[at + 1].start].strip()
        if between in entries_of("edits", "joins", "words"):
            return True
    was_typed = at > 0 and _precedes("typed", folded, spots[at - 1].start)
    return not was_typed and _precedes("before", folded, start)


def _precedes(wrong: str, folded: str, position: int) -> bool:
    """Return whether such words precede `position`, with nothing but filler between."""
    words = _MARK.split(folded[:position])[-1].split()
    pattern = phrases("edits", "wrong", wrong)
    while words:
        near = " ".join(words[-_LONGEST_DENIAL:])
        if any(match.end() == len(near) for match in pattern.finditer(near)):
            return True
        if words.pop() not in entries_of("edits", "filler", "words"):
            break
    return False


def _find_currency(message: str, folded: str, context: ReaderContext) -> str | None:
    """Return the currency that is named without an amount: "it was in euros, not dollars"."""
    for lead in phrases("edits", "money", "leads").finditer(folded):
        at = lead.end()
        mark = mark_after(message, folded, at, context)
        named = mark is not None and mark.currency and mark.factor == 1
        if mark and named and not _precedes("before", folded, lead.start()):
            return mark.currency
    return None


def _mask(text: str, spots: Sequence[_Spot]) -> str:
    for spot in spots:
        text = text[: spot.start] + _BLANK * (spot.end - spot.start) + text[spot.end :]
    return text


def _read_named_change(
    message: str, rest: str, context: ReaderContext
) -> tuple[str | None, str | None]:
    """Return category and description where the message says that it changes one of them."""
    for part in ("category", "name"):
        lead = phrases("edits", part, "leads").search(rest)
        if not lead:
            continue
        start, end = _find_core(rest, lead.end())
        words = message[start:end]
        if part == "name":
            return None, clean_description(words) or None
        if category := match_category_name(words) or _find_sure_category(words, context):
            return category, None
    return None, None


def _read_statement(
    message: str, rest: str, context: ReaderContext
) -> tuple[str | None, str | None]:
    """Return category and description where the message only names them: "that was uber"."""
    start, end = _find_core(rest, 0)
    words = message[start:end]
    category = match_category_name(words)
    purposes = phrases("edits", "lead", "purpose").finditer(rest)
    if category and not any(match.end() <= start for match in purposes):
        return category, None
    if not words or not start or len(words.split()) > _MOST_WORDS:
        return None, None
    return category or _find_sure_category(words, context), clean_description(words) or None


def _find_sure_category(words: str, context: ReaderContext) -> str | None:
    category, confidence = categorize(words, context)
    return category if confidence >= _SURE_OF_CATEGORY else None


def _find_core(rest: str, start: int) -> tuple[int, int]:
    """Return the position of the right words from `start` on.

    Leading and trailing filler and all that is denied are outside.
    """
    rest = _mask_denied(rest, start)
    end = len(rest)
    lead, trail = phrases("edits", "lead", "words"), phrases("edits", "trail", "words")
    for _ in range(_STEPS):
        while start < end and rest[start] in _EDGES:
            start += 1
        while end > start and rest[end - 1] in _EDGES:
            end -= 1
        if match := lead.match(rest, start, end):
            start = match.end()
            continue
        last = [match.start() for match in trail.finditer(rest, start, end) if match.end() == end]
        if not last:
            break
        end = last[0]
    return start, end


def _mask_denied(rest: str, start: int) -> str:
    """Return `rest` with denied words masked: "not food, transport", "no es X sino Y"."""
    places = {match.end() for match in phrases("edits", "wrong", "place").finditer(rest)}
    for wrong in phrases("edits", "wrong", "before").finditer(rest, start):
        if wrong.end() in places:
            continue
        until = phrases("edits", "wrong", "until").search(rest, wrong.end())
        mark = _MARK.search(rest, wrong.end())
        ends = [found.start() for found in (until, mark) if found and found.start() > wrong.end()]
        stop = min(ends, default=len(rest))
        rest = rest[: wrong.start()] + _BLANK * (stop - wrong.start()) + rest[stop:]
    return rest
