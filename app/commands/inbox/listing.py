"""`ozzie inbox list`, `find` and `undelivered`: messages and replies by state, person and time."""

import argparse
import re
from datetime import datetime, timedelta

from app.clock import system_clock
from app.commands.inbox.printing import count, print_messages
from app.commands.inbox.reasons import explain, explain_delivery
from app.commands.limits import bound_limit
from app.commands.moments import parse_since, parse_until
from app.commands.phones import ask_phone, mask, parse_phone
from app.commands.terminal import is_terminal
from app.db import Database, Session
from app.errors import NotFound, ValidationError
from app.models import ReplyState
from app.store import clients, inbox, inbox_search
from app.store.inbox_search import Search

LAST_DAY = timedelta(days=1)
# A scoped WhatsApp id, such as US.13491208655302741918: a country and up to 128 characters.
_SCOPED_ID = re.compile(r"[A-Za-z]{2}\.[A-Za-z0-9]{1,128}", re.ASCII)


def list_messages(options: argparse.Namespace, database: Database) -> int:
    """Print the newest messages, and how many wait or failed."""
    with database.read_only() as session:
        counts = inbox.count_by_state(session)
        found = inbox_search.list_by_state(session, options.state, bound_limit(options.limit))
        replies = inbox_search.find_last_replies(session, [one.id for one in found])
    print_messages(found, replies)
    print(" ".join(f"{state}={counts[state].messages}" for state in sorted(counts)) or "all done")
    return 0


def find(options: argparse.Namespace, database: Database) -> int:
    """Print the messages of a person, a time, a state or a reason, the oldest first."""
    address = _address(options)
    since = _since(options, address)
    until = parse_until(options.until, since)
    with database.read_only() as session:
        wanted = Search(
            states=tuple(options.state),
            conversations=_conversations(session, address) if address else None,
            since=since,
            until=until,
            reason=options.reason,
        )
        found = inbox_search.search(session, wanted, bound_limit(options.limit))
        replies = inbox_search.find_last_replies(session, [one.id for one in found])
    print_messages(found[::-1], replies)
    whose = f" of {mask(address)}" if address else ""
    more = "; --limit shows more" if len(found) == bound_limit(options.limit) else ""
    print(f"{count(len(found), 'message')}{whose}, times in UTC{more}")
    return 0


def undelivered(options: argparse.Namespace, database: Database) -> int:
    """Print the replies that were not delivered, with Twilio's code and its meaning."""
    since = parse_since(options.since, "--since")
    states = [ReplyState(state) for state in options.state or [ReplyState.FAILED]]
    with database.read_only() as session:
        found = inbox_search.list_replies(session, states, since, bound_limit(options.limit))
    for one in reversed(found):
        why = explain_delivery(one.state, one.error_code)
        if not one.error_code and one.error:
            why = f"{why}: {explain(one.error)}"
        print(
            f"{one.created_at:%Y-%m-%d %H:%M:%S} {one.message_sid} reply {one.sid or one.id} {why}"
        )
    more = "; --limit shows more" if len(found) == bound_limit(options.limit) else ""
    number = count(len(found), "reply", "replies")
    print(f"{number} {' or '.join(states)} since {since:%Y-%m-%d %H:%M} UTC{more}")
    return 0


def _since(options: argparse.Namespace, address: str) -> datetime | None:
    """Return from when on to look; None: from the beginning, where an index leads to the rest."""
    if options.since:
        return parse_since(options.since)
    return None if address or options.state == ["failed"] else system_clock() - LAST_DAY


def _address(options: argparse.Namespace) -> str:
    """Return the phone or scoped id to look for, "" for none; ask for it on a terminal."""
    typed: str | None = options.phone
    others = (options.since, options.until, options.state, options.reason)
    if typed is None and any(others):
        return ""
    if not typed:
        if not is_terminal():
            raise ValidationError("say what to find: --phone, --since, --until, --state, --reason")
        typed = ask_phone()
    return parse_address(typed)


def parse_address(typed: str) -> str:
    """Return a phone in canonical form, or a scoped id; `whatsapp:` is left out.

    Raises ValidationError, which does not repeat what was typed.
    """
    address = typed.strip().removeprefix("whatsapp:")
    return address if _SCOPED_ID.fullmatch(address) else parse_phone(address)


def _conversations(session: Session, address: str) -> list[str]:
    """Return the person's conversations with us; raises NotFound where there is none."""
    known = [client.id for client in clients.list_all(session)]
    found = inbox_search.find_conversations_by_address(session, known, address)
    if not found:
        raise NotFound(f"No conversation of {mask(address)} here: nobody with this phone wrote.")
    return found
