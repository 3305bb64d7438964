"""What an answer is made from."""

from datetime import date

import pytest

from app.coach.periods import NAMED_PERIODS
from tests.support.coach import TODAY, make_profile, make_request
from tests.support.ledger import ListLedger


def test_the_period_is_the_one_in_the_question(month: ListLedger) -> None:
    april = NAMED_PERIODS["last_month"](TODAY)
    assert make_request(month, period=april).resolve_period() == april


def test_without_a_period_it_is_the_default(month: ListLedger) -> None:
    request = make_request(month)
    assert request.resolve_period().name == "this_month"
    assert request.resolve_period("last_week").name == "last_week"


def test_money_is_in_the_plans_currency(month: ListLedger) -> None:
    assert make_request(month, make_profile("pt")).format_plan_money(123450) == "US$ 1.234,50"


@pytest.mark.parametrize(("subject", "category"), [("coffee", "food"), ("gizmos", None)])
def test_a_subject_has_its_category_only_if_that_is_sure(
    month: ListLedger, subject: str, category: str | None
) -> None:
    assert make_request(month).find_category(subject) == category


def test_this_months_spending_is_in_the_plans_currency_only(month: ListLedger) -> None:
    month.spend(TODAY, 5000, "Hotel", "other", "EUR")
    month.spend(date(2026, 4, 30), 7000, "Lunch")
    assert make_request(month).sum_spent_this_month() == 166000
