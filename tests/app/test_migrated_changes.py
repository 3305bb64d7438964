"""What was booked by the version before has its change after the migration, and can be undone."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text
from ulid import ULID

from app.db import Database, Session
from app.migration_state import migrate
from app.models import Change, Submission, Transaction, User
from app.services import changes
from tests.support.databases import another_postgres, set_revision

# More than one batch.
MANY = 205
NOW = datetime.now(UTC)


@pytest.fixture(params=["sqlite", "postgresql"])
def before(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Yield a database of the release before, with a person."""
    url = f"sqlite:///{tmp_path}/before.db"
    if request.param == "postgresql":
        name = f"before_{request.node.name[:20]}".lower()
        url = another_postgres(request.getfixturevalue("postgres_url"), name)
    database = Database(url)
    migrate(database, "0005")
    yield database
    database.close()


def add_person(session: Session) -> str:
    """Create a client and a user with the columns that the release before has."""
    session.execute(
        text("INSERT INTO clients (id, name, secret_hash, created_at) VALUES ('c', 'c', '', :now)"),
        {"now": NOW},
    )
    session.execute(
        text(
            "INSERT INTO users (id, client_id, external_user_id, language, currency, timezone, "
            "onboarding_stage, created_at) "
            "VALUES ('ozz_usr_1', 'c', 'maria', 'en', 'USD', 'UTC', 'active', :now)"
        ),
        {"now": NOW},
    )
    return "ozz_usr_1"


def book(session: Session, user_id: str, age: timedelta, entries: int = 1) -> str:
    """Book entries as the version before does; return their submission's id."""
    moment = NOW - age
    submission_id = f"ozz_sub_{ULID.from_datetime(moment)}"
    client_id = session.scalars(select(User.client_id).where(User.id == user_id)).one()
    of = {"user_id": user_id, "source": "whatsapp_text", "created_at": moment}
    session.execute(insert(Submission).values(id=submission_id, client_id=client_id, **of))
    for number in range(entries):
        session.execute(
            insert(Transaction).values(
                id=f"{submission_id.replace('_sub_', '_txn_')}{number}",
                submission_id=submission_id,
                amount_cents=1250 + number,
                currency="USD",
                kind="expense",
                category="food",
                description=f"Lunch {number}",
                transaction_date=moment.date(),
                ai_confidence=0.9,
                **of,
            )
        )
    return submission_id


def sources(database: Database) -> list[str | None]:
    """Return the submissions that have a change, in order."""
    with database.read_only() as session:
        return list(session.scalars(select(Change.source_id).order_by(Change.id)))


def test_what_was_booked_in_the_last_days_is_undone_and_redone(before: Database) -> None:
    with before.transaction() as session:
        user_id = add_person(session)
        submission_id = book(session, user_id, timedelta(days=2), entries=3)
    migrate(before)
    with before.transaction() as session:
        user = session.get_one(User, user_id)
        change = changes.find_undoable(session, user_id, "whatsapp")
        assert change is not None
        assert (change.source_id, change.summary) == (submission_id, "USD 12.50 · Lunch 0 (+2)")
        assert changes.undo(session, user, change.id, NOW).left == ()
        assert session.scalars(select(Transaction)).all() == []
        changes.redo(session, user, change.id)
        assert len(session.scalars(select(Transaction)).all()) == 3


def test_older_and_empty_submissions_have_none(before: Database) -> None:
    with before.transaction() as session:
        user_id = add_person(session)
        book(session, user_id, timedelta(days=31))
        book(session, user_id, timedelta(days=1), entries=0)
        new = book(session, user_id, timedelta(days=29))
    migrate(before)
    assert sources(before) == [new]


def test_an_interrupted_migration_is_continued_and_writes_none_twice(before: Database) -> None:
    with before.transaction() as session:
        user_id = add_person(session)
        booked = [book(session, user_id, timedelta(minutes=age)) for age in range(MANY, 0, -1)]
    migrate(before, "0009")
    assert sources(before) == booked
    with before.transaction() as session:
        kept = booked[:100]
        session.execute(delete(Change).where(Change.source_id.not_in(kept)))
    with set_revision(before, "0008"):
        migrate(before, "0009")
        assert sources(before) == booked
