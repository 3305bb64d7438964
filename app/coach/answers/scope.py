"""What a question about spending is narrowed to: a category, a merchant, a thing, or nothing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.coach.answers.turn import Turn
from app.coach.periods import Period
from app.figures import Entry, Tally

_TELLING = 4  # letters that make a word worth looking for by itself


@dataclass(frozen=True, slots=True)
class Scope:
    """What was found: `what` is how to call it, "" where all spending is meant.

    `category` is set where the sum is a category's; `asked` is the thing that was asked for and
    that no description names, "" where there was none.
    """

    what: str
    tallies: Sequence[Tally]
    entries: Sequence[Entry] = ()
    category: str | None = None
    asked: str = ""

    @property
    def count(self) -> int:
        """How many transactions."""
        return sum(tally.count for tally in self.tallies)


def scope_of(turn: Turn, period: Period) -> Scope:
    """What the question is about, with its sums in `period`.

    A merchant or thing is looked for in the descriptions; where none names it, the category that
    it belongs to stands in, and the answer says so.
    """
    question, books, voice = turn.question, turn.books, turn.voice
    for thing in question.things:
        entries = _named(turn, thing, period)
        if entries:
            return Scope(_name(thing, entries), tallies(entries), entries)
    if question.category:
        sums = books.spent(period, question.category)
        return Scope(voice.category(question.category), sums, category=question.category)
    for thing in question.things:
        category = turn.category_of(thing)
        if category:
            sums = books.spent(period, category)
            return Scope(voice.category(category), sums, category=category, asked=thing)
    asked = question.things[0] if question.things else ""
    return Scope("", books.spent(period), asked=asked)


def tallies_within(turn: Turn, scope: Scope, period: Period) -> Sequence[Tally]:
    """The sums of what `scope` means in a part of the time that it was found in."""
    if not scope.entries:
        return turn.books.spent(period, scope.category)
    return tallies(entry for entry in scope.entries if period.start <= entry.date <= period.end)


def tallies(entries: Iterable[Entry]) -> list[Tally]:
    """The sum of each currency, largest first."""
    cents: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for entry in entries:
        cents[entry.currency] += entry.cents
        counts[entry.currency] += 1
    return [Tally(currency, total, counts[currency]) for currency, total in cents.most_common()]


def _named(turn: Turn, thing: str, period: Period) -> Sequence[Entry]:
    entries = turn.books.named([thing], period)
    words = [word for word in thing.split() if len(word) >= _TELLING]
    if entries or len(thing.split()) == 1 or not words:
        return entries
    return turn.books.named(words, period)


def _name(thing: str, entries: Sequence[Entry]) -> str:
    """The merchant as the books write it where it is but one, else as the person does."""
    written = {entry.description for entry in entries}
    return written.pop() if len(written) == 1 else thing
