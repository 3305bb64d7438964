"""The switches as a worker knows them."""

from app.db import Database
from app.models import SwitchName
from app.store import switches
from tests.support.clock import FixedClock
from tests.support.logged import Logged
from workers.switches import Switches

NAME = SwitchName.PAUSE_SENDING


def test_a_switch_is_logged_when_it_is_seen_on_and_off(
    database: Database, clock: FixedClock, logged: Logged
) -> None:
    known = Switches(database, believed=0)
    assert not known.is_on(NAME)
    with database.begin() as session:
        switches.turn_on(session, NAME, clock())
        assert known.is_on(NAME, session)
    assert known.is_on(NAME)
    with database.begin() as session:
        switches.turn_off(session, NAME)
    assert not known.is_on(NAME)
    seen = [(line["event"], line["switch"]) for line in logged()]
    assert seen == [("switch_seen_on", NAME), ("switch_seen_off", NAME)]


def test_it_is_read_once_in_a_while(database: Database, clock: FixedClock) -> None:
    known = Switches(database, believed=3600)
    assert not known.is_on(NAME)
    with database.begin() as session:
        switches.turn_on(session, NAME, clock())
    assert not known.is_on(NAME)


def test_without_a_database_what_was_known_last_holds() -> None:
    nowhere = Database("postgresql+psycopg://nobody@127.0.0.1:1/none")
    assert not Switches(nowhere, believed=0).is_on(NAME)
    nowhere.close()
