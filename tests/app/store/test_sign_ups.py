"""People who sign up by chat, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app.db import Database, Session
from app.models import Client, User
from app.store import users
from app.store.sign_ups import SignUp, sign_up
from tests.support.people import make_client
from tests.support.rows import NOW

PHONE = "+5511987654321"
TERMS = "https://ozzie.example/terms"


@pytest.fixture
def new(session: Session, user_id: str) -> SignUp:
    """Return somebody who signs up with the client of `user_id`."""
    user = session.get(User, user_id)
    assert user is not None
    return SignUp(
        client_id=user.client_id,
        external_user_id=f"whatsapp:{PHONE}",
        phone=PHONE,
        language="pt",
        currency="BRL",
        timezone="America/Sao_Paulo",
        terms=TERMS,
        signed_up_at=NOW,
    )


def get(session: Session, user_id: str | None) -> User:
    """Return the user of this id as the database has them."""
    found = session.get(User, user_id, populate_existing=True)
    assert found is not None
    return found


def test_who_signs_up_becomes_a_user_of_the_client(session: Session, new: SignUp) -> None:
    user = get(session, sign_up(session, new))
    assert (user.client_id, user.external_user_id) == (new.client_id, f"whatsapp:{PHONE}")
    assert (user.phone, user.language, user.currency) == (PHONE, "pt", "BRL")
    assert (user.timezone, user.onboarding_stage) == ("America/Sao_Paulo", "intake_pending")
    assert (user.terms, user.terms_accepted_at) == (TERMS, NOW)


def test_terms_that_were_not_named_are_not_accepted(session: Session, new: SignUp) -> None:
    user = get(session, sign_up(session, replace(new, terms=None)))
    assert (user.terms, user.terms_accepted_at) == (None, None)


def test_who_signs_up_twice_is_one_user_with_the_terms_of_the_first_time(
    session: Session, new: SignUp
) -> None:
    first = sign_up(session, new)
    later = replace(new, terms="https://ozzie.example/new", signed_up_at=NOW + timedelta(days=1))
    assert sign_up(session, later) == first
    assert get(session, first).terms == TERMS


def test_a_user_with_the_phone_is_used_and_accepts_the_terms(
    session: Session, user_id: str, new: SignUp
) -> None:
    users.change(session, user_id, {"phone": PHONE})
    assert sign_up(session, new) == user_id
    assert get(session, user_id).terms_accepted_at == NOW


def test_a_user_with_the_external_id_and_without_a_phone_gets_it(
    session: Session, user_id: str, new: SignUp
) -> None:
    users.change(session, user_id, {"external_user_id": new.external_user_id})
    assert sign_up(session, new) == user_id
    assert get(session, user_id).phone == PHONE


def test_a_user_who_has_another_phone_by_now_is_not_given_to_the_owner_of_the_old_one(
    session: Session, user_id: str, new: SignUp
) -> None:
    users.change(
        session, user_id, {"external_user_id": new.external_user_id, "phone": "+5511900000001"}
    )
    assert sign_up(session, new) is None


def test_a_user_of_a_scoped_id_is_found_whatever_their_phone(
    session: Session, user_id: str, new: SignUp
) -> None:
    hidden = replace(new, external_user_id="whatsapp:BR.abc123", phone=None)
    users.change(session, user_id, {"external_user_id": "whatsapp:BR.abc123", "phone": PHONE})
    assert sign_up(session, hidden) == user_id


def test_nobody_signs_up_with_a_client_that_is_unknown_or_revoked(
    session: Session, new: SignUp
) -> None:
    assert sign_up(session, replace(new, client_id="unknown")) is None
    client = session.get(Client, new.client_id)
    assert client is not None
    client.revoked_at = NOW
    session.flush()
    assert sign_up(session, new) is None


def test_two_at_the_same_time_make_one_user(database: Database) -> None:
    new = SignUp(
        client_id=make_client(database, "at-once"),
        external_user_id="whatsapp:+14155550177",
        phone="+14155550177",
        language="en",
        currency="USD",
        timezone="UTC",
        terms=None,
        signed_up_at=NOW,
    )

    def sign_up_once(_number: int) -> str | None:
        with database.begin() as session:
            return sign_up(session, new)

    with ThreadPoolExecutor(3) as pool:
        found = set(pool.map(sign_up_once, range(6)))
    assert len(found) == 1
    assert None not in found
    with database.read_only() as session:
        wanted = select(func.count()).where(User.client_id == "at-once")
        assert session.scalar(wanted) == 1
