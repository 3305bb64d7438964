"""The base of what is stored as JSON, and what commands name: entries, goals and changes."""

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that is stored as JSON; unknown fields are ignored."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class EntryReference(Frozen):
    """How a message names entries; without any field it means what was spoken of last.

    Attributes:
        ids: The entries themselves, where they are known: those of a choice that was offered.
        position: The place among the lines shown, from 1; counted from the end where negative.
        count: How many of the last ones ("the last two"), None for one.
        words: The thing or merchant, as written.
        cents: The amount that the entry has, × 100.
        day: Its date.
        period: The period that it is of, by distance from the current one: "month -1", "week 0".
        category: Its category.
        scope: `one` entry; `all` that match, or all lines shown; the `submission` that an entry
            came with ("the whole statement").
        is_last: Whether the last one is meant ("the last uber").
        is_repeated: Whether the one that repeats another is meant ("the duplicate").
        members: The entries that are named one by one ("the coffee and the taxi"), where `words`
            may be a list or one name ("mac and cheese").
    """

    ids: tuple[str, ...] = ()
    position: int | None = None
    count: int | None = None
    words: str = ""
    cents: int | None = None
    day: date | None = None
    period: str = ""
    category: str | None = None
    scope: Literal["one", "all", "submission"] = "one"
    is_last: bool = False
    is_repeated: bool = False
    members: tuple["EntryReference", ...] = ()

    @property
    def is_pronoun(self) -> bool:
        """Return whether it names nothing: "it", "that"."""
        return self == EntryReference()


class GoalReference(Frozen):
    """How a message names a goal; without any field it means the one spoken of last."""

    id: str = ""
    words: str = ""


class EntryChanges(Frozen):
    """The fields of an entry to change; None leaves one as it is. Amounts are cents."""

    amount_cents: int | None = None
    currency: str | None = None
    category: str | None = None
    description: str | None = None
    transaction_date: date | None = None

    @property
    def fields(self) -> frozenset[str]:
        """Return the names of the fields that are changed."""
        return frozenset(self.model_dump(exclude_none=True))
