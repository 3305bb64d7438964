"""Sums and lists over a person's transactions, per currency; transfers are never included.

All sums come from one covering index (ix_transactions_sums). Periods are local dates with both ends
included; `kind` is `expense` or `income`; amounts are cents; no currency is converted.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, and_, func, select, tuple_

from app.db import Session, table
from app.figures import CategoryTally, LedgerEntry, Tally
from app.models import Transaction
from app.text.names import matches
from app.text.tokens import correction_key

booked = table(Transaction)

# A recurring charge was paid at least three times, on average six or more days apart: a weekly one
# may come a day early. The other two bound how many descriptions and rows are read.
REPEATED_TIMES, REPEATED_GAP = 3, 6
REPEATED_NAMES, REPEATED_ROWS = 200, 2000


# How many different descriptions of a period are compared with a name, how many of them may match,
# and how many transactions are then read.
COMPARED_DESCRIPTIONS, MATCHING_DESCRIPTIONS, MATCHING_ROWS = 5000, 500, 5000

_ENTRY = (
    booked.c.transaction_date,
    booked.c.description,
    booked.c.category,
    booked.c.currency,
    booked.c.amount_cents,
    booked.c.id,
)


_ValueT = TypeVar("_ValueT")


def _within(
    user_id: str, kind: str, start: date, end: date, category: str | None = None
) -> ColumnElement[bool]:
    rows = and_(
        booked.c.user_id == user_id,
        booked.c.kind == kind,
        booked.c.transaction_date.between(start, end),
    )
    return and_(rows, booked.c.category == category) if category else rows


def sum_by_currency(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    kind: str = "expense",
    category: str | None = None,
) -> list[Tally]:
    """Return the sum of each currency, the largest first."""
    cents = func.sum(booked.c.amount_cents)
    rows = session.execute(
        select(booked.c.currency, cents, func.count())
        .where(_within(user_id, kind, start, end, category))
        .group_by(booked.c.currency)
        .order_by(cents.desc())
    )
    return [Tally(currency, int(total), count) for currency, total, count in rows]


def sum_by_category(session: Session, user_id: str, start: date, end: date) -> list[CategoryTally]:
    """Return the expenses of each category and currency, the largest first."""
    cents = func.sum(booked.c.amount_cents)
    rows = session.execute(
        select(booked.c.category, booked.c.currency, cents, func.count())
        .where(_within(user_id, "expense", start, end))
        .group_by(booked.c.currency, booked.c.category)
        .order_by(cents.desc(), booked.c.category)
    )
    return [
        CategoryTally(name, currency, int(total), count) for name, currency, total, count in rows
    ]


def list_largest(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    currency: str,
    category: str | None = None,
    limit: int = 3,
) -> list[LedgerEntry]:
    """Return the largest expenses of one currency, the largest first.

    The amounts come from the index alone; the table is read only for the rows that are returned.
    """
    key = (booked.c.transaction_date, booked.c.amount_cents)
    rows = and_(_within(user_id, "expense", start, end, category), booked.c.currency == currency)
    top = session.execute(
        select(*key).where(rows).order_by(booked.c.amount_cents.desc()).limit(limit)
    ).all()
    if not top:
        return []
    found = session.execute(
        select(*_ENTRY)
        .where(rows, tuple_(*key).in_([tuple(row) for row in top]))
        .order_by(booked.c.amount_cents.desc(), booked.c.transaction_date.desc())
        .limit(limit)
    )
    return [LedgerEntry(*row) for row in found]


def list_latest(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    kind: str = "expense",
    category: str | None = None,
    limit: int = 5,
) -> list[LedgerEntry]:
    """Return the latest transactions of the period, the newest first."""
    rows = session.execute(
        select(*_ENTRY)
        .where(_within(user_id, kind, start, end, category))
        .order_by(booked.c.transaction_date.desc(), booked.c.id.desc())
        .limit(limit)
    )
    return [LedgerEntry(*row) for row in rows]


def list_matching(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    names: Sequence[str],
    *,
    kind: str = "expense",
) -> list[LedgerEntry]:
    """Return the transactions whose description mentions one of `names`, the newest first.

    app.text.names tells what mentions a name: stems are compared, across the languages.
    """
    written = list_descriptions(session, user_id, start, end, kind=kind)
    found = [text for text in written if any(matches(name, text) for name in names)]
    if not found:
        return []
    rows = session.execute(
        select(*_ENTRY)
        .where(_within(user_id, kind, start, end))
        .where(booked.c.description.in_(found[:MATCHING_DESCRIPTIONS]))
        .order_by(booked.c.transaction_date.desc(), booked.c.amount_cents.desc())
        .limit(MATCHING_ROWS)
    )
    return [LedgerEntry(*row) for row in rows]


def list_descriptions(
    session: Session, user_id: str, start: date, end: date, *, kind: str = "expense"
) -> list[str]:
    """Return the different descriptions of a period, at most COMPARED_DESCRIPTIONS."""
    return list(
        session.scalars(
            select(booked.c.description)
            .where(_within(user_id, kind, start, end))
            .group_by(booked.c.description)
            .limit(COMPARED_DESCRIPTIONS)
        )
    )


def sum_by_day(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    currency: str,
    category: str | None = None,
    limit: int = 3,
) -> list[tuple[date, int]]:
    """Return the days with the largest sums in one currency, as (day, cents)."""
    day = booked.c.transaction_date
    within = _within(user_id, "expense", start, end, category)
    return _largest_sums(session, day, within, currency=currency, limit=limit, tie=day.desc())


def sum_by_description(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    currency: str,
    category: str | None = None,
    limit: int = 3,
) -> list[tuple[str, int]]:
    """Return the descriptions with the largest sums in one currency, as (description, cents)."""
    what = booked.c.description
    within = _within(user_id, "expense", start, end, category)
    return _largest_sums(session, what, within, currency=currency, limit=limit, tie=what)


def _largest_sums(
    session: Session,
    column: ColumnElement[_ValueT],
    within: ColumnElement[bool],
    *,
    currency: str,
    limit: int,
    tie: ColumnElement[Any],
) -> list[tuple[_ValueT, int]]:
    """Return a column's values with the largest sums, as (value, cents); `tie` orders equals."""
    cents = func.sum(booked.c.amount_cents)
    rows = session.execute(
        select(column, cents)
        .where(within)
        .where(booked.c.currency == currency)
        .group_by(column)
        .order_by(cents.desc(), tie)
        .limit(limit)
    )
    return [(value, int(total)) for value, total in rows]


