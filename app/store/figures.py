"""Figures of a person's books: sums per currency from one covering index; transfers are in none.

Periods are local dates, both ends counted; `kind` is `expense` or `income`; nothing is converted.
"""

import re
from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_

from app.db import Session, table
from app.figures import CategoryTally, Entry, Tally
from app.models import Transaction
from app.reading.words import correction_key, fold

booked = table(Transaction)

# A weekly charge may come a day early; what is paid more often than that does not recur so.
REPEATED_TIMES, REPEATED_GAP = 3, 6
REPEATED_NAMES, REPEATED_ROWS = 200, 2000


OPEN_ENDED = 5  # letters from which on a name's ending may differ

# Letters that may carry an accent in the books where the folded question has none.
_ACCENTED = str.maketrans(dict.fromkeys("aeiouycn", "_"))

_ENTRY = (
    booked.c.transaction_date,
    booked.c.description,
    booked.c.category,
    booked.c.currency,
    booked.c.amount_cents,
)


def _within(
    user_id: str, kind: str, start: date, end: date, category: str | None = None
) -> ColumnElement[bool]:
    rows = and_(
        booked.c.user_id == user_id,
        booked.c.kind == kind,
        booked.c.transaction_date.between(start, end),
    )
    return and_(rows, booked.c.category == category) if category else rows


def totals(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    kind: str = "expense",
    category: str | None = None,
) -> list[Tally]:
    """The sum of each currency from `start` to `end`, largest first."""
    cents = func.sum(booked.c.amount_cents)
    rows = session.execute(
        select(booked.c.currency, cents, func.count())
        .where(_within(user_id, kind, start, end, category))
        .group_by(booked.c.currency)
        .order_by(cents.desc())
    )
    return [Tally(currency, int(total), count) for currency, total, count in rows]


def by_category(session: Session, user_id: str, start: date, end: date) -> list[CategoryTally]:
    """What was spent from `start` to `end` in each category and currency, largest first."""
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


def largest(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    currency: str,
    category: str | None = None,
    limit: int = 3,
) -> list[Entry]:
    """The largest expenses of one currency from `start` to `end`, largest first.

    The top amounts come from the index alone; only their rows are fetched for the words.
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
    return [Entry(*row) for row in found]


def latest(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    kind: str = "expense",
    category: str | None = None,
    limit: int = 5,
) -> list[Entry]:
    """The last movements from `start` to `end`, newest first."""
    rows = session.execute(
        select(*_ENTRY)
        .where(_within(user_id, kind, start, end, category))
        .order_by(booked.c.transaction_date.desc(), booked.c.id.desc())
        .limit(limit)
    )
    return [Entry(*row) for row in rows]


def matching(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    names: Sequence[str],
    *,
    kind: str = "expense",
) -> list[Entry]:
    """The movements from `start` to `end` whose description holds one of `names`, newest first.

    Accents and capitals do not matter; whole words do ("bar" is not in "barber"), but a plural, or
    from five letters on a longer ending, may follow.
    """
    folded = [name for written in names if (name := fold(written))]
    if not folded:
        return []
    rows = session.execute(
        select(*_ENTRY)
        .where(_within(user_id, kind, start, end))
        .where(or_(*(booked.c.description.ilike(_like(name)) for name in folded)))
        .order_by(booked.c.transaction_date.desc(), booked.c.amount_cents.desc())
    )
    wanted = [_pattern(name) for name in folded]
    entries = (Entry(*row) for row in rows)
    return [entry for entry in entries if any(p.search(fold(entry.description)) for p in wanted)]


def _pattern(name: str) -> re.Pattern[str]:
    ending = r"\w*" if len(name) >= OPEN_ENDED else "s?"
    return re.compile(rf"(?<!\w){re.escape(name)}{ending}(?!\w)")


def _like(name: str) -> str:
    parts = ("".join(c if c.isalnum() else "_" for c in word) for word in name.split())
    return f"%{'%'.join(parts).translate(_ACCENTED)}%"


def places(
    session: Session,
    user_id: str,
    start: date,
    end: date,
    *,
    currency: str,
    category: str | None = None,
    limit: int = 3,
) -> list[tuple[str, int]]:
    """The descriptions under which most was spent in one currency, with their cents."""
    cents = func.sum(booked.c.amount_cents)
    rows = session.execute(
        select(booked.c.description, cents)
        .where(_within(user_id, "expense", start, end, category))
        .where(booked.c.currency == currency)
        .group_by(booked.c.description)
        .order_by(cents.desc(), booked.c.description)
        .limit(limit)
    )
    return [(description, int(total)) for description, total in rows]


def of_amount(session: Session, user_id: str, start: date, end: date, cents: int) -> list[Entry]:
    """The expenses of exactly this amount from `start` to `end`, newest first."""
    rows = session.execute(
        select(*_ENTRY)
        .where(_within(user_id, "expense", start, end), booked.c.amount_cents == cents)
        .order_by(booked.c.transaction_date.desc())
    )
    return [Entry(*row) for row in rows]


def first_day(session: Session, user_id: str) -> date | None:
    """The day of the first expense, None where there is none."""
    found: date | None = session.scalar(
        select(func.min(booked.c.transaction_date)).where(
            booked.c.user_id == user_id, booked.c.kind == "expense"
        )
    )
    return found


def repeated(session: Session, user_id: str, start: date, end: date) -> list[Entry]:
    """The expenses that may recur: of merchants paid at least three times, but not every few days.

    Only descriptions and counts are read for all; the rows of those that remain come after, at
    most REPEATED_ROWS of them.
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
    return [Entry(*row) for row in rows]


def _regular(groups: Sequence[tuple[str, int, date, date]]) -> list[str]:
    """The descriptions whose merchant was paid often enough and seldom enough."""
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
