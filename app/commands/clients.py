"""`ozzie clients create|list|rotate|revoke`: who may call the API."""

import argparse
import json
import re
from datetime import timedelta

from app.clock import system_clock
from app.config import Settings, load_settings
from app.db import Database
from app.models import Client
from app.services import clients
from app.services.clients import NewSecret

_RATE = re.compile(r"none|[1-9]\d*/(second|minute|hour|day)")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command's parser, with one for each of its actions."""
    parser = subparsers.add_parser("clients", help="who may call the API")
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    create = actions.add_parser("create", help="a new client; prints its secret, once")
    create.add_argument("name", type=_name)
    create.add_argument(
        "--rate-limit", type=_rate, help="such as 1200/minute, or none (default: RATE_LIMIT)"
    )
    create.set_defaults(run=_create)

    rotate = actions.add_parser("rotate", help="a new secret; the old one serves for a while yet")
    rotate.add_argument("client", help="its id or name")
    hours = clients.ROTATION_GRACE.total_seconds() / 3600
    rotate.add_argument(
        "--grace-hours",
        type=float,
        default=hours,
        help=f"how long the old secret stays valid (default: {hours:g})",
    )
    rotate.set_defaults(run=_rotate)

    revoke = actions.add_parser("revoke", help="shut a client out")
    revoke.add_argument("client", help="its id or name")
    revoke.set_defaults(run=_revoke)

    actions.add_parser("list", help="every client").set_defaults(run=_list)
    for action in (create, rotate):
        action.add_argument("--json", action="store_true", help="print one JSON object")


def _name(text: str) -> str:
    if not 1 <= len(text) <= 100 or not text.isprintable():
        raise argparse.ArgumentTypeError("a name has 1 to 100 printable characters")
    return text


def _rate(text: str) -> str:
    if not _RATE.fullmatch(text):
        raise argparse.ArgumentTypeError("a count and a period, such as 1200/minute, or none")
    return text


def _create(options: argparse.Namespace) -> int:
    settings, database = _ground()
    with database.transaction() as session:
        made = clients.create_client(
            session,
            options.name,
            secret_key=settings.secret_key,
            now=system_clock(),
            rate_limit=options.rate_limit,
        )
    _show(made, as_json=options.json)
    return 0


def _rotate(options: argparse.Namespace) -> int:
    settings, database = _ground()
    with database.transaction() as session:
        made = clients.rotate_secret(
            session,
            options.client,
            secret_key=settings.secret_key,
            now=system_clock(),
            grace=timedelta(hours=max(0.0, options.grace_hours)),
        )
    _show(made, as_json=options.json)
    return 0


def _revoke(options: argparse.Namespace) -> int:
    _settings, database = _ground()
    with database.transaction() as session:
        client_id = clients.revoke_client(session, options.client, now=system_clock())
    print(f"{client_id} is revoked")
    return 0


def _list(_options: argparse.Namespace) -> int:
    _settings, database = _ground()
    with database.reading() as session:
        for client in clients.list_clients(session):
            print(_line(client))
    return 0


def _ground() -> tuple[Settings, Database]:
    settings = load_settings("clients")
    return settings, Database(settings.database_url)


def _show(made: NewSecret, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"client_id": made.client_id, "client_secret": made.client_secret}))
        return
    print(f"client_id      {made.client_id}")
    print(f"client_secret  {made.client_secret}")
    print("The secret is shown this once: keep it where secrets are kept.")


def _line(client: Client) -> str:
    state = "revoked" if client.revoked_at else "active"
    limit = client.rate_limit or "default limit"
    return f"{client.id}  {client.name}  {state}  {limit}  {client.created_at:%Y-%m-%d}"
