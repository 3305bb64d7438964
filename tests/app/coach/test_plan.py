"""A plan's figures: half of a positive surplus, to the cent, and where to save."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.coach.plan import FLEXIBLE, calculate_plan, choose_focus_areas

cents = st.integers(0, 10**14)


@pytest.mark.parametrize(
    ("income", "expenses", "surplus", "savings", "rate"),
    [
        (500_000, 320_000, 180_000, 90_000, "18.00"),
        (100_001, 0, 100_001, 50_000, "50.00"),
        (320_000, 320_000, 0, 0, "0.00"),
        (300_000, 320_000, -20_000, 0, "0.00"),
        (0, 0, 0, 0, "0.00"),
        (1, 0, 1, 0, "0.00"),
        (90_000, 60_000, 30_000, 15_000, "16.67"),
    ],
)
def test_figures_follow_the_rule(
    income: int, expenses: int, surplus: int, savings: int, rate: str
) -> None:
    made = calculate_plan(income, expenses)
    assert (made.surplus_cents, made.savings_cents) == (surplus, savings)
    assert made.rate_percent == Decimal(rate)


@given(cents, cents)
def test_figures_hold_for_any_income_and_expenses(income: int, expenses: int) -> None:
    made = calculate_plan(income, expenses)
    assert 0 <= 2 * made.savings_cents <= max(0, income - expenses)
    assert max(0, made.surplus_cents) - 2 * made.savings_cents in {0, 1}
    assert 0 <= made.rate_percent <= 50
    assert made.shortfall_cents == max(0, expenses - income)


@pytest.mark.parametrize(
    ("expenses", "praise"), [(0, "excellent"), (60, "excellent"), (61, "solid"), (81, "start")]
)
def test_a_rate_is_called_what_it_is(expenses: int, praise: str) -> None:
    assert calculate_plan(100, expenses).praise == praise


def test_the_focus_is_where_the_person_spends_most() -> None:
    spent = {"housing": 90_000, "transport": 20_000, "clothing": 30_000, "food": 10_000}
    assert choose_focus_areas(spent) == ["clothing", "transport"]


def test_without_any_spending_the_focus_is_the_usual_one() -> None:
    assert choose_focus_areas({}) == ["food", "entertainment"]


def test_only_what_was_spent_on_is_named() -> None:
    assert choose_focus_areas({"utilities": 1, "housing": 5}) == ["utilities"]
    assert choose_focus_areas({"health": 1, "housing": 5}) == ["housing"]


@given(st.dictionaries(st.sampled_from([*FLEXIBLE, "housing", "health"]), cents))
def test_there_are_one_or_two_different_areas(spent: dict[str, int]) -> None:
    areas = choose_focus_areas(spent)
    assert 1 <= len(set(areas)) == len(areas) <= 2
