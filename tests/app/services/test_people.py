"""People as operators look them up, on both databases."""

import pytest

from app.db import Session
from app.errors import NotFound
from app.models import Client, User
from app.services import people
from app.services.people import BlockResult, PersonReference
from app.store import blocks, senders, users
from tests.support.rows import NOW

PHONE = "+5511987654321"


def add_person(session: Session, client_id: str, phone: str | None = PHONE) -> User:
    """Create a user of a client, and the client if missing."""
    if session.get(Client, client_id) is None:
        session.add(Client(id=client_id, name=client_id, secret_hash="x", created_at=NOW))
        session.flush()
    user = User(
        id=f"{client_id}-{phone or 'none'}",
        client_id=client_id,
        external_user_id=phone or "none",
        phone=phone,
        language="pt",
        currency="BRL",
        timezone="UTC",
        onboarding_stage="active",
        created_at=NOW,
    )
    session.add(user)
    session.flush()
    return user


def test_a_person_is_found_by_each_name_of_theirs(session: Session) -> None:
    ana = add_person(session, "whatsapp")
    add_person(session, "whatsapp", None)
    for reference in (
        PersonReference(phone="+551187654321"),
        PersonReference(user_id=ana.id),
        PersonReference(client="whatsapp", external_id=PHONE),
        PersonReference(client="whatsapp", phone=PHONE),
    ):
        assert people.find_person(session, reference) is ana


def test_an_id_of_another_client_is_not_found(session: Session) -> None:
    ana = add_person(session, "whatsapp")
    add_person(session, "shop", None)
    with pytest.raises(NotFound):
        people.find_person(session, PersonReference(user_id=ana.id, client="shop"))


def test_of_several_people_with_one_number_the_clients_are_named(session: Session) -> None:
    for client_id in ("whatsapp", "shop"):
        add_person(session, client_id)
    with pytest.raises(NotFound, match="shop, whatsapp"):
        people.find_person(session, PersonReference(phone=PHONE))


def test_a_block_holds_for_every_address_and_survives_an_erasure(session: Session) -> None:
    ana = add_person(session, "whatsapp")
    senders.save_scoped_id(session, "whatsapp", "BR.1", ana.id, NOW)
    reference = PersonReference(user_id=ana.id)
    assert people.block(session, reference, NOW) == BlockResult(True, [ana.id], 0)
    assert people.block(session, reference, NOW) == BlockResult(False, [ana.id], 0)
    people.erase(session, ana)
    session.expunge_all()
    assert users.get(session, ana.id) is None
    assert all(blocks.is_blocked(session, [address]) for address in (PHONE, "BR.1"))
    again = add_person(session, "whatsapp")
    sender = senders.get_sender(session, again.id)
    assert sender is not None
    assert sender.is_blocked


@pytest.mark.parametrize("names_phone", [True, False])
def test_an_erased_person_is_unblocked_by_their_number_with_every_id_of_theirs(
    session: Session, names_phone: bool
) -> None:
    ana = add_person(session, "whatsapp")
    senders.save_scoped_id(session, "whatsapp", "BR.1", ana.id, NOW)
    by_phone, by_id = PersonReference(phone=PHONE), PersonReference(user_id=ana.id)
    people.block(session, by_phone if names_phone else by_id, NOW)
    people.block(session, PersonReference(phone="+14155550777"), NOW)
    people.erase(session, ana)
    assert people.unblock(session, by_phone) == BlockResult(True, [], 0)
    assert not any(blocks.is_blocked(session, [address]) for address in (PHONE, "BR.1"))
    assert blocks.is_blocked(session, ["+14155550777"])


def test_a_summary_counts_what_is_kept(session: Session) -> None:
    ana = add_person(session, "whatsapp")
    senders.opt_out(session, "+14155238886", [PHONE], NOW)
    summary = people.summarize(session, ana, "+14155238886")
    assert (summary.client_name, summary.amount.entries, summary.has_plan) == ("whatsapp", 0, False)
    assert (summary.messages.finished, summary.messages.last_at) == (0, None)
    assert summary.opted_out == {"+14155238886": NOW}
    assert people.summarize(session, ana, "+14155550100").opted_out == {}
