"""What a person says to the assistant, with what its meaning rests on."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from app.assistant.context import KnownGoal, UnderstandingContext
from app.assistant.dialogue import Dialogue
from app.assistant.understanding.utterance import Utterance, read_utterance
from app.coach.questions.types import QuestionContext
from app.reading.categories.lookup import CategoryLookup
from app.reading.types import ReaderContext

TODAY = date(2026, 11, 28)
_PLACES = {"en": ("US", "USD"), "pt": ("BR", "BRL"), "es": ("MX", "MXN")}


def said(
    message: str,
    language: str,
    goals: Sequence[str] = (),
    focus: Literal["entry", "goal", "feature"] | None = None,
) -> tuple[Utterance, UnderstandingContext]:
    """Return a message of a person with these goals; the first was spoken of last.

    Their ids are `goal 1` and so on.
    """
    country, currency = _PLACES[language]
    reader = ReaderContext(TODAY, country, currency, language)
    context = UnderstandingContext(
        reader=reader,
        question=QuestionContext(TODAY, CategoryLookup(), country, currency, language),
        dialogue=Dialogue(focus=focus, goal_id="goal 1" if focus == "goal" else None),
        goals=[KnownGoal(f"goal {place}", name) for place, name in enumerate(goals, start=1)],
    )
    return read_utterance(message, language, reader), context
