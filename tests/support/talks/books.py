"""What has to stand in a person's books, from turn to turn."""

from dataclasses import dataclass, field, replace
from typing import TypeVar

from tests.support.talks.entries import Entry, Goal, described, planned
from tests.support.talks.script import Talk, Want

Kept = TypeVar("Kept", Entry, Goal)


@dataclass(frozen=True)
class Books:
    """The entries and goals that have to be there, by label; `gone` may come back."""

    entries: dict[str, Entry] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    gone: dict[str, Entry] = field(default_factory=dict)
    gone_goals: dict[str, Goal] = field(default_factory=dict)

    @classmethod
    def before(cls, talk: Talk) -> "Books":
        """Return the books as they are before the first turn."""
        return cls(
            {label: entry for label, (_, entry) in talk.seeds.items()},
            {label: goal for label, (_, goal) in talk.goals.items()},
        )

    def after(self, want: Want) -> "Books":
        """Return the books as they have to be after a turn that goes as wanted."""
        if "user gone" in want.settings:
            return Books()
        books = self
        for verb, words in want.changes:
            books = books.goals_after(verb[4:], words) if verb[4:] else books.next(verb, words)
        return books

    def next(self, verb: str, words: str) -> "Books":
        """Return the books after one change of entries."""
        if verb in {"-", "^"}:
            entries, gone = _moved(self.entries, self.gone, verb, words)
            return replace(self, entries=entries, gone=gone)
        label, _, rest = words.partition(" ")
        start = Entry(0) if verb == "+" else self.entries.get(label) or self.gone.get(label)
        if start is None:  # another answer that was as good never booked it
            return self
        return replace(self, entries={**self.entries, label: described(start, rest)})

    def goals_after(self, verb: str, words: str) -> "Books":
        """Return the books after one change of goals."""
        if verb in {"-", "^"}:
            goals, gone = _moved(self.goals, self.gone_goals, verb, words)
            return replace(self, goals=goals, gone_goals=gone)
        label, _, rest = words.partition(" ")
        start = Goal("", 0, 0, "d0") if verb == "+" else self.goals[label]
        return replace(self, goals={**self.goals, label: planned(start, rest)})


def _moved(
    there: dict[str, Kept], gone: dict[str, Kept], verb: str, words: str
) -> tuple[dict[str, Kept], dict[str, Kept]]:
    """Return what is there and what is gone after these labels went (-) or came back (^)."""
    there, gone = dict(there), dict(gone)
    source, goal = (there, gone) if verb == "-" else (gone, there)
    for label in words.split():
        if label in source:
            goal[label] = source.pop(label)
    return there, gone
