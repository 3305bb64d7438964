"""The category that words of a question stand for: by its own name, or by what is bought of it."""

from app.coach.lexicon import LANGUAGES, lexicon
from app.reading.words import fold


def category_named(words: str) -> str | None:
    """The category that `words` are a name of ("transporte", "clothes", "lazer"), else None."""
    name = fold(words)
    found = (lexicon(language).categories.get(name) for language in LANGUAGES)
    return next((category for category in found if category), None)


def category_of(thing: str) -> str | None:
    """The category that `thing` is bought of ("coffee", "uber rides"), None where unsure.

    The whole name decides, else the one of its words that is known.
    """
    name = fold(thing)
    for part in (name, *reversed(name.split())):
        for language in LANGUAGES:
            if category := lexicon(language).things.get(part):
                return category
    return None
