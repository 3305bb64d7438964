"""Who is it? People by phone and scoped id, who said stop, and whom we already asked to sign up."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, exists, or_, select

from app.db import Executor, table
from app.models import OnboardingPrompt, OptOut, ScopedId, User
from app.phones import variants
from app.store.sql import upsert

users = table(User)
scoped_ids = table(ScopedId)
opt_outs = table(OptOut)
prompts = table(OnboardingPrompt)

# At most one onboarding prompt to a sender in this time.
PROMPT_EVERY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Person:
    """What the door and the workers need to know of a user."""

    user_id: str
    phone: str | None
    language: str
    currency: str
    timezone: str


_PERSON = (users.c.id, users.c.phone, users.c.language, users.c.currency, users.c.timezone)
# A number has at most three forms; with fewer the last is said again.
_FORMS = ("form0", "form1", "form2")
_BY_PHONE = select(*_PERSON).where(
    users.c.client_id == bindparam("client"),
    users.c.phone.in_([bindparam(form) for form in _FORMS]),
)
_BY_ID = select(*_PERSON).where(users.c.id == bindparam("user"))
_SCOPED_IDS = select(scoped_ids.c.scoped_id).where(scoped_ids.c.user_id == bindparam("user"))
_OPTED_OUT = (
    select(opt_outs.c.address)
    .where(
        opt_outs.c.number == bindparam("ours"),
        opt_outs.c.address.in_(bindparam("addresses", expanding=True)),
    )
    .limit(1)
)
_HAS_STOPPED = exists().where(
    opt_outs.c.number == bindparam("ours"),
    or_(
        opt_outs.c.address == users.c.phone,
        opt_outs.c.address.in_(
            select(scoped_ids.c.scoped_id).where(scoped_ids.c.user_id == users.c.id)
        ),
    ),
)
_WHO_WRITES = select(*_PERSON, _HAS_STOPPED).where(users.c.id == bindparam("user"))


def find_by_phone(session: Executor, client_id: str, phone: str) -> Person | None:
    """The client's user with this number: the exact form first, then its variants.

    Two users in question are no match.
    """
    forms = variants(phone)
    values = {name: forms[min(place, len(forms) - 1)] for place, name in enumerate(_FORMS)}
    rows = session.execute(_BY_PHONE, {"client": client_id, **values}).all()
    exact = [row for row in rows if row.phone == phone]
    if len(exact) == 1:
        return Person(*exact[0])
    return Person(*rows[0]) if len(rows) == 1 else None


def find_by_scoped_id(session: Executor, client_id: str, scoped_id: str) -> Person | None:
    """The client's user that this business-scoped id was seen with."""
    row = session.execute(
        select(*_PERSON)
        .join(scoped_ids, scoped_ids.c.user_id == users.c.id)
        .where(scoped_ids.c.client_id == client_id, scoped_ids.c.scoped_id == scoped_id)
    ).first()
    return Person(*row) if row else None


def get_person(session: Executor, user_id: str) -> Person | None:
    """The user with this id, None once they are erased."""
    row = session.execute(_BY_ID, {"user": user_id}).first()
    return Person(*row) if row else None


def who_writes(session: Executor, user_id: str, number: str) -> tuple[Person, bool] | None:
    """The user with this id, and whether one of their addresses said stop to `number`; None once
    they are erased.
    """
    row = session.execute(_WHO_WRITES, {"user": user_id, "ours": number}).first()
    return (Person(*row[:-1]), bool(row[-1])) if row else None


def learn_scoped_id(
    session: Executor, client_id: str, scoped_id: str, user_id: str, now: datetime
) -> None:
    """Remembers that this scoped id is this user: phone and id came together."""
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


def addresses_of(session: Executor, person: Person) -> tuple[str, ...]:
    """Every address a person may write from: their phone and their scoped ids."""
    found = session.execute(_SCOPED_IDS, {"user": person.user_id}).scalars()
    return tuple(filter(None, (person.phone, *found)))


def has_opted_out(session: Executor, number: str, addresses: Iterable[str]) -> bool:
    """Whether one of these addresses said stop to `number`."""
    wanted = tuple(addresses)
    query = {"ours": number, "addresses": wanted}
    return bool(wanted) and session.execute(_OPTED_OUT, query).first() is not None


def opt_out(session: Executor, number: str, addresses: Iterable[str], now: datetime) -> None:
    """Remembers that these addresses said stop to `number`; it survives an erasure."""
    for address in addresses:
        session.execute(
            upsert(session, opt_outs)
            .values(number=number, address=address, created_at=now)
            .on_conflict_do_nothing()
        )


def opt_in(session: Executor, number: str, addresses: Iterable[str]) -> None:
    """These addresses said start: writes to them again."""
    session.execute(
        delete(opt_outs).where(
            opt_outs.c.number == number, opt_outs.c.address.in_(tuple(addresses))
        )
    )


def take_prompt(session: Executor, sender_hash: str, now: datetime) -> bool:
    """Whether this unknown sender is to be prompted now; if so, it is noted that they were."""
    statement = upsert(session, prompts).values(sender_hash=sender_hash, prompted_at=now)
    taken = session.execute(
        statement.on_conflict_do_update(
            index_elements=["sender_hash"],
            set_={"prompted_at": now},
            where=prompts.c.prompted_at <= now - PROMPT_EVERY,
        ).returning(prompts.c.sender_hash)
    )
    return taken.first() is not None


def forget_prompts(session: Executor, now: datetime) -> int:
    """Deletes the throttles that have served their time; returns how many."""
    result = session.execute(delete(prompts).where(prompts.c.prompted_at <= now - PROMPT_EVERY))
    return int(result.rowcount)  # type: ignore[attr-defined]  # a DELETE's result is a cursor's
