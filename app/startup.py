"""What a process checks before it starts to serve: its folder and its database."""

import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

from app.config import Settings
from app.data_folder import make_private, protect
from app.db import Database, DatabaseFault

# A database that starts together with the process (compose, a restarted host), or has no connection
# free for a release phase, has this long (seconds); each try waits for a connection itself, on
# PostgreSQL 5 s at most.
PATIENCE = 5.0
LOOK_AGAIN = 0.25


class StartupFault(Exception):
    """A prerequisite of the process is missing; the message is one line that names the variable."""


def check_prerequisites(settings: Settings, patience: float = PATIENCE) -> None:
    """Raise StartupFault where the data folder cannot be written or the database not be reached.

    For the start alone: a database that goes away later is waited for. `patience` in seconds.
    """
    check_folder(settings.data_dir)
    check_extras(settings)
    if settings.database_url.startswith("sqlite:///"):
        # SQLite gives its journal files the mode of the database file.
        protect(Path(settings.database_url.removeprefix("sqlite:///")))
    check_database(settings.database_url, patience)


def check_folder(folder: Path) -> None:
    """Raise StartupFault where files cannot be made in the data folder; make it if need be."""
    try:
        make_private(folder)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0" * 4096)
    except OSError as error:
        raise StartupFault(
            f"OZZIE_DATA_DIR: files cannot be made in {folder.absolute()}: {error.strerror}"
        ) from None


def check_extras(settings: Settings) -> None:
    """Raise StartupFault where a variable wants an extra that is not installed."""
    if settings.otel_exporter_otlp_endpoint and find_spec("opentelemetry") is None:
        raise StartupFault(
            "OTEL_EXPORTER_OTLP_ENDPOINT: the extra otel is not installed; "
            "docs/operations/monitoring.md says how"
        )


def check_database(url: str, patience: float = 0.0) -> None:
    """Raise StartupFault where the database takes no connection within `patience` seconds."""
    deadline = time.monotonic() + patience
    while True:
        try:
            _connect(url)
        except (*DatabaseFault, OSError) as error:
            if time.monotonic() < deadline:
                time.sleep(LOOK_AGAIN)
                continue
            raise StartupFault(database_fault(error)) from None
        return


def database_fault(error: BaseException) -> str:
    """Return one line on why the database did not do what it was asked, naming the variable.

    Holds the driver's reason (host, port, user, constraint), never a password or a statement.
    """
    if isinstance(error, OSError):
        return f"DATABASE_URL: the database cannot be used: {error.filename}: {error.strerror}"
    said = str(getattr(error, "orig", None) or error).strip().splitlines() or [""]
    # psycopg lists one line for each address of a host under a heading.
    reason = next((line for line in said if "failed: " in line), said[0]).strip().lstrip("- ")
    if "no such table" in reason or ("relation" in reason and "does not exist" in reason):
        return "DATABASE_URL: the database has no schema yet; run `ozzie migrate`"
    return f"DATABASE_URL: the database cannot be used: {reason}"


def _connect(url: str) -> None:
    database = Database(url)
    try:
        with database.read_only() as session:
            session.connection()
    finally:
        database.close()
