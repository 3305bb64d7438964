"""`ozzie usage`: who writes most, and whom models cost most."""

import argparse
from collections import Counter

from app.commands.columns import print_columns
from app.commands.limits import bound_limit
from app.commands.moments import parse_since
from app.config import load_settings
from app.db import Database, Session
from app.store import usage

DEFAULT_LIMIT = 10
ERASED = "(erased)"


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "usage",
        help="who writes most, and whom models cost most",
        description="Names people by their id, which `ozzie people` takes. One answered message is "
        "one reply. A person who writes more than 30 messages a minute is made to wait.",
    )
    parser.add_argument(
        "--since", default="1h", help="a moment (2026-05-05T14:30) or a span (90m, 6h, 2d); 1h"
    )
    parser.add_argument(
        "--limit", type=int, default=DEFAULT_LIMIT, help=f"people at most; {DEFAULT_LIMIT}"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Print who wrote most, then whom models cost most."""
    since = parse_since(options.since)
    limit = bound_limit(options.limit)
    database = Database(load_settings("database").database_url)
    try:
        with database.read_only() as session:
            waiting, replies = usage.count_waiting(session), usage.count_replies(session, since)
            total = Counter(waiting) + Counter(replies)
            writers = _rows_of_writers(session, waiting, replies, limit)
            dearest = usage.list_dearest(session, since, limit)
    finally:
        database.close()
    print_columns([("person", "client", "waiting", "replies"), *writers])
    print(
        f"{sum(waiting.values())} messages wait, {sum(replies.values())} replies since "
        f"{since:%Y-%m-%d %H:%M} UTC, of {len(total)} people"
    )
    if dearest:
        print()
        rows = [
            (
                row.user_id or ERASED,
                row.client_id,
                str(row.calls),
                f"{int(row.cost_micros) / 1e6:.4f}",
            )
            for row in dearest
        ]
        print_columns([("person", "client", "model calls", "dollars"), *rows])
    return 0


def _rows_of_writers(
    session: Session, waiting: dict[str, int], replies: dict[str, int], limit: int
) -> list[tuple[str, str, str, str]]:
    total = Counter(waiting) + Counter(replies)
    chosen = sorted(total, key=lambda one: (-total[one], one))[:limit]
    people = usage.find_people(session, chosen)
    return [
        (
            *people.get(conversation, (ERASED, "")),
            str(waiting.get(conversation, 0)),
            str(replies.get(conversation, 0)),
        )
        for conversation in chosen
    ]
