"""Count, for operators, who writes most and whom models cost most."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, literal_column, select

from app.db import Executor, table
from app.models import Conversation, InboundMessage, ModelCall, Reply, ReplyState, User
from app.store.conversations import IS_OPEN

_inbound = table(InboundMessage)
_replies = table(Reply)
_calls = table(ModelCall)


def count_waiting(session: Executor) -> dict[str, int]:
    """Return how many messages wait, by conversation; nothing of conversations without any."""
    query = select(_inbound.c.conversation_id, func.count()).where(IS_OPEN)
    return dict(session.execute(query.group_by(_inbound.c.conversation_id)).all())


def count_replies(session: Executor, since: datetime) -> dict[str, int]:
    """Return how many replies were stored since then, by conversation."""
    conversation = _plain(_replies.c.conversation_id)
    query = (
        select(conversation, func.count())
        # All of them: the index begins with the state.
        .where(_replies.c.state.in_(list(ReplyState)), _replies.c.created_at >= since)
        .group_by(conversation)
    )
    return dict(session.execute(query).all())


def list_dearest(session: Executor, since: datetime, limit: int) -> Sequence[Row[Any]]:
    """Return user id, client, calls of models and their cost since then; the dearest first.

    The user id of people who were erased is "".
    """
    user, client = _plain(_calls.c.user_id), _plain(_calls.c.client_id)
    cost = func.sum(_calls.c.cost_micros)
    return session.execute(
        select(
            user.label("user_id"),
            client.label("client_id"),
            func.count().label("calls"),
            cost.label("cost_micros"),
        )
        .where(_calls.c.created_at >= since)
        .group_by(user, client)
        .order_by(cost.desc(), user)
        .limit(limit)
    ).all()


def find_people(session: Executor, conversations: Collection[str]) -> dict[str, tuple[str, str]]:
    """Return user id and client by conversation; nothing of people who were erased."""
    query = (
        select(Conversation.id, User.id, User.client_id)
        .join(User, User.id == Conversation.user_id)
        .where(Conversation.id.in_(conversations))
    )
    return {conversation: (user, client) for conversation, user, client in session.execute(query)}


def _plain(column: ColumnElement[Any]) -> ColumnElement[str]:
    """Return a column to group by: SQLite would walk a whole index of the bare one."""
    return func.coalesce(column, literal_column("''"))
