"""Cells of a sheet, and the limits of its size."""

from datetime import date

import pytest

from app.errors import DocumentUnreadable
from app.reading.tables import grid


@pytest.mark.parametrize("size", [(grid.MAX_ROWS + 1, 1), (1, grid.MAX_COLUMNS + 1)])
def test_a_sheet_over_the_limits_is_refused(size: tuple[int, int]) -> None:
    with pytest.raises(DocumentUnreadable) as caught:
        grid.check_size(*size)
    assert caught.value.reason == "too_large"


def test_a_sheet_of_the_greatest_size_is_accepted() -> None:
    grid.check_size(grid.MAX_ROWS, grid.MAX_COLUMNS)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" Corner \n shop ", "Corner shop"),
        (12.0, "12"),
        (12.5, "12.5"),
        (date(2026, 10, 2), "2026-10-02"),
    ],
)
def test_a_cell_has_a_text_on_one_line(cell: grid.Cell, text: str) -> None:
    assert grid.to_text(cell) == text


def test_only_an_empty_text_is_blank() -> None:
    assert grid.is_blank("  ")
    assert not grid.is_blank(0.0)


def test_a_number_is_a_date_only_where_serial_days_are_expected() -> None:
    parsed = grid.parse_date(46297.0, named=True)
    assert parsed is not None
    assert (parsed.first, parsed.second, parsed.year) == (2, 10, 2026)
    assert grid.parse_date(46297.0) is None


def test_a_date_without_a_year_is_no_date_of_a_cell() -> None:
    assert grid.parse_date("02/10") is None
    assert grid.parse_date("02/10/2026") is not None
    assert grid.parse_date(date(2026, 10, 2)) is not None


def test_amounts_are_read_from_texts_and_numbers_but_not_from_dates() -> None:
    written, number = grid.parse_amount("1.234,50", ","), grid.parse_amount(-12.5)
    assert written is not None
    assert number is not None
    assert (written.cents, number.cents, number.sign) == (123450, 1250, -1)
    assert grid.parse_amount(date(2026, 10, 2)) is None


def test_letters_are_looked_for_in_texts_alone() -> None:
    assert grid.has_letters("4x")
    assert not grid.has_letters("12.50")
    assert not grid.has_letters(12.5)
