"""Offer the classifier to the coach, which has words but no message."""

from dataclasses import dataclass
from datetime import date

from app.reading.categories.classifier import categorize
from app.reading.categories.vocabulary import load_vocabulary
from app.reading.types import ReaderContext
from app.text.languages import Language


@dataclass(frozen=True, slots=True)
class CategoryLookup:
    """Look categories up in the vocabulary; implements the coach's `CategoryReader`."""

    def categorize(self, words: str, country: str, language: Language) -> tuple[str, float]:
        """Return the category of `words` and the confidence in it (0–1)."""
        return categorize(words, ReaderContext(date.min, country, language=language))

    def knows(self, word: str) -> bool:
        """Return whether the vocabulary holds `word`, joined as it is written."""
        return load_vocabulary().knows(word)
