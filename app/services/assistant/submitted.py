"""The reply to a submission from WhatsApp, and what the dialogue remembers of it."""

from datetime import date, datetime

from app.assistant.dialogue import ANSWERED_WITHIN, MAX_SHOWN, OpenQuestion, read_dialogue
from app.assistant.outcomes import Asked, Booked, Outcome
from app.assistant.wording.entries import UNSURE_BELOW
from app.assistant.wording.formatter import ReplyFormatter
from app.assistant.wording.reply import word_reply
from app.clock import local_date
from app.db import Session
from app.models import User
from app.phones import country_of
from app.reading.types import DraftTransaction
from app.schemas.transactions import DuplicateData, SubmittedTransactions
from app.services.assistant.books import entry_line
from app.services.assistant.onboarding import ask_by_the_way
from app.store import dialogues, ledger, submissions

# How a booking is corrected is said with so many first ones.
HINTED_SUBMISSIONS = 5
# Rows left out as duplicates that "book it anyway" can still book.
MOST_LEFT_OUT = 100
WHATSAPP = "whatsapp"


def booked_outcome(
    session: Session, user: User, answer: SubmittedTransactions, today: date
) -> Booked:
    """Return what a submission booked, as the reply words it."""
    lines = [entry_line(entry) for entry in answer.transactions]
    is_unsure = any(line.confidence < UNSURE_BELOW for line in lines)
    submitted = submissions.count_first(session, user.id, HINTED_SUBMISSIONS + 1)
    summary = answer.summary
    is_this_month = any(
        (line.transaction_date.year, line.transaction_date.month) == (today.year, today.month)
        and summary is not None
        and line.currency == summary.currency
        for line in lines
    )
    return Booked(
        lines=lines,
        duplicates=answer.duplicates,
        summary=summary if is_this_month else None,
        document=answer.document,
        shows_hint=is_unsure or submitted <= HINTED_SUBMISSIONS,
        repeats=_repeats(session, user, answer),
        unread=answer.unread,
    )


def _repeats(session: Session, user: User, answer: SubmittedTransactions) -> frozenset[str]:
    """Return the ids of a text's entries that equal one booked before for the same day."""
    if answer.document is not None or len(answer.transactions) != 1:
        return frozenset()
    entry = answer.transactions[0]
    day = date.fromisoformat(entry.transaction_date)
    same = ledger.list_by_amount(session, user.id, day, day, entry.amount_cents)
    equal = [
        one
        for one in same
        if one.currency == entry.currency and one.description == entry.description
    ]
    return frozenset({entry.id}) if len(equal) > 1 else frozenset()


def answer_submission(
    session: Session, user: User, answer: SubmittedTransactions, today: date, now: datetime
) -> SubmittedTransactions:
    """Return a WhatsApp submission's answer with its reply, and remember the lines shown."""
    formatter = ReplyFormatter(answer.language, country_of(user.phone), today)
    asked = ask_by_the_way(session, user, formatter) if answer.transactions else None
    question = _question(asked, now) if asked else None
    remember(session, user, answer, now, question)
    outcomes: list[Outcome] = [booked_outcome(session, user, answer, today)]
    if question is not None:
        outcomes.append(Asked(question))
    return answer.model_copy(update={"message": word_reply(outcomes, formatter)})


def word_submission(
    session: Session, user: User, answer: SubmittedTransactions, moment: datetime
) -> SubmittedTransactions:
    """Return the answer of an earlier submission with its reply; `moment` is when it was sent."""
    today = local_date(moment, user.timezone)
    done = booked_outcome(session, user, answer, today)
    formatter = ReplyFormatter(answer.language, country_of(user.phone), today)
    return answer.model_copy(update={"message": word_reply([done], formatter)})


def _question(text: str, now: datetime) -> OpenQuestion:
    return OpenQuestion(kind="slot", slot="income", text=text, expires_at=now + ANSWERED_WITHIN)


def remember(
    session: Session,
    user: User,
    answer: SubmittedTransactions,
    now: datetime,
    question: OpenQuestion | None = None,
) -> None:
    """Write the lines that were shown and what was asked into the dialogue."""
    row = dialogues.find(session, user.id, WHATSAPP)
    dialogue = read_dialogue(row.state if row else {}, now)
    shown = tuple(entry.id for entry in answer.transactions[:MAX_SHOWN])
    changed = dialogue.model_copy(
        update={
            "shown": shown,
            "focus": "entry",
            "open": question,
            "order": None,
            "left_out": tuple(_draft(row) for row in answer.duplicates[:MOST_LEFT_OUT]),
            "updated_at": now,
        }
    )
    dialogues.save(session, user.id, WHATSAPP, changed.as_json(), now)


def _draft(row: DuplicateData) -> DraftTransaction:
    return DraftTransaction(
        amount_cents=row.amount_cents,
        currency=row.currency,
        kind=row.kind,
        category=row.category,
        description=row.description,
        transaction_date=date.fromisoformat(row.transaction_date),
        confidence=1.0,
    )
