"""What is stored of a change comes back from JSON as it was."""

import json

from app.schemas.changes import ChangeType, RecordedChange, RowChange


def test_what_is_stored_comes_back_the_same() -> None:
    rows = (
        RowChange(table="goals", key="goal_1", before=None, after={"name": "Bike", "note": None}),
        RowChange(table="goals", key="goal_2", before={"name": "Car"}, after={"name": "Bus"}),
    )
    recorded = RecordedChange(rows=rows, undone=rows[:1], left=rows[1:])
    stored = json.loads(json.dumps(recorded.model_dump()))
    assert RecordedChange.model_validate(stored) == recorded


def test_types_fit_into_their_column() -> None:
    assert max(len(each) for each in ChangeType) <= 40
