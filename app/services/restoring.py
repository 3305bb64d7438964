"""Take back what row changes did, field by field, unless a row was changed since.

What is taken back is recorded in its turn: taking that back restores the rows once more, which is
how a change is redone.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from app.db import Session
from app.schemas.changes import RowChange
from app.schemas.fields import MAX_CENTS
from app.services.recorder import ChangeRecorder
from app.store import recorded_rows as store
from app.store.plans import ACTIVE
from app.store.recorded_rows import TABLES, UnreadableRow, recorded_table

Row = dict[str, Any]
Place = tuple[str, str]

CONTRIBUTIONS, CORRECTIONS, GOALS, PLANS = "contributions", "corrections", "goals", "plans"
SAVED = "current_amount_cents"
_CHILDREN = {of.parent[1]: (name, of.parent[0]) for name, of in TABLES.items() if of.parent}


def take_back(
    session: Session, user_id: str, rows: Sequence[RowChange], recorder: ChangeRecorder
) -> list[RowChange]:
    """Take back row changes of the person, and record what that wrote.

    Returns what was left because it was changed since: rows, or single fields of them. Raises
    UnknownTable or UnreadableRow, before anything is written, where this version cannot read them.
    """
    check(rows)
    books = _Books(session, user_id, rows)
    left = [each for change in reversed(rows) if (each := books.take_back(change)) is not None]
    books.write(recorder)
    return left[::-1]


def check(rows: Iterable[RowChange]) -> None:
    """Raise UnknownTable or UnreadableRow where this version cannot read the rows."""
    for change in rows:
        if change.before is None or change.after is None:
            store.check_whole(change.table, change.key, change.before or change.after or {})
            continue
        if change.before.keys() != change.after.keys():
            raise UnreadableRow(change.table)
        for fields in (change.before, change.after):
            store.check_fields(change.table, fields)


class _Books:
    """The rows that changes are about: as the database has them, and as they are to become."""

    def __init__(self, session: Session, user_id: str, rows: Sequence[RowChange]) -> None:
        self._session = session
        self._user_id = user_id
        self._before: dict[Place, Row] = {}
        self._load(rows)
        self._rows = {place: dict(row) for place, row in self._before.items()}
        self._contributed = _goals_contributed_to(rows)
        self._frozen = self._goals_that_cannot_follow(rows)

    def _load(self, rows: Sequence[RowChange]) -> None:
        keys: dict[str, set[str]] = defaultdict(set)
        for change in rows:
            keys[change.table].add(change.key)
            parent = recorded_table(change.table).parent
            values = change.before or change.after or {}
            if parent is not None and parent[0] in values:
                keys[parent[1]].add(str(values[parent[0]]))
        for name, wanted in keys.items():
            self._keep(name, store.load_rows(self._session, name, self._user_id, sorted(wanted)))
        created = [change for change in rows if change.before is None]
        for parent_name, (name, _) in _CHILDREN.items():
            parents = sorted(change.key for change in created if change.table == parent_name)
            self._keep(name, store.load_children(self._session, name, self._user_id, parents))
        if PLANS in keys:
            self._keep(PLANS, store.load_active_plan(self._session, self._user_id))

    def _keep(self, name: str, rows: dict[str, Row]) -> None:
        self._before.update({(name, key): row for key, row in rows.items()})

    def _goals_that_cannot_follow(self, rows: Sequence[RowChange]) -> set[str]:
        """Return the goals that would hold less than nothing without their contributions."""
        return {
            change.key
            for change in rows
            if self._is_contributed(change)
            and (goal := self._rows.get((GOALS, change.key))) is not None
            and not 0 <= goal[SAVED] - _difference(change) <= MAX_CENTS
        }

    def _is_contributed(self, change: RowChange) -> bool:
        is_sum = change.table == GOALS and change.before is not None and change.after is not None
        return is_sum and change.key in self._contributed and SAVED in (change.after or {})

    def take_back(self, change: RowChange) -> RowChange | None:
        """Take one row change back; return what of it was left, None where nothing was."""
        if change.before is None:
            return self._remove(change)
        if change.after is None:
            return self._bring_back(change)
        return self._restore(change)

    def _remove(self, change: RowChange) -> RowChange | None:
        """Remove a row that was created, whatever its fields are now, with what belongs to it."""
        place = (change.table, change.key)
        row = self._rows.get(place)
        if row is None:
            return None
        is_other = change.table == CORRECTIONS and row != change.after
        if is_other or self._is_held(change):
            return change
        child = _CHILDREN.get(change.table)
        if child is not None:
            name, refers_to = child
            for other in [*self._rows]:
                if other[0] == name and self._rows[other][refers_to] == change.key:
                    del self._rows[other]
        del self._rows[place]
        return None

    def _bring_back(self, change: RowChange) -> RowChange | None:
        """Bring back a row that was removed, unless something took its place."""
        place = (change.table, change.key)
        row = dict(change.before or {})
        parent = recorded_table(change.table).parent
        is_orphan = parent is not None and (parent[1], str(row.get(parent[0]))) not in self._rows
        if place in self._rows or is_orphan or self._is_held(change):
            return change
        if change.table == PLANS and row.get("status") == ACTIVE and self._has_active_plan():
            return change
        self._rows[place] = row
        return None

    def _restore(self, change: RowChange) -> RowChange | None:
        """Restore the fields that still hold what the change wrote."""
        row = self._rows.get((change.table, change.key))
        before, after = dict(change.before or {}), dict(change.after or {})
        if row is None:
            return change
        left = []
        for name in (name for name in after if name in row):
            if name == SAVED and self._is_contributed(change):
                if change.key in self._frozen:
                    left.append(name)
                else:
                    row[name] -= _difference(change)
            elif row[name] != after[name] or self._would_be_second_active(change, name):
                left.append(name)
            else:
                row[name] = before[name]
        if not left:
            return None
        fields = {name: before[name] for name in left}, {name: after[name] for name in left}
        return change.model_copy(update={"before": fields[0], "after": fields[1]})

    def _is_held(self, change: RowChange) -> bool:
        """Return whether it is a contribution without which its goal would be below nothing."""
        values = change.before or change.after or {}
        return change.table == CONTRIBUTIONS and values.get("goal_id") in self._frozen

    def _has_active_plan(self) -> bool:
        return any(
            name == PLANS and row["status"] == ACTIVE for (name, _), row in self._rows.items()
        )

    def _would_be_second_active(self, change: RowChange, name: str) -> bool:
        becomes_active = change.table == PLANS and (change.before or {}).get(name) == ACTIVE
        return becomes_active and self._has_active_plan()

    def write(self, recorder: ChangeRecorder) -> None:
        """Write every row that is to become another, and record it."""
        gone = [place for place in self._before if place not in self._rows]
        for name in reversed([*TABLES]):
            self._delete(name, [key for table, key in gone if table == name], recorder)
        kept = [place for place in self._before if place in self._rows]
        # A plan that is no longer active makes room for the one that becomes so.
        for place in sorted(kept, key=lambda place: self._rows[place].get("status") == ACTIVE):
            self._update(place, recorder)
        new = [place for place in self._rows if place not in self._before]
        for name in TABLES:
            self._insert(name, [self._rows[p] for p in new if p[0] == name], recorder)

    def _delete(self, name: str, keys: list[str], recorder: ChangeRecorder) -> None:
        if keys:
            store.delete_rows(self._session, name, self._user_id, keys)
        for key in keys:
            recorder.removed(name, self._before[name, key])

    def _update(self, place: Place, recorder: ChangeRecorder) -> None:
        before, after = self._before[place], self._rows[place]
        values = {name: after[name] for name in after if after[name] != before[name]}
        if values:
            store.update_row(self._session, place[0], self._user_id, place[1], values)
            recorder.updated(*place, before, values)

    def _insert(self, name: str, rows: list[Row], recorder: ChangeRecorder) -> None:
        if rows:
            store.insert_rows(self._session, name, self._user_id, rows)
        for row in rows:
            recorder.created(name, row)


def _goals_contributed_to(rows: Iterable[RowChange]) -> set[str]:
    """Return the goals whose sum these rows change by a contribution, not to a new figure."""
    return {
        str((change.before or change.after or {}).get("goal_id"))
        for change in rows
        if change.table == CONTRIBUTIONS
    }


def _difference(change: RowChange) -> int:
    """Return by how many cents the change made a goal's sum grow."""
    return int((change.after or {})[SAVED]) - int((change.before or {})[SAVED])
