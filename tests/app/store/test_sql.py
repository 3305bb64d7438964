"""Statements that differ by database, on both."""

from datetime import timedelta

import pytest
from sqlalchemy import DateTime, cast, select

from app.db import Database, Session
from app.store import sql
from tests.support.rows import NOW


def test_the_dialect_is_that_of_the_database(session: Session, database: Database) -> None:
    assert sql.dialect_of(session) == ("sqlite" if database.is_sqlite else "postgresql")
    with database.read_only() as reader:
        assert sql.dialect_of(reader.connection()) == sql.dialect_of(session)


def test_a_given_time_is_the_shared_time(session: Session) -> None:
    now = sql.shared_now(sql.dialect_of(session))
    found = session.execute(select(now), {"now": NOW}).scalar_one()
    assert str(found)[:16] == "2026-05-05 14:30"


def test_without_a_time_postgresql_uses_its_own_clock(session: Session, database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite has no clock of its own")
    now = cast(sql.shared_now("postgresql"), DateTime(timezone=True))
    first = session.execute(select(now), {"now": None}).scalar_one()
    second = session.execute(select(now), {"now": None}).scalar_one()
    assert second > first


def test_sqlite_needs_the_hosts_time() -> None:
    with pytest.raises(ValueError, match="host's time"):
        sql.later("sqlite", None, timedelta(seconds=1))


def test_a_later_time_is_after_the_wait() -> None:
    assert sql.later("sqlite", NOW, timedelta(seconds=1)) == {"until": NOW + timedelta(seconds=1)}
    assert sql.later("sqlite", NOW, None) == {"until": None}
    assert sql.later("postgresql", None, timedelta(seconds=1)) == {
        "now": None,
        "wait": timedelta(seconds=1),
    }
