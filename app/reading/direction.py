"""Whether money came in, went out, or only moved between the person's own accounts."""

import re
from dataclasses import dataclass

from app.reading.drafts import Kind
from app.reading.phrasebook import entries_of, phrases


@dataclass(frozen=True, slots=True)
class Direction:
    """The kind of a transaction; `verb` where a verb said so, which holds for what follows it."""

    kind: Kind
    verb: bool = False
    said: bool = True


def direction(
    words: str, country: str = "", sign: str = "", carried: Kind | None = None
) -> Direction:
    """Which way the money of an item went, from its plain `words`.

    A verb outweighs a noun ("paid the nanny's salary" is an expense); `sign` is what stood before
    the figure; `carried` is what the last verb of the sentence said.
    """
    if phrases("direction", "transfer", "phrases").search(words) and not _with_card(words):
        return Direction("transfer", verb=True)
    income, expense = _verb(words, "income"), _verb(words, "expense")
    if income and (expense is None or _leads(income, expense)):
        return Direction("income", verb=True)
    if expense:
        return Direction("expense", verb=True)
    if sign == "+" or _income_noun(words, country):
        return Direction("income")
    if carried:
        return Direction(carried)
    return Direction("expense", said=False)


def _verb(words: str, kind: Kind) -> re.Match[str] | None:
    return phrases("direction", kind, "verbs").search(words)


def _with_card(words: str) -> bool:
    return phrases("direction", "transfer", "unless").search(words) is not None


def _leads(first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether the first begins before the second, or there with more words."""
    return (first.start(), -first.end()) < (second.start(), -second.end())


def _income_noun(words: str, country: str) -> bool:
    noun = phrases("direction", "income", "nouns").search(words)
    if noun and noun[0] in entries_of("direction", "income", "abroad", country):
        return False
    return noun is not None and not phrases("direction", "income", "unless").search(words)
