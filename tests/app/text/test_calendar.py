"""Calendar arithmetic at its edges."""

from datetime import date

import pytest

from app.text import calendar


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_months_are_added_within_the_month(day: date, months: int, expected: date) -> None:
    assert calendar.months_after(day, months) == expected


def test_a_month_ends_on_its_own_last_day() -> None:
    assert calendar.month_end(date(2024, 2, 1)) == date(2024, 2, 29)
    assert calendar.month_end(date(2026, 12, 5)) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("number", "today", "expected"),
    [
        (15, date(2026, 5, 15), date(2026, 5, 15)),
        (16, date(2026, 5, 15), date(2026, 4, 16)),
        (31, date(2026, 5, 15), date(2026, 3, 31)),
        (29, date(2026, 3, 10), date(2026, 1, 29)),
        (45, date(2026, 5, 15), None),
    ],
)
def test_a_day_of_the_month_is_the_last_that_came(
    number: int, today: date, expected: date | None
) -> None:
    assert calendar.recent_day(number, today) == expected


def test_a_month_named_alone_is_the_last_that_came() -> None:
    assert calendar.recent_month(5, date(2026, 5, 1)) == date(2026, 5, 1)
    assert calendar.recent_month(6, date(2026, 5, 1)) == date(2025, 6, 1)


def test_a_weekday_is_the_last_that_came_today_included() -> None:
    friday = date(2026, 5, 15)
    assert calendar.recent_weekday(4, friday) == friday
    assert calendar.recent_weekday(5, friday) == date(2026, 5, 9)


def test_what_the_calendar_lacks_is_no_date() -> None:
    assert calendar.safe_date(2026, 2, 29) is None
    assert calendar.safe_date(2024, 2, 29) == date(2024, 2, 29)
