"""Lines as shapes, their figures as `#`."""

from decimal import Decimal

import pytest

from app.reading.amounts import Figure
from app.reading.numbers import find_digits
from app.reading.shape import Shape, counts


def shape(text: str) -> Shape:
    """The shape of a plain text in which every number is a figure."""
    found = find_digits(text, "US")
    figures = [Figure(n.start, n.end, n.value, decimals=n.decimals) for n in found]
    return Shape(text, 0, len(text), figures)


def test_every_figure_is_drawn_in_its_place() -> None:
    assert shape("tea 12 cake 5").text == "tea ## cake #"


def test_a_hash_of_the_message_is_no_figure() -> None:
    assert shape("room #4").text == "room  #"


def test_a_dropped_figure_is_no_longer_drawn() -> None:
    line = shape("tea 12 cake 5")
    line.drop(line.figures[0])
    assert line.text == "tea 12 cake #"


def test_a_figure_may_get_another_value_and_be_a_guess() -> None:
    line = shape("tea 12")
    line.put(line.figures[0], Decimal(24), guessed=True)
    assert line.figures[0].value == 24
    assert line.figures[0].marked
    assert line.guessed == {4}


def test_a_place_of_a_list_comes_with_its_figures() -> None:
    line = shape("sofa 3x de 90")
    ((match, figures),) = line.find("installments", "times")
    assert match.start() == 5
    assert [figure.value for figure in figures] == [3, 90]


@pytest.mark.parametrize(
    ("text", "start"),
    [("tea 2 cake 3 total 5", 19), ("total: 5", 7), ("5 in total", 0), ("tea 2 = 5", 8)],
)
def test_a_sum_is_told_by_the_word_beside_it(text: str, start: int) -> None:
    assert shape(text).sums() == {start}


def test_a_word_far_from_every_figure_tells_no_sum() -> None:
    assert shape("total of my day was fine, tea 2").sums() == set()


@pytest.mark.parametrize(
    ("figure", "may"),
    [
        (Figure(0, 1, Decimal(3)), True),
        (Figure(0, 1, Decimal(3), currency="USD"), False),
        (Figure(0, 3, Decimal("3.5"), decimals=1), False),
        (Figure(0, 3, Decimal(300)), False),
    ],
)
def test_only_small_bare_whole_numbers_count(figure: Figure, may: bool) -> None:
    assert counts(figure) is may
