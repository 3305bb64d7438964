"""The schema: one head, and the migrations make what the models say."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, text

from app.db import Base, Database, table
from app.errors import ValidationError
from app.migration_state import (
    SchemaState,
    alembic_config,
    current_revision,
    known_revisions,
    migrate,
    newest_revision,
    schema_state,
    state_of,
)
from app.models import OptOut
from tests.support.databases import another_postgres, set_revision


def test_the_database_is_at_the_one_head(database: Database) -> None:
    assert current_revision(database) == newest_revision()


def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(database: Database) -> None:
    migrate(database)
    assert current_revision(database) == newest_revision()


def test_a_revision_that_is_not_ours_is_ahead_and_migrating_leaves_it_alone(
    database: Database,
) -> None:
    with set_revision(database, "zzzz"):
        assert schema_state(database) is SchemaState.AHEAD
        assert migrate(database) is SchemaState.AHEAD
        assert migrate(database, known_revisions()[-1]) is SchemaState.AHEAD
        assert current_revision(database) == "zzzz"


def test_no_schema_or_an_older_one_is_behind() -> None:
    assert state_of(None) is SchemaState.BEHIND
    older = known_revisions()[1:]
    assert [state_of(revision) for revision in older] == [SchemaState.BEHIND] * len(older)
    assert state_of(newest_revision()) is SchemaState.CURRENT


def test_migrating_to_a_revision_stops_there_and_never_goes_back(
    tmp_path: Path, postgres_url: str
) -> None:
    first = known_revisions()[-1]
    for url in (f"sqlite:///{tmp_path}/to.db", another_postgres(postgres_url, "to_revision")):
        database = Database(url)
        migrate(database, first)
        assert current_revision(database) == first
        migrate(database)
        assert migrate(database, first) is SchemaState.CURRENT
        assert current_revision(database) == newest_revision()
        database.close()


def test_migrating_to_an_unknown_revision_says_which_there_are(database: Database) -> None:
    with pytest.raises(ValidationError, match=f"9999.*{known_revisions()[-1]}"):
        migrate(database, "9999")


INDEX = "ix_transactions_submission_order"
WRITE = text("UPDATE transactions SET category = 'other' WHERE id = 'none'")


@pytest.fixture
def oldest(postgres_url: str, request: pytest.FixtureRequest) -> Iterator[Database]:
    """Yield a separate PostgreSQL database at the first migration."""
    name = f"oldest_{request.node.name[-40:]}"
    database = Database(another_postgres(postgres_url, name))
    migrate(database, known_revisions()[-1])
    yield database
    database.close()


def test_two_hosts_that_migrate_at_once_end_at_the_newest(oldest: Database) -> None:
    hosts = [Database(oldest.url) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        assert list(pool.map(migrate, hosts)) == [SchemaState.CURRENT] * 3
    for host in hosts:
        host.close()


def test_an_index_is_built_while_others_write(oldest: Database) -> None:
    with oldest.begin() as connection:
        # Whoever writes keeps the migration waiting, and the migration must not keep the next one.
        connection.execute(WRITE)
        migration = threading.Thread(target=migrate, args=(oldest,))
        migration.start()
        migration.join(1)
        assert migration.is_alive()
        with oldest.single_statement() as other:
            other.execute(text("SET lock_timeout = '2s'"))
            other.execute(WRITE)
            other.execute(text("RESET lock_timeout"))
    migration.join()
    assert current_revision(oldest) == newest_revision()


def test_an_index_whose_building_was_interrupted_is_built_anew(oldest: Database) -> None:
    index = {"name": INDEX}
    its = "indexrelid = CAST(:name AS regclass)"
    with oldest.begin() as connection:
        connection.execute(text(f"CREATE INDEX {INDEX} ON transactions (submission_id)"))
        connection.execute(text(f"UPDATE pg_index SET indisvalid = false WHERE {its}"), index)  # noqa: S608 - constants
    migrate(oldest)
    with oldest.single_statement() as connection:
        query = text(f"SELECT indisvalid FROM pg_index WHERE {its}")  # noqa: S608 - constants
        assert connection.execute(query, index).scalar_one() is True


def test_the_schema_of_the_release_before_is_made_again_by_going_back(oldest: Database) -> None:
    migrate(oldest)
    with oldest.migrating() as connection:
        command.downgrade(alembic_config(connection), known_revisions()[-1])
        connection.commit()
    assert schema_state(oldest) is SchemaState.BEHIND
    assert migrate(oldest) is SchemaState.CURRENT


def test_opt_outs_of_the_release_before_are_kept_in_the_canonical_form_too(
    tmp_path: Path, postgres_url: str
) -> None:
    urls = (f"sqlite:///{tmp_path}/opt.db", another_postgres(postgres_url, "canonical_opt_outs"))
    for url in urls:
        database = Database(url)
        migrate(database, "0002")
        kept = table(OptOut)
        first, later = (datetime(2026, 5, day, tzinfo=UTC) for day in (1, 2))
        rows = [("+5215512345678", first), ("+551187654321", later), ("+5511987654321", first)]
        with database.begin() as connection:
            for address, moment in [*rows, ("US.abc", first)]:
                values = {"number": "+1", "address": address, "created_at": moment}
                connection.execute(kept.insert().values(values))
        migrate(database)
        with database.read_only() as session:
            found = {row.address: row.created_at for row in session.execute(select(kept))}
        database.close()
        assert found == {**dict(rows), "+525512345678": first, "US.abc": first}
