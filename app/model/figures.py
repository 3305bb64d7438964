"""The figures of a message or a line as our own readers find them: what a model is checked with."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from rapidfuzz.distance import OSA

from app.reading.messages.modality import Modality, split_by_modality
from app.reading.types import ReaderContext
from app.text.amounts import MessageAmount, find_amounts
from app.text.date_words import values, weekday_numbers
from app.text.dates import find_dates
from app.text.language import detect
from app.text.normalize import clean, fold_in_place
from app.text.number_roles import find_non_money
from app.text.phrases import phrases

Place = tuple[int, int]

# Characters before an amount in which a denial is looked for, and those that may stand between.
_BEFORE, _BETWEEN = 24, 3
# Shorter words of dates have too many neighbours: "ayer", "ano".
_LEAST_LETTERS = 5
_MOST_MISSPELT = 40  # words of a message that are looked at
_WORD = re.compile(r"[a-z]{4,20}")
# A figure may follow a country's sign without a blank ("Q75"), and is no part of a code.
_BEFORE_FIGURE = r"(?<![\w/.,'])(?<!\w-)[a-z]{0,3}"
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Figures:
    """The amounts and dates of a text, whatever it says of them.

    Attributes:
        text: The text, cleaned.
        folded: The same in lower case without accents, of the same length.
        amounts: Its amounts.
        days: The dates that it names.
        taken: The places of dates and of numbers that are never money.
    """

    text: str
    folded: str
    amounts: Sequence[MessageAmount]
    days: frozenset[date]
    taken: Sequence[Place]


@dataclass(frozen=True, slots=True)
class Words:
    """A message with what our own readers find in it.

    Attributes:
        text: The message, cleaned.
        amounts: Its amounts in what it tells as facts.
        denied: The amounts elsewhere: planned, asked, denied.
        days: The dates that it names.
        context: Who wrote it.
        facts: The places of what it tells as facts.
        taken: The places of dates and of numbers that are never money.
    """

    text: str
    amounts: Sequence[MessageAmount]
    denied: Sequence[MessageAmount]
    days: frozenset[date]
    context: ReaderContext
    facts: Sequence[Place] = ()
    taken: Sequence[Place] = ()

    def has_amount(self, cents: int) -> bool:
        """Return whether the message has this amount, and does not deny it."""
        is_denied = any(amount.cents == cents for amount in self.denied)
        return any(amount.cents == cents for amount in self.amounts) and not is_denied

    @property
    def has_odd_figure(self) -> bool:
        """Return whether a fact holds digits that our own readers take for nothing at all."""
        known = [*self.taken, *((one.start, one.end) for one in (*self.amounts, *self.denied))]
        return any(
            _is_within(found.start(), self.facts) and not _is_within(found.start(), known)
            for found in _DIGIT.finditer(self.text)
        )


def read_figures(text: str, context: ReaderContext) -> Figures:
    """Return the figures of a text."""
    message = clean(text)
    folded = fold_in_place(message)
    language, _ = detect(message, context.language)
    dates = find_dates(folded, context.today, context.country)
    taken = [(found.start, found.end) for found in dates] + find_non_money(folded)
    amounts = find_amounts(message, folded, taken, language, context)
    return Figures(message, folded, amounts, frozenset(found.date for found in dates), taken)


def read_words(text: str, context: ReaderContext) -> Words:
    """Return a message with its figures."""
    found = read_figures(text, context)
    folded, amounts = found.folded, found.amounts
    facts = [
        (span.start, span.end)
        for span in split_by_modality(folded)
        if span.modality is Modality.FACTUAL or span.is_log_request
    ]
    told = [
        one for one in amounts if _is_within(one.start, facts) and not _is_denied(folded, one.start)
    ]
    rest = [one for one in amounts if one not in told]
    return Words(found.text, told, rest, found.days, context, facts, found.taken)


def _is_within(position: int, places: Sequence[Place]) -> bool:
    return any(start <= position < end for start, end in places)


def _is_denied(folded: str, start: int) -> bool:
    """Return whether the words just before an amount deny it: "it was not 45"."""
    before = folded[max(0, start - _BEFORE) : start]
    ends = [found.end() for found in phrases("answers", "denials").finditer(before)]
    return bool(ends) and len(before) - ends[-1] <= _BETWEEN


def find_spelled(value: Decimal, words: Words, within: Sequence[Place]) -> MessageAmount | None:
    """Return where an amount stands in one of the ways in which figures are printed, if anywhere.

    For figures that our own reader of amounts parts or takes for a code: "1 200", "Q75". Neither
    dates nor what the message denies or plans are looked at.
    """
    folded = fold_in_place(words.text)
    for found in _spellings(value).finditer(folded):
        start = found.start("figure")
        is_told = _is_within(start, words.facts) and not _is_denied(folded, start)
        is_free = not any(start < end and begin < found.end() for begin, end in words.taken)
        if is_told and is_free and any(a <= start and found.end() <= b for a, b in within):
            return MessageAmount(start, found.end(), value)
    return None


def _spellings(value: Decimal) -> re.Pattern[str]:
    """Return a pattern of an amount with each mark of thousands and decimals."""
    whole, cents = divmod(int((value * 100).to_integral_value()), 100)
    grouped = f"{whole:,}".split(",")
    forms = []
    for mark in ("", ",", ".", " ", "'"):
        digits = re.escape(mark).join(grouped)
        point = {",": r"\.", ".": ","}.get(mark, "[.,]")
        forms.append(rf"{digits}{point}{cents:02d}")
        if cents % 10 == 0 and cents:
            forms.append(rf"{digits}{point}{cents // 10}(?![.,]?\d)")
        if cents == 0:
            forms.append(rf"{digits}(?![.,' ]\d)")
    return re.compile(rf"{_BEFORE_FIGURE}(?P<figure>{'|'.join(forms)})(?![\w/])(?!-\w)")


def find_misspelt_days(words: Words) -> frozenset[date]:
    """Return the dates that words one letter away from those of dates would name: "yeserday"."""
    folded = fold_in_place(words.text)
    today, country = words.context.today, words.context.country
    days: set[date] = set()
    for found in list(_WORD.finditer(folded))[:_MOST_MISSPELT]:
        near = (
            one for one in _words_of_dates() if OSA.distance(found[0], one, score_cutoff=1) == 1
        )
        for right in near:
            days |= {one.date for one in find_dates(right, today, country)}
    return frozenset(days)


@cache
def _words_of_dates() -> frozenset[str]:
    """Return the single words that name a day, in all languages."""
    known = values("relative", "days").keys() | weekday_numbers().keys()
    return frozenset(word for word in known if word.isalpha() and len(word) >= _LEAST_LETTERS)


def find_percent(value: Decimal, words: Words, within: Sequence[Place]) -> bool:
    """Return whether a percentage stands within these places of a message."""
    pattern = re.compile(rf"(?<![\d.,]){value.normalize():f}(?:[.,]0)?\s?%")
    return any(
        start <= found.start() and found.end() <= end
        for found in pattern.finditer(words.text)
        for start, end in within
    )
