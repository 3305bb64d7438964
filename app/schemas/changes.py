"""Changes to a person's data: their types, what is stored of them, and answers about them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from app.schemas.fields import ResponseData, Timestamp, with_example


class ChangeType(StrEnum):
    """What a change did. Rows may hold a type that a newer version has added."""

    TRANSACTIONS_CREATED = "transactions.created"
    TRANSACTION_CHANGED = "transaction.changed"
    TRANSACTIONS_CHANGED = "transactions.changed"
    TRANSACTION_REMOVED = "transaction.removed"
    TRANSACTIONS_REMOVED = "transactions.removed"
    CORRECTION_LEARNED = "correction.learned"
    GOAL_CREATED = "goal.created"
    GOAL_CHANGED = "goal.changed"
    GOAL_REMOVED = "goal.removed"
    GOAL_CONTRIBUTED = "goal.contributed"
    INTAKE_CREATED = "intake.created"
    PLAN_CREATED = "plan.created"
    USER_CHANGED = "user.changed"


class RowChange(BaseModel):
    """One row before and after; None where it did not exist.

    Of a row that was changed, the fields that differ alone. Values are as JSON holds them (see
    app.store.recorded_rows).
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    table: str
    key: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class RecordedChange(BaseModel):
    """What is stored of a change: the rows that it wrote.

    `undone` has the rows that undoing it wrote, from which it is redone. `left` has what undoing it
    did not touch, because it was changed since.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    version: Literal[1] = 1
    rows: tuple[RowChange, ...]
    undone: tuple[RowChange, ...] = ()
    left: tuple[RowChange, ...] = ()


class LeftRowData(ResponseData):
    """Something that undoing or redoing left as it is, because it was changed or removed since."""

    object: Annotated[str, Field(description="transaction, goal, correction, …")]
    id: Annotated[str, Field(description="Its id; of a correction, the words it is about.")]


class ChangeData(ResponseData):
    """What was done to a person's data at once: by chat, a submission or another call."""

    model_config = with_example(
        id="ozz_chg_01HX9T6VXSPJ8D2YQN5MF4WKRB",
        type="transaction.changed",
        summary="Changed: $46 · Groceries",
        channel="api",
        source_id=None,
        undoable=True,
        undone_at=None,
        left=[],
        created_at="2025-05-05T14:36:00Z",
    )

    object_name: ClassVar = "change"
    plural: ClassVar = "changes"

    id: str
    type: Annotated[
        str,
        Field(
            description="What it did. More types may follow.",
            json_schema_extra={"examples": [each.value for each in ChangeType]},
        ),
    ]
    summary: Annotated[str, Field(description="For people, in the person's language.")]
    channel: Literal["api", "whatsapp"]
    source_id: Annotated[
        str | None, Field(description="The submission or chat message that it came from.")
    ]
    undoable: Annotated[bool, Field(description="Whether it can be undone: it is not undone yet.")]
    undone_at: Timestamp | None
    left: Annotated[
        list[LeftRowData],
        Field(description="After an undo or redo: what was left, because it was changed since."),
    ]
    created_at: Timestamp
