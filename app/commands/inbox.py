"""`ozzie inbox`: the messages by state, one message's whole way, and running it again."""

import argparse
import json
import sys
from datetime import UTC, datetime, timedelta

from app.config import load_settings
from app.db import Database
from app.errors import NotFound, ValidationError
from app.queue import connect, wake_now
from app.store import inbox, replies
from app.store.inbox import Message
from app.webhook.recover import recover

DEFAULT_LIMIT = 50


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command's parsers."""
    parser = subparsers.add_parser("inbox", help="messages from WhatsApp: list, show, replay")
    parser.set_defaults(run=run)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="the newest messages, by state")
    listing.add_argument("--state", action="append", default=[], help="one state; may be repeated")
    listing.add_argument("--limit", type=int, default=DEFAULT_LIMIT)
    for name, words in (("show", "one message's whole way"), ("replay", "run a message again")):
        actions.add_parser(name, help=words).add_argument("sid", metavar="SID")
    fetching = actions.add_parser("recover", help="fetch from Twilio what never arrived")
    fetching.add_argument(
        "--since", required=True, help="a moment (2026-05-05T14:30) or a span (90m, 6h, 2d)"
    )


def run(options: argparse.Namespace) -> int:
    """Does one of the actions."""
    database = Database(load_settings().database_url)
    try:
        return ACTIONS[options.action](options, database)
    finally:
        database.close()


def _list(options: argparse.Namespace, database: Database) -> int:
    with database.reading() as session:
        counts = inbox.count_by_state(session)
        found = inbox.list_by_state(session, options.state, max(1, min(options.limit, 1000)))
    for message in found:
        print(
            f"{message.received_at:%Y-%m-%d %H:%M:%S} {message.state:<10} {message.message_sid} "
            f"{message.kind} attempts={message.attempts} {message.error or ''}".rstrip()
        )
    print(" ".join(f"{state}={count}" for state, count in sorted(counts.items())) or "all done")
    return 0


def _show(options: argparse.Namespace, database: Database) -> int:
    """Everything but the words: an operator sees a message's way, not a person's life."""
    message = _find(options.sid, database)
    with database.reading() as session:
        answers = replies.all_of_message(session, message.id)
    action = message.action or {}
    outcome = message.outcome or {}
    print(
        json.dumps(
            {
                "message_sid": message.message_sid,
                "conversation": message.conversation_id,
                "state": message.state,
                "kind": message.kind,
                "received_at": message.received_at.isoformat(),
                "media": len(message.media or []),
                "action": action.get("kind"),
                "outcome": outcome.get("type"),
                "submission_id": outcome.get("submission_id"),
                "attempts": message.attempts,
                "crashes": message.crashes,
                "replays": message.replays,
                "error": message.error,
                "replies": [
                    {
                        "id": answer.id,
                        "state": answer.state,
                        "message_sid": answer.message_sid,
                        "error_code": answer.error_code,
                    }
                    for answer in answers
                ],
            },
            indent=2,
        )
    )
    return 0


def _replay(options: argparse.Namespace, database: Database) -> int:
    message = _find(options.sid, database)
    if message.state in {"received", "claimed", "answering"}:
        print(f"{options.sid} is {message.state}: it is being worked on", file=sys.stderr)
        return 1
    if message.body is None and not message.media:
        print(f"{options.sid} was blanked: there is nothing left to run", file=sys.stderr)
        return 1
    with database.transaction() as session:
        inbox.replay(session, message)
    _wake([message.conversation_id])
    print(f"{options.sid} runs again")
    return 0


def _recover(options: argparse.Namespace, database: Database) -> int:
    found = recover(load_settings("worker"), database, _moment(options.since))
    _wake(sorted(found.conversations))
    print(
        f"{found.seen} messages at Twilio, {found.stored} were missing and are stored now, "
        f"{found.strangers} from unknown senders left alone"
    )
    return 0


def _find(sid: str, database: Database) -> Message:
    with database.reading() as session:
        message = inbox.by_sid(session, sid)
    if message is None:
        raise NotFound(f"No message {sid} here. `ozzie inbox list` names them.")
    return message


def _moment(written: str) -> datetime:
    units = {"m": "minutes", "h": "hours", "d": "days"}
    if written[:-1].isdigit() and written[-1:] in units and len(written) < 6:
        return datetime.now(UTC) - timedelta(**{units[written[-1]]: int(written[:-1])})
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise ValidationError.of(
            "--since", "give a moment such as 2026-05-05T14:30, or a span such as 90m, 6h or 2d"
        ) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _wake(conversation_ids: list[str]) -> None:
    """Best effort: where Redis is away, or not configured here, the workers' sweep comes by."""
    url = load_settings().redis_url
    if url:
        wake_now(connect(url), conversation_ids)


ACTIONS = {"list": _list, "show": _show, "replay": _replay, "recover": _recover}
