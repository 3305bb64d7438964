"""One person, as operators look them up: find, summarize, block, erase."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog

from app.db import Session
from app.errors import NotFound
from app.models import User
from app.services import users
from app.store import blocks, clients, model_calls, personal_data, plans, senders
from app.store import users as store
from app.store.personal_data import Amount, Messages

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class PersonReference:
    """How an operator names a person: by phone, by id, or by a client and its own id.

    `phone` is in E.164; `client` is an id or a name, and narrows a phone down.
    """

    phone: str | None = None
    user_id: str | None = None
    client: str | None = None
    external_id: str | None = None


@dataclass(frozen=True, slots=True)
class PersonSummary:
    """What is kept of a person, without their words.

    `opted_out` has our numbers, each with the time since when they are opted out of it.
    """

    user: User
    client_name: str
    amount: Amount
    messages: Messages
    has_plan: bool
    blocked_at: datetime | None
    opted_out: dict[str, datetime]
    client_opted_out_of_models: bool


@dataclass(frozen=True, slots=True)
class BlockResult:
    """What blocking or unblocking did; `waiting` messages of theirs end unanswered."""

    has_changed: bool
    users: Sequence[str]
    waiting: int


def find_people(session: Session, reference: PersonReference) -> list[User]:
    """Return the people whom a reference names; of a phone, those of all clients.

    Raises NotFound where the client does not exist.
    """
    of = [_find_client(session, reference.client)] if reference.client else None
    if reference.user_id is not None:
        found = [store.get(session, reference.user_id)]
    elif reference.external_id is not None and of is not None:
        found = [store.find_by_external_id(session, of[0], reference.external_id)]
    else:
        of = of or [client.id for client in clients.list_all(session)]
        known = (senders.find_by_phone(session, one, reference.phone or "") for one in of)
        found = [store.get(session, one.user_id) for one in known if one is not None]
    return [user for user in found if user is not None and (not of or user.client_id in of)]


def find_person(session: Session, reference: PersonReference) -> User:
    """Return the one person whom a reference names. Raises NotFound for none and for several."""
    found = find_people(session, reference)
    if not found:
        raise NotFound("There is no such person. Check the number or the id.")
    if len(found) > 1:
        names = ", ".join(sorted(user.client_id for user in found))
        raise NotFound(f"Several clients have a person with this number: {names}. Give --client.")
    return found[0]


def _find_client(session: Session, id_or_name: str) -> str:
    client = clients.find(session, id_or_name)
    if client is None:
        raise NotFound(f"There is no client {id_or_name}; `ozzie clients list` lists all clients.")
    return client.id


def summarize(session: Session, user: User, number: str) -> PersonSummary:
    """Return what is kept of a person; `number` is our own, for their opt-outs."""
    addresses = _list_addresses(session, user)
    numbers = {number, *personal_data.list_conversations(session, user.id).values()} - {""}
    since = {one: senders.find_opt_out_time(session, one, addresses) for one in sorted(numbers)}
    client = clients.find(session, user.client_id)
    return PersonSummary(
        user=user,
        client_name=client.name if client else "",
        amount=personal_data.measure(session, user.id),
        messages=personal_data.count_messages(session, user.id),
        has_plan=plans.find_active(session, user.id) is not None,
        blocked_at=blocks.find_block_time(session, addresses),
        opted_out={one: at for one, at in since.items() if at is not None},
        client_opted_out_of_models=model_calls.client_opted_out(session, user.client_id),
    )


def block(session: Session, reference: PersonReference, now: datetime) -> BlockResult:
    """Drop what a sender writes from now on; they may be nobody's user.

    What waits of theirs is ended by the workers, unanswered. Raises NotFound where the reference
    names nobody, or somebody who has no address in WhatsApp.
    """
    people, addresses = _resolve(session, reference)
    phone = reference.phone or next((user.phone for user in people if user.phone), None)
    has_changed = blocks.block(session, addresses, now, phone) > 0
    waiting = sum(personal_data.count_messages(session, user.id).waiting for user in people)
    ids = [user.id for user in people]
    log.info("sender_blocked", users=ids, changed=has_changed)
    return BlockResult(has_changed, ids, waiting)


def unblock(session: Session, reference: PersonReference) -> BlockResult:
    """Handle what a sender writes from now on; raises NotFound as `block` does."""
    people, addresses = _resolve(session, reference)
    has_changed = blocks.unblock(session, addresses) > 0
    ids = [user.id for user in people]
    log.info("sender_unblocked", users=ids, changed=has_changed)
    return BlockResult(has_changed, ids, 0)


def erase(session: Session, user: User) -> None:
    """Erase a person, as the API does: all their rows, and all stored message texts."""
    locked = users.lock(session, user.client_id, user.id)
    users.erase(session, locked)
    log.info("person_erased", user=user.id, client=user.client_id)


def _resolve(session: Session, reference: PersonReference) -> tuple[list[User], list[str]]:
    """Return the people and the addresses that a reference names."""
    people = find_people(session, reference)
    if not people and reference.phone is None:
        raise NotFound("There is no such person. Check the id, or give --phone.")
    addresses = [reference.phone] if reference.phone else []
    for user in people:
        addresses += _list_addresses(session, user)
    if not addresses:
        raise NotFound("This person has no phone and no WhatsApp id: they cannot write.")
    return people, addresses


def _list_addresses(session: Session, user: User) -> tuple[str, ...]:
    person = senders.get_sender(session, user.id)
    return senders.list_addresses(session, person) if person else ()
