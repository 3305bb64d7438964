"""Store a message of the chat with its answer, and tell operators of it."""

from collections.abc import Mapping, Sequence
from typing import Any

import structlog

from app.assistant.commands import Command
from app.assistant.dialogue import OpenQuestion
from app.assistant.outcomes import Booked, Outcome
from app.assistant.understanding.talk import has_feeling
from app.assistant.wording.formatter import fit
from app.assistant.wording.reply import word_reply
from app.assistant.wording.talk import word_feeling
from app.coach.questions.types import Feeling
from app.db import Session
from app.schemas.chat import ChatMessageData, PendingData
from app.services.assistant.labels import Labels, describe
from app.services.assistant.work import Work
from app.store import chat as store

# Feelings that get a warm word beside a booking: joy over a purchase is the person's own.
_TROUBLED: frozenset[Feeling] = frozenset({"worried", "frustrated"})

log = structlog.get_logger()


def record(
    session: Session,
    work: Work,
    message: str,
    todo: Sequence[Command],
    outcomes: Sequence[Outcome],
    *,
    key: str | None,
    fingerprint: str,
) -> ChatMessageData:
    """Store a message with its answer, and return the answer.

    `key` is the request's Idempotency-Key, kept for good with its fingerprint.
    """
    labels = describe(todo)
    shared = {
        "user_id": work.user.id,
        "language": work.language,
        "intent": labels.intent,
        "topic": labels.topic,
        "emotion": labels.emotion,
        "channel": work.channel,
        "created_at": work.now,
    }
    said = {**shared, "id": work.answer_id, "role": store.ASSISTANT}
    said["message"] = _reply(work, outcomes, message)
    answer = _answer(work, labels, said)
    asked = {**shared, "id": work.message_id, "role": store.USER, "message": message}
    store.add(session, asked)
    kept = {"answer": answer.model_dump(mode="json"), "shown": list(work.shown)}
    store.add(session, {**said, **kept, **_key_columns(work, key, fingerprint)})
    _log(work, todo, outcomes)
    return answer


def _answer(work: Work, labels: Labels, said: Mapping[str, Any]) -> ChatMessageData:
    """Return the answer as the API gives it; `said` are the columns of its row."""
    return ChatMessageData.model_validate(
        {
            **{name: value for name, value in said.items() if name != "channel"},
            "question_type": labels.question_type,
            "question_slots": labels.question_slots,
            "changes": work.changes,
            "pending": _pending(work.open_question),
        }
    )


def _key_columns(work: Work, key: str | None, fingerprint: str) -> dict[str, str]:
    """Return the columns that keep an Idempotency-Key for good, none without one."""
    if key is None:
        return {}
    return {
        "client_id": work.user.client_id,
        "idempotency_key": key,
        "fingerprint": fingerprint,
    }


def _reply(work: Work, outcomes: Sequence[Outcome], message: str) -> str:
    """Return the reply; of what is only proposed, that nothing is changed yet.

    Trouble that is told with a purchase gets a warm sentence first.
    """
    if work.changes and not work.changes[0].performed:
        summaries = "\n".join(change.summary for change in work.changes)
        return work.formatter.say("proposed", what=summaries)
    reply = word_reply(outcomes, work.formatter)
    feeling = has_feeling(message)
    if feeling in _TROUBLED and any(isinstance(outcome, Booked) for outcome in outcomes):
        return fit(f"{word_feeling(feeling, work.formatter)}\n{reply}")
    return reply


def _log(work: Work, todo: Sequence[Command], outcomes: Sequence[Outcome]) -> None:
    """Tell operators what a message asked for and what it changed: names and ids, never words."""
    log.info(
        "chat_answered",
        user=work.user.id,
        answer=work.answer_id,
        channel=work.channel,
        commands=[command.type for command in todo],
        outcomes=[type(outcome).__name__ for outcome in outcomes],
        changes=[change.id for change in work.changes if change.id],
        asks=work.open_question.slot or work.open_question.kind if work.open_question else None,
    )


def _pending(question: OpenQuestion | None) -> PendingData | None:
    if question is None:
        return None
    return PendingData(
        question=question.text, choices=[choice.label for choice in question.choices]
    )
