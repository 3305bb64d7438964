"""Turning switches on and off."""

from app.db import Database
from app.models import SwitchName
from app.services import switches
from tests.support.clock import FixedClock
from tests.support.people import make_user, store_message


def test_turning_off_tells_what_was_on_and_what_waited(
    database: Database, clock: FixedClock
) -> None:
    store_message(database, clock, make_user(database))
    name = SwitchName.PAUSE_READING
    assert switches.turn_on(database, name, clock())
    assert not switches.turn_on(database, name, clock())
    assert switches.turn_off(database, name, clock()) == switches.TurnedOff(True, 1)
    assert switches.turn_off(database, name, clock()) == switches.TurnedOff(False, 1)
