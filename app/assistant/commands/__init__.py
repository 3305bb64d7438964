"""What a message can ask for: a closed set of frozen models.

The embedded engine and a model produce the same ones. They are stored where an answer is awaited
(app.assistant.dialogue), so each model ignores fields that it does not know and a changed one
keeps reading what the release before stored.
"""

from typing import Annotated, Literal

from pydantic import Field

from app.assistant.commands.entries import (
    Amend,
    Ask,
    AskDetail,
    BookAnyway,
    Log,
    OthersSpending,
    Recategorize,
    Redo,
    Remove,
    Undo,
)
from app.assistant.commands.goals import ChangeGoal, Contribute, CreateGoal, RemoveGoal
from app.assistant.commands.settings import (
    Erase,
    MakePlan,
    SetAim,
    SetCurrency,
    SetExpenses,
    SetIncome,
    SetLanguage,
    SetName,
    SetPayDate,
    SetTimezone,
)
from app.assistant.commands.talk import Decline, Feature, Talk, TalkTopic
from app.assistant.commands.values import EntryChanges, EntryReference, Frozen, GoalReference

__all__ = [
    "Amend",
    "Ask",
    "AskDetail",
    "BookAnyway",
    "ChangeGoal",
    "Choice",
    "Clarify",
    "Command",
    "Contribute",
    "CreateGoal",
    "Decline",
    "EntryChanges",
    "EntryReference",
    "Erase",
    "Feature",
    "Frozen",
    "GoalReference",
    "Log",
    "MakePlan",
    "OthersSpending",
    "Recategorize",
    "Redo",
    "Remove",
    "RemoveGoal",
    "SetAim",
    "SetCurrency",
    "SetExpenses",
    "SetIncome",
    "SetLanguage",
    "SetName",
    "SetPayDate",
    "SetTimezone",
    "Talk",
    "TalkTopic",
    "Undo",
]


class Choice(Frozen):
    """One answer that is offered: what it does, and how it can be named.

    Attributes:
        label: What is shown.
        commands: What is performed when it is chosen.
        words: A name of it, such as the entry's description.
        cents: Its amount, where it has one.
    """

    label: str
    commands: "tuple[Command, ...]" = ()
    words: str = ""
    cents: int | None = None


class Clarify(Frozen):
    """Ask which one is meant: a question with at most four choices."""

    type: Literal["clarify"] = "clarify"
    question: str
    choices: tuple[Choice, ...]


Command = Annotated[
    Log
    | Amend
    | Remove
    | Undo
    | Redo
    | Recategorize
    | Ask
    | CreateGoal
    | ChangeGoal
    | RemoveGoal
    | Contribute
    | SetIncome
    | SetExpenses
    | SetAim
    | SetPayDate
    | MakePlan
    | SetLanguage
    | SetCurrency
    | SetTimezone
    | SetName
    | Erase
    | BookAnyway
    | Talk
    | Decline
    | OthersSpending
    | AskDetail
    | Clarify,
    Field(discriminator="type"),
]

Choice.model_rebuild()
Clarify.model_rebuild()
