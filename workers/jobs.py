"""The functions that Redis names."""

from workers.bootstrap import engine


def work_on(conversation_id: str) -> None:
    """Does the waiting messages of a conversation, if nobody else is at it."""
    engine().conversations.work_on(conversation_id)
