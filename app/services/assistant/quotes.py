"""Find the entries that a quoted reply shows."""

from collections.abc import Mapping, Sequence

from app.db import Session
from app.store import chat, quoted


def find_quoted(session: Session, user_id: str, quoted_id: str) -> Sequence[str]:
    """Return the ids of the entries that a message of ours shows, in order; none if unknown.

    `quoted_id` is the id of an answer of the chat, or of one of our WhatsApp replies, whose
    message's outcome names what was booked or the answer.
    """
    if shown := chat.find_shown(session, user_id, quoted_id):
        return shown
    outcome = quoted.find_outcome(session, user_id, quoted_id)
    if not isinstance(outcome, Mapping):
        return ()
    if isinstance(answer_id := outcome.get("answer_id"), str):
        return chat.find_shown(session, user_id, answer_id)
    booked = outcome.get("transactions")
    if not isinstance(booked, list):
        return ()
    return [str(entry["id"]) for entry in booked if isinstance(entry, Mapping) and "id" in entry]
