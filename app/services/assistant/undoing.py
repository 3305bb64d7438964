"""Perform undo and redo."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.assistant.commands import EntryReference, Redo, Remove, Undo
from app.assistant.outcomes import EntryLine, NothingToUndo, Outcome, Said, Undone
from app.assistant.references import find_entries
from app.assistant.wording.entries import MAX_LINES
from app.errors import Conflict, NotFound
from app.schemas.changes import ChangeType, RecordedChange, RowChange
from app.services import changes, transactions
from app.services.assistant import entries
from app.services.assistant.asking import not_found
from app.services.assistant.books import entry_line
from app.services.assistant.work import Work
from app.services.changes import UndoResult
from app.services.stored_changes import StoredChange
from app.text.names import matches, mentions

TRANSACTIONS, GOALS = "transactions", "goals"
_REMOVALS = frozenset({ChangeType.TRANSACTION_REMOVED, ChangeType.TRANSACTIONS_REMOVED})
_CORRECTIONS = frozenset({ChangeType.TRANSACTION_CHANGED, ChangeType.TRANSACTIONS_CHANGED})
_PUT_BACK = _CORRECTIONS | {ChangeType.GOAL_CHANGED, ChangeType.GOAL_REMOVED}


def undo(command: Undo, work: Work) -> list[Outcome]:
    """Undo what the last message of this channel changed, or the change that is named."""
    if command.is_restoring and command.entry is not None:
        return [_restore_named(command.entry, work)]
    if command.entry is not None:
        return _undo_named(command.entry, work)
    if work.quoted:
        quoted = EntryReference(ids=tuple(work.quoted))
        if command.is_removing:
            return entries.remove(Remove(entry=quoted), work)
        return _undo_named(quoted, work)
    made = changes.list_last_made(work.session, work.user.id, work.channel)
    last = made[0] if made else None
    if command.is_dropping and (last is None or not work.has_just_made(last)):
        return [Said(work.formatter.say("talk-kept"))]
    if command.is_removing and last is not None and work.has_just_made(last):
        if last.type in _REMOVALS:
            return [not_found(EntryReference(), work)]
        if last.type in _CORRECTIONS and work.dialogue.shown:
            return entries.remove(Remove(entry=EntryReference(ids=work.dialogue.shown)), work)
    return _undo_each(made, work) or [NothingToUndo()]


def redo(command: Redo, work: Work) -> list[Outcome]:
    """Do again what was undone last; "put it back" means what was changed or removed since."""
    undone = changes.list_last_undone(work.session, work.user.id, work.channel)
    made = changes.list_last_made(work.session, work.user.id, work.channel)
    if made and not _is_later(undone, made[0]) and _is_meant_back(command, made[0], work):
        return _undo_each(made, work)
    outcomes = [_redo(change, work) for change in undone]
    return _merged(outcomes) or [NothingToUndo(is_redo=True)]


def _is_meant_back(command: Redo, last: StoredChange, work: Work) -> bool:
    """Return whether "put it back" means to undo a change that was made last."""
    is_lately = command.is_back and work.has_just_made(last)
    return last.type in _REMOVALS or (is_lately and last.type in _PUT_BACK)


def _is_later(undone: Sequence[StoredChange], last: StoredChange) -> bool:
    """Return whether changes were undone after another was made."""
    return any(
        change.undone_at is not None and change.undone_at >= last.created_at for change in undone
    )


def _undo_each(made: Sequence[StoredChange], work: Work) -> list[Outcome]:
    """Undo changes that belong together, the newest first."""
    return _merged([_undo(change, work) for change in made])


def _merged(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return outcomes with those about entries as one; nothing more is said of what did nothing."""
    done = [one for one in outcomes if isinstance(one, Undone)]
    of_entries = [one for one in done if one.gone or one.back]
    if len(of_entries) < 2:
        return list(done or outcomes[:1])
    gone = [line for one in of_entries for line in one.gone]
    lost = {line.id for line in gone}
    back = [line for one in of_entries for line in one.back if line.id not in lost]
    merged = replace(
        of_entries[0],
        gone=gone,
        back=back,
        count=sum(one.count for one in of_entries),
        left=[what for one in of_entries for what in one.left],
        is_changed_back=all(one.is_changed_back for one in of_entries),
    )
    return [merged, *(one for one in done if one not in of_entries)]


def _redo(change: StoredChange, work: Work) -> Outcome:
    try:
        result = changes.redo(work.session, work.user, change.id)
    except Conflict:
        return NothingToUndo(is_redo=True)
    return _done(result, work, change.recorded, is_redo=True)


def _restore_named(reference: EntryReference, work: Work) -> Outcome:
    """Bring an entry back that was removed, or whose booking was undone."""
    recent = changes.list_recent(work.session, work.user.id, work.channel)
    if removed := _find_gone(reference, recent):
        return _undo(removed, work)
    undone = changes.find_redoable(work.session, work.user.id, work.channel)
    if undone is not None and _find_gone(reference, [undone]):
        return _redo(undone, work)
    return not_found(reference, work)


