"""Write a new migration from the difference between the models and the migrations there are.

`./run migration NAME` starts it: `python -m app.development.new_migration NAME`.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from alembic import command

from app.db import Database
from app.migration_state import alembic_config, migrate, newest_revision

# As long as the numbers of the migrations: 0001, 0002, …
_DIGITS = 4


def write_migration(name: str) -> Path:
    """Write a migration to `migrations/versions` and return its path.

    Its steps are what Alembic finds by comparing the models with a database (SQLite, in a temporary
    folder) that all migrations have run on; where the two are equal it is empty. `name` becomes the
    docstring and the end of the file's name.
    """
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite:///{folder}/empty.db")
        try:
            migrate(database)
            with database.engine.connect() as connection:
                script = command.revision(
                    alembic_config(connection),
                    message=name,
                    autogenerate=True,
                    rev_id=_next_revision(),
                )
        finally:
            database.close()
    # One migration is written for one base; Alembic returns a list where there are several.
    assert script is not None  # noqa: S101 - tells mypy so
    assert not isinstance(script, list)  # noqa: S101 - the same
    return Path(script.path)


def _next_revision() -> str:
    return str(int(newest_revision() or 0) + 1).zfill(_DIGITS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the migration that the command line names and print its path."""
    parser = argparse.ArgumentParser(prog="./run migration", description=__doc__)
    parser.add_argument("name", help='what it does: "add a column for the time zone"')
    path = write_migration(parser.parse_args(arguments).name)
    sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
