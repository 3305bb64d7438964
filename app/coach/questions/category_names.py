"""Find the category that a question names, by its own name or by a product or merchant."""

from app.coach.questions.lexicon import load_lexicon
from app.coach.questions.types import CategoryReader
from app.text.languages import LANGUAGES, Language
from app.text.names import is_thing
from app.text.normalize import fold

_MIN_CONFIDENCE = 0.9  # least confidence with which a category may replace a subject
_EXCLUDED = frozenset({"other", "income"})


def find_category_by_name(words: str) -> str | None:
    """Return the category that `words` name as a whole ("transporte", "clothes"), or None.

    This is narrower than the names of the message reader: "mercado" is food, but not all of it.
    """
    name = fold(words)
    found = (load_lexicon(language).categories.get(name) for language in LANGUAGES)
    return next((category for category in found if category), None)


def is_known(subject: str, categories: CategoryReader, language: Language, country: str) -> bool:
    """Return whether `subject` is surely a merchant or product of our own tables."""
    return is_thing(subject) or find_category(subject, categories, language, country) is not None


def find_category(
    subject: str, categories: CategoryReader, language: Language, country: str = ""
) -> str | None:
    """Return the category of a product or merchant ("coffee", "uber rides"), None if unsure.

    `country` is ISO 3166 alpha-2 or "".
    """
    category, confidence = categories.categorize(subject, country, language)
    return category if confidence >= _MIN_CONFIDENCE and category not in _EXCLUDED else None
