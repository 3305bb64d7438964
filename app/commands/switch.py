"""`ozzie switch list|on|off`: pause the replies, or the handling of messages."""

import argparse
from collections.abc import Callable

from app.clock import system_clock
from app.config import load_settings
from app.db import Database
from app.models import SwitchName
from app.services import switches as service
from app.store import switches

_MEANING = {
    SwitchName.PAUSE_SENDING: "messages are booked, their replies wait in order; nothing is sent",
    SwitchName.PAUSE_READING: "messages wait; STOP and START are still recorded and confirmed",
}


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser, with one for each of its actions."""
    parser = subparsers.add_parser("switch", help="pause sending or reading; nothing is lost")
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="every switch, and since when it is on")
    listing.set_defaults(run=_run, act=_list)
    for name, words, act in (("on", "pause", _on), ("off", "go on, with what waited", _off)):
        action = actions.add_parser(name, help=words)
        action.add_argument(
            "name",
            metavar="NAME",
            choices=[one.value for one in SwitchName],
            help=" or ".join(SwitchName),
        )
        action.set_defaults(run=_run, act=act)


def _run(options: argparse.Namespace) -> int:
    act: Callable[[argparse.Namespace, Database], int] = options.act
    database = Database(load_settings("database").database_url)
    try:
        return act(options, database)
    finally:
        database.close()


def _list(_options: argparse.Namespace, database: Database) -> int:
    with database.read_only() as session:
        on = switches.list_on(session)
    for name in SwitchName:
        state = f"on since {on[name]:%Y-%m-%d %H:%M} UTC" if name in on else "off"
        print(f"{name}  {state}  ({_MEANING[name]})")
    return 0


def _on(options: argparse.Namespace, database: Database) -> int:
    name = SwitchName(options.name)
    has_changed = service.turn_on(database, name, system_clock())
    print(f"{name} is on: {_MEANING[name]}" if has_changed else f"{name} was on already")
    return 0


def _off(options: argparse.Namespace, database: Database) -> int:
    name = SwitchName(options.name)
    done = service.turn_off(database, name, system_clock())
    words = "is off" if done.was_on else "was off already"
    print(f"{name} {words}; conversations with something waiting: {done.waiting}")
    return 0
