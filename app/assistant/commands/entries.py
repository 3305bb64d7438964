"""Commands about entries: log, amend, remove, undo, redo, recategorize, and questions."""

from typing import Literal

from app.assistant.commands.values import EntryChanges, EntryReference, Frozen
from app.coach.questions.types import Question
from app.reading.types import DraftTransaction


class Log(Frozen):
    """Book transactions."""

    type: Literal["log"] = "log"
    drafts: tuple[DraftTransaction, ...]
    # Said with a period ("netflix 15 every month"): this occurrence is booked, and no other.
    is_repeating: bool = False


class Amend(Frozen):
    """Change an entry.

    `strength` tells how surely it is a correction: `explicit` (a verb of change, a denial) looks
    back 60 days; `definite` ("the uber was 28") at recent entries; `bare` ("uber was 28") only at
    the lines shown. Where nothing is found, `otherwise` is performed instead, if there is one; also
    where `is_elided` (it has no verb of its own) and the statement before it was such a log.
    """

    type: Literal["amend"] = "amend"
    entry: EntryReference
    changes: EntryChanges
    strength: Literal["explicit", "definite", "bare"] = "explicit"
    otherwise: Log | None = None
    is_elided: bool = False


class Remove(Frozen):
    """Remove entries; `is_not_done`: of a purchase that was not made after all, if it is there."""

    type: Literal["remove"] = "remove"
    entry: EntryReference
    is_not_done: bool = False


class Undo(Frozen):
    """Undo a change: the last one of this channel, or the one that `entry` names.

    `is_restoring`: the entry is to come back, so nothing but its removal is undone.
    `is_dropping`: it was put as "never mind", which takes back what was done just now, if anything.
    `is_removing`: it was put as "delete it": a line that was corrected just now goes as a whole.
    """

    type: Literal["undo"] = "undo"
    entry: EntryReference | None = None
    is_restoring: bool = False
    is_dropping: bool = False
    is_removing: bool = False


class Redo(Frozen):
    """Do again what was undone last.

    `is_back`: it was put as "put it back": what was changed or removed just now is meant, too.
    """

    type: Literal["redo"] = "redo"
    is_back: bool = False


class Recategorize(Frozen):
    """Book a merchant or thing under a category from now on; past entries too where said."""

    type: Literal["recategorize"] = "recategorize"
    words: str
    category: str
    includes_past: bool = False


class Ask(Frozen):
    """Answer a question."""

    type: Literal["ask"] = "ask"
    question: Question


class BookAnyway(Frozen):
    """Book what was left out as a duplicate."""

    type: Literal["book_anyway"] = "book_anyway"


class OthersSpending(Frozen):
    """Say that somebody else's spending is not booked, and offer to book it as one's own.

    `who` names the other person as the reply does ("your brother"); empty for a mere pronoun.
    """

    type: Literal["others_spending"] = "others_spending"
    who: str = ""
    drafts: tuple[DraftTransaction, ...]


class AskDetail(Frozen):
    """Ask for what a message lacks; `slot` says what the next message is to hold.

    `command` is what is performed with the answer; `drafts` lack their description.
    """

    type: Literal["ask_detail"] = "ask_detail"
    slot: Literal["description", "amount", "change"]
    drafts: tuple[DraftTransaction, ...] = ()
    words: str = ""
    entry: EntryReference | None = None
