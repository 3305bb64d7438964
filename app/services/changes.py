"""Changes: what was done to a person's data, kept with the rows before and after, and undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.db import ConstraintBroken, Session
from app.errors import Conflict, NotFound
from app.ids import new_id
from app.models import User
from app.schemas.changes import ChangeData, ChangeType, LeftRowData, RecordedChange, RowChange
from app.schemas.pages import Page, PageQuery
from app.services import onboarding_state
from app.services.recorder import ChangeRecorder
from app.services.restoring import take_back
from app.services.stored_changes import StoredChange, parse_details, show_change, stored_change
from app.store import changes as store
from app.store.recorded_rows import UnknownTable, UnreadableRow

# Later corrections that are looked through for what they taught of an entry.
MAX_CORRECTIONS = 500
MAX_SUMMARY = 300
_UNREADABLE = "This change was recorded by another version and cannot be undone or redone."


@dataclass(frozen=True, slots=True)
class UndoResult:
    """What undoing or redoing a change did.

    `rows` is what was written, rows that came or went as a whole. `left` is what was changed since
    and so left as it is: rows, or single fields of them. Where nothing could be written `is_done`
    is false; the change is closed all the same, so that the next undo reaches the one before it.
    """

    change: StoredChange
    rows: tuple[RowChange, ...]
    left: tuple[RowChange, ...]

    @property
    def is_done(self) -> bool:
        """Return whether anything was written."""
        return bool(self.rows)


def save(
    session: Session,
    user: User,
    recorder: ChangeRecorder,
    *,
    type: ChangeType,  # noqa: A002 - the name of the change's own field
    summary: str,
    channel: str,
    source_id: str | None,
    now: datetime,
) -> StoredChange | None:
    """Store what was recorded, in the caller's transaction; return None where nothing changed."""
    if not recorder.rows:
        return None
    recorded = RecordedChange(rows=recorder.rows)
    change = StoredChange(
        id=new_id("chg"),
        type=type,
        summary=summary[:MAX_SUMMARY],
        channel=channel,
        source_id=source_id,
        created_at=now,
        undone_at=None,
        recorded=recorded,
    )
    store.add(
        session,
        {
            "id": change.id,
            "user_id": user.id,
            "channel": channel,
            "source_id": source_id,
            "type": type,
            "summary": change.summary,
            "details": recorded.model_dump(),
            "created_at": now,
        },
    )
    return change


def undo(session: Session, user: User, change_id: str, now: datetime) -> UndoResult:
    """Restore what a change of the person wrote, except what was changed since.

    What was learned from an entry that goes is forgotten with it. Raises NotFound where there is no
    such change, and Conflict where it is undone already or this version cannot read it.
    """
    change = _find(session, user.id, change_id)
    if change.undone_at is not None:
        raise Conflict("This change is undone already. Redo it with POST …/redo, or undo another.")
    recorded = _recorded(change)
    learned = _learned_later(session, user.id, change.id, recorded.rows)
    rows, left = _take_back(session, user, (*recorded.rows, *learned))
    forgotten = {(each.table, each.key) for each in learned}
    left = tuple(each for each in left if (each.table, each.key) not in forgotten)
    kept = recorded.model_copy(update={"undone": rows, "left": left})
    return _finish(session, change, kept, rows=rows, left=left, undone_at=now)


def redo(session: Session, user: User, change_id: str) -> UndoResult:
    """Do again what undoing a change of the person took back, except what was changed since.

    Raises NotFound where there is no such change, and Conflict where it is not undone or this
    version cannot read it.
    """
    change = _find(session, user.id, change_id)
    if change.undone_at is None:
        raise Conflict("This change is not undone. Undo it first with POST …/undo.")
    recorded = _recorded(change)
    rows, left = _take_back(session, user, recorded.undone)
    touched = {(row.table, row.key) for row in (*recorded.undone, *recorded.left)}
    gone = [row for row in recorded.rows if (row.table, row.key) not in touched]
    kept = RecordedChange(rows=(*gone, *recorded.left, *rows))
    return _finish(session, change, kept, rows=rows, left=left, undone_at=None)