def list_by_amount(
    session: Session, user_id: str, start: date, end: date, cents: int
) -> list[LedgerEntry]:
    """Return the expenses of exactly `cents`, the newest first."""
    rows = session.execute(
        select(*_ENTRY)
        .where(_within(user_id, "expense", start, end), booked.c.amount_cents == cents)
        .order_by(booked.c.transaction_date.desc())
    )
    return [LedgerEntry(*row) for row in rows]


def find_first_day(session: Session, user_id: str) -> date | None:
    """Return the date of the first expense, None where there is none."""
    found: date | None = session.scalar(
        select(func.min(booked.c.transaction_date)).where(
            booked.c.user_id == user_id, booked.c.kind == "expense"
        )
    )
    return found


def list_repeated(session: Session, user_id: str, start: date, end: date) -> list[LedgerEntry]:
    """Return the expenses that may recur: of merchants paid often, but not every few days.

    A first query reads only descriptions and counts; a second one reads the rows of the merchants
    that remain, at most REPEATED_ROWS of them.
    """
    within = _within(user_id, "expense", start, end)
    groups = session.execute(
        select(
            booked.c.description,
            func.count(),
            func.min(booked.c.transaction_date),
            func.max(booked.c.transaction_date),
        )
        .where(within)
        .group_by(booked.c.description)
    ).all()
    names = _regular([(name, int(times), first, last) for name, times, first, last in groups])
    if not names:
        return []
    rows = session.execute(
        select(*_ENTRY)
        .where(within, booked.c.description.in_(names))
        .order_by(booked.c.transaction_date.desc())
        .limit(REPEATED_ROWS)
    )
    return [LedgerEntry(*row) for row in rows]


def _regular(groups: Sequence[tuple[str, int, date, date]]) -> list[str]:
    """Return the descriptions of merchants whose payments may recur (REPEATED_TIMES and _GAP)."""
    merchants: dict[str, list[tuple[str, int, date, date]]] = {}
    for group in groups:
        merchants.setdefault(correction_key(group[0]), []).append(group)
    names: list[str] = []
    for found in merchants.values():
        times = sum(group[1] for group in found)
        days = (max(group[3] for group in found) - min(group[2] for group in found)).days
        if times >= REPEATED_TIMES and days >= REPEATED_GAP * (times - 1):
            names += [group[0] for group in found]
    return names[:REPEATED_NAMES]
