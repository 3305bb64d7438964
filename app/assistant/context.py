"""What understanding a message rests on besides its words."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from app.assistant.dialogue import Dialogue
from app.coach.questions.types import QuestionContext
from app.reading.types import ReaderContext
from app.text.languages import Language


@dataclass(frozen=True, slots=True)
class KnownGoal:
    """A goal of the person: its id and name."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class UnderstandingContext:
    """Who says something, when, and what was said before.

    Attributes:
        reader: Date, country, currency, language and corrections of the person.
        question: The context in which questions are parsed.
        dialogue: What is remembered of the conversation.
        goals: The person's goals, the newest first.
        has_plan: Whether there is an active plan.
        has_history: Whether the person has said or booked anything before.
        quotes: Whether the message quotes one of our replies.
    """

    reader: ReaderContext
    question: QuestionContext
    dialogue: Dialogue = field(default_factory=Dialogue)
    goals: Sequence[KnownGoal] = ()
    has_plan: bool = True
    has_history: bool = True
    quotes: bool = False

    @property
    def today(self) -> date:
        """Return the person's local date."""
        return self.reader.today

    @property
    def language(self) -> Language:
        """Return the person's usual language."""
        return self.reader.language
