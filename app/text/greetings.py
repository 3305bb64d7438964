"""Recognize messages that are nothing but greetings, thanks and goodbyes."""

import re
from functools import cache

from app.text.normalize import fold_in_place
from app.text.phrases import entries_of

_LONGEST_PHRASE = 6  # words
_REPEATED = re.compile(r"(\w)\1+")


def is_greeting(words: list[str]) -> bool:
    """Return whether the words are only greetings, thanks, goodbyes (at least one) and filler."""
    words = [_collapse(word) for word in words]
    at, found = 0, False
    while at < len(words):
        length = _phrase_length(words, at)
        found = found or length > 0
        if not length and words[at] not in _load_collapsed("fillers"):
            return False
        at += length or 1
    return found


def _phrase_length(words: list[str], at: int) -> int:
    """Return how many words from `at` on are the longest greeting there; 0 where none is."""
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        if " ".join(words[at : at + length]) in _load_collapsed("words"):
            return length
    return 0


def _collapse(word: str) -> str:
    """Return the word with repeated letters once: "heyyy" is "hey"."""
    return _REPEATED.sub(r"\1", word)


@cache
def _load_collapsed(name: str) -> frozenset[str]:
    return frozenset(
        _collapse(fold_in_place(entry)) for entry in entries_of("intents", "greeting", name)
    )
