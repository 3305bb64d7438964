"""Sentences about what a question is about."""

from app.coach.answers.remarks import (
    report_missing_subject,
    report_nothing_spent,
    report_scope_alone,
)
from app.coach.answers.scope import Scope
from app.coach.periods import NAMED_PERIODS
from tests.support.coach import TODAY, make_profile, make_request
from tests.support.ledger import ListLedger

TODAY_ONLY = NAMED_PERIODS["today"](TODAY)
EVERYTHING = Scope("", [])
FOOD = Scope("food", [], category="food")
COFFEE = Scope("food", [], category="food", missing_subject="coffee")


def test_nothing_at_all_was_spent(ledger: ListLedger) -> None:
    request = make_request(ledger)
    assert report_nothing_spent(request, EVERYTHING, TODAY_ONLY) == (
        "I have no expenses noted today."
    )


def test_nothing_was_spent_on_a_category(ledger: ListLedger) -> None:
    request = make_request(ledger)
    assert (
        report_nothing_spent(request, FOOD, TODAY_ONLY)
        == "I don't see anything spent on food today."
    )


def test_nothing_was_spent_on_what_was_asked_for_rather_than_its_category(
    ledger: ListLedger,
) -> None:
    request = make_request(ledger)
    assert "on coffee today" in report_nothing_spent(request, COFFEE, TODAY_ONLY)


def test_a_missing_subject_is_mentioned(ledger: ListLedger) -> None:
    request = make_request(ledger)
    assert report_missing_subject(request, COFFEE, TODAY_ONLY) == [
        "I don't see anything spent on coffee today."
    ]
    assert report_missing_subject(request, FOOD, TODAY_ONLY) == []


def test_a_part_of_the_spending_is_called_a_part(ledger: ListLedger) -> None:
    assert report_scope_alone(make_request(ledger), FOOD) == ["That's for food alone."]
    assert report_scope_alone(make_request(ledger), EVERYTHING) == []


def test_remarks_are_in_the_persons_language(ledger: ListLedger) -> None:
    request = make_request(ledger, make_profile("es"))
    assert report_scope_alone(request, Scope("comida", [])) == ["Eso solo en comida."]
