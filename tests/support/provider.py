"""The fake provider of models, on loopback, and a model client over it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from app.db import Database
from app.model.accounts import Accounts
from app.model.client import ModelClient
from app.model.provider import Provider
from app.requester import RequestDeadline, Requester
from simulator.fake_model import FakeModel, running
from tests.support.clock import FixedClock

KEY = "sk-of-the-tests"


@contextmanager
def fake_provider() -> Iterator[FakeModel]:
    """Run a fake provider."""
    with running(FakeModel()) as fake:
        yield fake


@contextmanager
def model_client(
    fake: FakeModel,
    database: Database,
    *,
    models: tuple[str, ...] = ("gpt-4o",),
    daily_usd: float = 10.0,
    daily_usd_per_user: float = 0.2,
    clock: FixedClock | None = None,
) -> Iterator[ModelClient]:
    """Return a client of the fake provider."""
    accounts = Accounts(
        database,
        clock or FixedClock(),
        daily_usd=daily_usd,
        daily_usd_per_user=daily_usd_per_user,
    )
    provider = Provider(KEY, fake.url)
    yield ModelClient(provider, models, accounts, "a secret key of the tests")
    provider.close()


def requester(user: Any, *, seconds: float = 12.0, opted_out: bool = False) -> Requester:
    """Return a request of a user with this long to go."""
    return Requester(
        user.client_id, user.id, opted_out=opted_out, deadline=RequestDeadline.after(seconds)
    )


DAY = timedelta(days=1)
