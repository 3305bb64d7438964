"""What came of a command: values that the reply is worded from. Amounts are cents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from app.assistant.dialogue import OpenQuestion
from app.schemas.transactions import DocumentData, DuplicateData, MonthSummary, UnreadData


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as a reply shows it; `confidence` is that of its reading."""

    id: str
    amount_cents: int
    currency: str
    kind: str
    category: str
    description: str
    transaction_date: date
    confidence: float = 1.0
    installments: int | None = None

    @classmethod
    def from_row(cls, row: Mapping[str, Any], entry_id: str) -> "EntryLine":
        """Return a row as JSON holds it: dates in ISO form; columns may be missing."""
        return cls(
            id=entry_id,
            amount_cents=int(row.get("amount_cents", 0)),
            currency=str(row.get("currency", "")),
            kind=str(row.get("kind", "expense")),
            category=str(row.get("category", "other")),
            description=str(row.get("description", "")),
            transaction_date=date.fromisoformat(str(row["transaction_date"])),
        )


@dataclass(frozen=True, slots=True)
class Booked:
    """Entries were booked.

    Attributes:
        lines: The entries, in the order of the message or document.
        duplicates: Rows of a document that were left out.
        summary: The month's sums, None where the entries are of another month or currency.
        document: What a document was; None for a text.
        shows_hint: Whether to say how it is corrected.
        repeats: The ids of lines that equal an entry of the same day.
        unread: What of a document could not be read; None where nothing was left.
    """

    lines: Sequence[EntryLine]
    duplicates: Sequence[DuplicateData] = ()
    summary: MonthSummary | None = None
    document: DocumentData | None = None
    shows_hint: bool = False
    repeats: frozenset[str] = frozenset()
    unread: UnreadData | None = None


@dataclass(frozen=True, slots=True)
class Amended:
    """Entries were changed; `lines` are as they are now. `learned`: what was learned of them."""

    lines: Sequence[EntryLine]
    learned: "Learned | None" = None


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Entries are already as was asked for."""

    lines: Sequence[EntryLine]


@dataclass(frozen=True, slots=True)
class Removed:
    """Entries were removed: the first ones of `count`."""

    lines: Sequence[EntryLine]
    count: int


@dataclass(frozen=True, slots=True)
class Undone:
    """A change was undone, or done again (`is_redo`).

    Attributes:
        gone: The entries that went with it.
        back: The entries that came back or were changed back, as they are now.
        count: How many entries went or came back in all.
        summary: What was undone, for what is no entry: a plan, a setting.
        goals_gone: The names of goals that went.
        goals_back: The names of goals that came back.
        left: What was left because it was changed since.
        is_changed_back: Whether the entries that are back were there with other values.
    """

    gone: Sequence[EntryLine] = ()
    back: Sequence[EntryLine] = ()
    count: int = 0
    summary: str = ""
    goals_gone: Sequence[str] = ()
    goals_back: Sequence[str] = ()
    left: Sequence[str] = ()
    is_redo: bool = False
    is_changed_back: bool = False


@dataclass(frozen=True, slots=True)
class NothingToUndo:
    """There is no change to undo, or to do again (`is_redo`)."""

    is_redo: bool = False


@dataclass(frozen=True, slots=True)
class NoSuchEntry:
    """No entry is what the words name; `nearest` are entries that it may have been."""

    words: str
    nearest: Sequence[EntryLine] = ()


@dataclass(frozen=True, slots=True)
class Learned:
    """A merchant or thing is booked under a category from now on."""

    words: str
    category: str
    past: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """Something cannot be done: the id of the text that says why, and its values."""

    message: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The assistant asks something and waits for the answer."""

    question: OpenQuestion


@dataclass(frozen=True, slots=True)
class Answered:
    """A question was answered, in words."""

    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text without any figures: talk, what is declined, a hint."""

    text: str


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal as a reply shows it; amounts are cents of `currency`.

    Attributes:
        monthly_cents: What it takes in a month from now on, 0 where it is reached.
        on_track: Whether the plan covers that; None where the person's savings are unknown.
    """

    name: str
    target_cents: int
    current_cents: int
    currency: str
    target_date: date
    monthly_cents: int
    on_track: bool | None


@dataclass(frozen=True, slots=True)
class GoalSet:
    """A goal was set (`is_new`), changed, or is as it was asked for (`is_changed` is false)."""

    goal: GoalLine
    is_new: bool = False
    is_changed: bool = True


@dataclass(frozen=True, slots=True)
class GoalRemoved:
    """A goal was removed."""

    name: str


@dataclass(frozen=True, slots=True)
class Contributed:
    """Money was put into a goal, or taken out of it (negative cents)."""

    goal: GoalLine
    cents: int


@dataclass(frozen=True, slots=True)
class NoSuchGoal:
    """No goal is what the words name; `names` are those that there are."""

    words: str
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class FiguresTold:
    """What the person told of their finances was noted; None is what this message did not say."""

    currency: str
    income_cents: int | None = None
    expenses_cents: int | None = None
    aim: str | None = None
    pay_date: date | None = None


@dataclass(frozen=True, slots=True)
class PlanMade:
    """A plan was made; amounts are cents a month of `currency`.

    `areas` names where the books show the most that can be reduced; none without spending.
    """

    currency: str
    income_cents: int
    expenses_cents: int
    savings_cents: int
    aim: str
    areas: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting of the person is now `value`, as it is written for them."""

    setting: Literal["language", "currency", "timezone", "name"]
    value: str = ""


Outcome = (
    Booked
    | Amended
    | Unchanged
    | Removed
    | Undone
    | NothingToUndo
    | NoSuchEntry
    | Learned
    | Refused
    | Asked
    | Answered
    | Said
    | GoalSet
    | GoalRemoved
    | Contributed
    | NoSuchGoal
    | FiguresTold
    | PlanMade
    | SettingChanged
)
