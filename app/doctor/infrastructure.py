"""Checks of the data folder, the database with its schema and connections, and Redis by a write."""

import secrets
from collections.abc import Callable
from typing import TypeVar

import redis

from app.clock import system_clock
from app.config import Settings
from app.db import Database, DatabaseFault, Session
from app.doctor.finding import Faulty, Verdict
from app.migration_state import SchemaState, current_revision, newest_revision, state_of
from app.queue import connect, count_workers
from app.services import client_keys, clients
from app.startup import StartupFault, check_database, check_folder, database_fault
from app.store import server, switches

Found = TypeVar("Found")

REDIS_TIMEOUT = 5.0
# A release phase, or a command such as this one.
RELEASE = 1


def folder(settings: Settings) -> str:
    """Check that files can be created in the data folder."""
    try:
        check_folder(settings.data_dir)
    except StartupFault as fault:
        raise Faulty(str(fault)) from None
    return f"files can be made in {settings.data_dir.absolute()}"


def database(settings: Settings) -> str:
    """Check that the database answers and that its schema fits this code."""
    try:
        check_database(settings.database_url)
    except StartupFault as fault:
        raise Faulty(str(fault)) from None
    opened = Database(settings.database_url, pool_size=1)
    try:
        revision = current_revision(opened)
    finally:
        opened.close()
    state = state_of(revision)
    if state is SchemaState.BEHIND:
        raise Faulty(
            f"schema is at {revision}, and this version needs {newest_revision()}; "
            "run `ozzie migrate`"
        )
    is_ahead = state is SchemaState.AHEAD
    remark = f", ahead of this version's {newest_revision()}, which works on it" if is_ahead else ""
    return f"answers, schema is at {revision}{remark}"


def connections(settings: Settings) -> str:
    """Check that the formation's connections fit in what the database allows."""
    if settings.database_url.startswith("sqlite"):
        return "SQLite has no limit; web and workers must be on this one machine"
    opened = Database(settings.database_url, pool_size=1)
    try:
        with opened.read_only() as session:
            allowed = server.connection_limit(session)
    finally:
        opened.close()
    workers = max(1, _registered_workers(settings) or 0)
    web = settings.web_concurrency * settings.web_pool
    needed = web + workers * settings.worker_pool + RELEASE
    words = (
        f"web processes {settings.web_concurrency} × {settings.web_pool}, "
        f"workers {workers} × {settings.worker_pool}, release phase {RELEASE}: "
        f"{needed} of {allowed} connections"
    )
    if needed > allowed:
        raise Faulty(f"{words}; lower DATABASE_POOL or WEB_CONCURRENCY, or take a larger plan")
    return words


def secret_keys(settings: Settings) -> tuple[Verdict, str]:
    """Check that every client's secret is kept under one of the configured keys."""
    found = _read(settings, clients.list_clients)
    keys = {"secret_key": settings.secret_key, "previous_key": settings.secret_key_previous}
    report = client_keys.report_keys(found, now=system_clock(), **keys)
    words = client_keys.explain(report, has_previous=bool(settings.secret_key_previous))
    if report.lost:
        raise Faulty("; ".join(words))
    if words:
        return Verdict.NOTE, "; ".join(words)
    return Verdict.OK, "no client needs another one"


def paused(settings: Settings) -> tuple[Verdict, str]:
    """Tell which switches are on."""
    on = _read(settings, switches.list_on)
    if not on:
        return Verdict.OK, "none is on"
    words = (f"{name} is on since {since:%Y-%m-%d %H:%M} UTC" for name, since in on.items())
    return Verdict.NOTE, f"{', '.join(words)}; `ozzie switch off` ends it"


def _read(settings: Settings, query: Callable[[Session], Found]) -> Found:
    """Return what a query finds. Raises Faulty where the database cannot be used."""
    opened = Database(settings.database_url, pool_size=1)
    try:
        with opened.read_only() as session:
            return query(session)
    except DatabaseFault as error:
        raise Faulty(database_fault(error)) from None
    finally:
        opened.close()


def redis_server(settings: Settings) -> tuple[Verdict, str]:
    """Check that Redis accepts a write and returns it, and that workers are registered there."""
    key, value = f"ozzie:doctor:{secrets.token_hex(8)}", secrets.token_hex(8)
    try:
        client = connect(settings.redis_url, timeout=REDIS_TIMEOUT, connections=1)
        client.set(key, value, ex=60)
        is_kept = client.get(key) == value.encode()
        client.delete(key)
    except redis.exceptions.OutOfMemoryError:
        raise Faulty("is full; take a larger plan at REDIS_URL, or free memory there") from None
    except redis.exceptions.AuthenticationError:
        raise Faulty("refuses the user name or password in REDIS_URL") from None
    except (redis.RedisError, OSError, ValueError) as error:
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise Faulty(f"takes no write: {reason}; check REDIS_URL") from None
    if not is_kept:
        raise Faulty("does not keep what is written; check REDIS_URL")
    workers = _registered_workers(settings)
    if not workers:
        return Verdict.NOTE, "takes a write; nobody is answered: start `python -m workers`"
    return Verdict.OK, f"takes a write; workers registered: {workers}"


def _registered_workers(settings: Settings) -> int | None:
    """Return how many workers are registered in Redis; None where it does not answer."""
    try:
        return count_workers(connect(settings.redis_url, timeout=REDIS_TIMEOUT, connections=1))
    except (redis.RedisError, OSError, ValueError):
        return None
