"""Senders: users by phone or scoped id, opt-outs by address, and prompts sent to strangers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    String,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    null,
    select,
    update,
)

from app.db import Executor, table
from app.models import OnboardingPrompt, OptOut, ScopedId, User
from app.phones import canonical, variants
from app.store.addresses import earliest_expression, known_addresses
from app.store.blocks import blocked_at_expression, blocked_sender_expression
from app.store.sql import upsert

users = table(User)
scoped_ids = table(ScopedId)
opt_outs = table(OptOut)
prompts = table(OnboardingPrompt)

# A sender gets at most one onboarding prompt in this time, and after it so many answers to their
# questions.
PROMPT_EVERY = timedelta(hours=24)
MOST_ANSWERS = 3


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt that an unknown sender got (columns: app.models.messages.OnboardingPrompt)."""

    answers: int
    answered_sid: str | None
    offered_terms: str | None


@dataclass(frozen=True, slots=True)
class Sender:
    """A user as the webhook and the workers see them.

    `stopped_at` is since when they are opted out of messages from our number, `blocked_at` since
    when an operator has blocked them (None: they are not).
    """

    user_id: str
    phone: str | None
    language: str
    currency: str
    timezone: str
    stopped_at: datetime | None = None
    blocked_at: datetime | None = None

    @property
    def is_blocked(self) -> bool:
        """Return whether an operator has blocked them: their messages are dropped."""
        return self.blocked_at is not None


_PERSON = (users.c.id, users.c.phone, users.c.language, users.c.currency, users.c.timezone)
# A number has at most three forms; of fewer the last one is repeated.
_FORMS = ("form0", "form1", "form2")


def stopped_at_expression(number: Any, user_id: Any, *addresses: Any) -> Any:
    """Build the expression for the time of a user's opt-out from a number; NULL without one.

    The opt-out may be of their phone, of a scoped id of theirs, or of one of `addresses` (selects).
    """
    known = known_addresses(user_id, *addresses)
    return earliest_expression(opt_outs, known, opt_outs.c.number == number)


_SENT_FROM = (
    select(bindparam("address0", type_=String)),
    select(bindparam("address1", type_=String)),
)
_STOPPED_AT = stopped_at_expression(bindparam("ours"), users.c.id, *_SENT_FROM)
# The phone of the row that is found: a column of the table would be a scan of its own.
_BLOCKED_AT = blocked_sender_expression(select(literal_column("users.phone")), *_SENT_FROM)
_BY_PHONE = select(*_PERSON, _STOPPED_AT, _BLOCKED_AT).where(
    users.c.client_id == bindparam("client"),
    users.c.phone.in_([bindparam(form) for form in _FORMS]),
)
_BY_SCOPED_ID = (
    select(*_PERSON, _STOPPED_AT, _BLOCKED_AT)
    .join(scoped_ids, scoped_ids.c.user_id == users.c.id)
    .where(
        scoped_ids.c.client_id == bindparam("client"),
        scoped_ids.c.scoped_id == bindparam("scoped_id"),
    )
)
_BY_ID = select(*_PERSON, null().label("stopped_at"), blocked_at_expression(users.c.id)).where(
    users.c.id == bindparam("user")
)
_SCOPED_IDS = select(scoped_ids.c.scoped_id).where(scoped_ids.c.user_id == bindparam("user"))
_OPTED_OUT = select(func.min(opt_outs.c.created_at)).where(
    opt_outs.c.number == bindparam("ours"),
    opt_outs.c.address.in_(bindparam("addresses", expanding=True)),
)


def find_by_phone(
    session: Executor, client_id: str, phone: str, number: str = "", scoped_id: str | None = None
) -> Sender | None:
    """Return the client's user with this phone: the exact form first, then its variants.

    Two users that match only by variants are no match. `number` is our number, which decides
    `stopped_at`; `scoped_id` came with the message and may be opted out as well.
    """
    forms = variants(phone)
    values = {name: forms[min(place, len(forms) - 1)] for place, name in enumerate(_FORMS)}
    values |= {"ours": number, "address0": canonical(phone), "address1": scoped_id or ""}
    rows = session.execute(_BY_PHONE, {"client": client_id, **values}).all()
    exact = [row for row in rows if row.phone == phone]
    if len(exact) == 1:
        return Sender(*exact[0])
    return Sender(*rows[0]) if len(rows) == 1 else None


def find_by_scoped_id(
    session: Executor,
    client_id: str,
    scoped_id: str,
    number: str = "",
    phone: str | None = None,
) -> Sender | None:
    """Return the client's user that this business-scoped id was seen with.

    `number` is our number, which decides `stopped_at`; `phone` came with the message and may be
    opted out as well.
    """
    values = {"ours": number, "address0": canonical(phone or ""), "address1": scoped_id}
    row = session.execute(
        _BY_SCOPED_ID, {"client": client_id, "scoped_id": scoped_id, **values}
    ).first()
    return Sender(*row) if row else None


def get_sender(session: Executor, user_id: str) -> Sender | None:
    """Return the user with this id, None once they are erased; `stopped_at` is not looked up."""
    row = session.execute(_BY_ID, {"user": user_id}).first()
    return Sender(*row) if row else None


