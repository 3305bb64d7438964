"""`ozzie clients create|ensure|list|rotate|revoke`: who may call the API."""

import argparse
import json
import re
import sys
from collections.abc import Callable
from datetime import datetime, timedelta

from app.clock import system_clock
from app.config import ConfigurationError, Settings, load_settings
from app.config_values import CLIENT_ID
from app.db import Database
from app.models import Client
from app.services import client_keys, clients
from app.services.client_keys import KeyUse
from app.services.clients import NewSecret
from app.startup import PATIENCE

# Characters. Anyone with the database and SECRET_KEY can guess a shorter secret offline.
WEAK_SECRET = 32
# Hours: a month, in which every client can be given its new secret.
LONGEST_GRACE = 744
# How the list marks the key that a client needs.
_KEYS = {
    KeyUse.CURRENT: "",
    KeyUse.PREVIOUS: "under SECRET_KEY_PREVIOUS",
    KeyUse.UNKNOWN: "key unknown",
    KeyUse.LOST: "under another SECRET_KEY",
}
_RATE = re.compile(r"none|[1-9]\d*/(second|minute|hour|day)")


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser, with one for each of its actions."""
    parser = subparsers.add_parser("clients", help="who may call the API")
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    create = actions.add_parser("create", help="a new client; prints its secret, once")
    create.add_argument("name", type=_name, help="what the client is called in lists")
    create.add_argument(
        "--rate-limit", type=_rate, help="such as 1200/minute, or none (default: RATE_LIMIT)"
    )
    _add_no_model(create)
    create.set_defaults(run=_create)

    _register_ensure(actions)

    rotate = actions.add_parser("rotate", help="a new secret; the old one serves for a while yet")
    rotate.add_argument("client", help="its id or name")
    _add_grace(rotate)
    rotate.set_defaults(run=_rotate)

    revoke = actions.add_parser("revoke", help="shut a client out")
    revoke.add_argument("client", help="its id or name")
    revoke.set_defaults(run=_revoke)

    actions.add_parser("list", help="every client").set_defaults(run=_list)
    for action in (create, rotate):
        action.add_argument("--json", action="store_true", help="print one JSON object")


def _register_ensure(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    ensure = actions.add_parser(
        "ensure",
        help="make a client of this id and secret, if it is not there (for release phases)",
        description="Safe to run at each release. Without --id and --secret it takes "
        "OZZIE_CLIENT_ID and OZZIE_CLIENT_SECRET, so that no secret appears in a command line.",
    )
    ensure.add_argument("--id", type=_id, help="default: OZZIE_CLIENT_ID")
    ensure.add_argument("--secret", type=_secret, help="default: OZZIE_CLIENT_SECRET")
    ensure.add_argument(
        "--whatsapp", action="store_true", help="the client that the workers use: no rate limit"
    )
    _add_no_model(ensure)
    _add_grace(ensure)
    ensure.set_defaults(run=_ensure)


def _add_no_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--no-model", action="store_true", help="ask no outside model for this client's users"
    )


def _add_grace(parser: argparse.ArgumentParser) -> None:
    hours = clients.ROTATION_GRACE.total_seconds() / 3600
    parser.add_argument(
        "--grace-hours",
        type=_hours,
        default=hours,
        help=f"how long a secret that is replaced stays valid (default: {hours:g})",
    )


def _hours(text: str) -> float:
    try:
        hours = float(text)
    except ValueError:
        hours = -1.0
    if not 0 <= hours <= LONGEST_GRACE:  # NaN is neither
        raise argparse.ArgumentTypeError(f"a number of hours from 0 to {LONGEST_GRACE}")
    return hours


def _id(text: str) -> str:
    if not re.fullmatch(CLIENT_ID, text):
        raise argparse.ArgumentTypeError(
            "an id has 1 to 40 ASCII characters, no blank and no colon"
        )
    return text


def _secret(text: str) -> str:
    if not re.fullmatch(r"[!-~]{1,256}", text):
        raise argparse.ArgumentTypeError("a secret has 1 to 256 ASCII characters and no blank")
    return text


def _name(text: str) -> str:
    if not 1 <= len(text) <= 100 or not text.isprintable():
        raise argparse.ArgumentTypeError("a name has 1 to 100 printable characters")
    return text


def _rate(text: str) -> str:
    if not _RATE.fullmatch(text):
        raise argparse.ArgumentTypeError("a count and a period, such as 1200/minute, or none")
    return text


def _create(options: argparse.Namespace) -> int:
    settings, database = _open_database()
    with database.transaction() as session:
        made = clients.create_client(
            session,
            options.name,
            secret_key=settings.secret_key,
            now=system_clock(),
            rate_limit=options.rate_limit,
            model_opt_out=options.no_model,
        )
    _show(made, as_json=options.json)
    return 0


def _ensure(options: argparse.Namespace) -> int:
    settings = load_settings("clients")
    client_id = options.id or _given(settings.client_id, "OZZIE_CLIENT_ID", "--id", _id)
    secret = options.secret or _given(
        settings.client_secret, "OZZIE_CLIENT_SECRET", "--secret", _secret
    )
    database = Database(settings.database_url, patience=PATIENCE)
    with database.transaction() as session:
        has_changed = clients.ensure_client(
            session,
            client_id,
            secret,
            secret_key=settings.secret_key,
            previous_key=settings.secret_key_previous,
            now=system_clock(),
            for_whatsapp=options.whatsapp,
            model_opt_out=options.no_model,
            grace=timedelta(hours=options.grace_hours),
        )
    print(f"{client_id} {'is set' if has_changed else 'was there already'}")
    if len(secret) < WEAK_SECRET:
        print("ozzie: the secret is short; take 32 random characters or more", file=sys.stderr)
    return 0


def _given(value: str, variable: str, option: str, check: Callable[[str], str]) -> str:
    """Return a variable's value in place of an option. Raises ConfigurationError."""
    if not value:
        raise ConfigurationError(f"{variable}: not set; set it, or give {option}")
    try:
        return check(value)
    except argparse.ArgumentTypeError as error:
        raise ConfigurationError(f"{variable}: {error}") from None


