"""Words on a page made lines."""

import math

import pytest

from app.reading.receipts.lines import ReceiptWord, group_into_lines
from tests.support.receipt_pages import words

PAGE = """
CORNER SHOP
Milk           3.20
Bread          2.80
TOTAL          6.00
"""


def tilted(word: ReceiptWord, degrees: float) -> ReceiptWord:
    """Return the word as on a slightly rotated page."""
    turn = math.radians(degrees)
    x = word.x * math.cos(turn) - word.y * math.sin(turn)
    y = word.x * math.sin(turn) + word.y * math.cos(turn)
    return ReceiptWord(word.text, word.score, x, y, word.width, word.height, math.tan(turn))


@pytest.mark.parametrize("degrees", [0, 4, -4, 7])
def test_lines_are_found_in_reading_order(degrees: float) -> None:
    shuffled = [tilted(word, degrees) for word in words(PAGE)]
    shuffled.sort(key=lambda word: word.text[::-1])
    texts = [line.text for line in group_into_lines(shuffled)]
    assert texts == ["CORNER SHOP", "Milk 3.20", "Bread 2.80", "TOTAL 6.00"]


def test_words_above_each_other_are_two_lines() -> None:
    close = [ReceiptWord("one", 1, 50, 10, 60, 20), ReceiptWord("two", 1, 52, 17, 60, 20)]
    assert len(group_into_lines(close)) == 2


def test_a_line_is_as_sure_as_its_weakest_word_and_as_high_as_its_highest() -> None:
    (line,) = group_into_lines(
        [ReceiptWord("a", 0.9, 10, 10, 20, 20), ReceiptWord("b", 0.6, 50, 11, 20, 24)]
    )
    assert (line.score, line.height, line.y) == (0.6, 24, 10.5)


def test_no_words_are_no_lines() -> None:
    assert group_into_lines([]) == []
