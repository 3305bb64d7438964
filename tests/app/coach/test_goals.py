"""What a goal asks for a month, and whether the plan carries it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coach.goals import OpenGoal, count_months_until, find_on_track

TODAY = date(2025, 5, 5)


def goal(name: str, target: int, due: date, current: int = 0, currency: str = "USD") -> OpenGoal:
    """Return a goal of `target` cents."""
    return OpenGoal(name, target, current, currency, due)


@pytest.mark.parametrize(
    ("target", "today", "months"),
    [
        (date(2025, 12, 31), TODAY, 8),
        (date(2025, 5, 31), TODAY, 1),
        (date(2025, 5, 1), TODAY, 1),
        (date(2024, 1, 1), TODAY, 1),
        (date(2025, 6, 1), date(2025, 5, 31), 2),
        (date(2028, 2, 29), date(2027, 2, 28), 13),
        (date(2026, 1, 1), date(2025, 12, 31), 2),
    ],
)
def test_months_are_calendar_months_both_counted(target: date, today: date, months: int) -> None:
    assert count_months_until(target, today) == months


def test_a_goal_of_the_contracts_sample_is_on_track() -> None:
    fund = goal("fund", 500_000, date(2025, 12, 31))
    assert fund.needed_cents(TODAY) == 62_500
    assert find_on_track([fund], (90_000, "USD"), TODAY) == {"fund"}


@given(st.integers(1, 10**14), st.integers(0, 10**14), st.dates())
def test_what_is_needed_is_enough_and_no_more(target: int, current: int, due: date) -> None:
    months = count_months_until(due, TODAY)
    needed = goal("any", target, due, current).needed_cents(TODAY)
    missing = max(0, target - current)
    assert missing <= needed * months < missing + months


def test_the_nearest_goal_is_served_first() -> None:
    near = goal("near", 60_000, date(2025, 5, 31))
    late = goal("late", 500_000, date(2025, 12, 31))
    assert find_on_track([late, near], (90_000, "USD"), TODAY) == {"near"}
    assert find_on_track([late, near], (122_500, "USD"), TODAY) == {"near", "late"}


def test_a_past_goal_weighs_but_is_not_on_track() -> None:
    past = goal("past", 50_000, date(2025, 5, 4))
    late = goal("late", 500_000, date(2025, 12, 31))
    assert find_on_track([past, late], (112_500, "USD"), TODAY) == {"late"}
    assert find_on_track([past, late], (112_499, "USD"), TODAY) == set()


def test_a_reached_goal_is_on_track_whatever_is_saved() -> None:
    done = goal("done", 100, date(2024, 1, 1), current=100)
    assert find_on_track([done], None, TODAY) == {"done"}


def test_without_savings_or_in_another_currency_none_is_on_track() -> None:
    fund = goal("fund", 800, date(2025, 12, 31))
    assert find_on_track([fund], None, TODAY) == set()
    assert find_on_track([fund], (0, "USD"), TODAY) == set()
    assert find_on_track([fund], (90_000, "EUR"), TODAY) == set()
