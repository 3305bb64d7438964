"""Build people with the plan of the seed's sample, and ask the coach questions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from app.coach.answers import answer
from app.coach.answers.request import AnswerRequest
from app.coach.formatter import CoachFormatter
from app.coach.goals import OpenGoal
from app.coach.profile import GoalFacts, PlanFacts, Profile
from app.coach.questions.parser import parse_question
from app.coach.questions.types import Question, QuestionContext
from app.reading.categories.lookup import CategoryLookup
from app.text.languages import Language
from tests.support.ledger import ListLedger

TODAY = date(2026, 5, 15)
CATEGORIES = CategoryLookup()
COUNTRIES: dict[Language, str] = {"en": "US", "pt": "BR", "es": "MX"}

# 5,000 in, 3,200 out: 1,800 left over, 900 to save, 4,100 to spend.
PLAN = PlanFacts("USD", 500000, 180000, 90000, 18.0, "savings")
EVEN = PlanFacts("USD", 300000, 0, 0, 0.0, "savings")
DEFICIT = PlanFacts("USD", 300000, -40000, 0, 0.0, "debt")


def make_goal(
    name: str = "Emergency Fund",
    target: int = 500000,
    saved: int = 0,
    day: date = date(2026, 12, 31),
    currency: str = "USD",
) -> GoalFacts:
    """Return a goal; 5,000 by the end of the year, from May on, needs 625 a month."""
    return GoalFacts(name, OpenGoal(f"goal {name}", target, saved, currency, day))


def make_profile(
    language: Language = "en",
    *,
    plan: PlanFacts | None = PLAN,
    goals: Sequence[GoalFacts] = (),
    personality: str = "supportive",
) -> Profile:
    """Return a person with a plan."""
    return Profile(
        today=TODAY,
        language=language,
        country=COUNTRIES[language],
        currency="USD",
        personality=personality,
        plan=plan,
        goals=goals,
    )


def ask(message: str, ledger: ListLedger, profile: Profile | None = None) -> str:
    """Return the coach's answer to `message`."""
    profile = profile or make_profile()
    profile = replace(profile, today=ledger.today)
    context = QuestionContext(
        profile.today,
        CATEGORIES,
        profile.country,
        profile.plan_currency,
        profile.language,
        profile.goals,
    )
    return answer(parse_question(message, context), profile, ledger, CATEGORIES).text


def make_request(
    ledger: ListLedger, profile: Profile | None = None, **question: Any
) -> AnswerRequest:
    """Return a request for the answer to a question with the given fields."""
    profile = profile or make_profile()
    fields = {"type": "spent", "language": profile.language, **question}
    return AnswerRequest(
        Question(**fields),
        profile,
        ledger,
        CoachFormatter(profile.language, profile.country, profile.today),
        CATEGORIES,
    )
