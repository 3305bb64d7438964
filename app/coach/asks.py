"""A question as it was understood: what is asked, and of what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.coach.periods import Period
from app.reading.drafts import Language

Ask = Literal[
    "spent",
    "top",
    "largest",
    "recent",
    "count",
    "average",
    "compare",
    "income",
    "left",
    "plan",
    "goal",
    "track",
    "afford",
    "recurring",
    "save",
    "lookup",
    "what_if",
    "resisted",
    "statement",
    "greeting",
    "thanks",
    "bye",
    "help",
    "off_topic",
    "unknown",
]
Feeling = Literal["neutral", "happy", "worried", "frustrated"]


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and when.

    `today` is their local date; `country` (ISO 3166 alpha-2 or "") settles dates in figures;
    `currency` is what a bare amount means; `goals` are the names of their goals.
    """

    today: date
    country: str = ""
    currency: str = "USD"
    language: Language = "en"
    goals: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked.

    `period` is the one named, None where none was, and `against` another to compare it with;
    `category` is one of ours where all of it is meant; `things` are merchants or things in the
    person's words; `goal` is the place of the goal named in `Asker.goals`; `cents` an amount
    (× 100) of `currency`; `by` the day a wish is for; `limit` how many are asked for; `often` is
    how many times a month what is named happens.
    """

    ask: Ask
    language: Language
    period: Period | None = None
    against: Period | None = None
    category: str | None = None
    things: tuple[str, ...] = ()
    goal: int | None = None
    cents: int | None = None
    currency: str = ""
    by: date | None = None
    limit: int | None = None
    often: float | None = None
    feeling: Feeling = "neutral"
