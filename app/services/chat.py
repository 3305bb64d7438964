"""The chat: a question is understood, answered from the person's own figures, and kept."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

from app.clock import local_date
from app.coach.answers import answer
from app.coach.asks import Asker, Question
from app.coach.person import Person
from app.coach.questions import understand
from app.db import Database, Session
from app.errors import PersonalityRequired
from app.ids import new_id
from app.models import User
from app.reading.language import detect
from app.schemas.chat import NewChatMessage
from app.schemas.fields import utc
from app.schemas.pages import Page, PageQuery
from app.services.ledger import Ledger
from app.services.people import language_of, person_of
from app.store import chat as store

# How long a question may be followed up on ("and last month?").
FOLLOWED_UP = timedelta(minutes=30)
_TOPIC_LENGTH = 80


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on its way to whoever answers it."""

    message: str
    question: Question
    person: Person
    user_id: str


class Answerer(Protocol):
    """Who answers: the embedded coach, or a model beside it; no transaction is open meanwhile."""

    def __call__(self, asked: Asked, database: Database) -> str:
        """The answer's words, every number in them from the person's books."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, not yet kept."""

    asked: Asked
    answer: str


def embedded(asked: Asked, database: Database) -> str:
    """The embedded coach's answer."""
    with database.reading() as session:
        books = Ledger(lambda: nullcontext(session), asked.user_id, asked.person.today)
        return answer(asked.question, asked.person, books)


def ask(
    database: Database,
    user: User,
    new: NewChatMessage,
    now: datetime,
    answerer: Answerer = embedded,
) -> Exchange:
    """Understands and answers `new`; nothing is written.

    Today is the person's local date at `sent_at`, else now. Raises PersonalityRequired before
    there is a plan.
    """
    if user.personality_type is None:
        raise PersonalityRequired
    moment = new.sent_at or now
    today = local_date(moment, user.timezone)
    language = new.language or detect(new.message, language_of(user))[0]
    with database.reading() as session:
        person = person_of(session, user, today, language)
        before = store.last_question(session, user.id, now - FOLLOWED_UP)
    asker = Asker(
        today=today,
        country=person.country,
        currency=person.plan_currency,
        language=language,
        goals=[goal.name for goal in person.goals],
    )
    question = understand(new.message, asker, understand(before, asker) if before else None)
    asked = Asked(new.message, question, person, user.id)
    return Exchange(asked, answerer(asked, database))


def record(session: Session, exchange: Exchange, now: datetime) -> dict[str, Any]:
    """Keeps the question and its answer; returns the answer as it goes out."""
    question = exchange.asked.question
    # Ids made in the same millisecond have no order of their own: the question comes first.
    first, second = sorted((new_id("chat"), new_id("chat")))
    shared = {
        "user_id": exchange.asked.user_id,
        "language": question.language,
        "intent": question.ask,
        "topic": _topic(exchange.asked),
        "emotion": question.feeling,
        "created_at": now,
    }
    said = {**shared, "id": first, "role": store.USER, "message": exchange.asked.message}
    answered = {**shared, "id": second, "role": store.ASSISTANT, "message": exchange.answer}
    store.add(session, [said, answered])
    return wire(answered)


def history(session: Session, user_id: str, query: PageQuery) -> Page:
    """The person's chat, the newest first."""
    rows = store.page(session, user_id, after=query.after(), limit=query.limit)
    messages = [row._asdict() for row in rows]
    return Page.of(messages, query.limit, wire, lambda row: str(row["id"]))


def wire(row: dict[str, Any]) -> dict[str, Any]:
    """A message as it goes out."""
    names = ("id", "user_id", "role", "message", "language", "intent", "topic", "emotion")
    return {**{name: row[name] for name in names}, "created_at": utc(row["created_at"])}


def _topic(asked: Asked) -> str | None:
    """What the question is about: a goal, a category, a merchant or thing."""
    question = asked.question
    if question.goal is not None and question.ask == "goal":
        return asked.person.goals[question.goal].name[:_TOPIC_LENGTH]
    topic = question.category or next(iter(question.things), None)
    return topic[:_TOPIC_LENGTH] if topic else None
