"""The users of a client."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, select, update

from app.db import Executor, Session, table
from app.models import User
from app.store.sql import upsert

users = table(User)


def _query_by(column: Any) -> Select[User]:
    """Build the query for one user of a client by a column; once, because every request runs it."""
    return select(User).where(
        User.client_id == bindparam("client_id"), column == bindparam("value")
    )


# SQLite has a single writer and ignores the lock. On PostgreSQL KEY SHARE lets others insert rows
# that refer to the locked one.
_BY_ID, _BY_EXTERNAL_ID = (
    {False: query, True: query.with_for_update(key_share=True)}
    for query in (_query_by(User.id), _query_by(User.external_user_id))
)
_BY_PHONE = _query_by(User.phone)


def add(session: Executor, values: Mapping[str, Any]) -> bool:
    """Insert a user; return False where the client has one with this external id or phone."""
    statement = upsert(session, users).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(users.c.id)).first() is not None


def get(session: Session, user_id: str) -> User | None:
    """Return the user of this id, whosever client's; for operators alone."""
    return session.get(User, user_id)


def find_by_id(
    session: Session, client_id: str, user_id: str, *, lock: bool = False
) -> User | None:
    """Return the client's user of this id; with `lock`, lock the row until the commit."""
    return _find_one(session, _BY_ID[lock], client_id, user_id)


def find_by_external_id(
    session: Session, client_id: str, external_user_id: str, *, lock: bool = False
) -> User | None:
    """Return the client's user of this external id; `lock` as in find_by_id."""
    return _find_one(session, _BY_EXTERNAL_ID[lock], client_id, external_user_id)


def find_by_phone(session: Session, client_id: str, phone: str) -> User | None:
    """Return the client's user with this phone (canonical form)."""
    return _find_one(session, _BY_PHONE, client_id, phone)


def _find_one(session: Session, query: Select[User], client_id: str, value: str) -> User | None:
    return session.scalars(query, {"client_id": client_id, "value": value}).one_or_none()


def change(session: Executor, user_id: str, values: Mapping[str, Any]) -> None:
    """Change columns of a user."""
    session.execute(update(users).where(users.c.id == user_id).values(**values))


def list_page(
    session: Session,
    client_id: str,
    *,
    external_user_id: str | None,
    phone: str | None,
    after: str | None,
    limit: int,
) -> Sequence[Row[Any]]:
    """Return a page of the client's users, the newest first; one row more than `limit`.

    `after` is the id of the last row of the page before.
    """
    query = select(users).where(users.c.client_id == client_id)
    if external_user_id is not None:
        query = query.where(users.c.external_user_id == external_user_id)
    if phone is not None:
        query = query.where(users.c.phone == phone)
    if after is not None:
        query = query.where(users.c.id < after)
    return session.execute(query.order_by(users.c.id.desc()).limit(limit + 1)).all()


def remove(session: Session, user_id: str) -> None:
    """Delete a user; foreign keys delete their rows in other tables."""
    session.execute(delete(users).where(users.c.id == user_id))
