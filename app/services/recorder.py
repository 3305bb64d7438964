"""Record the rows that a service writes, before and after, so that a change can be undone."""

from collections.abc import Mapping
from typing import Any

from app.schemas.changes import RowChange
from app.store.recorded_rows import JsonRow, encode_row, encode_value, recorded_table


class ChangeRecorder:
    """Collects the rows that make up one change, in the order in which they are written.

    A service that writes takes one and fills it; whoever called the service stores the change (see
    app.services.changes.save).
    """

    def __init__(self) -> None:
        """Begin a change with no rows."""
        self._rows: list[RowChange] = []

    @property
    def rows(self) -> tuple[RowChange, ...]:
        """Return what was recorded so far."""
        return tuple(self._rows)

    def created(self, table: str, row: Any) -> None:
        """Record a row that was inserted: a mapping, a result row or an object of the model."""
        values = encode_row(table, row)
        self._add(table, values, None, values)

    def removed(self, table: str, row: Any) -> None:
        """Record a row that is deleted, as it was before."""
        values = encode_row(table, row)
        self._add(table, values, values, None)

    def updated(
        self, table: str, key: str, before: Mapping[str, Any], after: Mapping[str, Any]
    ) -> None:
        """Record the fields of a row that differ in `after`; nothing where none does.

        `key` is its id, for a correction its words. `before` has at least the fields of `after`.
        """
        was = {name: encode_value(before[name]) for name in after}
        now = {name: encode_value(value) for name, value in after.items()}
        differing = [name for name in now if now[name] != was[name]]
        if differing:
            self._rows.append(
                RowChange(
                    table=table,
                    key=key,
                    before={name: was[name] for name in differing},
                    after={name: now[name] for name in differing},
                )
            )

    def _add(
        self, table: str, values: JsonRow, before: JsonRow | None, after: JsonRow | None
    ) -> None:
        key = str(values[recorded_table(table).key])
        self._rows.append(RowChange(table=table, key=key, before=before, after=after))


def snapshot(row: object, *names: str) -> dict[str, Any]:
    """Return these attributes of a row, to be compared with what they are after a change."""
    return {name: getattr(row, name) for name in names}
