"""What operators do to running programs: pause sending, and block somebody."""

import time
from collections.abc import Callable, Iterator

import pytest

from app.clock import system_clock
from app.db import Database
from app.models import SwitchName
from app.services import people, switches
from app.services.people import PersonReference
from tests.support.e2e import Person

SENDING = SwitchName.PAUSE_SENDING


def wait(until: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until a condition holds. Raises TimeoutError."""
    deadline = time.monotonic() + seconds
    while not until():
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.1)


@pytest.fixture
def database(maria: Person) -> Iterator[Database]:
    """Yield the running system's database; no switch is on afterwards."""
    opened = Database(maria.ozzie.settings().database_url, pool_size=1)
    yield opened
    switches.turn_off(opened, SENDING, system_clock())
    opened.close()


def test_while_sending_is_paused_what_is_written_is_booked_and_answered_afterwards(
    maria: Person, database: Database
) -> None:
    seen = maria.ozzie.log.read_text().count("switch_seen_on")
    switches.turn_on(database, SENDING, system_clock())
    wait(lambda: maria.ozzie.log.read_text().count("switch_seen_on") > seen)
    held = maria.ozzie.log.read_text().count("reply_held")
    maria.writes("spent 45 on groceries")
    wait(lambda: maria.ozzie.log.read_text().count("reply_held") > held)
    assert maria.books() == [4500]
    assert maria.ozzie.twilio.replies(maria.phone) == []
    switches.turn_off(database, SENDING, system_clock())
    assert "45" in maria.reads(1, seconds=60)[0]
    assert maria.books() == [4500]


def test_who_is_blocked_is_not_heard_until_they_are_unblocked(
    maria: Person, database: Database
) -> None:
    reference = PersonReference(user_id=maria.user_id)
    with database.transaction() as session:
        people.block(session, reference, system_clock())
    maria.writes("spent 45 on groceries")
    with database.transaction() as session:
        people.unblock(session, reference)
    maria.writes("spent 12 on tea")
    assert "12" in maria.reads(1, seconds=60)[0]
    assert maria.books() == [1200]