def _undo_named(reference: EntryReference, work: Work) -> list[Outcome]:
    """Undo the last change of an entry that is named, or of one that was removed."""
    found = find_entries(reference, work.books())
    if entries.means_list(reference, found):
        return [outcome for member in reference.members for outcome in _undo_named(member, work)]
    if reference.scope == "submission" and found:
        return _undo_submission(found[0].submission_id, work)
    if not found:
        return [_restore_named(reference, work)]
    recent = changes.list_recent(work.session, work.user.id, work.channel)
    if len(found) == 1:
        last = next((change for change in recent if _wrote(change, found[0].id)), None)
        if last is not None and not _is_creation_of_others(last, found[0].id):
            return [_undo(last, work)]
    return entries.remove(Remove(entry=reference), work)


def _undo_submission(submission_id: str, work: Work) -> list[Outcome]:
    booked = changes.find_by_submission(work.session, work.user.id, submission_id)
    if booked is not None and booked.is_undoable:
        return [_undo(booked, work)]
    return entries.remove(Remove(entry=EntryReference(scope="submission")), work)


def _undo(change: StoredChange, work: Work) -> Outcome:
    try:
        result = changes.undo(work.session, work.user, change.id, work.now)
    except Conflict:
        return NothingToUndo()
    return _done(result, work, change.recorded, is_redo=False)


def _done(
    result: UndoResult, work: Work, recorded: RecordedChange | None, *, is_redo: bool
) -> Outcome:
    """Return what undoing or redoing did, and report it as the change's new state.

    Entries are listed in the order in which they were `recorded`. Where all of it was changed
    since, nothing was done, and nothing is claimed.
    """
    if not result.is_done:
        return NothingToUndo(is_redo=is_redo)
    change = result.change
    work.report(change.id, change.type, change.summary)
    rows = _in_order([row for row in result.rows if row.table == TRANSACTIONS], recorded)
    goals = [row for row in result.rows if row.table == GOALS]
    gone = [entry_line_of(row) for row in rows if row.after is None][: MAX_LINES + 1]
    back = list(_lines_back(rows, work))
    work.show([line.id for line in back])
    return Undone(
        gone=gone,
        back=back,
        count=len(rows),
        summary=change.summary if not rows else "",
        goals_gone=[str(row.before["name"]) for row in goals if row.before and row.after is None],
        goals_back=[str(row.after["name"]) for row in goals if row.after and row.before is None],
        left=[_describe(row, work) for row in result.left],
        is_redo=is_redo,
        is_changed_back=bool(rows) and all(row.before and row.after for row in rows),
    )


def _in_order(rows: Sequence[RowChange], recorded: RecordedChange | None) -> list[RowChange]:
    known = recorded.rows if recorded is not None else ()
    positions = {row.key: number for number, row in enumerate(known)}
    return sorted(rows, key=lambda row: positions.get(row.key, len(positions)))


def _lines_back(rows: Sequence[RowChange], work: Work) -> Iterator[EntryLine]:
    """Yield entries that came back or were changed back, as they are now."""
    written = [row for row in rows if row.after is not None]
    for row in written[: MAX_LINES + 1]:
        yield entry_line(transactions.read(work.session, work.user.id, row.key))


def entry_line_of(row: RowChange) -> EntryLine:
    """Return a recorded transaction that is gone, as a reply's line."""
    return EntryLine.from_row(row.before or {}, row.key)


def _describe(row: RowChange, work: Work) -> str:
    """Return how a row that was left is named."""
    if row.table != TRANSACTIONS:
        return work.formatter.say("undone-left-other")
    try:
        line = entry_line(transactions.read(work.session, work.user.id, row.key))
    except NotFound:  # it was removed since
        return work.formatter.say("undone-left-other")
    return f"{work.formatter.money(line.amount_cents, line.currency)} · {line.description}"


def _wrote(change: StoredChange, entry_id: str) -> bool:
    return change.recorded is not None and any(
        row.table == TRANSACTIONS and row.key == entry_id for row in change.recorded.rows
    )


def _is_creation_of_others(change: StoredChange, entry_id: str) -> bool:
    """Return whether undoing a change would take away more than this entry."""
    if change.recorded is None or change.type != ChangeType.TRANSACTIONS_CREATED:
        return False
    return any(row.key != entry_id for row in change.recorded.rows if row.table == TRANSACTIONS)


def _find_gone(
    reference: EntryReference, candidates: Sequence[StoredChange]
) -> StoredChange | None:
    """Return the change by which an entry of this name went: removed, or its booking undone."""
    for change in candidates:
        if change.recorded is None or not reference.words:
            continue
        rows = change.recorded.undone if change.undone_at else change.recorded.rows
        for row in rows:
            is_gone = row.table == TRANSACTIONS and row.after is None and row.before
            if is_gone and _is_named(reference.words, entry_line_of(row).description):
                return change
    return None


def _is_named(words: str, description: str) -> bool:
    return matches(words, description) or mentions(words, description)
