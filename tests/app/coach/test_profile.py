"""What follows from a person's settings, plan and goals."""

from dataclasses import replace
from datetime import date

from tests.support.coach import DEFICIT, PLAN, make_goal, make_profile

NEAR = make_goal("Phone", 90000, day=date(2026, 5, 31))  # 900 this month
FAR = make_goal("Car", 800000, day=date(2026, 12, 31))  # 1,000 a month
REACHED = make_goal("Bike", 50000, saved=50000)


def test_the_income_less_the_savings_may_be_spent() -> None:
    assert PLAN.allowance_cents == 410000


def test_a_plan_that_saves_more_than_the_income_allows_nothing() -> None:
    assert replace(PLAN, savings_cents=600000).allowance_cents == 0


def test_amounts_are_in_the_plans_currency() -> None:
    assert make_profile(plan=replace(PLAN, currency="EUR")).plan_currency == "EUR"


def test_without_a_plan_amounts_are_in_ones_own_currency() -> None:
    assert make_profile(plan=None).plan_currency == "USD"


def test_open_goals_are_listed_nearest_first_without_those_reached() -> None:
    assert make_profile(goals=[FAR, REACHED, NEAR]).list_open_goals() == [NEAR, FAR]


def test_the_needs_of_open_goals_are_added() -> None:
    assert make_profile(goals=[FAR, REACHED, NEAR]).sum_goal_needs_cents() == 190000


def test_a_goal_in_another_currency_is_not_added() -> None:
    euros = make_goal("Trip", 800000, currency="EUR")
    assert make_profile(goals=[NEAR, euros]).sum_goal_needs_cents() == 90000


def test_the_plans_savings_decide_which_goals_are_on_track() -> None:
    profile = make_profile(goals=[FAR, REACHED, NEAR])
    assert profile.find_goals_on_track() == {"goal Phone", "goal Bike"}


def test_without_savings_only_a_reached_goal_is_on_track() -> None:
    assert make_profile(plan=DEFICIT, goals=[NEAR, REACHED]).find_goals_on_track() == {"goal Bike"}
    assert make_profile(plan=None, goals=[NEAR, REACHED]).find_goals_on_track() == {"goal Bike"}


def test_a_goal_is_found_by_its_id() -> None:
    profile = make_profile(goals=[NEAR, FAR])
    assert profile.find_goal(FAR.id) == FAR
    assert profile.find_goal("goal of another") is None
    assert profile.find_goal(None) is None


def test_with_a_plan_no_step_is_missing() -> None:
    assert make_profile().missing_step is None
    assert make_profile(plan=None).missing_step == "intake"
    assert replace(make_profile(plan=None), has_intake=True).missing_step == "plan"
