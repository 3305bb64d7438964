"""Switches: turn them on and off, and make due what waited for them."""

from datetime import datetime

from sqlalchemy import delete, null, select, update

from app.db import Executor, table
from app.models import Switch, SwitchName
from app.store.conversations import IS_OPEN, IS_URGENT, conversations, inbound
from app.store.sql import upsert

switches = table(Switch)
# Conversations that one statement makes due.
AT_ONCE = 500


def list_on(session: Executor) -> dict[str, datetime]:
    """Return the switches that are on, each with the time since when."""
    query = select(switches.c.name, switches.c.on_since).order_by(switches.c.name)
    return {row.name: row.on_since for row in session.execute(query)}


def is_on(session: Executor, name: SwitchName, *, lock: bool = False) -> bool:
    """Return whether a switch is on; with `lock`, it cannot be turned off until the commit."""
    query = select(switches.c.name).where(switches.c.name == name)
    if lock:
        query = query.with_for_update(read=True)
    return session.execute(query).first() is not None


def turn_on(session: Executor, name: SwitchName, now: datetime) -> bool:
    """Turn a switch on; return False where it was on."""
    statement = (
        upsert(session, switches)
        .values(name=name, on_since=now)
        .on_conflict_do_nothing()
        .returning(switches.c.name)
    )
    return session.execute(statement).first() is not None


def turn_off(session: Executor, name: SwitchName) -> bool:
    """Turn a switch off; return False where it was off."""
    statement = delete(switches).where(switches.c.name == name).returning(switches.c.name)
    return session.execute(statement).first() is not None


def make_waiting_due(session: Executor, now: datetime) -> int:
    """Make every waiting message due now; return in how many conversations some wait.

    The time that they waited does not count towards giving them up. Call it in a transaction after
    that of `turn_off`: then it sees what a worker has deferred under the switch's lock, and holds
    no lock that such a worker waits for.
    """
    is_attempted = inbound.c.first_attempt_at.is_not(None)
    session.execute(update(inbound).where(IS_OPEN, is_attempted).values(first_attempt_at=now))
    session.execute(
        update(inbound)
        .where(IS_URGENT, inbound.c.claim_token.is_(None))
        .values(claimable_at=null())
    )
    # Two statements, because for one with a subquery PostgreSQL reads the whole table.
    of_messages = select(inbound.c.conversation_id).distinct()
    waiting = list(session.execute(of_messages.where(IS_OPEN)).scalars())
    urgent = session.execute(of_messages.where(IS_URGENT)).scalars()
    for start in range(0, len(waiting), AT_ONCE):
        session.execute(
            update(conversations)
            .where(
                conversations.c.id.in_(waiting[start : start + AT_ONCE]),
                conversations.c.next_attempt_at.is_not(None),
            )
            .values(next_attempt_at=null())
        )
    return len({*waiting, *urgent})
