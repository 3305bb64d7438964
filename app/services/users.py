"""Users: the people of a client, found by our id or by the client's own."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.db import Database, Session
from app.errors import Conflict, NotFound
from app.ids import new_id
from app.models import User
from app.phones import country_of, currency_of, timezone_of
from app.schemas.fields import utc
from app.schemas.pages import Page
from app.schemas.users import NewUser, UserChanges, UserQuery
from app.store import erasure, idempotency
from app.store import users as store

EXTERNAL = "external:"


def find(session: Session, client_id: str, reference: str) -> User:
    """The user that a path names: `ozz_usr_…` or `external:{external_user_id}`.

    Raises NotFound where there is none, or it is another client's.
    """
    return _find(session, client_id, reference, lock=False)


def lock(session: Session, client_id: str, reference: str) -> User:
    """The same, with their row held until the commit: one person's writes come one by one."""
    return _find(session, client_id, reference, lock=True)


def _find(session: Session, client_id: str, reference: str, *, lock: bool) -> User:
    if reference.startswith(EXTERNAL):
        external = reference.removeprefix(EXTERNAL)
        user = store.by_external_id(session, client_id, external, lock=lock)
    else:
        user = store.by_id(session, client_id, reference, lock=lock)
    if user is None:
        raise NotFound("There is no such user. Create one with POST /v1/users.")
    return user


def provision(database: Database, client_id: str, reference: str, now: datetime) -> None:
    """Makes the user of an `external:` reference at its first use; two at once make one.

    It stays, whatever becomes of the call that named it.
    """
    if not reference.startswith(EXTERNAL):
        return
    external = reference.removeprefix(EXTERNAL)
    with database.reading() as session:
        if store.by_external_id(session, client_id, external):
            return
    with database.transaction() as session:
        store.add(session, _new_row(client_id, NewUser(external_user_id=external), now))


def create(session: Session, client_id: str, new: NewUser, now: datetime) -> User:
    """A new user; raises Conflict, naming the other, where external id or phone are taken."""
    row = _new_row(client_id, new, now)
    if not store.add(session, row):
        _raise_conflict(session, client_id, new.external_user_id, new.phone)
    return find(session, client_id, row["id"])


def change(session: Session, user: User, changes: UserChanges) -> None:
    """Changes what `changes` names; null clears a field, or brings back its default.

    Raises Conflict where another of the client's users has the phone. A first phone also sets
    the currency and time zone that nobody chose.
    """
    values = {name: getattr(changes, name) for name in changes.model_fields_set}
    phone = values.get("phone", user.phone)
    if phone is not None and phone != user.phone:
        other = store.by_phone(session, user.client_id, phone)
        if other is not None:
            raise _phone_conflict(other)
    defaults = _defaults(phone)
    if user.phone is None and phone is not None:
        untouched = {k: v for k, v in _defaults(None).items() if getattr(user, k) == v}
        values = {**{k: defaults[k] for k in untouched}, **values}
    for name, value in values.items():
        setattr(user, name, defaults.get(name) if value is None else value)
    session.flush()


def erase(session: Session, user: User) -> None:
    """Erases a person: every row of theirs and every stored message text."""
    erasure.blank_conversations_of(session, user.id)
    idempotency.forget_of(session, user.id)
    store.remove(session, user.id)


def list_page(session: Session, client_id: str, query: UserQuery) -> Page:
    """The client's users, the newest first."""
    rows = store.page(
        session,
        client_id,
        external_user_id=query.external_user_id,
        phone=query.phone,
        after=query.after(),
        limit=query.limit,
    )
    return Page.of(rows, query.limit, wire, lambda row: str(row.id))


def wire(user: Any) -> dict[str, Any]:
    """A user (object or row) as it goes out."""
    return {
        "id": user.id,
        "external_user_id": user.external_user_id,
        "name": user.name,
        "email": user.email,
        "phone": user.phone,
        "language": user.language,
        "currency": user.currency,
        "timezone": user.timezone,
        "onboarding_stage": user.onboarding_stage,
        "created_at": utc(user.created_at),
    }


def _new_row(client_id: str, new: NewUser, now: datetime) -> dict[str, Any]:
    chosen = {k: v for k, v in new.model_dump().items() if v is not None}
    return {
        "id": new_id("usr"),
        "client_id": client_id,
        "name": None,
        "email": None,
        "phone": None,
        **_defaults(new.phone),
        **chosen,
        "onboarding_stage": "intake_pending",
        "created_at": now,
    }


def _defaults(phone: str | None) -> Mapping[str, str]:
    """What a user has who chose nothing: English, and their phone's country's money and time."""
    return {
        "language": "en",
        "currency": currency_of(country_of(phone)),
        "timezone": timezone_of(phone),
    }


def _raise_conflict(
    session: Session, client_id: str, external_user_id: str, phone: str | None
) -> None:
    other = store.by_external_id(session, client_id, external_user_id)
    if other is not None:
        raise Conflict(
            f"external_user_id {external_user_id} belongs to user {other.id}. "
            f"Use GET /v1/users/{other.id} to retrieve it."
        )
    owner = store.by_phone(session, client_id, phone) if phone else None
    if owner is None:
        raise Conflict("Another request created this user a moment ago. Retry.")
    raise _phone_conflict(owner)


def _phone_conflict(owner: User) -> Conflict:
    return Conflict(f"phone belongs to user {owner.id} already. Use that user, or another phone.")
