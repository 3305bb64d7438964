"""A change as it is stored, read from its row and answered by the API."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import pydantic

from app.schemas.changes import ChangeData, RecordedChange
from app.schemas.fields import utc
from app.schemas.transactions import Channel


@dataclass(frozen=True, slots=True)
class StoredChange:
    """A change as it is stored; `recorded` is None where this version cannot read its rows."""

    id: str
    type: str
    summary: str
    channel: str
    source_id: str | None
    created_at: datetime
    undone_at: datetime | None
    recorded: RecordedChange | None

    @property
    def is_undoable(self) -> bool:
        """Return whether it is not undone and can be."""
        return self.undone_at is None and self.recorded is not None


def stored_change(row: Any) -> StoredChange | None:
    """Return the change of a result row, None where there is no row."""
    if row is None:
        return None
    return StoredChange(
        id=row.id,
        type=row.type,
        summary=row.summary,
        channel=row.channel,
        source_id=row.source_id,
        created_at=row.created_at,
        undone_at=row.undone_at,
        recorded=parse_details(row.details),
    )


def parse_details(details: Any) -> RecordedChange | None:
    """Return what is recorded of a change, None where this version cannot read it."""
    try:
        return RecordedChange.model_validate(details)
    except pydantic.ValidationError:
        return None


def show_change(change: Any) -> ChangeData:
    """Return a change, or a result row of one, as the API answers it."""
    return ChangeData(
        id=change.id,
        type=change.type,
        summary=change.summary,
        channel=cast("Channel", change.channel),
        source_id=change.source_id,
        undoable=change.undone_at is None,
        undone_at=utc(change.undone_at) if change.undone_at else None,
        left=[],
        created_at=utc(change.created_at),
    )
