"""What the coach answers: the text, what is missing for a better one, and what it spoke of."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from app.figures import LedgerEntry

# What the person has not told yet: income and expenses, or only the plan is to be made from them.
Needs = Literal["intake", "plan"]
Topic = Literal["savings", "spending", "income", "goals", "budget", "debt", "general"]


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold an answer.

    Attributes:
        text: What is said.
        needs: What a full answer needs first, None if nothing: the assistant can ask for it.
        entry_ids: The transactions shown as a list or one by one, in that order.
        goal_id: The goal spoken of.
        topic: What it is about.
        understood: Whether the question was understood.
    """

    text: str
    needs: Needs | None = None
    entry_ids: tuple[str, ...] = ()
    goal_id: str | None = None
    topic: Topic = "general"
    understood: bool = True


# An answer of nothing but text may be given as that.
Reply = Answer | str


def show_entries(text: str, entries: Iterable[LedgerEntry]) -> Answer:
    """Return an answer that shows `entries`."""
    return Answer(text, entry_ids=tuple(entry.id for entry in entries if entry.id))
