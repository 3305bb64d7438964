"""The category that words of a question stand for: by its own name, or by what is bought of it."""

from datetime import date

from app.coach.lexicon import LANGUAGES, lexicon
from app.reading.categories import categorize
from app.reading.drafts import Context, Language
from app.reading.words import fold

_SURE = 0.9  # how sure a category must be to stand in for a thing
_NEVER = frozenset({"other", "income"})


def category_named(words: str) -> str | None:
    """The category that `words` mean the whole of ("transporte", "clothes", "lazer"), else None.

    Narrower than the reader's own names: "mercado" is food, but not all of it.
    """
    name = fold(words)
    found = (lexicon(language).categories.get(name) for language in LANGUAGES)
    return next((category for category in found if category), None)


def category_of(thing: str, language: Language, country: str = "") -> str | None:
    """The category that `thing` is bought of ("coffee", "uber rides"), None where unsure."""
    context = Context(date.min, country, language=language)
    category, confidence = categorize(thing, context)
    return category if confidence >= _SURE and category not in _NEVER else None
