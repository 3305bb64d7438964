"""A client's users."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, select, update

from app.db import Session, table
from app.models import User
from app.store.sql import upsert

users = table(User)


def _by(column: Any) -> Select[User]:
    """The query for a client's one user by a column; made once, every request asks."""
    return select(User).where(
        User.client_id == bindparam("client_id"), column == bindparam("value")
    )


# SQLite has one writer anyway; on PostgreSQL rows that refer to a locked one stay free.
_BY_ID, _BY_EXTERNAL_ID = (
    {False: query, True: query.with_for_update(key_share=True)}
    for query in (_by(User.id), _by(User.external_user_id))
)
_BY_PHONE = _by(User.phone)


def add(session: Session, values: Mapping[str, Any]) -> bool:
    """Keeps a new user; False where the client has one with this external id or phone already."""
    statement = upsert(session, users).values(**values).on_conflict_do_nothing()
    return session.execute(statement.returning(users.c.id)).first() is not None


def by_id(session: Session, client_id: str, user_id: str, *, lock: bool = False) -> User | None:
    """The client's user of this id; with `lock`, held against other writers until the commit."""
    return _one(session, _BY_ID[lock], client_id, user_id)


def by_external_id(
    session: Session, client_id: str, external_user_id: str, *, lock: bool = False
) -> User | None:
    """The client's user of this external id; `lock` as in by_id."""
    return _one(session, _BY_EXTERNAL_ID[lock], client_id, external_user_id)


def by_phone(session: Session, client_id: str, phone: str) -> User | None:
    """The client's user with this phone (canonical)."""
    return _one(session, _BY_PHONE, client_id, phone)


def _one(session: Session, query: Select[User], client_id: str, value: str) -> User | None:
    return session.scalars(query, {"client_id": client_id, "value": value}).one_or_none()


def change(session: Session, user_id: str, values: Mapping[str, Any]) -> None:
    """Changes columns of a user."""
    session.execute(update(users).where(users.c.id == user_id).values(**values))


def page(
    session: Session,
    client_id: str,
    *,
    external_user_id: str | None,
    phone: str | None,
    after: str | None,
    limit: int,
) -> Sequence[Row[Any]]:
    """The client's users, the newest first, from after the id `after`; one more than `limit`."""
    query = select(users).where(users.c.client_id == client_id)
    if external_user_id is not None:
        query = query.where(users.c.external_user_id == external_user_id)
    if phone is not None:
        query = query.where(users.c.phone == phone)
    if after is not None:
        query = query.where(users.c.id < after)
    return session.execute(query.order_by(users.c.id.desc()).limit(limit + 1)).all()


def remove(session: Session, user_id: str) -> None:
    """Deletes a user; every row of theirs goes along by its foreign key."""
    session.execute(delete(users).where(users.c.id == user_id))
