"""Group the words on a page into lines in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# The greatest vertical offset of words on one line, as a share of the lower word's height.
MAX_OFFSET = 0.5
# The greatest overlap of words on one line, as a share of the narrower word's width.
MAX_OVERLAP = 0.4


@dataclass(frozen=True, slots=True)
class ReceiptWord:
    """A word: its centre, width and height in pixels; `slope` is dy/dx along it.

    `is_cut` at the edge of the photo: letters may be missing.
    """

    text: str
    score: float
    x: float
    y: float
    width: float
    height: float
    slope: float = 0.0
    is_cut: bool = False

    @property
    def left(self) -> float:
        """Return the left edge."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """Return the right edge."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    """The words of a line, from left to right."""

    words: tuple[ReceiptWord, ...]

    @property
    def text(self) -> str:
        """Return the words with a blank between them."""
        return " ".join(word.text for word in self.words)

    @property
    def y(self) -> float:
        """Return the vertical centre, in pixels from the top."""
        return sum(word.y for word in self.words) / len(self.words)

    @property
    def height(self) -> float:
        """Return the height of the highest word."""
        return max(word.height for word in self.words)

    @property
    def score(self) -> float:
        """Return the certainty of the reading (0–1), that of the least certain word."""
        return min(word.score for word in self.words)


def group_into_lines(words: Iterable[ReceiptWord]) -> list[ReceiptLine]:
    """Return the lines of a page from top to bottom.

    Photographed pages are rarely flat, so a word is compared with its left neighbour, along the
    slope of the two, rather than with the whole line.
    """
    rows: list[list[ReceiptWord]] = []
    for word in sorted(words, key=lambda word: word.left):
        row = min(
            (row for row in rows if _is_same_line(row[-1], word)),
            key=lambda row: abs(_measure_offset(row[-1], word)),
            default=None,
        )
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    middle = _find_middle(rows)
    return [
        ReceiptLine(tuple(row)) for row in sorted(rows, key=lambda row: _find_y_at(row, middle))
    ]


def _is_same_line(left: ReceiptWord, right: ReceiptWord) -> bool:
    overlap = left.right - right.left
    if overlap > MAX_OVERLAP * min(left.width, right.width):
        return False
    return abs(_measure_offset(left, right)) < MAX_OFFSET * min(left.height, right.height)


def _measure_offset(left: ReceiptWord, right: ReceiptWord) -> float:
    """Return how far `right` is below the straight continuation of `left`."""
    weight = left.width + right.width
    slope = (left.slope * left.width + right.slope * right.width) / weight if weight else 0.0
    return right.y - left.y - slope * (right.x - left.x)


def _find_middle(rows: Sequence[Sequence[ReceiptWord]]) -> float:
    words = [word for row in rows for word in row]
    return sum(word.x for word in words) / len(words) if words else 0.0


def _find_y_at(row: Sequence[ReceiptWord], x: float) -> float:
    """Return where a row crosses the page's middle, to order the rows of a tilted page."""
    longest = max(row, key=lambda word: word.width)
    return longest.y + longest.slope * (x - longest.x)
