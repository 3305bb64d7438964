"""Everything that is kept of a person: rows for an export, and how many there are."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, func, select, true

from app.db import Base, Session, table
from app.models import (
    Block,
    Change,
    ChatMessage,
    Contribution,
    Conversation,
    Correction,
    DialogueState,
    FinancialIntake,
    Goal,
    InboundMessage,
    ModelCall,
    MoneyMove,
    OptOut,
    Plan,
    Reply,
    ScopedId,
    Submission,
    Transaction,
    User,
)
from app.store.addresses import known_addresses
from app.store.conversations import IS_OPEN, IS_URGENT

# Rows that are fetched at a time.
ROWS_AT_ONCE = 1000
# What tells nothing of a person: keys, hashes, and the workers' bookkeeping.
_LEFT_OUT = frozenset(
    {"user_id", "idempotency_key", "fingerprint", "content_hash", "version", "claim_token"}
    | {"claimable_at", "lease_token", "lease_expires_at", "next_attempt_at", "send_begun_at"}
    | {"leased_by", "leased_at", "attempts", "first_attempt_at", "crashes", "replays", "replay"}
)
_conversations, _inbound, _replies = table(Conversation), table(InboundMessage), table(Reply)
# A partial index of messages serves each of these conditions, and none serves all of them.
_MESSAGES: tuple[ColumnElement[bool], ...] = (
    _inbound.c.finished_at.is_not(None),
    IS_OPEN,
    IS_URGENT,
)

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """A kind of rows: its name in the export, its columns, and the queries for a person's rows."""

    name: str
    columns: tuple[str, ...]
    queries: Callable[[Session, str], Sequence[Select[Any]]]


def _columns(rows: Table) -> tuple[Any, ...]:
    return tuple(column for column in rows.c if column.name not in _LEFT_OUT)


def _section(name: str, model: type[Base], *order: str, owner: str = "user_id") -> Section:
    """Return the section of a table whose column `owner` names the person."""
    rows = table(model)
    query = select(*_columns(rows)).order_by(*(rows.c[column] for column in order))
    names = tuple(column.name for column in _columns(rows))
    return Section(name, names, lambda _, user_id: [query.where(rows.c[owner] == user_id)])


def _of_conversations(name: str, rows: Table, *conditions: ColumnElement[bool]) -> Section:
    """Return the section of a table whose rows belong to conversations; a query a condition."""

    def queries(session: Session, user_id: str) -> Sequence[Select[Any]]:
        return [
            select(*_columns(rows))
            .where(rows.c.conversation_id == conversation_id, condition)
            .order_by(rows.c.id)
            for conversation_id in list_conversations(session, user_id)
            for condition in conditions or (true(),)
        ]

    return Section(name, tuple(column.name for column in _columns(rows)), queries)


def _of_addresses(name: str, rows: Table) -> Section:
    """Return the section of a table whose rows name an address, and perhaps a number of ours."""

    def queries(session: Session, user_id: str) -> Sequence[Select[Any]]:
        is_theirs = rows.c.address.in_(known_addresses(user_id))
        query = select(*rows.c).where(is_theirs).order_by(rows.c.address)
        if "number" not in rows.c:
            return [query]
        numbers = {*list_conversations(session, user_id).values()}
        return [query.where(rows.c.number == number) for number in sorted(numbers)]

    return Section(name, tuple(rows.c.keys()), queries)


SECTIONS = (
    _section("user", User, "id", owner="id"),
    _section("whatsapp_ids", ScopedId, "scoped_id"),
    _section("financial_intakes", FinancialIntake, "id"),
    _section("plans", Plan, "id"),
    _section("goals", Goal, "id"),
    _section("contributions", Contribution, "id"),
    _section("submissions", Submission, "id"),
    _section("transactions", Transaction, "transaction_date", "id"),
    _section("corrections", Correction, "words"),
    _section("money_moves", MoneyMove, "key"),
    _section("chat_messages", ChatMessage, "id"),
    _section("changes", Change, "id"),
    _section("dialogues", DialogueState, "channel"),
    _section("whatsapp_conversations", Conversation, "id"),
    _of_conversations("messages", _inbound, *_MESSAGES),
    _of_conversations("replies", _replies),
    _section("model_calls", ModelCall, "created_at"),
    _of_addresses("opt_outs", table(OptOut)),
    _of_addresses("blocks", table(Block)),
)


def stream_rows(session: Session, section: Section, user_id: str) -> Iterator[Row]:
    """Yield the person's rows of a section; few of them are in memory at a time."""
    for query in section.queries(session, user_id):
        found = session.execute(query.execution_options(yield_per=ROWS_AT_ONCE))
        for row in found.mappings():
            yield dict(row)


def list_conversations(session: Session, user_id: str) -> dict[str, str]:
    """Return the person's conversations, each with our number."""
    columns = _conversations.c
    query = select(columns.id, columns.number).where(columns.user_id == user_id)
    return {row.id: row.number for row in session.execute(query.order_by(columns.id))}


@dataclass(frozen=True, slots=True)
class Amount:
    """How much is kept of a person: counts of rows, and the days of the first and last entry."""

    entries: int
    first_day: date | None
    last_day: date | None
    goals: int
    intakes: int
    chat_messages: int
    changes: int


def measure(session: Session, user_id: str) -> Amount:
    """Return how much is kept of a person."""
    booked = table(Transaction)
    days = session.execute(
        select(
            func.count(),
            func.min(booked.c.transaction_date),
            func.max(booked.c.transaction_date),
        ).where(booked.c.user_id == user_id)
    ).one()
    counts = [
        session.execute(select(func.count()).where(table(model).c.user_id == user_id)).scalar_one()
        for model in (Goal, FinancialIntake, ChatMessage, Change)
    ]
    return Amount(*days, *counts)


@dataclass(frozen=True, slots=True)
class Messages:
    """How many messages of a person were handled and how many wait; when the last one came."""

    finished: int
    waiting: int
    last_at: datetime | None


def count_messages(session: Session, user_id: str) -> Messages:
    """Return how many WhatsApp messages of a person are kept."""
    finished = waiting = 0
    of = list(list_conversations(session, user_id))
    for conversation_id in of:
        for condition in _MESSAGES:
            is_theirs = _inbound.c.conversation_id == conversation_id
            query = select(func.count()).select_from(_inbound).where(is_theirs, condition)
            count = session.execute(query).scalar_one()
            if condition is _MESSAGES[0]:
                finished += count
            else:
                waiting += count
    last = select(func.max(_conversations.c.last_inbound_at)).where(
        _conversations.c.user_id == user_id
    )
    return Messages(finished, waiting, session.execute(last).scalar_one())
