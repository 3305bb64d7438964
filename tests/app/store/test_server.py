"""The limits of the database server (PostgreSQL)."""

import pytest
from sqlalchemy import text

from app.db import Database
from app.store import server


def test_a_superuser_may_use_every_connection(database: Database) -> None:
    if database.is_sqlite:
        pytest.skip("SQLite has no server")
    with database.single_statement() as connection:
        configured = connection.execute(text("SHOW max_connections")).scalar_one()
    with database.single_statement() as connection:
        assert server.connection_limit(connection) == int(configured)
