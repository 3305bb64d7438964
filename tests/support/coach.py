"""A person with the plan of the seed's sample, and the coach to talk to."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.coach.answers import answer
from app.coach.asks import Asker
from app.coach.goals import OpenGoal
from app.coach.person import GoalFacts, Person, PlanFacts
from app.coach.questions import understand
from app.reading.drafts import Language
from tests.support.books import ListBooks

TODAY = date(2026, 5, 15)
COUNTRIES: dict[Language, str] = {"en": "US", "pt": "BR", "es": "MX"}

# 5,000 in, 3,200 out: 1,800 left over, 900 to save, 4,100 to spend.
PLAN = PlanFacts("USD", 500000, 180000, 90000, 18.0, "savings")
EVEN = PlanFacts("USD", 300000, 0, 0, 0.0, "savings")
DEFICIT = PlanFacts("USD", 300000, -40000, 0, 0.0, "debt")


def goal(
    name: str = "Emergency Fund",
    target: int = 500000,
    saved: int = 0,
    day: date = date(2026, 12, 31),
    currency: str = "USD",
) -> GoalFacts:
    """A goal; 5,000 by the year's end from May on asks for 625 a month."""
    return GoalFacts(name, OpenGoal(f"goal {name}", target, saved, currency, day))


def person(
    language: Language = "en",
    *,
    plan: PlanFacts | None = PLAN,
    goals: Sequence[GoalFacts] = (),
    personality: str = "supportive",
    name: str = "Maria Santos",
) -> Person:
    """Someone with a plan."""
    return Person(
        today=TODAY,
        language=language,
        country=COUNTRIES[language],
        currency="USD",
        name=name,
        personality=personality,
        plan=plan,
        goals=goals,
    )


def ask(message: str, books: ListBooks, who: Person | None = None) -> str:
    """The coach's answer to `message`."""
    who = who or person()
    who = replace(who, today=books.today)
    asker = Asker(
        who.today, who.country, who.plan_currency, who.language, [g.name for g in who.goals]
    )
    return answer(understand(message, asker), who, books)
