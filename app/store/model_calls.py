"""Calls of models: reserve, settle, sum and report."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, func, or_, select, update

from app.db import Executor, table
from app.models import Client, ModelCall

calls = table(ModelCall)
RESERVED = "reserved"
# A reservation of a process that died counts no longer than the longest request may take.
RESERVATION = timedelta(seconds=60)


def reserve(session: Executor, values: Mapping[str, Any]) -> None:
    """Insert a call that is about to be made, with the most that it may cost."""
    session.execute(calls.insert().values(outcome=RESERVED, **values))


def settle(session: Executor, call_id: str, values: Mapping[str, Any]) -> None:
    """Keep how a call ended and what it cost."""
    session.execute(update(calls).where(calls.c.id == call_id).values(**values))


def sum_cost(session: Executor, since: datetime, now: datetime, user_id: str | None = None) -> int:
    """Return the cost of the calls since then, with what is reserved, in micro-dollars."""
    counts = or_(calls.c.outcome != RESERVED, calls.c.created_at > now - RESERVATION)
    query = select(func.coalesce(func.sum(calls.c.cost_micros), 0)).where(
        calls.c.created_at >= since, counts
    )
    if user_id is not None:
        query = query.where(calls.c.user_id == user_id)
    return int(session.execute(query).scalar_one())


def client_opted_out(session: Executor, client_id: str) -> bool:
    """Return whether no model may be asked for this client's users."""
    return bool(session.scalar(select(Client.model_opt_out).where(Client.id == client_id)))


def report(session: Executor, since: datetime) -> Sequence[Row[Any]]:
    """Return calls, tokens and cost since then, by client, purpose, model and outcome."""
    keys = (Client.name, calls.c.purpose, calls.c.model, calls.c.outcome)
    sums = [
        func.coalesce(func.sum(column), 0).label(column.name)
        for column in (
            calls.c.tokens_in,
            calls.c.tokens_cached,
            calls.c.tokens_out,
            calls.c.cost_micros,
        )
    ]
    return session.execute(
        select(*keys, func.count().label("calls"), *sums)
        .join(Client, Client.id == calls.c.client_id)
        .where(calls.c.created_at >= since)
        .group_by(*keys)
        .order_by(*keys)
    ).all()
