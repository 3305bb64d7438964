"""The pieces of a message: what stands between commas, lines and "and"s, each with its amounts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from app.reading.amounts import Figure
from app.reading.data import load
from app.reading.dates import Day
from app.reading.descriptions import GAP, tidy
from app.reading.roles import counted_noun, follows_a_name, tells_company, tells_time
from app.reading.shape import Shape, counts

_HARD = re.compile(
    r"[,;|?!()]|\.(?=\s|$)|\s/(?=\s)|\s\+(?=\s)|:(?=\s*$|\s+[^\s#]|\s*\n)|(?<=[#@]):(?=\s)"
)
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_FEW = 6
_DOZEN = 12


@dataclass(slots=True)
class Piece:
    """A piece of a message: `text` is the message, `start` and `end` the piece's place in it."""

    text: str
    shape: Shape
    start: int
    end: int
    line: int
    figures: list[Figure]
    days: list[Day]
    before_colon: bool = False
    has_items_before: bool = False
    alone_on_line: bool = False
    guessed: set[int] = field(default_factory=set)

    @property
    def left_out(self) -> bool:
        """Whether a number of the piece was taken for no money though nothing measures it."""
        inside = self.shape.within(self.start, self.end)
        return any(figure not in self.figures and not figure.measure for figure in inside)

    @property
    def words(self) -> str:
        """The piece's words without its amounts and dates."""
        return self._words(self.start, self.end)

    def leading_day(self) -> Day | None:
        """The date that the piece begins with, before its amount and its words."""
        first = self.figures[0].start if self.figures else self.end
        for day in self.days:
            if day.start < first and is_bare(self._words(self.start, day.start)):
                return day
        return None

    def begins_with_amount(self) -> bool:
        """Whether nothing but filler stands before the piece's first amount."""
        return bool(self.figures) and is_bare(self._words(self.start, self.figures[0].start))

    def ends_with_day(self) -> bool:
        """Whether a date is the last thing in the piece."""
        return (
            bool(self.days)
            and is_bare(self._words(self.days[-1].end, self.end))
            and (not self.figures or self.days[-1].start > self.figures[-1].start)
        )

    def amounts(self) -> Iterator[tuple[Figure, str, Day | None]]:
        """Each amount with the words and the date that go with it."""
        bounds = self._bounds()
        for figure, (start, end) in zip(self.figures, bounds, strict=True):
            days = [day for day in self.days if start <= day.start < end]
            yield figure, self._words(start, end), days[-1] if days else None

    def _bounds(self) -> list[tuple[int, int]]:
        """Where the words of each amount stand: after it where prices come first, else before."""
        figures = self.figures
        if (
            len(figures) > 1
            and self.begins_with_amount()
            and not is_bare(self._words(figures[-1].end, self.end))
        ):
            edges = [self.start, *(figure.start for figure in figures[1:]), self.end]
        else:
            edges = [self.start, *(figure.end for figure in figures[:-1]), self.end]
        return list(pairwise(edges))

    def _words(self, start: int, end: int) -> str:
        """The message's words between two places; GAP stands where what is read was struck out."""
        kept = list(self.text[start:end])
        spans = [(one.start, one.end) for one in self.figures]
        spans += [(one.start, one.end) for one in self.days]
        for first, after in (*spans, *self.shape.struck):
            for at in range(max(first, start), min(after, end)):
                kept[at - start] = GAP
        return "".join(kept)


def is_bare(words: str) -> bool:
    """Whether nothing but filler is left of `words`."""
    return not tidy(words)


def pieces_of(text: str, shapes: list[Shape], days: list[Day]) -> list[Piece]:
    """The message cut into pieces, in order; `shapes` are its told lines with their figures."""
    found: list[Piece] = []
    for line, shape in enumerate(shapes):
        inside = [day for day in days if shape.start <= day.start < shape.end]
        pieces = _cut(text, shape, line, inside)
        begun = False
        for piece in pieces:
            piece.has_items_before = begun
            piece.alone_on_line = len(pieces) == 1
            begun = begun or bool(piece.figures)
        found.extend(pieces)
    return found


def _cut(text: str, shape: Shape, line: int, days: list[Day]) -> list[Piece]:
    blank = list(shape.text)
    for day in days:
        blank[day.start : day.end] = "@" * (day.end - day.start)
    drawn = "".join(blank)
    found: list[Piece] = []
    start = shape.start
    for match in [*_HARD.finditer(drawn, shape.start, shape.end), None]:
        end = match.start() if match else shape.end
        colon = match is not None and match[0] == ":"
        figures = _money_within(shape, start, end)
        for begin, stop in _soft_cuts(drawn, start, end, figures, days):
            mine = [figure for figure in figures if begin <= figure.start < stop]
            dated = [day for day in days if begin <= day.start < stop]
            if drawn[begin:stop].strip():
                found.append(
                    Piece(
                        text,
                        shape,
                        begin,
                        stop,
                        line,
                        mine,
                        dated,
                        colon and not mine,
                        guessed=shape.guessed,
                    )
                )
        start = match.end() if match else end
    return found


