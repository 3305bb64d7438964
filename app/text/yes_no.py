"""Recognize clear answers to a question of Ozzie, on which an erasure or a sign-up depends."""

from collections.abc import Set as AbstractSet
from functools import cache

from app.text.data import load
from app.text.tokens import tokens

Phrase = tuple[str, ...]
"""A phrase as its tokens (app.text.tokens)."""

_LONGEST_ANSWER = 8  # words; a longer text says more than yes or no
_LONGEST_PHRASE = 5  # words


def read_yes_no(text: str) -> bool | None:
    """Return True for a clear yes, False for a clear no, None for all else; in any language.

    Every word must belong to the answer: "yes, erase everything" is one, "yes but keep march",
    "yes or no?" and "não sei" are none. A question is no answer.
    """
    words = _words_of_answer(text)
    yes = _is_all_answer(words, read_phrases("yes_no", "yes") | read_phrases("yes_no", "erase"))
    no = _is_all_answer(words, read_phrases("yes_no", "no"))
    return yes if yes != no else None


def is_consent(text: str, also: AbstractSet[Phrase] = frozenset()) -> bool:
    """Return whether `text` is a clear yes to a question that is not about erasing.

    "Erase everything" answers such a question with a wish of its own. Phrases in `also` say yes as
    well.
    """
    words = _words_of_answer(text)
    return _is_all_answer(words, read_phrases("yes_no", "yes") | also) and not _is_all_answer(
        words, read_phrases("yes_no", "no")
    )


@cache
def read_phrases(topic: str, name: str) -> frozenset[Phrase]:
    """Return the entries of the list `name` of a topic, each as its tokens."""
    return frozenset(tokens(entry) for entry in load(topic)[name])


def _words_of_answer(text: str) -> tuple[str, ...]:
    """Return the words of a text that may be an answer; none of a question or a long text."""
    words = tokens(text)
    return () if len(words) > _LONGEST_ANSWER or "?" in text or "¿" in text else words


def _is_all_answer(words: tuple[str, ...], phrases: AbstractSet[Phrase]) -> bool:
    """Return whether `words` are only phrases of this answer (at least one) and filler."""
    fillers = read_phrases("yes_no", "fillers")
    position, found = 0, False
    while position < len(words):
        length = _match_length(words, position, phrases)
        found = found or length > 0
        length = length or _match_length(words, position, fillers)
        if not length:
            return False
        position += length
    return found


def _match_length(words: tuple[str, ...], position: int, phrases: AbstractSet[Phrase]) -> int:
    """Return the length in words of the longest phrase at `position`; 0 where none is."""
    for length in range(min(_LONGEST_PHRASE, len(words) - position), 0, -1):
        if words[position : position + length] in phrases:
            return length
    return 0
