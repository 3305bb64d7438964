"""The schema: one head, and the migrations make what the models say."""

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from app.db import Base, Database
from app.schema import current_revision, migrate, newest_revision


def test_the_database_is_at_the_one_head(database: Database) -> None:
    assert current_revision(database) == newest_revision()


def test_the_migrations_make_what_the_models_say(database: Database) -> None:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_migrating_twice_changes_nothing(database: Database) -> None:
    migrate(database)
    assert current_revision(database) == newest_revision()
