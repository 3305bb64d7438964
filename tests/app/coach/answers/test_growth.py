"""What putting money aside comes to."""

from datetime import date

import pytest

from app.coach.answers.growth import answer_growth
from tests.support.coach import TODAY, make_goal, make_profile, make_request
from tests.support.ledger import ListLedger


def grow(ledger: ListLedger, **question: object) -> str:
    """Return the answer of somebody whose plan saves 900 a month, with one goal of 5,000."""
    profile = make_profile(goals=[make_goal(saved=200000)])
    return answer_growth(make_request(ledger, profile, type="grow", currency="USD", **question))


def test_the_month_in_which_an_amount_is_there_is_told(ledger: ListLedger) -> None:
    assert grow(ledger, monthly_cents=20000, cents=500000) == (
        "Putting aside $200 a month, you'd have $5,000 in 25 months: June 2028."
    )


def test_without_an_amount_the_sum_of_a_year_is_told(ledger: ListLedger) -> None:
    assert grow(ledger, monthly_cents=15000) == "$150 a month comes to $1,800 in 12 months."


def test_the_months_until_a_day_count(ledger: ListLedger) -> None:
    told = grow(ledger, monthly_cents=10000, deadline=date(2026, 8, 31))

    assert told == "$100 a month comes to $400 in 4 months."


def test_what_is_missing_for_a_goal_is_the_amount(ledger: ListLedger) -> None:
    told = grow(ledger, monthly_cents=50000, goal_id=make_goal().figures.id)

    assert told.startswith("Putting aside $500 a month, you'd have $3,000 in 6 months")


def test_what_an_amount_takes_a_month_is_told(ledger: ListLedger) -> None:
    assert grow(ledger, cents=300000, months=10) == "$3,000 in 10 months takes $300 a month."


def test_more_than_the_plan_sets_aside_is_said(ledger: ListLedger) -> None:
    told = grow(ledger, monthly_cents=100000, months=2)

    assert "Your plan sets aside $900 a month" in told


def test_a_date_in_a_hundred_years_is_not_told(ledger: ListLedger) -> None:
    assert "more than 50 years" in grow(ledger, monthly_cents=100, cents=500000)


@pytest.mark.parametrize("currency", ["EUR", "BRL"])
def test_another_currency_is_not_held_against_the_plan(ledger: ListLedger, currency: str) -> None:
    request = make_request(ledger, type="grow", currency=currency, monthly_cents=9999900)

    assert "plan" not in answer_growth(request)
    assert request.profile.today == TODAY
