"""Periods: their length, what has passed of them, and what came before."""

from datetime import date

import pytest

from app.coach.periods import NAMED_PERIODS, Period, build_day, build_month

TODAY = date(2026, 5, 15)  # a Friday


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("today", date(2026, 5, 15), date(2026, 5, 15)),
        ("yesterday", date(2026, 5, 14), date(2026, 5, 14)),
        ("day_before", date(2026, 5, 13), date(2026, 5, 13)),
        ("weekend", date(2026, 5, 9), date(2026, 5, 10)),
        ("fortnight", date(2026, 5, 1), date(2026, 5, 15)),
        ("this_week", date(2026, 5, 11), date(2026, 5, 17)),
        ("last_week", date(2026, 5, 4), date(2026, 5, 10)),
        ("week_before", date(2026, 4, 27), date(2026, 5, 3)),
        ("this_month", date(2026, 5, 1), date(2026, 5, 31)),
        ("last_month", date(2026, 4, 1), date(2026, 4, 30)),
        ("month_before", date(2026, 3, 1), date(2026, 3, 31)),
        ("this_year", date(2026, 1, 1), date(2026, 12, 31)),
        ("last_year", date(2025, 1, 1), date(2025, 12, 31)),
        ("ever", date(1970, 1, 1), date(2026, 5, 15)),
    ],
)
def test_a_named_period_has_its_days(name: str, start: date, end: date) -> None:
    period = NAMED_PERIODS[name](TODAY)
    assert (period.start, period.end) == (start, end)


def test_the_second_half_of_a_month_goes_to_its_end() -> None:
    period = NAMED_PERIODS["fortnight"](date(2024, 2, 20))
    assert (period.start, period.end) == (date(2024, 2, 16), date(2024, 2, 29))


def test_on_a_sunday_the_weekend_is_this_one() -> None:
    assert NAMED_PERIODS["weekend"](date(2026, 5, 17)).start == date(2026, 5, 16)


@pytest.mark.parametrize(
    ("period", "name", "start", "end"),
    [
        (NAMED_PERIODS["this_month"](TODAY), "last_month", date(2026, 4, 1), date(2026, 4, 30)),
        (build_month(date(2024, 3, 1)), "month", date(2024, 2, 1), date(2024, 2, 29)),
        (NAMED_PERIODS["this_year"](TODAY), "last_year", date(2025, 1, 1), date(2025, 12, 31)),
        (NAMED_PERIODS["last_year"](TODAY), "year", date(2024, 1, 1), date(2024, 12, 31)),
        (NAMED_PERIODS["this_week"](TODAY), "last_week", date(2026, 5, 4), date(2026, 5, 10)),
        (NAMED_PERIODS["today"](TODAY), "yesterday", date(2026, 5, 14), date(2026, 5, 14)),
        (build_day(TODAY), "date", date(2026, 5, 14), date(2026, 5, 14)),
        (
            Period("last_days", date(2026, 5, 6), TODAY, 10),
            "between",
            date(2026, 4, 26),
            date(2026, 5, 5),
        ),
    ],
)
def test_the_period_before_is_of_the_same_kind(
    period: Period, name: str, start: date, end: date
) -> None:
    assert period.get_previous() == Period(name, start, end)


def test_what_has_passed_of_a_period_ends_today() -> None:
    assert NAMED_PERIODS["this_month"](TODAY).clip_to(TODAY).days == 15
    assert NAMED_PERIODS["last_month"](TODAY).clip_to(TODAY).days == 30
    ahead = Period("between", date(2026, 6, 1), date(2026, 6, 30))
    assert ahead.clip_to(TODAY).days == 1
