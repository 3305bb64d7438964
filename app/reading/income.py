"""Whether words say that money came in: a wage, a sale, a refund, somebody paying back."""

from functools import cache

from app.reading.data import load
from app.reading.words import tokens

Phrase = tuple[str, ...]
_READ_WORDS = 60  # a description is short; what is longer is not read to its end
_SURE = 0.93


def is_income(words: str) -> bool:
    """True where `words` hold a phrase of income ("salário", "me pagaron", "sold my old phone").

    Every word counts: "paid me back" is income, "paid back" is not, nor is "maid salary".
    For text and documents alike; a statement's own sign says more than these words.
    """
    heard = tokens(words)[:_READ_WORDS]
    position = 0
    while position < len(heard):
        denied = _longest_at(heard, position, "none")
        if not denied and any(
            _longest_at(heard, position, part) for part in ("en", "pt", "es", "any")
        ):
            return True
        position += denied or 1
    return False


def income_category(words: str) -> tuple[str, float] | None:
    """`("income", confidence)` where the words say so, else None."""
    return ("income", _SURE) if is_income(words) else None


def _longest_at(heard: Phrase, position: int, part: str) -> int:
    """How many words from `position` on are one of the phrases; 0 where none is."""
    fitting = (
        len(phrase)
        for phrase in _phrases(part).get(heard[position], ())
        if heard[position : position + len(phrase)] == phrase
    )
    return max(fitting, default=0)


@cache
def _phrases(part: str) -> dict[str, tuple[Phrase, ...]]:
    """The phrases of one part of the list by their first word."""
    by_first: dict[str, tuple[Phrase, ...]] = {}
    for entry in load("income")[part]:
        phrase = tokens(entry)
        by_first[phrase[0]] = (*by_first.get(phrase[0], ()), phrase)
    return by_first
