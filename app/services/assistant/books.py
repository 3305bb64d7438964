"""Load the entries that references are resolved on."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from app.assistant.known_entries import Books, KnownEntry
from app.assistant.outcomes import EntryLine
from app.db import Session
from app.store import submissions, transactions

# How far back an entry is looked for by what is said of it, and how many are looked through.
LOOK_BACK = timedelta(days=60)
MOST_ENTRIES = 200


def load_books(
    session: Session,
    user_id: str,
    *,
    today: date,
    now: datetime,
    shown: Sequence[str] = (),
    listed: Sequence[str] = (),
    quoted: Sequence[str] = (),
    is_talking: bool = False,
    speaks_of_else: bool = False,
) -> Books:
    """Return the person's entries: the latest, those of the last submission, and lines shown."""
    rows = list(transactions.list_latest(session, user_id, today - LOOK_BACK, MOST_ENTRIES))
    known = {row.id for row in rows}
    if latest := submissions.find_latest(session, user_id):
        submitted = transactions.list_by_submission(session, latest)[:MOST_ENTRIES]
        rows += [row for row in submitted if row.id not in known]
        known |= {row.id for row in submitted}
    missing = [one for one in (*shown, *listed, *quoted) if one not in known]
    if missing:
        rows += transactions.list_by_ids(session, user_id, missing)
    newest_first = sorted(rows, key=lambda row: str(row.id), reverse=True)
    entries = [known_entry(row) for row in newest_first]
    return Books(entries, now, shown, quoted, is_talking, speaks_of_else, today, listed)


def known_entry(row: Any) -> KnownEntry:
    """Return a stored transaction as references are resolved on it."""
    return KnownEntry(
        id=row.id,
        submission_id=row.submission_id,
        amount_cents=row.amount_cents,
        currency=row.currency,
        kind=row.kind,
        category=row.category,
        description=row.description,
        transaction_date=row.transaction_date,
        created_at=row.created_at,
        is_from_document=not row.source.endswith("_text"),
    )


def entry_line(entry: Any) -> EntryLine:
    """Return an entry (stored, known, or as the API answers it) as a line of a reply."""
    day = entry.transaction_date
    return EntryLine(
        id=entry.id,
        amount_cents=entry.amount_cents,
        currency=entry.currency,
        kind=entry.kind,
        category=entry.category,
        description=entry.description,
        transaction_date=day if isinstance(day, date) else date.fromisoformat(day),
        confidence=getattr(entry, "ai_confidence", 1.0),
        installments=getattr(entry, "installments", None),
    )
