"""Say something to the assistant in one of its languages."""

from datetime import date

from app.assistant.context import UnderstandingContext
from app.assistant.dialogue import Dialogue
from app.assistant.understanding.utterance import Utterance, read_utterance
from app.coach.questions.types import QuestionContext
from app.reading.categories.lookup import CategoryLookup
from app.reading.types import ReaderContext
from app.text.languages import Language

TODAY = date(2026, 5, 15)
COUNTRIES: dict[Language, str] = {"en": "US", "pt": "BR", "es": "MX"}
CATEGORIES = CategoryLookup()


def understanding_context(
    language: Language, dialogue: Dialogue | None = None
) -> UnderstandingContext:
    """Return the context of a person who writes in `language`."""
    return UnderstandingContext(
        reader=ReaderContext(TODAY, COUNTRIES[language], "USD", language),
        question=QuestionContext(TODAY, CATEGORIES),
        dialogue=dialogue or Dialogue(),
    )


def hear(message: str, language: Language) -> Utterance:
    """Return a message prepared for the readers of sentences."""
    return read_utterance(message, language, understanding_context(language).reader)
