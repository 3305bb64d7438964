"""`ozzie inbox`: what happened to messages, what waits, and running messages again.

listing      list, find, undelivered
story        show
replaying    replay
recovering   recover
queueing     stuck, queue
"""

import argparse
from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from app.commands.inbox.listing import find, list_messages, undelivered
from app.commands.inbox.queueing import queue, stuck
from app.commands.inbox.recovering import recover
from app.commands.inbox.replaying import replay
from app.commands.inbox.story import show
from app.commands.limits import MOST
from app.config import load_settings
from app.db import Database
from app.models import MessageState, ReplyState

DEFAULT_LIMIT = 50
_MOMENT = "a moment in UTC (2026-05-05T14:30) or a span back from now (90m, 6h, 2d)"

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
Action = Callable[[argparse.Namespace, Database], int]


def register(subparsers: Subparsers) -> None:
    """Add the command's parsers."""
    parser = subparsers.add_parser(
        "inbox", help="messages from WhatsApp: what happened to each, what waits, run again"
    )
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for add in (_add_list, _add_show, _add_find, _add_undelivered, _add_replay):
        add(actions)
    _add_waiting(actions)
    fetching = _add(actions, "recover", recover, "fetch from Twilio what never arrived")
    fetching.add_argument("--since", required=True, help=f"from when on: {_MOMENT}")


def run(options: argparse.Namespace) -> int:
    """Run the action that was chosen and return the exit code."""
    database = Database(load_settings("database").database_url)
    try:
        action: Action = options.perform
        return action(options, database)
    finally:
        database.close()


def _add(actions: Subparsers, name: str, perform: Action, words: str) -> argparse.ArgumentParser:
    parser = actions.add_parser(name, help=words)
    parser.set_defaults(perform=perform)
    return parser


def _add_limit(parser: argparse.ArgumentParser, what: str, default: int = DEFAULT_LIMIT) -> None:
    parser.add_argument(
        "--limit",
        type=int,
        default=default,
        help=f"how many {what} at most (default {default}, at most {MOST})",
    )


def _add_states(parser: argparse.ArgumentParser, of: type[StrEnum], what: str) -> None:
    states = [one.value for one in of]
    parser.add_argument(
        "--state",
        action="append",
        default=[],
        choices=states,
        metavar="STATE",
        help=f"only {what} in this state, may be repeated: {', '.join(states)}",
    )


def _add_list(actions: Subparsers) -> None:
    parser = _add(
        actions,
        "list",
        list_messages,
        "the newest messages, with the reason why each waits or failed",
    )
    _add_states(parser, MessageState, "messages")
    _add_limit(parser, "messages")


def _add_show(actions: Subparsers) -> None:
    parser = _add(actions, "show", show, "one message's whole way, step by step")
    parser.add_argument("sid", metavar="SID", help="the message's MessageSid")
    parser.add_argument("--json", action="store_true", help="print JSON, for programs")


def _add_find(actions: Subparsers) -> None:
    parser = _add(actions, "find", find, "the messages of a person, a time, a state or a reason")
    parser.add_argument(
        "--phone",
        nargs="?",
        const="",
        metavar="PHONE",
        help="the person, as +14155550123 or whatsapp:+14155550123; asked for where it is left out,"
        " so that it does not stay in the shell's history",
    )
    parser.add_argument(
        "--since",
        help=f"sent from then on: {_MOMENT}; left out, the last day"
        " (of a person, and of the state failed, all that are kept)",
    )
    parser.add_argument("--until", help="sent until then, likewise")
    _add_states(parser, MessageState, "messages")
    parser.add_argument("--reason", default="", help="a part of the stored reason, such as 63016")
    _add_limit(parser, "messages")


def _add_undelivered(actions: Subparsers) -> None:
    parser = _add(
        actions,
        "undelivered",
        undelivered,
        "the replies that were not delivered, with Twilio's code and its meaning",
    )
    parser.add_argument("--since", required=True, help=f"stored from then on: {_MOMENT}")
    _add_states(parser, ReplyState, "replies")
    _add_limit(parser, "replies")


def _add_replay(actions: Subparsers) -> None:
    parser = _add(
        actions,
        "replay",
        replay,
        "run messages again, in the order they were sent; nothing is booked twice",
    )
    parser.add_argument("sids", nargs="*", metavar="SID", help="the messages' MessageSids")
    parser.add_argument(
        "--state", choices=[MessageState.FAILED.value], help="all messages in this state"
    )
    parser.add_argument("--since", help=f"with --state, sent from then on: {_MOMENT}")
    parser.add_argument("--until", help="with --state, sent until then, likewise")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would be done")
    _add_limit(parser, "of them, the newest ones,", MOST)


def _add_waiting(actions: Subparsers) -> None:
    parser = _add(
        actions,
        "stuck",
        stuck,
        "what waits longest, which worker holds it, and whether that is too long",
    )
    _add_limit(parser, "messages")
    _add(actions, "queue", queue, "what RQ sees: the queue, its jobs and the workers")