def _rotate(options: argparse.Namespace) -> int:
    settings, database = _open_database()
    with database.transaction() as session:
        made = clients.rotate_secret(
            session,
            options.client,
            secret_key=settings.secret_key,
            now=system_clock(),
            grace=timedelta(hours=options.grace_hours),
        )
    _show(made, as_json=options.json)
    if made.client_id == settings.client_id:
        hours = f"{options.grace_hours:g} h"
        _warn(f"the workers call with it: set OZZIE_CLIENT_SECRET to the new one within {hours}")
    return 0


def _revoke(options: argparse.Namespace) -> int:
    settings, database = _open_database()
    with database.transaction() as session:
        client_id = clients.revoke_client(session, options.client, now=system_clock())
    print(f"{client_id} is revoked")
    if client_id == settings.client_id:
        _warn("the workers call with it: messages wait until OZZIE_CLIENT_SECRET has a new secret")
    return 0


def _warn(words: str) -> None:
    print(f"ozzie: {words}, and `ozzie clients ensure --whatsapp` has run", file=sys.stderr)


def _list(_options: argparse.Namespace) -> int:
    settings, database = _open_database()
    now = system_clock()
    with database.read_only() as session:
        found = clients.list_clients(session)
    for client in found:
        print(_line(client, settings, now))
    report = client_keys.report_keys(found, now=now, **_keys(settings))
    for words in client_keys.explain(report, has_previous=bool(settings.secret_key_previous)):
        print(f"ozzie: {words}", file=sys.stderr)
    return 0


def _keys(settings: Settings) -> dict[str, str]:
    return {"secret_key": settings.secret_key, "previous_key": settings.secret_key_previous}


def _open_database() -> tuple[Settings, Database]:
    settings = load_settings("clients")
    return settings, Database(settings.database_url)


def _show(made: NewSecret, *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"client_id": made.client_id, "client_secret": made.client_secret}))
        return
    print(f"client_id      {made.client_id}")
    print(f"client_secret  {made.client_secret}")
    print("The secret is shown this once: keep it where secrets are kept.")


def _line(client: Client, settings: Settings, now: datetime) -> str:
    used = f"used {client.last_used_at:%Y-%m-%d %H:%M}" if client.last_used_at else "never used"
    key = client_keys.find_key_use(client, now=now, **_keys(settings))
    rotated = f"rotated {client.secret_rotated_at:%Y-%m-%d}" if client.secret_rotated_at else ""
    parts = (
        client.id,
        client.name,
        "revoked" if client.revoked_at else "active",
        client.rate_limit or "default limit",
        f"{client.created_at:%Y-%m-%d}",
        used,
        f"{client.requests} requests",
        rotated,
        "whatsapp" if client.id == settings.client_id else "",
        _KEYS[key],
        "no model" if client.model_opt_out else "",
    )
    return "  ".join(part for part in parts if part)
