"""Fixtures of the store's tests: an open transaction and a user, on both databases."""

from collections.abc import Iterator

import pytest

from app.db import Database, Session
from tests.support.rows import add_user


@pytest.fixture
def session(database: Database) -> Iterator[Session]:
    """Yield an open transaction."""
    with database.transaction() as session:
        yield session


@pytest.fixture
def user_id(session: Session) -> str:
    """Return the id of a client's user that has no rows except a submission."""
    return add_user(session)