def _take_back(
    session: Session, user: User, rows: Sequence[RowChange]
) -> tuple[tuple[RowChange, ...], tuple[RowChange, ...]]:
    """Take rows back in a savepoint; return what was written, and what was left."""
    recorder = ChangeRecorder()
    session.flush()
    try:
        with session.begin_nested():
            left = take_back(session, user.id, rows, recorder)
            # The rows were written below the objects of this session.
            session.expire_all()
            onboarding_state.settle(session, user, recorder)
    except (UnknownTable, UnreadableRow):
        raise Conflict(_UNREADABLE) from None
    except ConstraintBroken:
        raise Conflict("Something else has taken the place of what this would restore.") from None
    return recorder.rows, tuple(left)


def _finish(
    session: Session,
    change: StoredChange,
    kept: RecordedChange,
    *,
    rows: tuple[RowChange, ...],
    left: tuple[RowChange, ...],
    undone_at: datetime | None,
) -> UndoResult:
    store.mark(session, change.id, details=kept.model_dump(), undone_at=undone_at)
    return UndoResult(replace(change, recorded=kept, undone_at=undone_at), rows, left)


def _learned_later(
    session: Session, user_id: str, change_id: str, rows: Sequence[RowChange]
) -> tuple[RowChange, ...]:
    """Return what later corrections of the entries that these rows created taught."""
    created = {row.key for row in rows if row.table == "transactions" and row.before is None}
    if not created:
        return ()
    found = store.list_later(
        session, user_id, change_id, ChangeType.TRANSACTION_CHANGED, MAX_CORRECTIONS
    )
    learned: list[RowChange] = []
    for row in reversed(found):
        recorded = parse_details(row.details)
        if recorded and any(r.table == "transactions" and r.key in created for r in recorded.rows):
            learned += [each for each in recorded.rows if each.table == "corrections"]
    return tuple(learned)


def find_undoable(session: Session, user_id: str, channel: str) -> StoredChange | None:
    """Return the person's newest change of a channel that is not undone."""
    return next(iter(list_recent(session, user_id, channel, limit=1)), None)


def list_last_made(session: Session, user_id: str, channel: str) -> list[StoredChange]:
    """Return what the person's last message of a channel changed, the newest first.

    What one message changed has the message's moment. Changes that are undone are left out.
    """
    recent = list_recent(session, user_id, channel)
    return [change for change in recent if change.created_at == recent[0].created_at]


def list_last_undone(session: Session, user_id: str, channel: str) -> list[StoredChange]:
    """Return the changes of a channel that were undone last, together, the oldest first."""
    last = find_redoable(session, user_id, channel)
    if last is None or last.undone_at is None:
        return []
    rows = store.list_undone_at(session, user_id, channel, last.undone_at)
    return [change for row in rows if (change := stored_change(row)) is not None]


def find_redoable(session: Session, user_id: str, channel: str) -> StoredChange | None:
    """Return the person's change of a channel that was undone last."""
    return stored_change(store.find_last_undone(session, user_id, channel))


def list_recent(
    session: Session, user_id: str, channel: str, *, limit: int = 20
) -> list[StoredChange]:
    """Return the person's last changes of a channel that are not undone, the newest first."""
    rows = store.list_recent(session, user_id, channel, limit)
    return [change for row in rows if (change := stored_change(row)) is not None]


def find_by_submission(session: Session, user_id: str, submission_id: str) -> StoredChange | None:
    """Return the change that booked a submission's transactions."""
    created = ChangeType.TRANSACTIONS_CREATED
    return stored_change(store.find_by_source(session, user_id, submission_id, created))


def list_page(session: Session, user_id: str, query: PageQuery) -> Page:
    """Return a page of the person's changes, the newest first."""
    rows = store.list_page(session, user_id, after=query.after(), limit=query.limit)
    return Page.of(rows, query.limit, show_change, lambda row: str(row.id))


def show(result: UndoResult) -> ChangeData:
    """Return a change as the API answers it after an undo or redo."""
    left = {(row.table, row.key): _left(row) for row in result.left}
    return show_change(result.change).model_copy(update={"left": list(left.values())})


def _left(row: RowChange) -> LeftRowData:
    return LeftRowData(object=row.table.removesuffix("s"), id=row.key)


def _find(session: Session, user_id: str, change_id: str) -> StoredChange:
    change = stored_change(store.get(session, user_id, change_id))
    if change is None:
        raise NotFound("There is no such change. GET /v1/users/{user_id}/changes lists them.")
    return change


def _recorded(change: StoredChange) -> RecordedChange:
    if change.recorded is None:
        raise Conflict(_UNREADABLE)
    return change.recorded
