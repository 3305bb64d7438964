"""A fake provider, a client of it, and a person."""

from collections.abc import Iterator

import pytest

from app.db import Database
from app.model.client import ModelClient
from app.models import User
from simulator.fake_model import FakeModel
from tests.support.provider import fake_provider, model_client
from tests.support.rows import add_user


@pytest.fixture
def provider() -> Iterator[FakeModel]:
    """Yield a running fake provider."""
    with fake_provider() as fake:
        yield fake


@pytest.fixture
def person(database: Database) -> User:
    """Return a user loaded outside a transaction."""
    with database.transaction() as session:
        user_id = add_user(session)
    with database.read_only() as session:
        user = session.get_one(User, user_id)
        session.expunge(user)
    return user


@pytest.fixture
def client(provider: FakeModel, database: Database) -> Iterator[ModelClient]:
    """Yield a client of the fake provider with one model."""
    with model_client(provider, database) as made:
        yield made
