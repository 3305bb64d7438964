"""The ledger gives from the database what the list of the coach's tests gives from memory."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from app.coach.ledger import Kind
from app.coach.periods import NAMED_PERIODS, build_current_month
from app.db import Database
from app.figures import LedgerEntry
from app.services.ledger import SqlLedger
from tests.support.ledger import ListLedger
from tests.support.rows import Movement, add_movements, add_user

TODAY = date(2026, 5, 15)
MOVEMENTS = [
    *(Movement(date(2026, m, 5), 1599, "Netflix", "entertainment") for m in (2, 3, 4, 5)),
    Movement(date(2026, 5, 4), 15000, "Whole Foods"),
    Movement(date(2026, 5, 12), 25000, "Groceries at Whole Foods"),
    Movement(date(2026, 5, 13), 2000, "Metro", "transport", "EUR"),
    Movement(date(2026, 5, 1), 500000, "Salary", "income", kind="income"),
    Movement(date(2026, 5, 2), 900000, "To savings", "other", kind="transfer"),
]


@pytest.fixture
def ledger(database: Database) -> Iterator[SqlLedger]:
    """Yield the database's ledger, read in one session."""
    with database.transaction() as session:
        user_id = add_user(session)
        add_movements(session, user_id, MOVEMENTS)
    with database.read_only() as session:
        yield SqlLedger(lambda: nullcontext(session), user_id, TODAY)


@pytest.fixture
def listed() -> ListLedger:
    """Return the same entries in a list."""
    listed = ListLedger(TODAY)
    for one in MOVEMENTS:
        if one.kind == "expense":
            listed.spend(one.day, one.cents, one.description, one.category, one.currency)
        elif one.kind == "income":
            listed.earn(one.day, one.cents, one.description)
        else:
            listed.transfer(one.day, one.cents, one.description)
    return listed


def facts(entries: Sequence[LedgerEntry]) -> list[LedgerEntry]:
    """Return the entries without their ids, which differ between the two."""
    return [replace(entry, id="") for entry in entries]


def test_the_figures_are_the_same(ledger: SqlLedger, listed: ListLedger) -> None:
    for period in (
        build_current_month(TODAY),
        NAMED_PERIODS["last_month"](TODAY),
        NAMED_PERIODS["today"](TODAY),
    ):
        assert ledger.sum_spending(period) == listed.sum_spending(period)
        assert ledger.sum_spending(period, "food") == listed.sum_spending(period, "food")
        assert ledger.sum_income(period) == listed.sum_income(period)
        assert ledger.sum_by_category(period) == listed.sum_by_category(period)
        for kind in get_args(Kind):
            names = ["whole foods", "savings"]
            assert facts(ledger.find_by_description(names, period, kind)) == facts(
                listed.find_by_description(names, period, kind)
            )
        assert facts(ledger.list_largest(period, "USD", None, 2)) == facts(
            listed.list_largest(period, "USD", None, 2)
        )
        assert facts(ledger.list_latest(period, None, 3)) == facts(
            listed.list_latest(period, None, 3)
        )
        latest, same = ledger.find_latest_income(period), listed.find_latest_income(period)
        assert facts([latest] if latest else []) == facts([same] if same else [])
        assert facts(ledger.find_by_amount(1599, period)) == facts(
            listed.find_by_amount(1599, period)
        )
        assert ledger.sum_by_day(period, "USD", "food", 1) == listed.sum_by_day(
            period, "USD", "food", 1
        )
    month = build_current_month(TODAY)
    assert ledger.sum_by_description(month, "USD", "food", 2) == listed.sum_by_description(
        month, "USD", "food", 2
    )
    assert ledger.find_first_day() == listed.find_first_day()


def test_entries_have_the_ids_of_their_rows(ledger: SqlLedger) -> None:
    shown = ledger.list_latest(build_current_month(TODAY), None, 3)
    assert all(entry.id.startswith("ozz_txn_") for entry in shown)


@pytest.mark.parametrize(
    ("name", "known"), [("whole foods", True), ("metro", True), ("tea", False)]
)
def test_the_books_know_what_was_paid_for(ledger: SqlLedger, name: str, known: bool) -> None:
    assert ledger.knows(name) is known


def test_what_recurs_is_found_once(ledger: SqlLedger, listed: ListLedger) -> None:
    found = ledger.find_recurring()
    assert [charge.description for charge in found] == ["Netflix"]
    assert found == listed.find_recurring()
    assert ledger.find_recurring() is found


def test_what_comes_once_a_year_takes_three_years_to_see(
    ledger: SqlLedger, database: Database
) -> None:
    days = [date(2023, 6, 10), date(2024, 6, 10), date(2025, 6, 10)]
    with database.transaction() as session:
        user_id = add_user(session, "yearly")
        add_movements(session, user_id, [Movement(day, 9900, "Domain") for day in days], "yearly")
    with database.read_only() as session:
        yearly = SqlLedger(lambda: nullcontext(session), user_id, TODAY)
        (found,) = yearly.find_recurring()
        assert (found.interval, found.next) == ("year", date(2026, 6, 10))
        assert yearly.find_recurring(yearly=False) == []
