"""Constraints of API clients, on both databases."""

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from app.db import Database
from app.models import Client
from tests.support.people import make_client
from tests.support.rows import NOW


def test_a_name_belongs_to_one_client(database: Database) -> None:
    make_client(database, "acme")
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(
            insert(Client).values(id="c2", name="acme", secret_hash="0", created_at=NOW)
        )


def test_a_client_without_a_date_of_creation_is_refused(database: Database) -> None:
    with pytest.raises(IntegrityError), database.transaction() as session:
        session.execute(insert(Client).values(id="c2", name="acme", secret_hash="0"))
