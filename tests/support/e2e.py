"""People and prepared databases for the tests of whole systems."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.clock import system_clock
from app.config import Settings
from app.db import Database
from app.migration_state import migrate
from app.services.clients import ensure_client
from tests.support.system import CLIENT_ID, CLIENT_SECRET, System, system
from tests.support.valkey import Valkey

_numbers = itertools.count(1)

MakeSystem = Callable[..., System]


def prepare(settings: Settings) -> None:
    """Migrate the database and create the client that the WhatsApp number belongs to."""
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


@contextmanager
def running_system(database_url: str, folder: Path, **environment: str) -> Iterator[System]:
    """Yield web and worker that run on this empty database, with a Valkey of their own."""
    valkey = Valkey()
    valkey.start()
    try:
        with system(database_url, valkey.url, folder, **environment) as made:
            prepare(made.settings())
            made.start_web()
            made.start_worker()
            yield made
    finally:
        valkey.remove()


@dataclass(frozen=True)
class Person:
    """A person with a phone, who writes and reads the replies."""

    ozzie: System
    phone: str
    user_id: str = ""

    @property
    def address(self) -> str:
        """Return the person's address as Twilio writes it."""
        return f"whatsapp:{self.phone}"

    def writes(self, body: str, **fields: object) -> dict[str, object]:
        """Send a message; return what the simulator reports of it."""
        return self.ozzie.twilio.inbound(self.address, body, **fields)

    def reads(self, count: int, seconds: float = 60) -> list[str]:
        """Wait until so many replies have come, and return all of them."""
        found = self.ozzie.twilio.wait_for_replies(count, self.phone, seconds)
        return [str(message["body"]) for message in found]

    def books(self) -> list[int]:
        """Return the amounts booked (cents), the newest first."""
        return [t["amount_cents"] for t in self.ozzie.transactions(self.user_id)]


def new_phone(country: str = "US") -> str:
    """Return a number that no other test has."""
    return {"US": "+1415", "BR": "+5511", "MX": "+5255"}[country] + {
        "US": f"{5_550_000 + next(_numbers):07}",
        "BR": f"9{80_000_000 + next(_numbers):08}",
        "MX": f"{10_000_000 + next(_numbers):08}",
    }[country]


def someone(ozzie: System, country: str = "US") -> Person:
    """Create a user of the API with a phone of their own."""
    phone = new_phone(country)
    return Person(ozzie, phone, ozzie.person(phone))
