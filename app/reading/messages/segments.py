"""Split the clauses of a message into segments, each with the prices and dates inside it.

Segments end at commas, other marks and line ends, and at an "and" between two amounts. `prices`
decides which amounts of a segment are prices; `items` puts the segments together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from app.reading.messages.clause import Clause
from app.reading.messages.descriptions import GAP, is_only_filler
from app.reading.messages.prices import find_prices
from app.text.amounts import MessageAmount
from app.text.data import load
from app.text.dates import MessageDate
from app.text.spans import between

_BOUNDARY = re.compile(
    r"[,;|?!()]|\.(?=\s|$)|\s/(?=\s)|\s\+(?=\s)|:(?=\s*$|\s+[^\s#]|\s*\n)|(?<=[#@]):(?=\s)"
)


@dataclass(slots=True)
class Segment:
    """A part of a message with the prices and dates in it.

    Attributes:
        text: The whole message.
        clause: The line that the segment belongs to.
        start: Position of its first character in `text`.
        end: Position after its last character.
        line: Number of the clause in the message, from 0.
        amounts: The prices in it, in order.
        dates: The dates in it, in order.
        before_colon: Whether it has no price and ends at a colon: a header ("market: …").
        has_amounts_before: Whether an earlier segment of the clause has a price.
        is_alone_on_line: Whether it is the only segment of the clause.
        guessed: Start positions of amounts computed on a hint (see Clause).
    """

    text: str
    clause: Clause
    start: int
    end: int
    line: int
    amounts: list[MessageAmount]
    dates: list[MessageDate]
    before_colon: bool = False
    has_amounts_before: bool = False
    is_alone_on_line: bool = False
    guessed: set[int] = field(default_factory=set)
    _words_with_gaps: str = ""
    _has_ignored_number: bool | None = None

    @property
    def has_ignored_number(self) -> bool:
        """Return whether a number that measures nothing was not taken as a price."""
        if self._has_ignored_number is None:
            inside = self.clause.amounts_between(self.start, self.end)
            own = {amount.start for amount in self.amounts}
            self._has_ignored_number = any(
                amount.start not in own and not amount.measure for amount in inside
            )
        return self._has_ignored_number

    @property
    def words(self) -> str:
        """Return the segment's words, with GAP in place of its amounts and dates."""
        return self._words(self.start, self.end)

    def leading_date(self) -> MessageDate | None:
        """Return the date that the segment begins with, before its amounts and words."""
        first = self.amounts[0].start if self.amounts else self.end
        for message_date in self.dates:
            before = self._words(self.start, message_date.start)
            if message_date.start < first and is_only_filler(before):
                return message_date
        return None

    def begins_with_amount(self) -> bool:
        """Return whether only filler precedes the segment's first amount."""
        return bool(self.amounts) and is_only_filler(self._words(self.start, self.amounts[0].start))

    def ends_with_date(self) -> bool:
        """Return whether the segment ends with a date."""
        return (
            bool(self.dates)
            and is_only_filler(self._words(self.dates[-1].end, self.end))
            and (not self.amounts or self.dates[-1].start > self.amounts[-1].start)
        )

    def describe_amounts(self) -> Iterator[tuple[MessageAmount, str, MessageDate | None]]:
        """Yield each amount with the words and the date that belong to it."""
        bounds = self._bounds()
        for amount, (start, end) in zip(self.amounts, bounds, strict=True):
            dates = between(self.dates, start, end)
            yield amount, self._words(start, end), dates[-1] if dates else None

    def _bounds(self) -> list[tuple[int, int]]:
        """Return the positions of each amount's words.

        They follow the amount where the segment begins with one and ends with words, else they
        precede it.
        """
        amounts = self.amounts
        if (
            len(amounts) > 1
            and self.begins_with_amount()
            and not is_only_filler(self._words(amounts[-1].end, self.end))
        ):
            edges = [self.start, *(amount.start for amount in amounts[1:]), self.end]
        else:
            edges = [self.start, *(amount.end for amount in amounts[:-1]), self.end]
        return list(pairwise(edges))

    def _words(self, start: int, end: int) -> str:
        """Return the words between two positions, with GAP in place of all that was read."""
        if not self._words_with_gaps:
            characters = list(self.text[self.start : self.end])
            spans = [(amount.start, amount.end) for amount in self.amounts]
            spans += [(found.start, found.end) for found in self.dates]
            for first, after in (*spans, *self.clause.used_spans):
                for position in range(max(first, self.start), min(after, self.end)):
                    characters[position - self.start] = GAP
            self._words_with_gaps = "".join(characters)
        return self._words_with_gaps[start - self.start : end - self.start]


