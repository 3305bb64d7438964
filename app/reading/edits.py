"""What a person puts right in their last transaction: amount, day, currency, category, words."""

import re
from collections.abc import Sequence
from typing import Protocol, TypeVar

from app.reading.amounts import find_figures
from app.reading.categories import categorize, category_named
from app.reading.currency import mark_after
from app.reading.dates import find_days
from app.reading.descriptions import tidy
from app.reading.drafts import Context, Edit
from app.reading.language import detect
from app.reading.phrasebook import entries_of, phrases
from app.reading.plain import clean, plain

_LONGEST_EDIT = 300  # characters; what is longer is not read to its end
_MOST_WORDS = 6  # of a description; who says more tells a story
_SURE_OF_CATEGORY = 0.7
_LONGEST_DENIAL = 4  # words
_STEPS = 12
_BLANK = "\x01"  # stands where a figure, a day or a wrong word was
_MARK = re.compile(r"[,;.!?\d]")
_EDGES = " .,;:!?-–()\"'" + _BLANK


class _Spot(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Spot)


def read_edit(text: str, context: Context) -> Edit | None:
    """The changes that `text` asks for, None where it names none ("that's wrong").

    Of two values the denied one is left ("54, not 45", "from 45 to 54", "I put 45 but it was
    54"). A category's own name changes the category alone; other words become the description,
    and with them the category they belong to where that is clear.
    """
    message = clean(text)[:_LONGEST_EDIT]
    folded = plain(message)
    days = find_days(folded, context.today, context.country)
    language, _ = detect(message, context.language)
    taken = [(day.start, day.end) for day in days]
    figures = [
        figure
        for figure in find_figures(message, folded, taken, language, context)
        if not figure.measure
    ]
    figure, day = _right_one(folded, figures), _right_one(folded, days)
    currency = (figure.currency or None) if figure else _currency(message, folded, context)
    rest = _without(folded, [*days, *figures])
    category, description = _named(message, rest, context)
    if not (figure or day or currency or category or description):
        category, description = _told(message, rest, context)
    edit = Edit(
        amount_cents=figure.cents if figure else None,
        currency=currency,
        category=category,
        description=description,
        transaction_date=day.date if day else None,
    )
    return None if edit == Edit() else edit


def _right_one(folded: str, spots: Sequence[_S]) -> _S | None:
    """The last of `spots` that the words around it do not deny."""
    right = [spot for at, spot in enumerate(spots) if not _is_wrong(folded, spots, at)]
    return right[-1] if right else None


def _is_wrong(folded: str, spots: Sequence[_Spot], at: int) -> bool:
    """Whether words say so: "not 45", "I put 45", "from 45 to 54" – but "45 instead of 54"."""
    start = spots[at].start
    if _stands_before("typed", folded, start):
        return True
    if at + 1 < len(spots):
        between = folded[spots[at].end : spots[at + 1].start].strip()
        if between in entries_of("edits", "joins", "words"):
            return True
    was_typed = at > 0 and _stands_before("typed", folded, spots[at - 1].start)
    return not was_typed and _stands_before("before", folded, start)


def _stands_before(wrong: str, folded: str, position: int) -> bool:
    """Whether such words stand right before `position`, or with only fillers between."""
    words = _MARK.split(folded[:position])[-1].split()
    pattern = phrases("edits", "wrong", wrong)
    while words:
        near = " ".join(words[-_LONGEST_DENIAL:])
        if any(match.end() == len(near) for match in pattern.finditer(near)):
            return True
        if words.pop() not in entries_of("edits", "filler", "words"):
            break
    return False


def _currency(message: str, folded: str, context: Context) -> str | None:
    """The currency that is named without a figure: "it was in euros, not dollars"."""
    for lead in phrases("edits", "money", "leads").finditer(folded):
        at = lead.end()
        mark = mark_after(message, folded, at, context)
        named = mark is not None and mark.currency and mark.factor == 1
        if mark and named and not _stands_before("before", folded, lead.start()):
            return mark.currency
    return None


def _without(text: str, spots: Sequence[_Spot]) -> str:
    for spot in spots:
        text = text[: spot.start] + _BLANK * (spot.end - spot.start) + text[spot.end :]
    return text


def _named(message: str, rest: str, context: Context) -> tuple[str | None, str | None]:
    """Category and description where the message says that it changes one of them."""
    for part in ("category", "name"):
        lead = phrases("edits", part, "leads").search(rest)
        if not lead:
            continue
        start, end = _core(rest, lead.end())
        words = message[start:end]
        if part == "name":
            return None, tidy(words) or None
        if category := category_named(words) or _sure_category(words, context):
            return category, None
    return None, None


def _told(message: str, rest: str, context: Context) -> tuple[str | None, str | None]:
    """Category and description where the message only tells what it was: "that was uber"."""
    start, end = _core(rest, 0)
    words = message[start:end]
    category = category_named(words)
    purposes = phrases("edits", "lead", "purpose").finditer(rest)
    if category and not any(match.end() <= start for match in purposes):
        return category, None
    if not words or not start or len(words.split()) > _MOST_WORDS:
        return None, None
    return category or _sure_category(words, context), tidy(words) or None


def _sure_category(words: str, context: Context) -> str | None:
    category, confidence = categorize(words, context)
    return category if confidence >= _SURE_OF_CATEGORY else None


def _core(rest: str, start: int) -> tuple[int, int]:
    """Where the right words stand from `start` on: no lead, no trail, nothing that is denied."""
    rest = _denied(rest, start)
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


def _denied(rest: str, start: int) -> str:
    """`rest` with every denied stretch struck out: "not food, transport", "no es X sino Y"."""
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
