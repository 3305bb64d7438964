"""`ozzie inbox replay`: run messages again, in the order in which they were sent.

A replay books nothing twice: the Idempotency-Keys of a message stay, and the API keeps those of
submissions and of chat messages for good.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.clock import system_clock
from app.commands.inbox.recovering import enqueue
from app.commands.limits import bound_limit
from app.commands.moments import parse_since, parse_until
from app.db import Database, Session
from app.errors import NotFound, ValidationError
from app.models import MessageState
from app.models.states import OPEN_STATES
from app.retries import WINDOW
from app.store import conversations, inbox, inbox_search
from app.store.inbox import Message
from app.store.inbox_search import Search


@dataclass(frozen=True, slots=True)
class ReplayChoice:
    """A message that was chosen, and why it is not run again ("": it is)."""

    message: Message
    skipped: str

    def line(self, *, is_dry: bool) -> str:
        """Return what becomes of it."""
        what = f"{self.message.message_sid} ({self.message.state}, {self.message.kind}"
        what = f"{what}, {self.message.received_at:%Y-%m-%d %H:%M} UTC)"
        if self.skipped:
            return f"{what}: skipped, {self.skipped}"
        return f"{what}: {'would run again' if is_dry else 'runs again'}"


def replay(options: argparse.Namespace, database: Database) -> int:
    """Run the chosen messages again, or tell with `--dry-run` what would be done.

    Returns 1 where one that was named is skipped.
    """
    now = system_clock()
    with database.read_only() as session:
        chosen = [_judge(session, one, now) for one in _find_chosen(session, options)]
    chosen.sort(key=lambda one: (one.message.received_at, one.message.id))
    opened: list[str] = []
    for place, one in enumerate(chosen):
        if not options.dry_run and not one.skipped:
            with database.begin() as session:
                if inbox.replay(session, one.message, now):
                    opened.append(one.message.conversation_id)
                else:
                    chosen[place] = ReplayChoice(one.message, "another command runs it again")
        print(chosen[place].line(is_dry=options.dry_run))
    if opened:
        enqueue(list(dict.fromkeys(opened)))
    skipped = sum(bool(one.skipped) for one in chosen)
    verb = "would run again" if options.dry_run else "run again"
    more = "; there may be more, repeat it" if len(chosen) == bound_limit(options.limit) else ""
    print(f"{len(chosen) - skipped} {verb}, {skipped} skipped{more}")
    return 1 if skipped and options.sids else 0


def _find_chosen(session: Session, options: argparse.Namespace) -> Sequence[Message]:
    """Return the messages that the options name. Raises ValidationError and NotFound."""
    if bool(options.sids) == bool(options.state):
        raise ValidationError("name messages by their SIDs, or by --state failed --since 1h")
    if options.sids:
        if options.since or options.until:
            raise ValidationError("--since and --until go with --state")
        return [_find(session, sid) for sid in dict.fromkeys(options.sids)]
    if not options.since:
        raise ValidationError("--state needs --since: how far back, such as 1h")
    since = parse_since(options.since)
    until = parse_until(options.until, since)
    wanted = Search(states=(options.state,), since=since, until=until)
    return inbox_search.search(session, wanted, bound_limit(options.limit))


def _find(session: Session, sid: str) -> Message:
    message = inbox.find_by_sid(session, sid)
    if message is None:
        raise NotFound(f"No message {sid} here. `ozzie inbox find` finds messages.")
    return message


def _judge(session: Session, message: Message, now: datetime) -> ReplayChoice:
    """Return the message with the reason for which it cannot run again."""
    if message.state in {*OPEN_STATES, MessageState.URGENT}:
        return ReplayChoice(message, f"it is {message.state}: it is being worked on")
    if message.body is None and not message.media:
        return ReplayChoice(message, "it was blanked: there is nothing left to run")
    last_inbound_at = conversations.find_last_inbound(session, message.conversation_id)
    if last_inbound_at is None or now - last_inbound_at > WINDOW:
        return ReplayChoice(
            message, "the person wrote last more than 24 hours ago: no reply can arrive"
        )
    return ReplayChoice(message, "")
