"""Figures of a person's books, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from app.db import Database, Session
from app.figures import CategoryTally, Tally
from app.store import ledger
from tests.support.rows import Movement, add_movements, add_user

START, END = date(2026, 5, 1), date(2026, 5, 31)
MAY_5 = date(2026, 5, 5)


def book(session: Session, user_id: str, *movements: Movement) -> None:
    """Book the movements for the user."""
    add_movements(session, user_id, list(movements))


def test_nothing_booked_is_nothing(session: Session, user_id: str) -> None:
    assert ledger.sum_by_currency(session, user_id, START, END) == []
    assert ledger.sum_by_category(session, user_id, START, END) == []
    assert ledger.list_matching(session, user_id, START, END, ["coffee"]) == []
    assert ledger.list_largest(session, user_id, START, END, currency="USD") == []
    assert ledger.list_repeated(session, user_id, START, END) == []
    assert ledger.find_first_day(session, user_id) is None


def test_both_ends_of_a_period_count(session: Session, user_id: str) -> None:
    days = [START - timedelta(days=1), START, END, END + timedelta(days=1)]
    book(session, user_id, *(Movement(day, 100) for day in days))
    assert ledger.sum_by_currency(session, user_id, START, END) == [Tally("USD", 200, 2)]


def test_sums_are_per_currency_and_nothing_is_converted(session: Session, user_id: str) -> None:
    book(session, user_id, Movement(MAY_5, 100), Movement(MAY_5, 300, currency="EUR"))
    assert ledger.sum_by_currency(session, user_id, START, END) == [
        Tally("EUR", 300, 1),
        Tally("USD", 100, 1),
    ]


def test_transfers_are_in_no_sum_and_income_in_its_own(session: Session, user_id: str) -> None:
    book(
        session,
        user_id,
        Movement(MAY_5, 100),
        Movement(MAY_5, 900, kind="transfer"),
        Movement(MAY_5, 5000, kind="income", category="income"),
    )
    assert ledger.sum_by_currency(session, user_id, START, END) == [Tally("USD", 100, 1)]
    assert ledger.sum_by_currency(session, user_id, START, END, kind="income") == [
        Tally("USD", 5000, 1)
    ]


def test_another_persons_money_is_not_counted(session: Session, user_id: str) -> None:
    other = add_user(session, "other")
    add_movements(session, other, [Movement(MAY_5, 100)], "other")
    assert ledger.sum_by_currency(session, user_id, START, END) == []


def test_cents_beyond_32_bits_are_summed_whole(session: Session, user_id: str) -> None:
    book(session, user_id, Movement(MAY_5, 99_999_999_999_999), Movement(MAY_5, 1))
    assert ledger.sum_by_currency(session, user_id, START, END)[0].cents == 100_000_000_000_000


def test_categories_come_largest_first(session: Session, user_id: str) -> None:
    book(
        session,
        user_id,
        Movement(MAY_5, 100),
        Movement(MAY_5, 300, category="transport"),
        Movement(MAY_5, 50),
    )
    assert ledger.sum_by_category(session, user_id, START, END) == [
        CategoryTally("transport", "USD", 300, 1),
        CategoryTally("food", "USD", 150, 2),
    ]


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("Pão de Açúcar", "pao de acucar"),
        ("CAFÉ DO ZÉ", "cafe"),
        ("Groceries at Whole Foods", "whole foods"),
        ("Two coffees", "coffee"),
        ("Café", "café"),
    ],
)
def test_a_name_is_found_whatever_its_accents_and_case(
    session: Session, user_id: str, written: str, asked: str
) -> None:
    book(session, user_id, Movement(MAY_5, 100, written))
    found = ledger.list_matching(session, user_id, START, END, [asked])
    assert [entry.description for entry in found] == [written]


@pytest.mark.parametrize(
    ("written", "asked"), [("Barber", "bar"), ("Lunch", "unch"), ("Carbs", "bs"), ("Axxb", "a%b")]
)
def test_a_part_of_a_word_is_no_name(
    session: Session, user_id: str, written: str, asked: str
) -> None:
    book(session, user_id, Movement(MAY_5, 100, written))
    assert ledger.list_matching(session, user_id, START, END, [asked]) == []


def test_no_name_finds_nothing(session: Session, user_id: str) -> None:
    book(session, user_id, Movement(MAY_5, 100))
    assert ledger.list_matching(session, user_id, START, END, ["", " "]) == []


def test_the_largest_are_of_one_currency_and_category(session: Session, user_id: str) -> None:
    book(
        session,
        user_id,
        Movement(MAY_5, 900, "Dinner"),
        Movement(START, 900, "Feast"),
        Movement(MAY_5, 100, "Snack"),
        Movement(MAY_5, 5000, "Train", "transport"),
        Movement(MAY_5, 9999, "Paris", currency="EUR"),
    )
    food = ledger.list_largest(
        session, user_id, START, END, currency="USD", category="food", limit=2
    )
    assert [entry.description for entry in food] == ["Dinner", "Feast"]
    every = ledger.list_largest(session, user_id, START, END, currency="USD")
    assert every[0].description == "Train"


def test_the_latest_come_newest_first(session: Session, user_id: str) -> None:
    book(session, user_id, Movement(START, 1, "first"), Movement(END, 2, "last"))
    found = ledger.list_latest(session, user_id, START, END, limit=1)
    assert [entry.description for entry in found] == ["last"]


def test_places_are_summed_by_description(session: Session, user_id: str) -> None:
    book(
        session,
        user_id,
        Movement(MAY_5, 100, "Cafe"),
        Movement(MAY_5, 250, "Market"),
        Movement(START, 200, "Cafe"),
    )
    assert ledger.sum_by_description(session, user_id, START, END, currency="USD", limit=1) == [
        ("Cafe", 300)
    ]


def test_an_amount_is_found_exactly(session: Session, user_id: str) -> None:
    book(session, user_id, Movement(MAY_5, 4500), Movement(MAY_5, 4501))
    assert [e.cents for e in ledger.list_by_amount(session, user_id, START, END, 4500)] == [4500]


def test_the_first_day_is_the_first_expenses(session: Session, user_id: str) -> None:
    book(session, user_id, Movement(MAY_5, 1), Movement(START, 5, kind="income", category="income"))
    assert ledger.find_first_day(session, user_id) == MAY_5


def test_what_may_recur_came_three_times_but_not_every_few_days(
    session: Session, user_id: str
) -> None:
    monthly = [Movement(date(2026, month, 5), 1599, f"NETFLIX {month}23456") for month in (1, 2, 3)]
    daily = [Movement(START + timedelta(days=day), 500, "Coffee") for day in range(5)]
    twice = [Movement(date(2026, month, 9), 900, "Gym") for month in (1, 2)]
    book(session, user_id, *monthly, *daily, *twice)
    found = ledger.list_repeated(session, user_id, date(2025, 1, 1), END)
    assert {entry.cents for entry in found} == {1599}


def test_sums_come_from_the_covering_index_alone(database: Database) -> None:
    if not database.is_sqlite:
        pytest.skip("PostgreSQL chooses by the table's statistics; the index is the same")
    with database.read_only() as session:
        plan = session.execute(
            text(
                "EXPLAIN QUERY PLAN SELECT currency, sum(amount_cents), description"
                " FROM transactions WHERE user_id = 'u' AND kind = 'expense'"
                " AND transaction_date BETWEEN '2026-05-01' AND '2026-05-31'"
                " AND category = 'food' GROUP BY currency"
            )
        ).all()
    assert "USING COVERING INDEX ix_transactions_sums" in plan[0][3]
