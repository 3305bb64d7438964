"""Fixtures of the whole way: a running system on each database, and people of a test's own."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from app.clock import system_clock
from app.config import Settings
from app.db import Database
from app.schema import migrate
from app.services.clients import ensure_client
from tests.support.databases import another_postgres
from tests.support.system import CLIENT_ID, CLIENT_SECRET, System, system
from tests.support.valkey import Valkey

_numbers = itertools.count(1)


def prepare(settings: Settings) -> None:
    """The schema, and the client that the WhatsApp number belongs to."""
    database = Database(settings.database_url)
    migrate(database)
    with database.transaction() as session:
        ensure_client(
            session,
            CLIENT_ID,
            CLIENT_SECRET,
            secret_key=settings.secret_key,
            now=system_clock(),
        )
    database.close()


@pytest.fixture(scope="session")
def fresh_database_url(
    tmp_path_factory: pytest.TempPathFactory, postgres_url: str
) -> Callable[[str], str]:
    """Makes the URL of an empty database of the kind asked for."""

    def make(kind: str) -> str:
        if kind == "sqlite":
            return f"sqlite:///{tmp_path_factory.mktemp('e2e') / 'ozzie.db'}"
        return another_postgres(postgres_url, f"e2e_{next(_numbers)}")

    return make


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def ozzie(
    request: pytest.FixtureRequest,
    fresh_database_url: Callable[[str], str],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[System]:
    """Web and one worker, running, on each database; shared by tests with people of their own."""
    valkey = Valkey()
    valkey.start()
    folder = tmp_path_factory.mktemp("system")
    with system(fresh_database_url(request.param), valkey.url, folder) as made:
        prepare(made.settings())
        made.start_web()
        made.start_worker()
        yield made
    valkey.remove()


@dataclass(frozen=True)
class Person:
    """Somebody with a phone: writes, and reads what comes back."""

    ozzie: System
    phone: str
    user_id: str = ""

    @property
    def address(self) -> str:
        """As Twilio names them."""
        return f"whatsapp:{self.phone}"

    def writes(self, body: str, **fields: object) -> dict[str, object]:
        """Sends a message; returns what the simulator tells of it."""
        return self.ozzie.twilio.inbound(self.address, body, **fields)

    def reads(self, count: int, seconds: float = 15) -> list[str]:
        """Waits until so many replies have come, and returns all of them."""
        found = self.ozzie.twilio.wait_for_replies(count, self.phone, seconds)
        return [str(message["body"]) for message in found]

    def books(self) -> list[int]:
        """The cents that are booked, the newest first."""
        return [t["amount_cents"] for t in self.ozzie.transactions(self.user_id)]


def new_phone(country: str = "US") -> str:
    """A number that no other test has."""
    return {"US": "+1415", "BR": "+5511", "MX": "+5255"}[country] + {
        "US": f"{5_550_000 + next(_numbers):07}",
        "BR": f"9{80_000_000 + next(_numbers):08}",
        "MX": f"{10_000_000 + next(_numbers):08}",
    }[country]


@pytest.fixture
def maria(ozzie: System) -> Person:
    """A user of the API with a phone of her own."""
    phone = new_phone()
    return Person(ozzie, phone, ozzie.person(phone))
