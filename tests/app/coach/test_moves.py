"""Money moves: found, weighed, ordered, with keys that stay."""

from datetime import date
from typing import get_args

import pytest

from app.categories import CATEGORIES
from app.coach.formatter import CoachFormatter
from app.coach.moves import Move, Priority, find_moves
from app.coach.profile import Profile
from tests.support.coach import DEFICIT, EVEN, TODAY, make_goal, make_profile
from tests.support.ledger import ListLedger


@pytest.fixture
def ledger() -> ListLedger:
    """Return an empty ledger on 15 May 2026."""
    return ListLedger(TODAY)


def moves(ledger: ListLedger, profile: Profile | None = None) -> list[Move]:
    """Return the moves of a person with the seed's plan."""
    profile = profile or make_profile()
    return find_moves(profile, ledger, CoachFormatter(profile.language, profile.country, TODAY))


def usual(ledger: ListLedger, cents: int = 30000, category: str = "food") -> None:
    """Record the same spending in each of the last three months."""
    for month in (2, 3, 4):
        ledger.spend(date(2026, month, 10), cents, "Various", category)


def test_without_a_plan_there_are_none(ledger: ListLedger) -> None:
    assert moves(ledger, make_profile(plan=None)) == []


def test_without_spending_they_follow_from_the_plan(ledger: ListLedger) -> None:
    found = moves(ledger, make_profile(goals=[make_goal("Car", 1600000)]))
    assert [(move.key, move.savings_cents, move.priority) for move in found] == [
        ("goals", 110000, "high"),
        ("payday", 90000, "high"),
        ("trim", 16000, "high"),
    ]


def test_an_even_plan_can_only_be_trimmed(ledger: ListLedger) -> None:
    assert [move.key for move in moves(ledger, make_profile(plan=EVEN))] == ["trim"]


def test_a_deficit_is_to_be_closed(ledger: ListLedger) -> None:
    (move,) = moves(ledger, make_profile(plan=DEFICIT))
    assert (move.key, move.savings_cents, move.title) == ("gap", 40000, "Close the gap of $400")


def test_what_is_over_its_usual_is_cut(ledger: ListLedger) -> None:
    usual(ledger)
    ledger.spend(TODAY, 48000, "Restaurant")
    (move,) = moves(ledger)
    assert move == Move(
        key="category:food",
        title="Cut dining out by $180",
        description=(
            "You spent $480 on food this month, $180 above your plan target. "
            "The biggest part: dining out (Restaurant), $480."
        ),
        savings_cents=18000,
        category="food",
        priority="high",
    )


def test_what_goes_too_fast_is_slowed_down(ledger: ListLedger) -> None:
    usual(ledger)
    ledger.spend(TODAY, 20000, "Restaurant")
    (move,) = moves(ledger)
    assert (move.key, move.title) == ("category:food", "Slow down on dining out")
    assert "at this pace the month ends at $413, $113 above" in move.description


def test_merchants_are_named_as_the_books_have_them(ledger: ListLedger) -> None:
    usual(ledger)
    for cents, merchant in ((20000, "Luigi"), (16000, "iFood"), (9000, "Pizza Nova")):
        ledger.spend(TODAY, cents, merchant)
    ledger.spend(TODAY, 5000, "Whole Foods")
    (move,) = moves(ledger)
    assert move.title == "Cut dining out by $200"
    assert move.description.endswith("The biggest part: dining out (iFood, Pizza Nova), $250.")


def test_a_merchant_of_no_known_kind_is_named_itself(ledger: ListLedger) -> None:
    usual(ledger)
    ledger.spend(TODAY, 48000, "Zorblax")
    (move,) = moves(ledger)
    assert move.title == "Cut food by $180"
    assert move.description.endswith("The biggest part: Zorblax, $480.")


def test_in_a_months_first_week_a_pace_says_nothing(ledger: ListLedger) -> None:
    usual(ledger)
    ledger.today = date(2026, 5, 5)
    ledger.spend(ledger.today, 20000, "Restaurant")
    profile = Profile(ledger.today, "en", "US", "USD", plan=make_profile().plan)
    found = find_moves(profile, ledger, CoachFormatter("en", "US", ledger.today))
    assert [move.key for move in found] == ["payday", "trim"]


def test_a_plan_that_allows_less_than_usual_lowers_the_target(ledger: ListLedger) -> None:
    usual(ledger, 600000)
    usual(ledger, 200000, "housing")
    ledger.spend(TODAY, 600000, "Feast")
    (move,) = moves(ledger)
    # Food is three quarters of the usual 8,000, and so of the 4,100 that may be spent.
    assert move.savings_cents == 600000 - 307500


def test_what_comes_but_once_a_month_is_not_multiplied(ledger: ListLedger) -> None:
    for month in (2, 3, 4, 5):
        ledger.spend(date(2026, month, 12), 10000, "Phone Co", "utilities")
    assert "category:utilities" not in [move.key for move in moves(ledger)]


def test_subscriptions_are_audited(ledger: ListLedger) -> None:
    for month in (2, 3, 4, 5):
        ledger.spend(date(2026, month, 5), 1500, "Netflix", "entertainment")
        ledger.spend(date(2026, month, 6), 3000, "Music", "entertainment")
        ledger.spend(date(2026, month, 1), 120000, "Rent", "housing")
    (move,) = moves(ledger)
    assert (move.key, move.title, move.savings_cents) == (
        "subscriptions",
        "Audit subscriptions",
        4500,
    )
    assert (move.category, move.priority) == ("entertainment", "medium")
    assert "2 recurring charges (Music and Netflix)" in move.description


def test_another_currency_is_left_out(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 9999999, "Hotel", "other", "EUR")
    for month in (2, 3, 4, 5):
        ledger.spend(date(2026, month, 5), 1500, "Netflix", "entertainment", "EUR")
    assert [move.key for move in moves(ledger)] == ["payday", "trim"]


def test_the_one_that_saves_most_comes_first(ledger: ListLedger) -> None:
    for category in ("food", "transport", "clothing", "utilities", "entertainment", "other"):
        ledger.spend(TODAY, 200000, "Much", category)
    found = moves(ledger, make_profile("pt"))
    savings = [move.savings_cents for move in found]
    assert savings == sorted(savings, reverse=True)
    assert len(found) == 6


def test_small_change_has_a_low_priority(ledger: ListLedger) -> None:
    for month in (2, 3, 4, 5):
        ledger.spend(date(2026, month, 5), 300, "Cloud", "other")
    assert [move.priority for move in moves(ledger)] == ["low"]


def test_moves_are_of_our_categories_and_priorities(ledger: ListLedger) -> None:
    ledger.spend(TODAY, 300000, "Much", "clothing")
    for profile in (
        make_profile(),
        make_profile("es", plan=DEFICIT),
        make_profile("pt", plan=EVEN),
    ):
        for move in moves(ledger, profile):
            assert move.category in CATEGORIES
            assert move.priority in get_args(Priority)
