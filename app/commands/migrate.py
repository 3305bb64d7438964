"""`ozzie migrate`: brings the database to the newest schema (Procfile's release phase)."""

import argparse

from app.config import load_settings
from app.db import Database
from app.schema import current_revision, migrate


def register(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Adds the command's parser."""
    parser = subparsers.add_parser("migrate", help="bring the database to the newest schema")
    parser.set_defaults(run=run)


def run(_options: argparse.Namespace) -> int:
    """Migrates, and says which revision the database is at."""
    database = Database(load_settings().database_url)
    migrate(database)
    print(f"database at revision {current_revision(database)}")
    database.close()
    return 0
