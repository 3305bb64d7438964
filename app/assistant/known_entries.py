"""The person's entries that references are resolved on, and the groups that are looked through."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

# How far back "the uber was 28" is a correction and no new purchase.
RECENT = timedelta(days=2)
# How far back "lunch was 15.50" is one, without an article.
JUST_NOW = timedelta(hours=12)

Strength = Literal["explicit", "definite", "bare"]


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """A transaction of the person; `amount_cents` is positive."""

    id: str
    submission_id: str
    amount_cents: int
    currency: str
    kind: str
    category: str
    description: str
    transaction_date: date
    created_at: datetime
    is_from_document: bool = False


@dataclass(frozen=True, slots=True)
class Books:
    """What references are resolved on.

    Attributes:
        entries: The entries of the last 60 days, the newest first by when they were booked.
        shown: The ids of the lines shown last, in order.
        quoted: The ids of the lines of the reply that the message quotes, in order.
        is_talking: Whether something was said a moment ago: then only what was shown counts.
        speaks_of_else: Whether something else was spoken of last (a goal, a plan): then "it" is no
            entry.
        now: The moment of the message.
        listed: The ids of the lines of the last reply that showed several, in order.
        today: The person's local date; that of `now` where it is None.
    """

    entries: Sequence[KnownEntry]
    now: datetime
    shown: Sequence[str] = ()
    quoted: Sequence[str] = ()
    is_talking: bool = False
    speaks_of_else: bool = False
    today: date | None = None
    listed: Sequence[str] = ()

    def it(self) -> list[KnownEntry]:
        """Return what "it" means: the lines spoken of last."""
        if self.speaks_of_else and not self.quoted:
            return []
        return self.lines()

    def lines(self) -> list[KnownEntry]:
        """Return the lines that a place counts: quoted, or shown, or the last submission's."""
        lines = self._listed(self.quoted) or self._listed(self.shown)
        return lines if lines or self.is_talking else self.last_submission()

    def at(self, place: int) -> KnownEntry | None:
        """Return the line at a place, from 1, or from the end where it is negative.

        A line that was removed since keeps its place. Of a single line no second one is counted,
        and one that was changed is still the line of its list: then that list is counted.
        """
        ids = self.quoted or self.shown
        is_of_list = set(ids) <= set(self.listed) or abs(place) > 1
        if len(ids) <= 1 and not self.quoted and is_of_list:
            ids = self.listed or ids
        lines = self._listed(ids)
        if place > 0 and lines:
            return next(iter(self._listed(ids[place - 1 : place])), None)
        lines = lines or self.lines()
        at = place - 1 if place > 0 else len(lines) + place
        return lines[at] if 0 <= at < len(lines) else None

    def last_submission(self) -> list[KnownEntry]:
        """Return the entries booked last, in the order of their message."""
        if not self.entries:
            return []
        return self.of_submission(self.entries[0].submission_id)

    def of_submission(self, submission_id: str) -> list[KnownEntry]:
        """Return the entries of a submission, in the order of its lines."""
        found = [entry for entry in self.entries if entry.submission_id == submission_id]
        return sorted(found, key=lambda entry: entry.id)

    def _listed(self, ids: Sequence[str]) -> list[KnownEntry]:
        known = {entry.id: entry for entry in self.entries}
        return [known[one] for one in ids if one in known]

    def groups(self, strength: Strength) -> Iterator[list[KnownEntry]]:
        """Yield the groups of candidates, the nearest first, as far back as `strength` allows."""
        yield self._listed(self.quoted)
        yield self._listed(self.shown)
        if strength == "bare":
            just_now = self.now - JUST_NOW
            yield [entry for entry in self.entries if entry.created_at >= just_now]
            return
        recent = self.now - RECENT
        lately = [
            entry
            for entry in self.entries
            if entry.created_at >= recent or entry.transaction_date >= recent.date()
        ]
        if strength == "definite":
            yield lately
            return
        yield self.last_submission()
        yield lately
        yield list(self.entries)
