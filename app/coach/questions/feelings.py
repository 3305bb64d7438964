"""Hear the feeling in a question, by its emoji and words."""

from app.coach.questions.reading import QuestionReading
from app.coach.questions.types import Feeling

_EMOJI: tuple[tuple[Feeling, str], ...] = (
    ("frustrated", "😡🤬😤🙄"),
    ("worried", "😟😰😥😢😭😩😞😔😱🥺😨😬"),
    ("happy", "😀😄😁😍🎉🥳😊🙌💪❤😎🚀"),
)


def detect_feeling(message: str, readings: list[QuestionReading]) -> Feeling:
    """Return the feeling that comes with a question; `readings` begin with its own language."""
    for feeling, emoji in _EMOJI:
        if any(symbol in message for symbol in emoji):
            return feeling
    for feeling, _ in _EMOJI:
        if any(reading.words.feelings[feeling].search(reading.text) for reading in readings[:1]):
            return feeling
    return "neutral"
