"""Build the items of a message: each price with the words that describe it and its date.

A segment without a price describes the price before it ("9, soap") or the next one ("went to the
zoo, 30"), or is a header for all that follow ("market: bread 3, eggs 4").
"""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from app.reading.messages.descriptions import GAP, is_only_filler
from app.reading.messages.segments import Segment
from app.text.amounts import MessageAmount
from app.text.dates import MessageDate
from app.text.normalize import fold_in_place
from app.text.phrases import phrases


@dataclass(slots=True)
class Item:
    """A price of a message, with what describes it.

    Attributes:
        amount: The price.
        words: The words that describe it, with GAP in place of amounts and dates.
        segment: The segment that holds the price.
        surroundings: Other words that may help: a header, or the rest of the line; with GAP too.
        message_date: When it was, or None where the message has no date for it.
        guessed: Whether the price was computed on a hint (see Clause).
    """

    amount: MessageAmount
    words: str
    segment: Segment
    surroundings: str = ""
    message_date: MessageDate | None = None
    guessed: bool = False

    @property
    def plain_words(self) -> str:
        """Return the words without gaps."""
        return " ".join(self.words.replace(GAP, " ").split())

    @property
    def plain_surroundings(self) -> str:
        """Return the surroundings without gaps."""
        return " ".join(self.surroundings.replace(GAP, " ").split())

    @property
    def lacks_words(self) -> bool:
        """Return whether no word describes the price."""
        said = phrases("deeds", "alone").search(fold_in_place(self.words))
        return said is None and is_only_filler(self.words)


@dataclass(slots=True)
class _ItemBuilder:
    """Items under construction; segments are added in order.

    Attributes:
        items: The items so far.
        waiting: Segments without a price that describe the next one.
        waiting_date: The date of these segments.
        header: Words that describe all items that follow.
        header_date: The date of all items that follow.
        line: Number of the line of the last segment.
        line_date: The date of the items of that line.
    """

    items: list[Item] = field(default_factory=list)
    waiting: list[Segment] = field(default_factory=list)
    header: str = ""
    header_date: MessageDate | None = None
    line: int = -1
    line_date: MessageDate | None = None
    waiting_date: MessageDate | None = None

    def add(self, segment: Segment) -> None:
        """Add the next segment."""
        if segment.line != self.line:
            self._new_line(segment)
        if segment.amounts:
            self._add_amounts(segment)
        elif segment.before_colon:
            self._set_header(segment)
        elif not is_only_filler(segment.words) or not segment.dates:
            self._add_words(segment)
        else:
            self._add_date(segment)

    def _new_line(self, segment: Segment) -> None:
        self.line, self.line_date = segment.line, None

    def _set_header(self, segment: Segment) -> None:
        self.header = segment.words
        if segment.dates:
            self.header_date = segment.dates[-1]

    def _add_words(self, segment: Segment) -> None:
        last = self.items[-1] if self.items else None
        if (
            last
            and last.lacks_words
            and last.segment.line == segment.line
            and not last.surroundings
        ):
            last.words = segment.words
            last.message_date = last.message_date or (segment.dates[-1] if segment.dates else None)
        elif not is_only_filler(segment.words):
            self.waiting.append(segment)
            self.waiting_date = segment.dates[-1] if segment.dates else self.waiting_date

    def _add_date(self, segment: Segment) -> None:
        message_date = segment.dates[-1]
        if not segment.has_amounts_before:
            self.line_date = message_date
            if segment.is_alone_on_line:
                self.header_date = message_date
            return
        for item in self.items:
            if item.segment.line == segment.line and item.message_date is None:
                item.message_date = message_date

    def _add_amounts(self, segment: Segment) -> None:
        leading = segment.leading_date()
        if leading and not segment.has_amounts_before:
            self.line_date = leading
        waiting = self._claim_waiting(segment)
        for amount, words, message_date in segment.describe_amounts():
            item = Item(
                amount,
                words,
                segment,
                surroundings=self.header,
                guessed=amount.start in segment.guessed,
            )
            item.message_date = (
                message_date or self.waiting_date or self.line_date or self.header_date
            )
            same_line = [other.words for other in waiting if other.line == segment.line]
            if item.lacks_words and waiting:
                item.words = waiting[-1].words if not same_line else " ".join(same_line)
                if not is_only_filler(words):
                    item.words = f"{item.words} {words}"
            elif same_line:
                item.surroundings = f"{' '.join(same_line)} {item.surroundings}".strip()
            elif waiting:
                item.surroundings = f"{waiting[-1].words} {item.surroundings}".strip()
            self.items.append(item)
            waiting = []
            self.waiting_date = None

    def _claim_waiting(self, segment: Segment) -> list[Segment]:
        """Return the waiting segments; the last one of an earlier line becomes the header."""
        waiting, self.waiting = self.waiting, []
        earlier = [other for other in waiting if other.line < segment.line]
        if earlier and not is_only_filler(segment.words):
            self.header = earlier[-1].words
        return waiting


def build_items(segments: list[Segment]) -> list[Item]:
    """Return the items of a message, in the order of their amounts."""
    builder = _ItemBuilder()
    for segment in segments:
        builder.add(segment)
    for rest in builder.waiting:
        last = [item for item in builder.items if item.segment.line == rest.line]
        if last and last[-1].segment.begins_with_amount():
            last[-1].words = f"{last[-1].words}, {rest.words.strip()}"
        elif last:
            last[-1].surroundings = f"{last[-1].surroundings} {rest.words}".strip()
    _share_last_date(builder.items)
    return builder.items


def _share_last_date(items: list[Item]) -> None:
    """Give the date at the end of a line to all its items, if it is the only date."""
    by_line: dict[int, list[Item]] = {}
    for item in items:
        by_line.setdefault(item.segment.line, []).append(item)
    for line in by_line.values():
        dated = [item for item in line if item.message_date is not None]
        if len(line) > 1 and dated == [line[-1]] and line[-1].segment.ends_with_date():
            for item in line:
                item.message_date = line[-1].message_date


def remove_totals(items: list[Item], totals: set[int]) -> list[Item]:
    """Return the items without those that are the sum of the others.

    "soap 9, rice 4, total 13", "spent 50: 20 lunch and 30 gas".

    Args:
        items: All items of the message, in order.
        totals: Start positions of the amounts that a word such as "total" marks.
    """
    kept = list(items)
    cents_of = {item.amount.start: item.amount.cents for item in items}
    all_cents = sum(cents_of.values())
    for item in items:
        if len(kept) == 1:
            break
        own = cents_of[item.amount.start]
        cents = all_cents - own
        if item.amount.start not in totals and own != cents:
            continue
        others = [other for other in kept if other is not item]
        largest = max(cents_of[other.amount.start] for other in others)
        if item.amount.start in totals and (own >= largest or item.lacks_words):
            same_line = [other for other in others if other.segment.line == item.segment.line]
            if len(others) == 1 and same_line and own > cents:
                others[0].amount = item.amount
            elif len(others) == 1 and not same_line and own != cents and not item.lacks_words:
                continue
        elif len(others) == 1 or own != cents or not item.lacks_words:
            continue
        kept, all_cents = others, cents
    return kept


def inherit_words(items: list[Item]) -> None:
    """Give an item without words those of the item before it on its line: "bus 3 and 4"."""
    for before, item in pairwise(items):
        if item.lacks_words and item.segment.line == before.segment.line:
            item.words = before.words
            item.surroundings = item.surroundings or before.surroundings


def resolve_date(item: Item, today: date) -> date:
    """Return the date of an item, `today` where the message has none for it."""
    return item.message_date.date if item.message_date else today