def _soft_cuts(
    drawn: str, start: int, end: int, figures: list[Figure], days: list[Day]
) -> list[tuple[int, int]]:
    """Where "and" parts two amounts, or a date begins another item as one began the first."""
    led = [day.start for day in days if start <= day.start < end]
    if len(led) > 1 and not drawn[start : led[0]].strip() and len(figures) >= len(led):
        return list(pairwise([start, *led[1:], end]))
    edges = [start]
    for match in _soft().finditer(drawn, start, end):
        left = any(edges[-1] <= figure.start < match.start() for figure in figures)
        right = any(figure.start >= match.end() for figure in figures)
        if (
            left
            and right
            and not (match[0].endswith("-") and _stands_alone_after(drawn, match.end(), end))
        ):
            edges.append(match.end())
    edges.append(end)
    return list(pairwise(edges))


@cache
def _soft() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("roles")["and"])
    return re.compile(rf"\s(?:{words})(?=\s)")


def _money_within(shape: Shape, start: int, end: int) -> list[Figure]:
    """The figures of a stretch that are money; counts and the like leave where others stay."""
    figures = [figure for figure in shape.within(start, end) if not figure.measure]
    hard = [figure for figure in figures if not _is_soft(shape, figure, figures, start)]
    elsewhere = any(not other.measure for other in shape.figures if not start <= other.start < end)
    if len(figures) == 1 and _is_no_price(shape, figures[0], elsewhere=elsewhere):
        return []
    if hard and len(figures) > 1 and _prices_come_first(shape, figures, start):
        return figures
    if hard:
        return hard
    if len(figures) == 1 and _is_count_alone(shape, figures[0]):
        return []
    return figures[-1:]


def _stands_alone_after(drawn: str, start: int, end: int) -> bool:
    """Whether only a figure is left between two places: "… - 12" at the end of a list of fields."""
    return not drawn[start:end].strip(" #")


def _prices_come_first(shape: Shape, figures: list[Figure], start: int) -> bool:
    """ "45 food 20 gas 9 parking": every figure has its noun behind it, none before the first."""
    if not is_bare(shape.folded[start : figures[0].start]):
        return False
    return (
        all(counted_noun(shape.folded, figure.end) for figure in figures)
        and figures[0].value > _FEW
    )


def _is_soft(shape: Shape, figure: Figure, figures: list[Figure], start: int) -> bool:
    """Whether the figure may be a count, a time or part of a name rather than money."""
    if figure.marked or figure.sign:
        return False
    bought = any(other.marked for other in figures)
    if len(figures) > 1 and follows_a_name(shape.folded, figure.start, bought=bought):
        return True
    if not counts(figure):
        return False
    following = [other for other in figures if other.start >= figure.end]
    if following and not shape.folded[figure.end : following[0].start].strip():
        return True
    if tells_time(shape.folded, figure.start, figure.value) or _tells_company(shape, figure):
        return True
    if not counted_noun(shape.folded, figure.end):
        return not following and figures[0].marked and _stands_alone(shape, figure)
    return _counts_its_noun(shape, figure, start, last=not following)


def _tells_company(shape: Shape, figure: Figure) -> bool:
    return tells_company(shape.folded, figure.start, figure.end, figure.value)


def _counts_its_noun(shape: Shape, figure: Figure, start: int, *, last: bool) -> bool:
    """Whether what stands before the figure leaves it free to count the noun behind it."""
    before = _LAST_WORD.search(shape.folded[start : figure.start])
    if before and last and before[1] in load("roles")["and"]:
        return figure.value <= _FEW and counted_noun(shape.folded, figure.end).endswith("s")
    if before and before[1] in load("roles")["for"]:
        return last or figure.spelled or figure.value <= _FEW
    if before is None or before[1] in load("roles")["connectors"]:
        return True
    return is_bare(shape.folded[start : figure.start])


def _stands_alone(shape: Shape, figure: Figure) -> bool:
    """Whether a dash parts the figure from what is before, and nothing follows."""
    return (
        shape.folded[: figure.start].rstrip().endswith("-")
        and not shape.folded[figure.end : shape.end].strip()
    )


def _is_no_price(shape: Shape, figure: Figure, *, elsewhere: bool) -> bool:
    """Whether the only figure of a piece is a time, part of a name, or counts in words."""
    if figure.marked or figure.sign or not counts(figure):
        return False
    if tells_time(shape.folded, figure.start, figure.value):
        return True
    named = follows_a_name(shape.folded, figure.start) or _tells_company(shape, figure)
    if elsewhere and named:
        return True
    noun = counted_noun(shape.folded, figure.end)
    return figure.spelled and figure.value <= _DOZEN and bool(noun)


def _is_count_alone(shape: Shape, figure: Figure) -> bool:
    """Whether a figure that may count does so, as no other is there: "2 pizzas"."""
    return counted_noun(shape.folded, figure.end).endswith("s") and figure.value <= _FEW
