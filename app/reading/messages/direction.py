"""Decide whether money came in, went out, or moved between the person's own accounts."""

import re
from dataclasses import dataclass

from app.reading.types import Kind
from app.text.phrases import entries_of, phrases


@dataclass(frozen=True, slots=True)
class MessageDirection:
    """The kind of a transaction, and what it was decided by.

    `from_verb` where a verb decided: then it also holds for the amounts that follow on the line.
    `is_explicit` is False where nothing in the words decided and an expense is assumed.
    """

    kind: Kind
    from_verb: bool = False
    is_explicit: bool = True


def find_direction(
    words: str, country: str = "", sign: str = "", inherited: Kind | None = None
) -> MessageDirection:
    """Return the direction of a transaction from its words.

    A verb outweighs a noun: "paid the nanny's salary" is an expense.

    Args:
        words: The words in lower case without accents.
        country: ISO 3166 alpha-2 code: some nouns mean income only in some countries.
        sign: The sign written before the amount: "-", "+" or "".
        inherited: The kind that an earlier verb on the same line decided.
    """
    if phrases("direction", "transfer", "phrases").search(words) and not _is_card_payment(words):
        return MessageDirection("transfer", from_verb=True)
    income, expense = _find_verb(words, "income"), _find_verb(words, "expense")
    if income and (expense is None or _precedes(income, expense)):
        return MessageDirection("income", from_verb=True)
    if expense:
        return MessageDirection("expense", from_verb=True)
    if sign == "+" or _has_income_noun(words, country):
        return MessageDirection("income")
    if inherited:
        return MessageDirection(inherited)
    return MessageDirection("expense", is_explicit=False)


def _find_verb(words: str, kind: Kind) -> re.Match[str] | None:
    return phrases("direction", kind, "verbs").search(words)


def _is_card_payment(words: str) -> bool:
    return phrases("direction", "transfer", "unless").search(words) is not None


def _precedes(first: re.Match[str], second: re.Match[str]) -> bool:
    """Return whether the first match begins before the second, or is the longer one there."""
    return (first.start(), -first.end()) < (second.start(), -second.end())


def _has_income_noun(words: str, country: str) -> bool:
    noun = phrases("direction", "income", "nouns").search(words)
    if noun and noun[0] in entries_of("direction", "income", "abroad", country):
        return False
    return noun is not None and not phrases("direction", "income", "unless").search(words)
