"""Fixtures for the services' tests: a transaction, and a person in it."""

from collections.abc import Iterator

import pytest

from app.db import Database, Session
from app.models import User
from tests.support.rows import add_user


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Yield one transaction for the whole test, once on SQLite and once on PostgreSQL."""
    with database.transaction() as session:
        yield session


@pytest.fixture
def user(session: Session) -> User:
    """Return a user without a plan, whose currency is USD."""
    return session.get_one(User, add_user(session))