def split_segments(text: str, clauses: list[Clause], dates: list[MessageDate]) -> list[Segment]:
    """Return the segments of a message, in order.

    Args:
        text: The whole message, as `app.text.normalize.clean` returns it.
        clauses: Its factual lines with their amounts, after `arithmetic`.
        dates: All dates of the message, in order.
    """
    found: list[Segment] = []
    for line, clause in enumerate(clauses):
        inside = between(dates, clause.start, clause.end)
        segments = _split_clause(text, clause, line, inside)
        has_amounts = False
        for segment in segments:
            segment.has_amounts_before = has_amounts
            segment.is_alone_on_line = len(segments) == 1
            has_amounts = has_amounts or bool(segment.amounts)
        found.extend(segments)
    return found


def _split_clause(
    text: str, clause: Clause, line: int, dates: Sequence[MessageDate]
) -> list[Segment]:
    masked = _mask_dates(clause, dates)
    found: list[Segment] = []
    start = clause.start
    for match in [*_BOUNDARY.finditer(masked, clause.start, clause.end), None]:
        end = match.start() if match else clause.end
        colon = match is not None and match[0] == ":"
        prices = find_prices(clause, start, end)
        for begin, stop in _split_at_conjunctions(masked, start, end, prices, dates):
            own_prices = list(between(prices, begin, stop))
            own_dates = list(between(dates, begin, stop))
            if masked[begin:stop].strip():
                found.append(
                    Segment(
                        text,
                        clause,
                        begin,
                        stop,
                        line,
                        own_prices,
                        own_dates,
                        colon and not own_prices,
                        guessed=clause.guessed,
                    )
                )
        start = match.end() if match else end
    return found


def _mask_dates(clause: Clause, dates: Sequence[MessageDate]) -> str:
    """Return the clause's masked text with `@` in place of every character of a date."""
    masked = list(clause.masked[clause.start :])
    for found in dates:
        begin, stop = found.start - clause.start, found.end - clause.start
        masked[begin:stop] = "@" * (stop - begin)
    return clause.masked[: clause.start] + "".join(masked)


def _split_at_conjunctions(
    masked: str, start: int, end: int, amounts: list[MessageAmount], dates: Sequence[MessageDate]
) -> list[tuple[int, int]]:
    """Return the positions of the parts that conjunctions or dates separate.

    A conjunction separates where an amount is on both sides ("tea 2 and cake 5", but not "tea and
    cake 5"). A date separates where another date began the first part ("monday bread 30 tuesday
    eggs 40").
    """
    starts = [found.start for found in between(dates, start, end)]
    if len(starts) > 1 and not masked[start : starts[0]].strip() and len(amounts) >= len(starts):
        parts = pairwise([start, *starts[1:], end])
        return [edge for part in parts for edge in _split_part(masked, *part, amounts)]
    return _split_part(masked, start, end, amounts)


def _split_part(
    masked: str, start: int, end: int, amounts: list[MessageAmount]
) -> list[tuple[int, int]]:
    edges, amounts = [start], list(between(amounts, start, end))
    for match in _conjunctions().finditer(masked, start, end):
        left = between(amounts, edges[-1], match.start())
        right = bool(amounts) and amounts[-1].start >= match.end()
        if (
            left
            and right
            and not (match[0].endswith("-") and _is_only_amount(masked, match.end(), end))
        ):
            edges.append(match.end())
    edges.append(end)
    return list(pairwise(edges))


@cache
def _conjunctions() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("number_roles")["and"])
    return re.compile(rf"\s(?:{words})(?=\s)")


def _is_only_amount(masked: str, start: int, end: int) -> bool:
    """Return whether only an amount is left: "… - 12" at the end of a list of fields."""
    return not masked[start:end].strip(" #")
