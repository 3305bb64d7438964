"""The chat: the assistant understands a message, performs it, and stores message and answer.

Two steps: `prepare` with no transaction open (load what it rests on, understand; answer what only
asks), then `perform` in one transaction with the person's row locked. If the dialogue has changed
in between, the message is understood again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from app.assistant.commands import Command
from app.assistant.context import KnownGoal, UnderstandingContext
from app.assistant.dialogue import Dialogue, read_dialogue
from app.assistant.opinion import ChatQuestion, Opinion
from app.assistant.outcomes import Answered, Outcome
from app.assistant.understanding.engine import Understanding, understand
from app.assistant.wording.formatter import ReplyFormatter
from app.clock import local_date
from app.coach.profile import Profile
from app.coach.questions.types import QuestionContext
from app.db import Database, Session
from app.errors import PersonalityRequired
from app.ids import new_id
from app.models import User
from app.phones import country_of
from app.reading.categories.lookup import CategoryLookup
from app.reading.types import ReaderContext
from app.schemas.chat import ChatMessageData, NewChatMessage
from app.services.assistant.answers import record
from app.services.assistant.performing import only_read, perform_all
from app.services.assistant.quotes import find_quoted
from app.services.assistant.work import Work
from app.services.ledger import SqlLedger
from app.services.profiles import language_of, load_profile
from app.store import chat as store
from app.store import corrections, dialogues
from app.text.language import detect
from app.text.languages import Language

# A second engine's opinion, None where the first one's reading stands.
Advisor = Callable[[ChatQuestion], Opinion | None]
_CATEGORIES = CategoryLookup()


@dataclass(frozen=True, slots=True)
class PreparedMessage:
    """A message that was understood and not yet performed.

    Attributes:
        new: The message as it was sent.
        today: The person's local date when it was sent.
        language: The language of the reply.
        understanding: What it asks for.
        dialogue: The dialogue that it was understood in, and `version` its version.
        context: What it was understood on.
        done: The work and outcomes of a message that only asks; None where it is to be performed.
    """

    new: NewChatMessage
    today: date
    language: Language
    understanding: Understanding
    dialogue: Dialogue
    version: int
    context: UnderstandingContext
    done: tuple[Work, list[Outcome]] | None = None


def prepare(
    database: Database,
    user: User,
    new: NewChatMessage,
    now: datetime,
    advisor: Advisor | None = None,
) -> PreparedMessage:
    """Understand a message, and answer it if it only asks; write nothing.

    Today is the person's local date at `sent_at`, else at `now`. An `advisor` is asked with no
    session open. Raises PersonalityRequired before there is a plan, except for WhatsApp.
    """
    if user.personality_type is None and new.channel == "api":
        raise PersonalityRequired
    with database.read_only() as session:
        prepared = _understand(session, user, new, now)
    opinion = _ask(advisor, database, user, prepared) if advisor else Opinion()
    if opinion.commands:
        found = replace(prepared.understanding, commands=opinion.commands)
        prepared = replace(prepared, understanding=found)
    if not only_read(prepared.understanding.commands):
        return prepared
    with database.read_only() as session:
        work = _work(session, user, prepared, now)
        if opinion.text:
            return replace(prepared, done=(work, [Answered(opinion.text)]))
        done = perform_all(prepared.understanding.commands, work)
    return replace(prepared, done=(work, done))


def _ask(advisor: Advisor, database: Database, user: User, prepared: PreparedMessage) -> Opinion:
    """Return what a second engine makes of a message: nothing where the first one is sure."""

    def profile() -> Profile:
        with database.read_only() as session:
            return load_profile(session, user, prepared.today, prepared.language)

    question = ChatQuestion(
        message=prepared.new.message,
        context=prepared.context,
        commands=prepared.understanding.commands,
        load_profile=profile,
        ledger=SqlLedger(database.read_only, user.id, prepared.today),
        language=prepared.language,
    )
    return advisor(question) or Opinion()


def _understand(
    session: Session, user: User, new: NewChatMessage, now: datetime
) -> PreparedMessage:
    today = local_date(new.sent_at or now, user.timezone)
    row = dialogues.find(session, user.id, new.channel)
    dialogue = read_dialogue(row.state if row else {}, now)
    language = new.language or detect(new.message, language_of(user))[0]
    context = _context(session, user, new, today, dialogue, language)
    found = understand(new.message, context)
    return PreparedMessage(
        new=new,
        today=today,
        language=language,
        understanding=found,
        dialogue=dialogue,
        version=row.version if row else 0,
        context=context,
    )


def _context(
    session: Session,
    user: User,
    new: NewChatMessage,
    today: date,
    dialogue: Dialogue,
    language: Language,
) -> UnderstandingContext:
    """Return what a message is understood on; `language` is that of the answer."""
    profile = load_profile(session, user, today, language)
    goals = [KnownGoal(goal.figures.id, goal.name) for goal in profile.goals]
    return UnderstandingContext(
        reader=ReaderContext(
            today=today,
            country=country_of(user.phone),
            currency=user.currency,
            language=language,
            corrections=corrections.load_by_user(session, user.id),
        ),
        question=QuestionContext(
            today=today,
            categories=_CATEGORIES,
            country=profile.country,
            currency=profile.plan_currency,
            language=language,
            goals=profile.goals,
        ),
        dialogue=dialogue,
        goals=goals,
        has_plan=profile.plan is not None,
        has_history=bool(dialogue.updated_at or goals) or store.has_any(session, user.id),
        quotes=new.in_reply_to is not None,
    )


def _work(session: Session, user: User, prepared: PreparedMessage, now: datetime) -> Work:
    new = prepared.new
    # The message comes before its answer.
    first, second = new_id("chat"), new_id("chat")
    return Work(
        session=session,
        user=user,
        now=now,
        today=prepared.today,
        language=prepared.language,
        channel=new.channel,
        formatter=ReplyFormatter(prepared.language, country_of(user.phone), prepared.today),
        categories=_CATEGORIES,
        dialogue=prepared.dialogue,
        quoted=find_quoted(session, user.id, new.in_reply_to) if new.in_reply_to else (),
        message_id=first,
        answer_id=second,
    )


def perform(
    session: Session,
    user: User,
    prepared: PreparedMessage,
    *,
    key: str | None,
    fingerprint: str,
    now: datetime,
) -> ChatMessageData:
    """Perform a message in the open transaction, store it with its answer, and return that."""
    row = dialogues.find(session, user.id, prepared.new.channel)
    if (row.version if row else 0) != prepared.version:
        prepared = _understand(session, user, prepared.new, now)
    todo = prepared.understanding.commands
    if prepared.done is not None:
        work, outcomes = prepared.done
    else:
        work = _work(session, user, prepared, now)
        outcomes = _perform(session, todo, work, applies=prepared.new.applies_changes)
    dialogues.save(session, user.id, work.channel, work.next_dialogue().as_json(), now)
    return record(
        session,
        work,
        prepared.new.message,
        todo,
        outcomes,
        key=key,
        fingerprint=fingerprint,
    )


def _perform(
    session: Session, todo: Sequence[Command], work: Work, *, applies: bool
) -> list[Outcome]:
    """Perform commands; without `applies` take everything back, and report it as proposed."""
    if applies or only_read(todo):
        return perform_all(todo, work)
    trial = session.begin_nested()
    outcomes = perform_all(todo, work)
    trial.rollback()
    work.propose()
    return outcomes
