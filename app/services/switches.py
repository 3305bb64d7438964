"""Switches: what operators pause, and how it goes on."""

from dataclasses import dataclass
from datetime import datetime

import structlog

from app.db import Database
from app.models import SwitchName
from app.store import switches as store

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class TurnedOff:
    """What turning a switch off did; `waiting` is in how many conversations something waited."""

    was_on: bool
    waiting: int


def turn_on(database: Database, name: SwitchName, now: datetime) -> bool:
    """Turn a switch on; return False where it was on already."""
    with database.begin() as session:
        has_changed = store.turn_on(session, name, now)
    if has_changed:
        log.info("switch_turned_on", switch=name)
    return has_changed


def turn_off(database: Database, name: SwitchName, now: datetime) -> TurnedOff:
    """Turn a switch off and make everything due that waited.

    Two transactions, see app.store.switches.make_waiting_due. What waits is also made due where the
    switch was off: whoever died between the two can run it again.
    """
    with database.begin() as session:
        was_on = store.turn_off(session, name)
    with database.begin() as session:
        waiting = store.make_waiting_due(session, now)
    if was_on:
        log.info("switch_turned_off", switch=name, conversations=waiting)
    return TurnedOff(was_on, waiting)