def save_scoped_id(
    session: Executor, client_id: str, scoped_id: str, user_id: str, now: datetime
) -> None:
    """Save that a scoped id belongs to a user: a message named both it and their phone."""
    statement = upsert(session, scoped_ids).values(
        client_id=client_id, scoped_id=scoped_id, user_id=user_id, created_at=now
    )
    session.execute(
        statement.on_conflict_do_update(
            index_elements=["client_id", "scoped_id"],
            set_={"user_id": user_id},
            where=scoped_ids.c.user_id != user_id,
        )
    )


def list_addresses(session: Executor, person: Sender) -> tuple[str, ...]:
    """Return every address a person may write from: their phone and their scoped ids."""
    found = session.execute(_SCOPED_IDS, {"user": person.user_id}).scalars()
    return tuple(filter(None, (person.phone, *found)))


def find_opt_out_time(session: Executor, number: str, addresses: Iterable[str]) -> datetime | None:
    """Return when the first of these addresses opted out of `number`; None: none did."""
    # All forms of a phone, because an earlier version stored strangers' opt-outs as they came.
    wanted = tuple({form for address in addresses for form in variants(address)})
    found: datetime | None = session.execute(
        _OPTED_OUT, {"ours": number, "addresses": wanted}
    ).scalar_one()
    return found


def has_opted_out(session: Executor, number: str, addresses: Iterable[str]) -> bool:
    """Return whether one of these addresses is opted out of messages from `number`."""
    return find_opt_out_time(session, number, addresses) is not None


def opt_out(session: Executor, number: str, addresses: Iterable[str], now: datetime) -> None:
    """Opt these addresses out of messages from `number`; the rows survive an erasure.

    Phones are stored in canonical form, so that the opt-out also holds for a later registration.
    """
    for address in dict.fromkeys(map(canonical, addresses)):
        session.execute(
            upsert(session, opt_outs)
            .values(number=number, address=address, created_at=now)
            .on_conflict_do_nothing()
        )


def opt_in(session: Executor, number: str, addresses: Iterable[str]) -> None:
    """Delete the opt-outs of these addresses, in every form of a phone."""
    forms = {form for address in addresses for form in variants(address)}
    session.execute(
        delete(opt_outs).where(opt_outs.c.number == number, opt_outs.c.address.in_(forms))
    )


def rehash_prompt(session: Executor, old: str, new: str) -> None:
    """Store a sender's prompt under their new hash after a rotation of SECRET_KEY."""
    taken = exists().where(prompts.c.sender_hash == new)
    renamed = update(prompts).where(prompts.c.sender_hash == old, ~taken)
    session.execute(renamed.values(sender_hash=new))


def lock_prompt(session: Executor, sender_hash: str, now: datetime) -> Prompt | None:
    """Return the prompt that a sender got within PROMPT_EVERY; lock it until the commit."""
    row = session.execute(
        select(prompts.c.answers, prompts.c.answered_sid, prompts.c.offered_terms)
        .where(prompts.c.sender_hash == sender_hash, prompts.c.prompted_at > now - PROMPT_EVERY)
        .with_for_update()
    ).first()
    return Prompt(*row) if row else None


def claim_prompt(
    session: Executor,
    sender_hash: str,
    now: datetime,
    *,
    message_sid: str | None = None,
    offered_terms: str | None = None,
) -> bool:
    """Record a prompt to an unknown sender; return False where PROMPT_EVERY is not over yet.

    It answers the message `message_sid`. `offered_terms` are the terms of its offer to sign up by
    chat, "" where they are not named; None: it has no such offer.
    """
    values = {
        "prompted_at": now,
        "answers": 0,
        "answered_sid": message_sid,
        "offered_terms": offered_terms,
    }
    statement = upsert(session, prompts).values(sender_hash=sender_hash, **values)
    taken = session.execute(
        statement.on_conflict_do_update(
            index_elements=["sender_hash"],
            set_=values,
            where=prompts.c.prompted_at <= now - PROMPT_EVERY,
        ).returning(prompts.c.sender_hash)
    )
    return taken.first() is not None


def count_answer(
    session: Executor, sender_hash: str, *, message_sid: str, offered_terms: str | None
) -> bool:
    """Record that a prompted sender's question is answered; return False after MOST_ANSWERS.

    The answer repeats the offer of the prompt, see `claim_prompt`.
    """
    answered = (
        update(prompts)
        .where(prompts.c.sender_hash == sender_hash, prompts.c.answers < MOST_ANSWERS)
        .values(
            answers=prompts.c.answers + 1, answered_sid=message_sid, offered_terms=offered_terms
        )
    )
    return session.execute(answered.returning(prompts.c.sender_hash)).first() is not None


def forget_prompt(session: Executor, sender_hash: str) -> None:
    """Delete the prompt of a sender who signed up: once erased, they are asked anew."""
    session.execute(delete(prompts).where(prompts.c.sender_hash == sender_hash))


def delete_expired_prompts(session: Executor, now: datetime) -> int:
    """Delete the prompts older than PROMPT_EVERY; return how many."""
    result = session.execute(delete(prompts).where(prompts.c.prompted_at <= now - PROMPT_EVERY))
    return int(result.rowcount)  # type: ignore[attr-defined]  # a DELETE's result is a cursor's
