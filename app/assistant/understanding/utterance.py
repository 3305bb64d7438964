"""A message prepared for templates: folded, with its amounts and dates masked.

"The groceries were 50, not 45" becomes "the groceries were A, not B", where A and B are characters
that stand for the amounts. Positions are those of the cleaned message.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

from app.reading.types import ReaderContext
from app.text.amounts import MessageAmount, find_amounts
from app.text.dates import MessageDate, find_dates
from app.text.languages import LANGUAGES, Language
from app.text.normalize import clean, fold_in_place
from app.text.number_roles import find_non_money
from app.text.phrases import phrases
from app.text.templates import AMOUNTS, DAYS

# Characters. Longer messages are logs or stories: no template is tried on them.
LONGEST = 400


_SpotT = TypeVar("_SpotT", MessageAmount, MessageDate)


@dataclass(frozen=True)
class Utterance:
    """A message, or a part of one.

    Attributes:
        text: The words as written, cleaned.
        folded: The same in lower case without accents; every position is kept.
        language: The language they are in.
        amounts: The amounts in it, by position in the text.
        days: The dates in it, none in the future.
        offset: Where the part begins in the message.
    """

    text: str
    folded: str
    language: Language
    amounts: tuple[MessageAmount, ...]
    days: tuple[MessageDate, ...]
    offset: int = 0

    @cached_property
    def masked(self) -> str:
        """Return the folded text with amounts and dates masked, in single blanks, without marks."""
        return self._masked[0]

    @cached_property
    def _masked(self) -> tuple[str, tuple[int, ...]]:
        """Return the masked text, and the position in `text` of each of its characters."""
        amounts = zip(self.amounts, map(chr, AMOUNTS), strict=False)
        days = zip(self.days, map(chr, DAYS), strict=False)
        spots = [
            *((amount.start, amount.end, mask) for amount, mask in amounts),
            *((day.start, day.end, mask) for day, mask in days),
        ]
        return _mask(self.folded, tuple(spots))

    def amount(self, mask: str) -> MessageAmount:
        """Return the amount that a masking character stands for."""
        return self.amounts[ord(mask) - AMOUNTS[0]]

    def day(self, mask: str) -> date:
        """Return the date that a masking character stands for."""
        return self.days[ord(mask) - DAYS[0]].date

    def written(self, masked_words: str) -> str:
        """Return words of the masked text as the person wrote them, in case and accents.

        Amounts and dates among them are written out, too.
        """
        masked, places = self._masked
        at = masked.find(masked_words)
        if at < 0 or not masked_words:
            return masked_words
        start = places[at]
        last = at + len(masked_words) - 1
        end = self._end_of(masked[last], places[last])
        return self.text[start:end].strip(" ,;:!?\"'()")

    def _end_of(self, character: str, place: int) -> int:
        code = ord(character)
        if code in AMOUNTS:
            return self.amounts[code - AMOUNTS[0]].end
        if code in DAYS:
            return self.days[code - DAYS[0]].end
        return place + 1

    def part(self, start: int, end: int) -> "Utterance":
        """Return the part between two positions of the text."""
        return replace(
            self,
            text=self.text[start:end],
            folded=self.folded[start:end],
            amounts=tuple(_shifted(self.amounts, start, end)),
            days=tuple(_shifted(self.days, start, end)),
            offset=self.offset + start,
        )

    def place(self, masked_position: int) -> int:
        """Return the position in the text of a position in the masked text."""
        places = self._masked[1]
        return places[masked_position] if masked_position < len(places) else len(self.text)

    def with_days(self, days: Sequence[MessageDate]) -> "Utterance":
        """Return it with other dates masked, such as future ones."""
        taken = [(day.start, day.end) for day in days]
        amounts = [
            amount
            for amount in self.amounts
            if not any(amount.start < end and start < amount.end for start, end in taken)
        ]
        return replace(self, days=tuple(days), amounts=tuple(amounts))

    @cached_property
    def is_question(self) -> bool:
        """Return whether it asks something, with a mark or by its first words."""
        if "?" in self.text:
            return True
        start = phrases("modality", "factual", "lead").match(self.folded)
        begin = start.end() if start else 0
        return _QUESTION.match(self.folded, begin) is not None

    @property
    def languages(self) -> list[Language]:
        """Return the languages whose templates are tried: its own, then the others."""
        return [self.language, *(other for other in LANGUAGES if other != self.language)]


_QUESTION = re.compile(rf"\W*{phrases('modality', 'question', 'starts').pattern}")
# Marks that end or join phrases; what they mean is decided before templates are matched.
_DROPPED = frozenset('\n,;:!?.()"¿¡…')


# Parts of a message and its copies with other dates often have the same words.
@lru_cache(maxsize=64)
def _mask(folded: str, spots: tuple[tuple[int, int, str], ...]) -> tuple[str, tuple[int, ...]]:
    """Return the masked text, and the position in `folded` of each of its characters."""
    masks = {start: (end, mask) for start, end, mask in spots}
    characters: list[str] = []
    places: list[int] = []
    at = 0
    while at < len(folded):
        end, mask = masks.get(at, (at + 1, folded[at]))
        is_sign = mask == "-" and at + 1 in masks
        if mask in _DROPPED or is_sign:
            mask = " "
        if mask != " " or (characters and characters[-1] != " "):
            characters.append(mask)
            places.append(at)
        at = max(end, at + 1)
    while characters and characters[-1] == " ":
        characters.pop()
        places.pop()
    return "".join(characters), tuple(places)


def _shifted(spots: Sequence[_SpotT], start: int, end: int) -> list[_SpotT]:
    return [
        replace(spot, start=spot.start - start, end=spot.end - start)
        for spot in spots
        if start <= spot.start and spot.end <= end
    ]


def read_utterance(message: str, language: Language, context: ReaderContext) -> Utterance:
    """Return a message prepared for templates.

    `language` is the one that the message is in; `context` says who writes.
    """
    text = clean(message)
    folded = fold_in_place(text)
    days = find_dates(folded, context.today, context.country)
    taken = [(day.start, day.end) for day in days] + find_non_money(folded)
    amounts = find_amounts(text, folded, taken, language, context)
    return Utterance(
        text,
        folded,
        language,
        # What rounds to nothing is no amount of an entry.
        tuple(amount for amount in amounts if not amount.measure and amount.cents),
        tuple(days),
    )
