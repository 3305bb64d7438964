"""`ozzie migrate`: bring the database to the newest schema (the Procfile's release phase)."""

import argparse
from typing import assert_never

from app.config import load_settings
from app.db import Database
from app.migration_state import SchemaState, current_revision, migrate, newest_revision
from app.startup import PATIENCE


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command's parser."""
    parser = subparsers.add_parser(
        "migrate",
        help="bring the database to the newest schema",
        description="Bring the database of DATABASE_URL to the newest schema. It can be repeated, "
        "and leaves alone a schema that is ahead of this version.",
    )
    parser.add_argument(
        "--to",
        metavar="REVISION",
        default="head",
        help="stop at this revision; a database that is past it stays where it is",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Migrate and print the database's revision; a schema ahead of the code is no fault."""
    database = Database(load_settings("database").database_url, patience=PATIENCE)
    try:
        state = migrate(database, options.to)
        print(f"database at revision {current_revision(database)}{remark(state)}")
    finally:
        database.close()
    return 0


def remark(state: SchemaState) -> str:
    """Return the remark on a schema that is not this version's newest."""
    match state:
        case SchemaState.CURRENT:
            return ""
        case SchemaState.BEHIND:
            return f", behind this version's newest, {newest_revision()}"
        case SchemaState.AHEAD:
            return f", ahead of this version's newest, {newest_revision()}: left as it is"
        case _:
            assert_never(state)
