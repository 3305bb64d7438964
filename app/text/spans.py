"""Find spans of a text by position with binary search."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar


class Placed(Protocol):
    """An object with a position in a text."""

    @property
    def start(self) -> int:
        """Return where it begins."""
        ...


T = TypeVar("T", bound=Placed)


def _start(placed: Placed) -> int:
    return placed.start


def index_from(items: Sequence[T], position: int) -> int:
    """Return the index of the first of `items` that begins at `position` or later.

    `items` are ordered by position.
    """
    return bisect_left(items, position, key=_start)


def between(items: Sequence[T], start: int, end: int) -> Sequence[T]:
    """Return the items that begin from `start` on and before `end`."""
    return items[index_from(items, start) : index_from(items, end)]


class Taken:
    """Spans that are occupied, none of which overlaps another."""

    def __init__(self) -> None:
        """Start without any span."""
        self._starts: list[int] = []
        self._ends: list[int] = []

    def overlaps(self, start: int, end: int) -> bool:
        """Return whether an occupied span overlaps this one."""
        at = bisect_left(self._starts, end)
        return at > 0 and self._ends[at - 1] > start

    def add(self, start: int, end: int) -> None:
        """Add a span that overlaps none."""
        at = bisect_left(self._starts, start)
        self._starts.insert(at, start)
        self._ends.insert(at, end)
