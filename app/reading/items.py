"""The items of a message: each amount with the words that tell what it was for, and its date."""

from dataclasses import dataclass, field
from datetime import date

from app.reading.amounts import Figure
from app.reading.dates import Day
from app.reading.descriptions import GAP
from app.reading.pieces import Piece, is_bare


@dataclass(slots=True)
class Item:
    """One amount: its words as written, what else was said around it, when it was."""

    figure: Figure
    words: str
    piece: Piece
    context: str = ""
    day: Day | None = None
    guessed: bool = False

    @property
    def said(self) -> str:
        """The words as said, without the gaps of what was struck out."""
        return " ".join(self.words.replace(GAP, " ").split())

    @property
    def around(self) -> str:
        """What else was said around it, without gaps."""
        return " ".join(self.context.replace(GAP, " ").split())

    @property
    def bare(self) -> bool:
        """Whether no word says what it was for."""
        return is_bare(self.words)


@dataclass(slots=True)
class _Reader:
    """Goes through the pieces in order; what has no amount waits for one."""

    items: list[Item] = field(default_factory=list)
    waiting: list[Piece] = field(default_factory=list)
    header: str = ""
    header_day: Day | None = None
    line: int = -1
    line_day: Day | None = None
    waiting_day: Day | None = None

    def take(self, piece: Piece) -> None:
        if piece.line != self.line:
            self._new_line(piece)
        if piece.figures:
            self._take_amounts(piece)
        elif piece.before_colon:
            self._take_header(piece)
        elif not is_bare(piece.words) or not piece.days:
            self._take_words(piece)
        else:
            self._take_day(piece)

    def _new_line(self, piece: Piece) -> None:
        self.line, self.line_day = piece.line, None

    def _take_header(self, piece: Piece) -> None:
        self.header = piece.words
        if piece.days:
            self.header_day = piece.days[-1]

    def _take_words(self, piece: Piece) -> None:
        last = self.items[-1] if self.items else None
        if last and last.bare and last.piece.line == piece.line and not last.context:
            last.words = piece.words
            last.day = last.day or (piece.days[-1] if piece.days else None)
        elif not is_bare(piece.words):
            self.waiting.append(piece)
            self.waiting_day = piece.days[-1] if piece.days else self.waiting_day

    def _take_day(self, piece: Piece) -> None:
        day = piece.days[-1]
        if not piece.has_items_before:
            self.line_day = day
            if piece.alone_on_line:
                self.header_day = day
            return
        for item in self.items:
            if item.piece.line == piece.line and item.day is None:
                item.day = day

    def _take_amounts(self, piece: Piece) -> None:
        leading = piece.leading_day()
        if leading and not piece.has_items_before:
            self.line_day = leading
        waiting = self._claim_waiting(piece)
        for figure, words, day in piece.amounts():
            item = Item(
                figure, words, piece, context=self.header, guessed=figure.start in piece.guessed
            )
            item.day = day or self.waiting_day or self.line_day or self.header_day
            same_line = [other.words for other in waiting if other.line == piece.line]
            if item.bare and waiting:
                item.words = waiting[-1].words if not same_line else " ".join(same_line)
                if not is_bare(words):
                    item.words = f"{item.words} {words}"
            elif same_line:
                item.context = f"{' '.join(same_line)} {item.context}".strip()
            elif waiting:
                item.context = f"{waiting[-1].words} {item.context}".strip()
            self.items.append(item)
            waiting = []
            self.waiting_day = None

    def _claim_waiting(self, piece: Piece) -> list[Piece]:
        """The pieces without amounts before this one; those of earlier lines head what follows."""
        waiting, self.waiting = self.waiting, []
        earlier = [other for other in waiting if other.line < piece.line]
        if earlier and not is_bare(piece.words):
            self.header = earlier[-1].words
        return waiting


def items_of(pieces: list[Piece]) -> list[Item]:
    """The items that the pieces of a message make, in the order of their amounts."""
    reader = _Reader()
    for piece in pieces:
        reader.take(piece)
    for rest in reader.waiting:
        last = [item for item in reader.items if item.piece.line == rest.line]
        if last and last[-1].piece.begins_with_amount():
            last[-1].words = f"{last[-1].words}, {rest.words.strip()}"
        elif last:
            last[-1].context = f"{last[-1].context} {rest.words}".strip()
    _share_last_day(reader.items)
    return reader.items


def _share_last_day(items: list[Item]) -> None:
    """A date at the very end of a line is of all its items, where it is the only one."""
    by_line: dict[int, list[Item]] = {}
    for item in items:
        by_line.setdefault(item.piece.line, []).append(item)
    for line in by_line.values():
        dated = [item for item in line if item.day is not None]
        if len(line) > 1 and dated == [line[-1]] and line[-1].piece.ends_with_day():
            for item in line:
                item.day = line[-1].day


def without_totals(items: list[Item], totals: set[int]) -> list[Item]:
    """The items without the sums of others: "…, total 45", "spent 50: 20 lunch and 30 gas"."""
    kept = list(items)
    for item in items:
        others = [other for other in kept if other is not item]
        if not others:
            break
        cents = sum(other.figure.cents for other in others)
        largest = max(other.figure.cents for other in others)
        if item.figure.start in totals and (item.figure.cents >= largest or item.bare):
            same_line = [other for other in others if other.piece.line == item.piece.line]
            if len(others) == 1 and same_line and item.figure.cents > cents:
                others[0].figure = item.figure
            elif (
                len(others) == 1 and not same_line and item.figure.cents != cents and not item.bare
            ):
                continue
            kept = others
        elif len(others) > 1 and item.figure.cents == cents and item.bare:
            kept = others
    return kept


def date_of(item: Item, today: date) -> date:
    """When the item was: as said, else today."""
    return item.day.date if item.day else today
