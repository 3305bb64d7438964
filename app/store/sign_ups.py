"""People who sign up by chat."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from app.db import Executor
from app.ids import new_id
from app.store import clients, senders
from app.store import users as users_store
from app.store.users import users


@dataclass(frozen=True, slots=True)
class SignUp:
    """Somebody who signs up by chat; for the fields see app.models.users.User.

    `phone` is None where only a scoped id is known; `terms` is None where none were named.
    """

    client_id: str
    external_user_id: str
    phone: str | None
    language: str
    currency: str
    timezone: str
    terms: str | None
    signed_up_at: datetime


def sign_up(session: Executor, new: SignUp) -> str | None:
    """Create a user, or find the one who has the phone or the external id; return their id.

    Of two calls at the same time one creates the user. None where there is no such client, or the
    external id is of somebody who has got another phone since: the phone may have a new owner.
    """
    if not clients.exists(session, new.client_id):
        return None
    user_id = new_id("usr")
    row = {
        "id": user_id,
        "client_id": new.client_id,
        "external_user_id": new.external_user_id,
        "phone": new.phone,
        "language": new.language,
        "currency": new.currency,
        "timezone": new.timezone,
        "onboarding_stage": "intake_pending",
        "terms": new.terms,
        "terms_accepted_at": new.signed_up_at if new.terms else None,
        "created_at": new.signed_up_at,
    }
    if users_store.add(session, row):
        return user_id
    found = _find(session, new)
    if found is not None and new.terms:
        session.execute(
            update(users)
            .where(users.c.id == found, users.c.terms_accepted_at.is_(None))
            .values(terms=new.terms, terms_accepted_at=new.signed_up_at)
        )
    return found


def _find(session: Executor, new: SignUp) -> str | None:
    """Return the id of the user whose phone or external id this is; give them the phone."""
    if new.phone is not None:
        owner = senders.find_by_phone(session, new.client_id, new.phone)
        if owner is not None:
            return owner.user_id
    row = session.execute(
        select(users.c.id, users.c.phone).where(
            users.c.client_id == new.client_id, users.c.external_user_id == new.external_user_id
        )
    ).first()
    if row is None or (new.phone is not None and row.phone is not None):
        return None
    if new.phone is not None:
        users_store.change(session, row.id, {"phone": new.phone})
    return str(row.id)
