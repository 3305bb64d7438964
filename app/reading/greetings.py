"""Greetings, thanks and goodbyes: messages that hold nothing else."""

import re
from functools import cache

from app.reading.phrasebook import entries_of
from app.reading.plain import plain

_LONGEST_PHRASE = 6  # words
_REPEATED = re.compile(r"(\w)\1+")


def is_greeting(words: list[str]) -> bool:
    """Whether every word belongs to greetings, thanks and goodbyes, at least one phrase of them."""
    words = [_collapsed(word) for word in words]
    at, found = 0, False
    while at < len(words):
        length = _phrase_length(words, at)
        found = found or length > 0
        if not length and words[at] not in _collapsed_list("fillers"):
            return False
        at += length or 1
    return found


def _phrase_length(words: list[str], at: int) -> int:
    """How many words from `at` on are one greeting, the longest; 0 where none is."""
    for length in range(min(_LONGEST_PHRASE, len(words) - at), 0, -1):
        if " ".join(words[at : at + length]) in _collapsed_list("words"):
            return length
    return 0


def _collapsed(word: str) -> str:
    """The word with repeated letters once: "heyyy" is "hey"."""
    return _REPEATED.sub(r"\1", word)


@cache
def _collapsed_list(name: str) -> frozenset[str]:
    return frozenset(_collapsed(plain(entry)) for entry in entries_of("intents", "greeting", name))
