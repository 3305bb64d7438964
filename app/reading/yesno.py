"""A clear yes or a clear no, and nothing in between: this guards the erasing of a person's data."""

from functools import cache

from app.reading.data import load
from app.reading.words import tokens

_LONGEST_ANSWER = 8  # words; who writes more than that says more than yes or no


def read_yes_no(text: str) -> bool | None:
    """True for a clear yes, False for a clear no in any of our languages, None for all else.

    Every word must belong to the answer: "yes, erase everything" is one, "yes but keep march",
    "yes or no?" and "não sei" are none. A question is never an answer.
    """
    words = tokens(text)
    if not words or len(words) > _LONGEST_ANSWER or "?" in text or "¿" in text:
        return None
    yes, no = _consumed(words, "yes"), _consumed(words, "no")
    return yes if yes != no else None


def _consumed(words: tuple[str, ...], answer: str) -> bool:
    """Whether `words` are all this answer's phrases or polite fillers, at least one a phrase."""
    phrases, fillers = _phrases(answer), _phrases("fillers")
    position, found = 0, False
    while position < len(words):
        length = _match(words, position, phrases)
        found = found or length > 0
        length = length or _match(words, position, fillers)
        if not length:
            return False
        position += length
    return found


def _match(words: tuple[str, ...], position: int, phrases: frozenset[tuple[str, ...]]) -> int:
    """How many words from `position` on are one of the phrases, the longest; 0 where none is."""
    for length in range(min(5, len(words) - position), 0, -1):
        if words[position : position + length] in phrases:
            return length
    return 0


@cache
def _phrases(name: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tokens(entry) for entry in load("yesno")[name])
