"""Articles, prepositions and the like: words that name nothing."""

from functools import cache

from app.reading.data import load
from app.reading.words import tokens


@cache
def little_words() -> frozenset[str]:
    """The little words of the three languages, folded."""
    return frozenset(token for entry in load("common")["little"] for token in tokens(entry))
