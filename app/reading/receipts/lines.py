"""Words on a page → lines in reading order. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Of the lower one's height: how far apart the middles of one line's words may lie.
SAME_LINE = 0.5
# Words of one line do not cover each other by more than this part of the narrower one.
OVERLAP = 0.4


@dataclass(frozen=True, slots=True)
class Word:
    """What was read in one box: its middle, width, height in pixels; `slope` is dy/dx along it."""

    text: str
    score: float
    x: float
    y: float
    width: float
    height: float
    slope: float = 0.0

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with blanks between."""
        return " ".join(word.text for word in self.words)

    @property
    def y(self) -> float:
        """Its middle, in pixels from the top."""
        return sum(word.y for word in self.words) / len(self.words)

    @property
    def height(self) -> float:
        """That of its highest word."""
        return max(word.height for word in self.words)

    @property
    def score(self) -> float:
        """How sure the reading is, 0–1: that of its weakest word."""
        return min(word.score for word in self.words)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The lines of a page from top to bottom.

    A photographed page is rarely flat, so a word is compared with its neighbour on the left, along
    the slope that the two have, rather than with the line as a whole.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.left):
        row = min(
            (row for row in rows if _continues(row[-1], word)),
            key=lambda row: abs(_drop(row[-1], word)),
            default=None,
        )
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    middle = _middle(rows)
    return [Line(tuple(row)) for row in sorted(rows, key=lambda row: _height_at(row, middle))]


def _continues(left: Word, right: Word) -> bool:
    covered = left.right - right.left
    if covered > OVERLAP * min(left.width, right.width):
        return False
    return abs(_drop(left, right)) < SAME_LINE * min(left.height, right.height)


def _drop(left: Word, right: Word) -> float:
    """How much lower `right` lies than the line through `left` would have it."""
    weight = left.width + right.width
    slope = (left.slope * left.width + right.slope * right.width) / weight if weight else 0.0
    return right.y - left.y - slope * (right.x - left.x)


def _middle(rows: Sequence[Sequence[Word]]) -> float:
    words = [word for row in rows for word in row]
    return sum(word.x for word in words) / len(words) if words else 0.0


def _height_at(row: Sequence[Word], x: float) -> float:
    """Where the row crosses the page's middle: rows of a tilted page are ordered there."""
    longest = max(row, key=lambda word: word.width)
    return longest.y + longest.slope * (x - longest.x)
