"""Split text into folded tokens, and make the key of a person's corrections from them."""

import re
from functools import cache, lru_cache

from app.text.data import load
from app.text.normalize import fold
from app.text.payment_processors import without_processor

CORRECTION_KEY_LENGTH = 60

_EMOJI = "\u2600-\u27bf\U0001f170-\U0001faff"
# "h&m", "c & a", "m&s": initials around an ampersand are one name.
_INITIALS = re.compile(r"\b([^\W_]{1,2})\s?&\s?([^\W_]{1,2})\b")
_TOKEN = re.compile(rf"[^\W_]{{1,2}}&[^\W_]{{1,2}}(?![^\W_])|[^\W_]+|[{_EMOJI}]")


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """Return the folded words, numbers and emoji of `text` in order; "mcdonald's" is one word."""
    joined = _INITIALS.sub(r"\1&\2", fold(text).replace("'", ""))
    return tuple(_TOKEN.findall(joined))


@lru_cache(maxsize=16384)
def fold_words(text: str) -> str:
    """Return the tokens of `text` as one text, parted by single blanks: no punctuation is left."""
    return " ".join(tokens(text))


def correction_key(description: str) -> str:
    """Return the key under which a correction of this description is stored, ≤ 60 characters.

    It has words only, without numbers, dates, payment processors, articles and prepositions, so
    that next month's purchase at the same merchant has the same key. Where no other word is left,
    it has all tokens.
    """
    words = tokens(without_processor(description))
    passing = _passing_words()
    kept = [word for word in words if word not in passing and not _has_digit(word)]
    return " ".join(kept or words)[:CORRECTION_KEY_LENGTH].rstrip()


@cache
def little_words() -> frozenset[str]:
    """Return the articles, prepositions, pronouns and conjunctions of all languages, folded."""
    return frozenset(token for entry in load("common")["little"] for token in tokens(entry))


def _has_digit(word: str) -> bool:
    return any(char.isdigit() for char in word)


@cache
def _passing_words() -> frozenset[str]:
    """Return articles, prepositions and words of dates, which differ between like purchases."""
    common = load("common")
    return frozenset(
        token for part in ("little", "dates") for entry in common[part] for token in tokens(entry)
    )
