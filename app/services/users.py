"""Users: the people of a client, found by our id or by the client's own id."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.db import Database, Session
from app.errors import Conflict, NotFound
from app.ids import new_id
from app.models import User
from app.phones import country_of, currency_of, timezone_of
from app.schemas.pages import Page
from app.schemas.users import NewUser, UserChanges, UserData, UserQuery, UserSearch
from app.services.recorder import ChangeRecorder, snapshot
from app.store import erasure, idempotency
from app.store import users as store

EXTERNAL_PREFIX = "external:"
# What a change of a user records.
_RECORDED = ("name", "language", "currency", "timezone")


def find(session: Session, client_id: str, reference: str) -> User:
    """Return the user that a path names: `ozz_usr_…` or `external:{external_user_id}`.

    Raises NotFound where there is none, or it is another client's.
    """
    return _find(session, client_id, reference, lock=False)


def lock(session: Session, client_id: str, reference: str) -> User:
    """Return the same as `find`, with the row locked until the commit: writes of one user wait."""
    return _find(session, client_id, reference, lock=True)


def _find(session: Session, client_id: str, reference: str, *, lock: bool) -> User:
    if reference.startswith(EXTERNAL_PREFIX):
        external = reference.removeprefix(EXTERNAL_PREFIX)
        user = store.find_by_external_id(session, client_id, external, lock=lock)
    else:
        user = store.find_by_id(session, client_id, reference, lock=lock)
    if user is None:
        raise NotFound("There is no such user. Create one with POST /v1/users.")
    return user


def provision(database: Database, client_id: str, reference: str, now: datetime) -> None:
    """Create the user of an `external:` reference at its first use; two at once create one.

    The user stays, even if the request that named it fails.
    """
    if not reference.startswith(EXTERNAL_PREFIX):
        return
    external = reference.removeprefix(EXTERNAL_PREFIX)
    with database.read_only() as session:
        if store.find_by_external_id(session, client_id, external):
            return
    with database.transaction() as session:
        store.add(session, _new_row(client_id, NewUser(external_user_id=external), now))


def create(session: Session, client_id: str, new: NewUser, now: datetime) -> User:
    """Create a user; raises Conflict, naming the other user, if external id or phone are taken."""
    row = _new_row(client_id, new, now)
    if not store.add(session, row):
        _raise_conflict(session, client_id, new.external_user_id, new.phone)
    return find(session, client_id, row["id"])


def change(session: Session, user: User, changes: UserChanges, *, recorder: ChangeRecorder) -> None:
    """Change the fields that `changes` names; null clears a field, or restores its default.

    A first phone also sets currency and time zone, unless they were chosen. The phone and the email
    are not recorded: what undoes a change must not give a number back that is another's by then.
    Raises Conflict if another of the client's users has the phone.
    """
    before = snapshot(user, *_RECORDED)
    values = {name: getattr(changes, name) for name in changes.model_fields_set}
    phone = values.get("phone", user.phone)
    if phone is not None and phone != user.phone:
        other = store.find_by_phone(session, user.client_id, phone)
        if other is not None:
            raise _phone_conflict(other)
    defaults = _defaults(phone)
    if user.phone is None and phone is not None:
        untouched = {k: v for k, v in _defaults(None).items() if getattr(user, k) == v}
        values = {**{k: defaults[k] for k in untouched}, **values}
    for name, value in values.items():
        setattr(user, name, defaults.get(name) if value is None else value)
    session.flush()
    recorder.updated("users", user.id, before, snapshot(user, *_RECORDED))


def erase(session: Session, user: User) -> None:
    """Erase a person: all their rows, and all stored message texts."""
    erasure.blank_conversations_by_user(session, user.id)
    idempotency.delete_by_user(session, user.id)
    store.remove(session, user.id)


def list_page(session: Session, client_id: str, query: UserQuery | UserSearch) -> Page:
    """Return a page of the client's users, the newest first."""
    rows = store.list_page(
        session,
        client_id,
        external_user_id=query.external_user_id,
        phone=query.phone,
        after=query.after(),
        limit=query.limit,
    )
    return Page.of(rows, query.limit, UserData.model_validate, lambda row: str(row.id))


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


def _defaults(phone: str | None) -> Mapping[str, str | bool]:
    """Return the defaults: English, and the currency and time zone of the phone's country."""
    return {
        "model_opt_out": False,
        "language": "en",
        "currency": currency_of(country_of(phone)),
        "timezone": timezone_of(phone),
    }


def _raise_conflict(
    session: Session, client_id: str, external_user_id: str, phone: str | None
) -> None:
    other = store.find_by_external_id(session, client_id, external_user_id)
    if other is not None:
        raise Conflict(
            f"external_user_id {external_user_id} belongs to user {other.id}. "
            f"Use GET /v1/users/{other.id} to retrieve it."
        )
    owner = store.find_by_phone(session, client_id, phone) if phone else None
    if owner is None:
        raise Conflict("Another request created this user a moment ago. Retry.")
    raise _phone_conflict(owner)


def _phone_conflict(owner: User) -> Conflict:
    return Conflict(f"phone already belongs to user {owner.id}. Use that user, or another phone.")
