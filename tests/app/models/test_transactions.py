"""Constraints of submissions and transactions, on both databases."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from app.db import Database
from app.models import Correction, Submission, Transaction, User
from tests.support.rows import NOW, Movement, add_movements, add_user


def test_a_key_belongs_to_one_submission_of_a_client(database: Database) -> None:
    with database.transaction() as session:
        user = session.get_one(User, add_user(session))
        own: dict[str, Any] = {"client_id": user.client_id, "user_id": user.id}
        own |= {"idempotency_key": "key", "source": "api_text", "created_at": NOW}
        session.execute(insert(Submission).values(id="sub_1", **own))
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(insert(Submission).values(id="sub_2", **own))


def test_a_submission_takes_its_transactions_along(database: Database) -> None:
    with database.transaction() as session:
        add_movements(session, add_user(session), [Movement(date(2026, 5, 1), 100)])
        session.delete(session.get_one(Submission, "sub_maria"))
        session.flush()
        assert session.scalars(select(Transaction)).all() == []


def test_amounts_beyond_32_bits_are_stored(database: Database) -> None:
    with database.transaction() as session:
        add_movements(session, add_user(session), [Movement(date(2026, 5, 1), 2**40)])
    with database.read_only() as session:
        assert session.scalars(select(Transaction.amount_cents)).one() == 2**40


def test_words_have_one_correction_of_a_person(database: Database) -> None:
    with database.transaction() as session:
        own: dict[str, Any] = {"user_id": add_user(session), "words": "tea", "created_at": NOW}
        session.execute(insert(Correction).values(category="food", **own))
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(insert(Correction).values(category="fun", **own))
