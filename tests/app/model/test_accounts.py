"""Budgets and accounting, on both databases."""

import pytest
from sqlalchemy import select

from app.db import Database
from app.model.accounts import Accounts, Reservation
from app.model.faults import ModelFault
from app.model.prices import Usage
from app.models import Client, ModelCall, User
from tests.support.clock import FixedClock
from tests.support.provider import DAY, requester

CENT = 10_000  # micro-dollars


@pytest.fixture
def accounts(database: Database, clock: FixedClock) -> Accounts:
    """Return accounts with two cents a day for a person, three for all."""
    return Accounts(database, clock, daily_usd=0.03, daily_usd_per_user=0.02)


def reserve(accounts: Accounts, user: User, micros: int = CENT) -> Reservation:
    return accounts.reserve(requester(user), "text", "gpt-4o", micros)


def refusal(accounts: Accounts, user: User, micros: int = CENT) -> str:
    with pytest.raises(ModelFault) as raised:
        reserve(accounts, user, micros)
    return raised.value.outcome


def test_what_is_reserved_counts_until_it_is_settled(accounts: Accounts, person: User) -> None:
    made = reserve(accounts, person, 2 * CENT)
    assert refusal(accounts, person) == "over_budget"
    assert accounts.settle(made, "ok", usage=Usage(1000, 0, 100)) == 3500
    reserve(accounts, person)


def test_over_a_persons_budget_nothing_is_allowed_until_the_next_day(
    accounts: Accounts, person: User, clock: FixedClock
) -> None:
    accounts.settle(reserve(accounts, person), "ok", micros=2 * CENT)
    assert refusal(accounts, person, 1) == "over_budget"
    clock.now += DAY
    reserve(accounts, person)


def test_a_reservation_of_a_dead_process_expires(
    accounts: Accounts, person: User, clock: FixedClock
) -> None:
    reserve(accounts, person, 2 * CENT)
    clock.advance(seconds=61)
    reserve(accounts, person)


def test_a_refused_call_is_kept_and_costs_nothing(
    accounts: Accounts, person: User, database: Database
) -> None:
    assert refusal(accounts, person, 9 * CENT) == "over_budget"
    with database.read_only() as session:
        row = session.scalars(select(ModelCall)).one()
    assert (row.outcome, row.cost_micros) == ("over_budget", 0)


def test_a_client_that_opted_out_is_refused(
    accounts: Accounts, person: User, database: Database
) -> None:
    with database.transaction() as session:
        session.get_one(Client, person.client_id).model_opt_out = True
    assert refusal(accounts, person) == "opted_out"


def test_an_erased_persons_calls_stay_without_their_id(
    accounts: Accounts, person: User, database: Database
) -> None:
    reserve(accounts, person)
    with database.transaction() as session:
        session.delete(session.get_one(User, person.id))
    with database.read_only() as session:
        assert session.scalars(select(ModelCall)).one().user_id is None
