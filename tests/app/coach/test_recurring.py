"""Recurring charges: what recurs, what only looks so, and when it comes next."""

from datetime import date, timedelta

import pytest

from app.coach.recurring import Interval, find_recurring
from app.figures import LedgerEntry

TODAY = date(2026, 5, 15)


def charges(
    *days: date, cents: int = 1599, name: str = "Netflix", currency: str = "USD"
) -> list[LedgerEntry]:
    """Return one charge on each of `days`."""
    return [LedgerEntry(day, name, "entertainment", currency, cents) for day in days]


def monthly(day: int = 5, months: int = 4) -> list[date]:
    """Return that day of the last months, this one included."""
    return [date(2026, 5 - back, day) for back in range(months)]


def test_three_alike_a_month_apart_recur() -> None:
    (found,) = find_recurring(charges(*monthly(months=3)), TODAY)
    assert (found.interval, found.cents, found.count) == ("month", 1599, 3)
    assert (found.last, found.next) == (date(2026, 5, 5), date(2026, 6, 5))


@pytest.mark.parametrize(
    ("step", "interval", "monthly_cents"),
    [(7, "week", 43482), (14, "two_weeks", 21741), (30, "month", 10000), (365, "year", 833)],
)
def test_an_interval_is_told_by_its_days(step: int, interval: Interval, monthly_cents: int) -> None:
    days = [TODAY - timedelta(days=step * back) for back in range(3)]
    (found,) = find_recurring(charges(*days, cents=10000), TODAY)
    assert (found.interval, found.monthly_cents) == (interval, monthly_cents)


@pytest.mark.parametrize(
    "entries",
    [
        [],
        charges(TODAY),
        charges(*monthly(months=2)),
        charges(date(2026, 5, 1), date(2026, 4, 25), date(2026, 4, 2)),
        charges(*(TODAY - timedelta(days=day) for day in range(5))),
        charges(date(2026, 2, 5), date(2026, 1, 5), date(2025, 12, 5)),
        [
            *charges(date(2026, 3, 5), cents=100),
            *charges(date(2026, 4, 5), cents=1000),
            *charges(date(2026, 5, 5), cents=9000),
        ],
    ],
    ids=["none", "one", "two", "irregular", "daily", "ended", "amounts too different"],
)
def test_what_does_not_recur_is_left_out(entries: list[LedgerEntry]) -> None:
    assert find_recurring(entries, TODAY) == []


def test_a_similar_amount_is_enough() -> None:
    entries = [
        *charges(date(2026, 3, 5), cents=9000, name="Power Co"),
        *charges(date(2026, 4, 6), cents=11000, name="POWER CO"),
        *charges(date(2026, 5, 4), cents=10000, name="Power Co 0526"),
    ]
    (found,) = find_recurring(entries, TODAY)
    assert (found.cents, found.next) == (10000, date(2026, 6, 4))


def test_an_odd_purchase_at_the_same_place_does_no_harm() -> None:
    entries = [*charges(*monthly()), *charges(date(2026, 4, 20), cents=9900)]
    assert [charge.cents for charge in find_recurring(entries, TODAY)] == [1599]


def test_currencies_are_kept_apart() -> None:
    entries = [*charges(*monthly(months=2)), *charges(date(2026, 3, 5), currency="EUR")]
    assert find_recurring(entries, TODAY) == []


def test_the_end_of_a_month_stays_its_end() -> None:
    days = [date(2025, 12, 31), date(2026, 1, 31), date(2026, 2, 28)]
    (found,) = find_recurring(charges(*days), date(2026, 3, 1))
    assert found.next == date(2026, 3, 31)


def test_a_leap_day_comes_back_on_the_28th() -> None:
    days = [date(2022, 2, 28), date(2023, 2, 28), date(2024, 2, 29)]
    (found,) = find_recurring(charges(*days), date(2024, 3, 1))
    assert found.next == date(2025, 2, 28)


def test_a_charge_a_few_days_late_is_still_expected() -> None:
    entries = charges(*(date(2026, month, 5) for month in (2, 3, 4)))
    assert len(find_recurring(entries, date(2026, 5, 15))) == 1
    assert find_recurring(entries, date(2026, 5, 20)) == []


def test_the_dearest_comes_first() -> None:
    entries = [*charges(*monthly()), *charges(*monthly(1), cents=120000, name="Rent")]
    assert [found.description for found in find_recurring(entries, TODAY)] == ["Rent", "Netflix"]
