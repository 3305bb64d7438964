"""Places in a text."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from app.text.spans import Taken, between, index_from


@dataclass(frozen=True)
class Place:
    """Something with a place."""

    start: int


@given(st.lists(st.integers(0, 30)), st.integers(0, 30), st.integers(0, 30))
def test_what_is_between_begins_there(starts: list[int], start: int, end: int) -> None:
    items = [Place(at) for at in sorted(starts)]
    assert list(between(items, start, end)) == [i for i in items if start <= i.start < end]
    assert index_from(items, start) == sum(item.start < start for item in items)


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 5))))
def test_places_that_are_taken_are_known(places: list[tuple[int, int]]) -> None:
    taken, kept = Taken(), list[tuple[int, int]]()
    for start, length in places:
        end = start + length
        overlaps = any(start < other_end and other < end for other, other_end in kept)
        assert taken.overlaps(start, end) == overlaps
        if not overlaps:
            taken.add(start, end)
            kept.append((start, end))
