"""A stored change is read leniently: what this version cannot read is there, but not undoable."""

from typing import Any

import pytest

from app.services.stored_changes import StoredChange, parse_details, stored_change
from tests.support.rows import NOW

ROW = {"table": "goals", "key": "goal_1", "before": {"name": "Bike"}, "after": {"name": "Car"}}


def change_of(details: Any, **fields: Any) -> StoredChange:
    values = {
        "id": "chg_1",
        "type": "goal.changed",
        "summary": "Goal changed: Car",
        "channel": "api",
        "source_id": None,
        "created_at": NOW,
        "undone_at": None,
        "details": details,
        **fields,
    }
    change = stored_change(type("Row", (), values))
    assert change is not None
    return change


def test_a_change_that_stands_is_undoable() -> None:
    assert change_of({"version": 1, "rows": [ROW]}).is_undoable
    assert not change_of({"version": 1, "rows": [ROW]}, undone_at=NOW).is_undoable


def test_what_a_newer_version_has_added_is_ignored() -> None:
    recorded = parse_details({"version": 1, "rows": [{**ROW, "why": "x"}], "more": 1})
    assert recorded is not None
    assert recorded.rows[0].model_dump() == ROW


@pytest.mark.parametrize("details", [None, "x", {}, {"version": 2, "rows": []}, {"version": 1}])
def test_what_cannot_be_read_is_not_undoable(details: Any) -> None:
    change = change_of(details)
    assert (change.recorded, change.is_undoable) == (None, False)


def test_where_there_is_no_row_there_is_no_change() -> None:
    assert stored_change(None) is None
