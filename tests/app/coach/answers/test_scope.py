"""Which expenses a question is about."""

from datetime import date

from app.coach.answers.scope import Scope, find_scope, sum_by_currency, sum_within
from app.coach.periods import NAMED_PERIODS, Period, build_day
from app.figures import LedgerEntry, Tally
from tests.support.coach import TODAY, make_request
from tests.support.ledger import ListLedger

MAY = NAMED_PERIODS["this_month"](TODAY)
SPRING = Period("between", date(2026, 4, 1), date(2026, 5, 31))


def find(ledger: ListLedger, *subjects: str, category: str | None = None) -> Scope:
    """Return what a question with these details is about in May."""
    return find_scope(make_request(ledger, subjects=subjects, category=category), MAY)


def test_without_details_it_is_all_spending(month: ListLedger) -> None:
    scope = find(month)
    assert (scope.name, scope.category, scope.missing_subject) == ("", None, "")
    assert scope.tallies == [Tally("USD", 166000, 4)]
    assert scope.count == 4


def test_a_merchant_is_found_in_the_descriptions(month: ListLedger) -> None:
    scope = find(month, "whole foods")
    assert [entry.cents for entry in scope.entries] == [25000, 15000]
    assert (scope.name, scope.tallies) == ("whole foods", [Tally("USD", 40000, 2)])


def test_a_merchant_is_called_as_it_is_recorded_if_always_the_same(month: ListLedger) -> None:
    assert find(month, "cafe luna").name == "Cafe Luna"


def test_a_merchants_long_words_are_searched_if_the_whole_name_is_not_found(
    month: ListLedger,
) -> None:
    assert find(month, "the luna bar").entries[0].description == "Cafe Luna"
    assert find(month, "my own bar").entries == ()


def test_a_category_is_summed_as_a_whole(month: ListLedger) -> None:
    scope = find(month, category="food")
    assert (scope.name, scope.category) == ("food", "food")
    assert scope.tallies == [Tally("USD", 46000, 3)]


def test_a_product_without_records_is_replaced_by_its_category(month: ListLedger) -> None:
    scope = find(month, "pizza")
    assert (scope.category, scope.missing_subject) == ("food", "pizza")
    assert scope.count == 3


def test_an_unknown_product_is_replaced_by_all_spending(month: ListLedger) -> None:
    scope = find(month, "gizmos")
    assert (scope.name, scope.missing_subject, scope.count) == ("", "gizmos", 4)


def test_the_second_subject_is_taken_if_the_first_is_not_recorded(month: ListLedger) -> None:
    assert find(month, "gizmos", "cafe luna").name == "Cafe Luna"


def test_entries_are_summed_within_a_part_of_their_period(month: ListLedger) -> None:
    request = make_request(month, subjects=("whole foods",))
    scope = find_scope(request, SPRING)
    assert sum_within(request, scope, SPRING) == [Tally("USD", 70000, 3)]
    assert sum_within(request, scope, build_day(date(2026, 5, 4))) == [Tally("USD", 15000, 1)]


def test_a_category_is_summed_within_a_part_of_its_period(month: ListLedger) -> None:
    request = make_request(month, category="food")
    scope = find_scope(request, SPRING)
    assert sum_within(request, scope, build_day(TODAY)) == [Tally("USD", 6000, 1)]


def test_each_currency_is_summed_largest_first() -> None:
    entries = [
        LedgerEntry(TODAY, "Lunch", "food", currency, cents)
        for currency, cents in (("EUR", 500), ("USD", 400), ("USD", 300))
    ]
    assert sum_by_currency(entries) == [Tally("USD", 700, 2), Tally("EUR", 500, 1)]
